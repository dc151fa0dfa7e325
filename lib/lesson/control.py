"""The kinds of control that a page can have: what each may hold, and what it holds before anybody has touched it.

A number is a Parameter (lib/numerics/parameter.py). The other kinds are here. The key of a control is its key in the
address of the page and in the session, so it is unique in the whole app.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from lib.lesson.reading import parse_number, quoted
from lib.numerics.parameter import Parameter

# A number as an address has it; "-0" is not one.
_PLAIN = re.compile(r"(?!-0+$)[+-]?[0-9]+\.?[0-9]*(e[+-]?[0-9]+)?", re.IGNORECASE)


def check_key(key: str) -> None:
    """Raise ValueError unless the key is a lower-case word."""
    if not re.fullmatch(r"[a-z][a-z0-9]*", key):
        raise ValueError(f"key must be a lower-case word, not {key!r}")


@dataclass(frozen=True)
class Choice:
    """One of several options. `options` maps each to its label, which is also what stands in the address."""

    key: str
    label: str
    options: Mapping[str, str]
    default: str
    help: str = ""

    def __post_init__(self) -> None:
        check_key(self.key)
        if self.default not in self.options:
            raise ValueError(f"{self.key}: default must be one of {list(self.options)}, not {self.default!r}")


@dataclass(frozen=True)
class Choices:
    """Any number of several options. `options` maps each to its label, which is also what stands in the address."""

    key: str
    label: str
    options: Mapping[str, str]
    default: tuple[str, ...]
    help: str = ""

    def __post_init__(self) -> None:
        check_key(self.key)
        unknown = set(self.default) - set(self.options)
        if unknown:
            raise ValueError(f"{self.key}: default must hold options only, not {sorted(unknown)}")


@dataclass(frozen=True)
class Interval:
    """Two numbers in order, both in [low, high] and at least two steps apart."""

    key: str
    label: str
    low: float
    high: float
    default: tuple[float, float]
    step: float
    help: str = ""

    def __post_init__(self) -> None:
        check_key(self.key)
        left, right = self.default
        if not self.low <= left < right <= self.high:
            raise ValueError(f"{self.key}: default must be two numbers in order in [{self.low}, {self.high}]")


@dataclass(frozen=True)
class Text:
    """A text of at most `longest` characters.

    `read` raises a ValueError with the reason if a text other than the default cannot be read.
    """

    key: str
    label: str
    default: str
    longest: int
    help: str = ""
    read: Callable[[str], object] | None = None

    def __post_init__(self) -> None:
        check_key(self.key)
        if len(self.default) > self.longest:
            raise ValueError(f"{self.key}: default must have at most {self.longest} characters")


@dataclass(frozen=True)
class Switch:
    """A part of the page that is open or closed; `help` says what is in it."""

    key: str
    label: str
    help: str = ""
    default: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        check_key(self.key)


Control = Parameter | Choice | Choices | Interval | Text | Switch


def same(*options: str) -> dict[str, str]:
    """Return options that are their own labels."""
    return {option: option for option in options}


def limits(control: Parameter | Interval) -> str:
    """Return in words which numbers a control may hold."""
    kind = "a whole number" if isinstance(control, Parameter) and control.whole else "a number"
    return f"{kind} from {control.low:g} to {control.high:g}".replace("-", "\u2212")


def canonical(control: Control, values: Sequence[str]) -> list[str]:
    """Return the values of a control in an address as the control writes them itself.

    A number in another notation gets its plain one, and a whole parameter the nearest whole number; of repeated values
    of one number the last counts, as everywhere in an address. ValueError, which names the control and what it may
    hold, if a number or a text cannot be read; options are left to the widget, which ignores unknown ones.
    """
    match control:
        case Parameter():
            return [_plain(control, values[-1])]
        case Interval() if len(values) == 2:
            return [_plain(control, value) for value in values]
        case Text() if control.read and values[-1] != control.default:
            try:
                control.read(values[-1])
            except ValueError as error:
                raise ValueError(f"{control.key.capitalize()}: {error}") from None
    return list(values)


def _plain(control: Parameter | Interval, value: str) -> str:
    """Return a number as an address has it, unchanged if it is written so already."""
    try:
        number = parse_number(value)
    except ValueError as error:
        raise ValueError(f"{control.label}: {error}; it holds {limits(control)}") from None
    if not control.low <= number <= control.high:
        raise ValueError(f"{control.label}: {quoted(value)} is out of range; it holds {limits(control)}")
    held = control.nearest(number) if isinstance(control, Parameter) else number
    if _PLAIN.fullmatch(value) and float(value) == held:
        return value
    return str(int(held)) if held.is_integer() else repr(held)
