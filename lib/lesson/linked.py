"""Controls that hold one state in two forms: the cause of a death with its numbers, and a probability with its logit.

An address may have one form, both, or neither. Where they differ, the numbers of the neuron count, and the probability.
"""

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from lib.activations import sigmoid
from lib.lesson import controls
from lib.lesson.address_values import plain_number
from lib.lesson.control import Choice, printed
from lib.lesson.examples import CAUSES
from lib.lesson.reading import quoted
from lib.numerics.parameter import DECIMALS, Parameter

Held = Mapping[str, object]
LOGIT_DECIMALS = 4
"""Number of decimals of a logit that is computed from a probability."""
SAME_LOGIT = 1e-3
"""A logit that differs by less from that of a probability stays as it was typed."""


Follow = Callable[[Held, Collection[str]], dict[str, object]]
"""From what the controls hold and the keys of those that were changed to what others hold then."""


@dataclass(frozen=True)
class Link:
    """Controls of a view of a page that follow each other."""

    page: str
    view: str
    controls: tuple[Parameter | Choice, ...]
    follow: Follow


def cause_of(held: Held) -> str | None:
    """Return the cause whose numbers a neuron has, None if it has those of no cause."""
    return next((c for c, values in CAUSES.items() if all(held[key] == value for key, value in values.items())), None)


def follow_cause(held: Held, changed: Collection[str]) -> dict[str, object]:
    """Return the numbers of a cause that was chosen, at the first step, or the cause that other numbers are."""
    chosen = held[controls.CAUSE.key]
    if controls.CAUSE.key in changed and isinstance(chosen, str):
        return {**CAUSES[chosen], controls.STEP.key: float(controls.STEP.low)}
    return {controls.CAUSE.key: cause_of(held)}


def follow_logit(held: Held, changed: Collection[str]) -> dict[str, object]:
    """Return the probability of a logit that was changed, or else the logit of the probability."""
    p, z = (float(str(held[control.key])) for control in (controls.PROBABILITY, controls.LOGIT))
    if controls.LOGIT.key in changed and controls.PROBABILITY.key not in changed:
        return {controls.PROBABILITY.key: round(float(sigmoid(z)), DECIMALS)}
    return {} if abs(logit_of(p) - z) < SAME_LOGIT else {controls.LOGIT.key: logit_of(p)}


def logit_of(p: float) -> float:
    """Return ln(p / (1 - p)) as the control of the logit holds it: rounded, and within its bounds."""
    if p in (0, 1):
        return float(controls.LOGIT.high if p else controls.LOGIT.low)
    z = round(math.log(p) - math.log1p(-p), LOGIT_DECIMALS)
    return float(min(max(z, controls.LOGIT.low), controls.LOGIT.high))


CAUSE_AND_NUMBERS = Link(
    "activations",
    "Dying ReLU",
    (controls.CAUSE, controls.INPUTS, controls.WEIGHT, controls.BIAS, controls.RATE, controls.STEP),
    follow_cause,
)
PROBABILITY_AND_LOGIT = Link("likelihood", "Cross-entropy", (controls.PROBABILITY, controls.LOGIT), follow_logit)
LINKS = (CAUSE_AND_NUMBERS, PROBABILITY_AND_LOGIT)
"""The links of all views."""


def held_in(link: Link, query: Mapping[str, list[str]]) -> dict[str, object]:
    """Return what the controls of a link hold for an address, by key."""
    return {control.key: _read(control, query.get(control.key)) for control in link.controls}


def complete(link: Link, query: Mapping[str, list[str]]) -> tuple[dict[str, list[str]], list[str]]:
    """Return the values that an address lacks or has to change so that its controls agree, and a note for each change.

    The values of the query must be those that the controls write.
    """
    held = held_in(link, query)
    held |= {k: value for k, value in link.follow(held, query.keys() & held.keys()).items() if k not in query}
    held |= (changed := link.follow(held, ()))
    found, notes = {}, []
    for control in link.controls:
        key, value = control.key, held[control.key]
        if key in query and key in changed and value != _read(control, query[key]):
            notes.append(_change(control, query[key][-1], value))
        if value != _read(control, query.get(key)):
            found[key] = [_written(control, value)]
    return found, notes


def _read(control: Parameter | Choice, values: list[str] | None) -> object:
    """Return what a control holds for its values in an address; its default for none, None for no option."""
    if not values:
        return float(control.default) if isinstance(control, Parameter) else control.default
    if isinstance(control, Parameter):
        return float(values[-1])
    return next((option for option, label in control.options.items() if label == values[-1]), None)


def _written(control: Parameter | Choice, value: object) -> str:
    """Return a value of a control as an address has it."""
    if isinstance(control, Choice):
        return control.options[value] if isinstance(value, str) else ""
    return plain_number(float(str(value)))


def _change(control: Parameter | Choice, asked: str, value: object) -> str:
    """Say what a control holds in place of a value that does not belong to those of the others."""
    shown = printed(value) if isinstance(value, float) else quoted(str(value)) if value else "no option"
    return f"{control.label}: {quoted(asked)} does not belong to the other values of this address; {shown} does"
