"""Read the values of a control in an address: what the control writes itself, and a note for every other change."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from lib.lesson.control import Choice, Choices, Control, Interval, Switch, Text, limits, printed
from lib.lesson.reading import parse_number, quoted
from lib.numerics.parameter import Parameter

# A number as an address has it; "-0" is not one.
_PLAIN = re.compile(r"(?!-0+$)[+-]?[0-9]+\.?[0-9]*(e[+-]?[0-9]+)?", re.IGNORECASE)
LISTED_OPTIONS = 12
"""A message names at most so many options."""

LONGEST_TEXT = 50_000
"""No longer text is read, not even to shorten it: 500 points with all their decimals have fewer characters."""

Reading = tuple[list[str], list[str]]
"""The values that a control takes over, none if it keeps its default, and what was left out or changed."""


def read_values(control: Control, values: Sequence[str]) -> Reading:
    """Return the values of a control in an address as the control writes them itself, and notes on what was changed.

    Another notation of a number or of an option is no change. Of repeated values of a control that holds one value the
    last counts, as everywhere in an address.
    """
    match control:
        case Choices():
            return _options(control, values)
        case Interval():
            return _interval(control, values)
    notes = []
    if len(set(values)) > 1:
        notes.append(f"{control.label}: only one value is possible, so the last one, {quoted(values[-1])}, is used")
    try:
        kept, further = _value(control, values[-1])
    except ValueError as error:
        return [], [*notes, str(error)]
    return [kept], [*notes, *further]


def written(control: Control, value: Any) -> str | tuple[str, ...]:
    """Return what an address has for the value that the widget of a control holds."""
    match control:
        case Parameter():
            return plain_number(float(value))
        case Interval():
            return tuple(plain_number(float(end)) for end in value)
        case Choice():
            return control.options.get(value, value or "")
        case Choices():
            return tuple(control.options[option] for option in value)
        case Switch():
            return "true" if value else "false"
        case Text():
            return value or ""


def _value(control: Parameter | Choice | Text | Switch, value: str) -> tuple[str, list[str]]:
    """Return the one value of a control as it writes it, and notes; ValueError if it cannot be read."""
    match control:
        case Parameter():
            return _number(control, value)
        case Choice():
            return _option(control, value), []
        case Switch():
            return _state(control, value), []
        case Text():
            return _text(control, value)


def _number(control: Parameter, value: str) -> tuple[str, list[str]]:
    """Return the number that a parameter holds for a value, and a note if it was rounded."""
    number = _within(control, value)
    held = control.nearest(number)
    rounded = f"{control.label}: {printed(held)} is the nearest whole number to {printed(number)}"
    return plain_number(held, value), [rounded] * (held != number)


def _within(control: Parameter | Interval, value: str) -> float:
    """Return the number in a value; ValueError if there is none or the control does not hold it."""
    try:
        number = parse_number(value)
    except ValueError as error:
        raise ValueError(f"{control.label}: {error}; it holds {limits(control)}") from None
    if not control.low <= number <= control.high:
        raise ValueError(f"{control.label}: {quoted(value)} is out of range; it holds {limits(control)}")
    return number


def plain_number(number: float, value: str = "") -> str:
    """Return a number as an address has it; a value that is that number and is written so stays as it is."""
    if _PLAIN.fullmatch(value) and float(value) == number:
        return value
    return str(int(number)) if number.is_integer() else repr(number)


def _interval(control: Interval, values: Sequence[str]) -> Reading:
    """Return two numbers in order, at least two steps apart."""
    if len(values) != 2:
        given = f"{len(values)} value" + "s" * (len(values) > 1)
        return [], [f"{control.label}: {given} where two are needed, each {limits(control)}"]
    try:
        ends = sorted((_within(control, value), value) for value in values)
    except ValueError as error:
        return [], [str(error)]
    left, right = (number for number, _ in ends)
    wide = control.widened(left, right)
    if wide == (left, right):
        return [plain_number(number, value) for number, value in ends], []
    return [plain_number(float(end)) for end in wide], [f"{control.label}: {widened_sentence(control, (left, right))}"]


def widened_sentence(control: Interval, ends: tuple[float, float]) -> str:
    """Say which interval is shown in place of one that is too narrow."""
    asked, shown = (" to ".join(map(printed, pair)) for pair in (ends, control.widened(*ends)))
    return f"{asked} is too narrow, so {shown} is shown"


def _option(control: Choice | Choices, value: str) -> str:
    """Return the label of the option that a value names, whatever its case and width; "" stands for no option."""
    if value == "" or value in control.options.values():
        return value
    for names in (control.options.values(), control.options):
        for name, label in zip(names, control.options.values(), strict=True):
            if _alike(name, value):
                return label
    raise ValueError(f"{control.label}: {quoted(value)} is not an option; {option_list(control.options)}")


def _alike(label: str, value: str) -> bool:
    """Return whether a value is a label in another case or width, or another notation of the same number."""
    plain = [" ".join(unicodedata.normalize("NFKC", text).casefold().split()) for text in (label, value)]
    try:
        return plain[0] == plain[1] or parse_number(label) == parse_number(value)
    except ValueError:
        return False


def option_list(options: Mapping[str, str]) -> str:
    """Say which options there are; of more than a dozen the first three."""
    labels = list(options.values())
    if len(labels) > LISTED_OPTIONS:
        return f"the options are {', '.join(labels[:3])} and {len(labels) - 3} others"
    return f"the options are {', '.join(labels[:-1])} and {labels[-1]}"


def _options(control: Choices, values: Sequence[str]) -> Reading:
    """Return the labels of the options that are known, each once, and a note for each value that is unknown."""
    kept, notes = [], []
    for value in dict.fromkeys(values):
        try:
            kept.append(_option(control, value))
        except ValueError as error:
            notes.append(str(error))
    return list(dict.fromkeys(kept)), notes


def _state(control: Switch, value: str) -> str:
    """Return "true" or "false" for a switch."""
    if value.casefold() not in ("", "true", "false"):
        raise ValueError(f"{control.key}: {quoted(value)} is not an option; the options are true and false")
    return value.casefold()


def held_text(control: Text, typed: str) -> tuple[str, str]:
    """Return a text as its control holds it, and what was left out; ValueError if that is too long.

    Not even the start of a longer one is taken over: the end of a list would be lost, or a number cut in its middle.
    """
    if len(typed) > LONGEST_TEXT:
        raise ValueError(_too_long(typed, LONGEST_TEXT))
    held, left_out = control.held(typed) if control.held else (typed, "")
    if len(held) > control.longest:
        raise ValueError(_too_long(held, control.longest))
    return held, left_out


def _too_long(text: str, longest: int) -> str:
    """Return how long a text is and how long it may be."""
    return f"a text of {len(text)} characters; at most {longest} are possible"


def _text(control: Text, value: str) -> tuple[str, list[str]]:
    """Return what a text control keeps of a text, and a note if that is not all."""
    try:
        kept, left_out = held_text(control, value)
    except ValueError as error:
        raise ValueError(f"{control.label}: {error}") from None
    try:
        if control.read and kept != control.default:
            control.read(kept)
    except ValueError as error:
        raise ValueError(f"{control.key.capitalize()}: {error}") from None
    return kept, [f"{control.label}: {left_out}"] * bool(left_out)
