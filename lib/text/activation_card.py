"""What the card of an activation says of its properties, in words."""

import math

from lib.analysis.extrema import Bound, Place
from lib.analysis.properties import SMALL_SLOPE, End, Kink, Properties
from lib.text.labels import enumerated
from lib.text.numbers import INFINITY, MINUS, equals, fixed, not_hidden, relation, significant

DIGITS = 4
FOUND_DIGITS = 8
"""Digits of a place that the searches for it give."""


def property_facts(found: Properties) -> dict[str, str]:
    """Return what a card says of the properties: name of the property -> short text."""
    return {
        "Range": _range(found.minimum, found.maximum),
        "x → −∞": _end(found.left, -1),
        "x → ∞": _end(found.right, 1),
        "Mean output, standard normal input": _mean(found),
        "Monotone": _monotone(found),
        "Shape": _shape(found),
        "Largest slope": _bound(found.largest_slope),
        "Least slope": _bound(found.least_slope),
        "Lipschitz constant, the bound of |slope|": _lipschitz_constant(found),
        "Slope exactly 0": enumerated([*map(interval, found.flat)]) or "on no interval",
        f"Slope stays between −{significant(SMALL_SLOPE)} and {significant(SMALL_SLOPE)}": _saturation(found.saturated),
        "Smoothness": "; ".join(map(_kink, found.kinks)) or "smooth everywhere",
    }


# Bounds and places


def _range(minimum: Bound, maximum: Bound) -> str:
    """Return the values between two bounds as an interval, closed where a bound is attained, and where it is."""
    left, right = "[" if minimum.attained else "(", "]" if maximum.attained else ")"
    text = f"{left}{_number(minimum.value)}, {_number(maximum.value)}{right}"
    for name, bound in (("minimum", minimum), ("maximum", maximum)):
        if bound.attained:
            text += f", {name} {_attained(bound)}"
    return text


def _bound(bound: Bound) -> str:
    """Return a bound with where it is attained, or from where it is approached."""
    value = _number(bound.value)
    if math.isinf(bound.value):
        return f"unbounded {enumerated([*map(_far, bound.places)])}"
    if bound.attained:
        return f"{value} {_attained(bound)}"
    far = [_far(place) for place in bound.places if math.isinf(place.low)]
    near = [_one_sided(place) for place in bound.places if math.isfinite(place.low)]
    approached = [f"approaches {value} {enumerated(far)}"] if far else []
    return "; ".join(approached + [f"{value} {place}" for place in near])


def _far(place: Place) -> str:
    """Return to which side a bound is approached."""
    return f"as x {'grows' if place.high > 0 else 'falls'}"


def _one_sided(place: Place) -> str:
    """Return the point at which a bound is a one-sided limit."""
    return f"at x {_at(place.low)} from the {'left' if place.side < 0 else 'right'}"


def _attained(bound: Bound) -> str:
    """Return the points and intervals at which a bound is attained."""
    attained = [place for place in bound.places if place.side == 0]
    places = [_found(place.low) for place in attained if not place.is_interval]
    points = ", ".join(map(_number, places))
    intervals = [interval(place) for place in attained if place.is_interval]
    if bound.more:
        points += ", …"
    return enumerated([f"at x {relation(*places)} {points}"] * bool(points) + intervals)


def interval(place: Place) -> str:
    """Return an interval of x as an inequality."""
    below, above = ("≤" if end else "<" for end in place.closed)
    if math.isinf(place.low) and math.isinf(place.high):
        return "for every x"
    if math.isinf(place.low):
        return f"for x {above} {_number(place.high)}"
    if math.isinf(place.high):
        return f"for x {below.translate(TURNED)} {_number(place.low)}"
    return f"for {_number(place.low)} {below} x {above} {_number(place.high)}"


TURNED = str.maketrans("≤<", "≥>")


# The other properties


def _mean(found: Properties) -> str:
    """Return the mean output and whether it is 0; one that is not 0 does not look like it."""
    return f"{fixed(0)}, centred" if found.centred else f"{not_hidden(found.mean)}, not centred"


def _monotone(found: Properties) -> str:
    """Return whether an activation is monotone, and strictly so."""
    if found.never_falls and found.never_rises:
        return "constant"
    if not found.monotone:
        return "no"
    if found.flat:
        return "never falls" if found.never_falls else "never rises"
    return "strictly rising" if found.never_falls else "strictly falling"


def _shape(found: Properties) -> str:
    """Return whether an activation is convex or concave."""
    if found.convex and found.concave:
        return "a straight line"
    if found.convex:
        return "convex: never bent downwards"
    return "concave: never bent upwards" if found.concave else "neither convex nor concave"


def _lipschitz_constant(found: Properties) -> str:
    """Return the Lipschitz constant, or that there is none."""
    constant = found.lipschitz_constant
    return "none" if math.isinf(constant) else _number(constant)


def _saturation(saturated: tuple[float | None, float | None]) -> str:
    """Return the x below and above which an activation is saturated, in words."""
    left, right = saturated
    if left is not None and math.isinf(left):
        return "everywhere"
    parts = [f"{word} x {_at(x)}" for word, x in (("below", left), ("beyond", right)) if x is not None]
    return enumerated(parts) or "at neither end"


def _end(end: End, side: int) -> str:
    """Return the limit of an activation as x goes to one infinity, and its asymptote or straight line there."""
    if math.isnan(end.limit):
        return "no limit"
    if math.isfinite(end.limit):
        verb = "approaches" if end.straight_from is None else "equals"
        return f"{verb} {_number(end.limit)}{_from(end, side)}"
    text = f"falls to −{INFINITY}" if end.limit < 0 else f"grows to {INFINITY}"
    if end.intercept is not None:
        line = f"{relation(end.slope, _offset(end.intercept))} {_line(end.slope, end.intercept)}"
        return text + (f", asymptote y {line}" if end.straight_from is None else f": f(x) {line}{_from(end, side)}")
    if end.slope == 0:
        return f"{text}, the slope approaches 0"
    return f"{text}, its slope is unbounded" if math.isinf(end.slope) else text


def _from(end: End, side: int) -> str:
    """Return where an activation is a straight line on one side; nothing if it is none, or one for every x."""
    if end.straight_from is None or math.isinf(end.straight_from):
        return ""
    return f" for x {'>' if side > 0 else '<'} {_number(end.straight_from)}"


def _line(slope: float, intercept: float) -> str:
    """Return slope x + intercept; a slope of 1 and an intercept of 0 are left out."""
    slanted = {1.0: "x", -1.0: f"{MINUS}x"}.get(slope, f"{_number(slope)} x")
    offset = _offset(intercept)
    return slanted + (f" {'+' if offset > 0 else MINUS} {_number(abs(offset))}" if offset else "")


def _offset(intercept: float) -> float:
    """Return an intercept without the error of the search for it."""
    return round(intercept, 6)


def _kink(kink: Kink) -> str:
    """Return what is discontinuous at a kink: f, its derivative, or its second derivative."""
    x = _at(kink.x)
    if kink.order == 0:
        return f"f jumps at x {x}"
    if kink.is_jump:
        return f"the slope jumps from {_number(kink.left)} to {_number(kink.right)} at x {x}"
    return f"the slope is continuous, the second derivative jumps at x {x}"


# Numbers and lists


def _found(x: float) -> float:
    """Return a place without the error of the search for it."""
    return float(f"{x:.{FOUND_DIGITS - 1}e}")


def _at(x: float) -> str:
    """Return a place as in "= −1.5" and "≈ −1.278"."""
    return equals(_found(x), DIGITS)


def _number(number: float) -> str:
    """Return a number in four digits, in which the error of a search does not show."""
    return significant(number, DIGITS)
