"""What the card of an activation says of its properties, in words."""

import math

from lib.analysis.extrema import Bound, Place
from lib.analysis.properties import SMALL_SLOPE, End, Kink, Properties
from lib.text.catalogue import activations as words
from lib.text.labels import enumerated
from lib.text.numbers import MINUS, equals, fixed, not_hidden, relation, significant

DIGITS = 4
FOUND_DIGITS = 8
"""Digits of a place that the searches for it give."""


def property_facts(found: Properties) -> dict[str, str]:
    """Return what a card says of the properties: name of the property -> short text."""
    return {
        words.CARD_RANGE: _range(found.minimum, found.maximum),
        words.CARD_LEFT_END: _end(found.left, -1),
        words.CARD_RIGHT_END: _end(found.right, 1),
        words.CARD_MEAN: _mean(found),
        words.CARD_MONOTONE: _monotone(found),
        words.CARD_SHAPE: _shape(found),
        words.CARD_LARGEST_SLOPE: _bound(found.largest_slope),
        words.CARD_LEAST_SLOPE: _bound(found.least_slope),
        words.CARD_LIPSCHITZ: _lipschitz_constant(found),
        words.CARD_ZERO_SLOPE: enumerated([*map(interval, found.flat)]) or words.CARD_NO_INTERVAL,
        words.CARD_SMALL_SLOPE.format(slope=significant(SMALL_SLOPE)): _saturation(found.saturated),
        words.CARD_SMOOTHNESS: "; ".join(map(_kink, found.kinks)) or words.CARD_SMOOTH,
    }


# Bounds and places


def _range(minimum: Bound, maximum: Bound) -> str:
    """Return the values between two bounds as an interval, closed where a bound is attained, and where it is."""
    left, right = "[" if minimum.attained else "(", "]" if maximum.attained else ")"
    parts = [f"{left}{_number(minimum.value)}, {_number(maximum.value)}{right}"]
    parts += [words.CARD_MINIMUM.format(where=_attained(minimum))] if minimum.attained else []
    parts += [words.CARD_MAXIMUM.format(where=_attained(maximum))] if maximum.attained else []
    return ", ".join(parts)


def _bound(bound: Bound) -> str:
    """Return a bound with where it is attained, or from where it is approached."""
    value = _number(bound.value)
    if math.isinf(bound.value):
        return words.CARD_UNBOUNDED.format(where=enumerated([*map(_far, bound.places)]))
    if bound.attained:
        return words.CARD_BOUND.format(bound=value, where=_attained(bound))
    far = [_far(place) for place in bound.places if math.isinf(place.low)]
    near = [_one_sided(place) for place in bound.places if math.isfinite(place.low)]
    approached = [words.CARD_BOUND_APPROACHED.format(bound=value, where=enumerated(far))] if far else []
    return "; ".join(approached + [words.CARD_BOUND.format(bound=value, where=place) for place in near])


def _far(place: Place) -> str:
    """Return to which side a bound is approached."""
    return words.AS_X_GROWS if place.high > 0 else words.AS_X_FALLS


def _one_sided(place: Place) -> str:
    """Return the point at which a bound is a one-sided limit."""
    x = _at(place.low)
    return words.FROM_THE_LEFT.format(x=x) if place.side < 0 else words.FROM_THE_RIGHT.format(x=x)


def _attained(bound: Bound) -> str:
    """Return the points and intervals at which a bound is attained."""
    attained = [place for place in bound.places if place.side == 0]
    places = [_found(place.low) for place in attained if not place.is_interval]
    points = ", ".join(map(_number, places))
    intervals = [interval(place) for place in attained if place.is_interval]
    if bound.more:
        points += ", …"
    return enumerated(([words.AT_X.format(x=f"{relation(*places)} {points}")] if points else []) + intervals)


def interval(place: Place) -> str:
    """Return an interval of x as an inequality."""
    below, above = ("≤" if end else "<" for end in place.closed)
    if math.isinf(place.low) and math.isinf(place.high):
        return words.FOR_EVERY_X
    if math.isinf(place.low):
        inequality = f"x {above} {_number(place.high)}"
    elif math.isinf(place.high):
        inequality = f"x {below.translate(TURNED)} {_number(place.low)}"
    else:
        inequality = f"{_number(place.low)} {below} x {above} {_number(place.high)}"
    return words.FOR_X.format(inequality=inequality)


TURNED = str.maketrans("≤<", "≥>")


# The other properties


def _mean(found: Properties) -> str:
    """Return the mean output and whether it is 0; one that is not 0 does not look like it."""
    if found.centred:
        return words.CARD_CENTRED.format(mean=fixed(0))
    return words.CARD_NOT_CENTRED.format(mean=not_hidden(found.mean))


def _monotone(found: Properties) -> str:
    """Return whether an activation is monotone, and strictly so."""
    if found.never_falls and found.never_rises:
        return words.CARD_CONSTANT
    if not found.monotone:
        return words.CARD_NOT_MONOTONE
    if found.flat:
        return words.CARD_NEVER_FALLS if found.never_falls else words.CARD_NEVER_RISES
    return words.CARD_RISING if found.never_falls else words.CARD_FALLING


def _shape(found: Properties) -> str:
    """Return whether an activation is convex or concave."""
    if found.convex and found.concave:
        return words.CARD_LINE
    if found.convex:
        return words.CARD_CONVEX
    return words.CARD_CONCAVE if found.concave else words.CARD_NO_SHAPE


def _lipschitz_constant(found: Properties) -> str:
    """Return the Lipschitz constant, or that there is none."""
    constant = found.lipschitz_constant
    return words.CARD_NO_LIPSCHITZ if math.isinf(constant) else _number(constant)


def _saturation(saturated: tuple[float | None, float | None]) -> str:
    """Return the x below and above which an activation is saturated, in words."""
    left, right = saturated
    if left is not None and math.isinf(left):
        return words.CARD_EVERYWHERE
    parts = [words.CARD_BELOW.format(x=_at(left))] if left is not None else []
    parts += [words.CARD_BEYOND.format(x=_at(right))] if right is not None else []
    return enumerated(parts) or words.CARD_NEITHER_END


def _end(end: End, side: int) -> str:
    """Return the limit of an activation as x goes to one infinity, and its asymptote or straight line there."""
    if math.isnan(end.limit):
        return words.CARD_NO_LIMIT
    if math.isfinite(end.limit):
        return _finite_end(end, side)
    limit = words.CARD_FALLS if end.limit < 0 else words.CARD_GROWS
    if end.intercept is not None:
        return _straight_end(end, side, limit, end.intercept)
    if end.slope == 0:
        return words.CARD_LEVEL.format(limit=limit)
    return words.CARD_STEEP.format(limit=limit) if math.isinf(end.slope) else limit


def _finite_end(end: End, side: int) -> str:
    """Return the finite limit of an activation on one side, and whether and where it is equal to that."""
    limit, where = _number(end.limit), _from(end, side)
    if end.straight_from is None:
        return words.CARD_APPROACHES.format(limit=limit)
    return words.CARD_EQUALS_WHERE.format(limit=limit, where=where) if where else words.CARD_EQUALS.format(limit=limit)


def _straight_end(end: End, side: int, limit: str, intercept: float) -> str:
    """Return the infinite limit of an activation on one side, with the line that it approaches or that it is."""
    line = f"{relation(end.slope, _offset(intercept))} {_line(end.slope, intercept)}"
    if end.straight_from is None:
        return words.CARD_ASYMPTOTE.format(limit=limit, line=line)
    if where := _from(end, side):
        return words.CARD_STRAIGHT_WHERE.format(limit=limit, line=line, where=where)
    return words.CARD_STRAIGHT.format(limit=limit, line=line)


def _from(end: End, side: int) -> str:
    """Return where an activation is a straight line on one side; nothing if it is none, or one for every x."""
    if end.straight_from is None or math.isinf(end.straight_from):
        return ""
    return words.FOR_X.format(inequality=f"x {'>' if side > 0 else '<'} {_number(end.straight_from)}")


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
        return words.CARD_JUMP.format(x=x)
    if kink.is_jump:
        return words.CARD_SLOPE_JUMP.format(left=_number(kink.left), right=_number(kink.right), x=x)
    return words.CARD_SECOND_JUMP.format(x=x)


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
