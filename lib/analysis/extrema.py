"""The supremum and the infimum of a function of one variable, and where each is attained or approached.

The function is analytic between given kinks, as every activation and its derivative are. So on each piece it is either
constant, or it equals its supremum only at single points; otherwise it approaches the supremum at an end of the piece.
What a float64 shows far out, where sigmoid(40) == 1, is therefore known to be rounding.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lib.numerics.arrays import FloatArray

Function = Callable[[FloatArray], FloatArray]

EQUAL = 1e-12
"""Values within this relative distance count as equal."""

MOST_PLACES = 3
"""A bound that is attained at more points than these names the ones nearest to 0."""

NEAR = 20.0
"""The samples up to this |x| are at most 0.01 apart."""

_OCTAVES = np.concatenate([np.arange(-1070, -20), np.arange(-20, 20, 1 / 32), np.arange(20, 1023)])
_POSITIVE = np.union1d(2.0**_OCTAVES, np.linspace(0.01, NEAR, 2000))
_SAMPLES = np.concatenate([-_POSITIVE[::-1], [0.0], _POSITIVE])
_NEAR_KINK = np.concatenate([-(2.0 ** np.arange(0, -50, -0.5)), 2.0 ** np.arange(-49.5, 0.5, 0.5)])


@dataclass(frozen=True)
class Place:
    """Where a bound is attained or approached: a point x = `low` = `high`, or the interval between `low` and `high`.

    A bound is attained on the whole of an interval; `closed` says which of its ends belong to it. `side` says how a
    point is meant: 0 attained, -1 approached from the left, 1 approached from the right. x = inf is approached from the
    left, as x grows, and x = -inf from the right, as x falls.
    """

    low: float
    high: float
    side: int = 0
    closed: tuple[bool, bool] = (True, True)

    @property
    def is_interval(self) -> bool:
        """Return whether the place is an interval and not a point."""
        return self.low < self.high


@dataclass(frozen=True)
class Bound:
    """A supremum or infimum, which may be infinite, with its places; `more` says that it is attained elsewhere too."""

    value: float
    places: tuple[Place, ...]
    more: bool = False

    @property
    def attained(self) -> bool:
        """Return whether the function takes the value of the bound somewhere."""
        return any(place.side == 0 for place in self.places)


@dataclass(frozen=True)
class Piece:
    """A function between two neighbouring kinks: samples, and the one-sided limits at its ends, NaN for none."""

    low: float
    high: float
    x: FloatArray
    values: FloatArray
    limits: tuple[float, float]

    @property
    def is_constant(self) -> bool:
        """Return whether all samples and both limits are equal."""
        values = np.append(self.values, self.limits)
        return bool(np.isfinite(values).all() and np.ptp(values) <= EQUAL * np.abs(values).max())


def close(first: float, second: float) -> bool:
    """Return whether two values are equal up to rounding; NaN equals nothing."""
    return first == second or math.isclose(first, second, rel_tol=EQUAL, abs_tol=0)


def pieces(function: Function, kinks: Sequence[float]) -> list[Piece]:
    """Return the function between each two neighbouring kinks, and out to both infinities."""
    samples = np.unique(np.concatenate([_SAMPLES, *(kink + _NEAR_KINK for kink in kinks)]))
    with np.errstate(all="ignore"):
        values = np.asarray(function(samples), dtype=np.float64)
        found = []
        for low, high in itertools.pairwise([-math.inf, *sorted(kinks), math.inf]):
            inside = (low < samples) & (samples < high) & ~np.isnan(values)
            limits = one_sided_limit(function, low, 1), one_sided_limit(function, high, -1)
            found.append(Piece(low, high, samples[inside], values[inside], limits))
    return found


def one_sided_limit(function: Function, x: float, side: int) -> float:
    """Return the limit of the function at x from the left (side -1) or from the right (side 1).

    At a kink it is the value at the neighbouring float, at an infinity the value there. A function that has none there
    is evaluated ever further out: where the last values agree they are the limit, where they grow it is infinite, and
    otherwise there is none, which is NaN.
    """
    with np.errstate(all="ignore"):
        value = float(function(np.array([math.nextafter(x, side * math.inf) if math.isfinite(x) else x]))[0])
        if not math.isnan(value) or math.isfinite(x):
            return value
        outwards = np.asarray(function(np.ldexp(math.copysign(1, x), np.arange(10, 1020, 10))))
    finite = outwards[np.isfinite(outwards)]
    if len(finite) < 3:
        return math.nan
    before, last = float(finite[-2]), float(finite[-1])
    if close(before, last):
        return last
    grows = (np.diff(np.abs(finite)) > 0).all() and len(set(np.sign(finite))) == 1
    return math.copysign(math.inf, last) if grows else math.nan


def bounds(function: Function, parts: Sequence[Piece], defined_at_kinks: bool = True) -> tuple[Bound, Bound]:
    """Return the infimum and the supremum over the real line of a function, whose `pieces` are the parts.

    A value at a kink counts if the function is continuous there, or if it is `defined_at_kinks`: a derivative is not
    where it jumps. A point of an extremum is exact to about 1e-8, the bound itself up to rounding.
    """
    mirrored = [replace(part, values=-part.values, limits=(-part.limits[0], -part.limits[1])) for part in parts]
    lower = _supremum(lambda x: -function(x), mirrored, defined_at_kinks)
    return replace(lower, value=0.0 - lower.value), _supremum(function, parts, defined_at_kinks)


def _supremum(function: Function, parts: Sequence[Piece], defined_at_kinks: bool) -> Bound:
    """Return the largest bound of the pieces and of the values at the kinks, with all of its places."""
    found = [_supremum_of_piece(function, part) for part in parts]
    at_kinks = dict(_values_at_kinks(function, parts, defined_at_kinks))
    value = max([bound.value for bound in found] + list(at_kinks.values())) + 0.0
    places = [place for bound in found if close(bound.value, value) for place in bound.places]
    attained_at = {x for x, height in at_kinks.items() if close(height, value)}
    attained = _joined([place for place in places if place.side == 0], attained_at)
    more = any(bound.more for bound in found if close(bound.value, value))
    return Bound(value, tuple(attained) or tuple(places), more)


def _values_at_kinks(
    function: Function, parts: Sequence[Piece], defined_at_kinks: bool
) -> Iterator[tuple[float, float]]:
    """Yield each kink with the value of the function there, if it counts."""
    for before, after in itertools.pairwise(parts):
        value = float(function(np.array([before.high]))[0])
        continuous = close(before.limits[1], value) and close(value, after.limits[0])
        if continuous or defined_at_kinks:
            yield before.high, value


def _joined(places: Sequence[Place], points: set[float]) -> list[Place]:
    """Return the places with the given points, which close the ends of intervals and join two that meet there."""
    joined: list[Place] = []
    for place in sorted([*places, *(Place(x, x) for x in points)], key=lambda place: (place.low, place.high)):
        last = joined[-1] if joined else None
        if last and last.high == place.low and (last.closed[1] or place.closed[0]):
            end = place.closed[1] if place.is_interval else True
            joined[-1] = Place(last.low, place.high, 0, (last.closed[0], end))
        else:
            joined.append(place)
    return joined


def _supremum_of_piece(function: Function, piece: Piece) -> Bound:
    """Return the supremum of a function on one open piece: everywhere, at inner points, or approached at an end."""
    if piece.is_constant:
        return Bound(float(piece.values[0]), (Place(piece.low, piece.high, 0, (False, False)),))
    limits = [limit for limit in piece.limits if not math.isnan(limit)]
    piece = _without_oscillating_tails(piece)
    at_end, inner = max(limits, default=-math.inf), float(piece.values.max())
    if inner > at_end and not close(inner, at_end):
        return _inner_maximum(function, piece, inner)
    ends = zip((piece.low, piece.high), piece.limits, (1, -1), strict=True)
    return Bound(at_end, tuple(Place(x, x, side) for x, limit, side in ends if close(limit, at_end)))


def _without_oscillating_tails(piece: Piece) -> Piece:
    """Return the piece without the samples far out where it has no limit: they are too coarse for what oscillates."""
    left, right = (
        -NEAR if math.isnan(piece.limits[0]) else -math.inf,
        NEAR if math.isnan(piece.limits[1]) else math.inf,
    )
    kept = (left <= piece.x) & (piece.x <= right)
    return replace(piece, x=piece.x[kept], values=piece.values[kept])


def _inner_maximum(function: Function, piece: Piece, largest: float) -> Bound:
    """Return the maximum over the inner points, with the points nearest to 0 at which it is attained."""
    if math.isinf(largest):
        x = float(piece.x[piece.values.argmax()])
        return Bound(largest, (Place(x, x),))
    # Between two samples the function may rise above both, so a little less than the largest sample is looked at too.
    scale = np.ptp(piece.values) if np.isnan(piece.limits).any() else abs(largest)
    near = np.flatnonzero(piece.values >= largest - 1e-4 * scale)
    runs = [(run[0], run[-1]) for run in np.split(near, np.flatnonzero(np.diff(near) > 1) + 1)]
    windows = [(_neighbour(piece, first - 1), _neighbour(piece, last + 1)) for first, last in runs]
    windows.sort(key=lambda window: abs(window[0] + window[1]))
    peaks = [_refined(function, *window) for window in windows[: 2 * MOST_PLACES]]
    top = max(height for _, height in peaks)
    points = [x for x, height in peaks if close(height, top)]
    more = len(points) > MOST_PLACES or len(windows) > 2 * MOST_PLACES
    return Bound(top, tuple(Place(x, x) for x in sorted(points[:MOST_PLACES])), more)


def _neighbour(piece: Piece, index: int) -> float:
    """Return the sample with this index, or the end of the piece beyond the first or the last one."""
    if 0 <= index < len(piece.x):
        return float(piece.x[index])
    return float(np.clip(piece.low if index < 0 else piece.high, -np.finfo(float).max, np.finfo(float).max))


def _refined(function: Function, low: float, high: float) -> tuple[float, float]:
    """Return the point of the largest value in a window, and that value, by looking ever closer."""
    width, top = high - low, -math.inf
    for _ in range(16):
        x = np.linspace(low, high, 65)
        with np.errstate(all="ignore"):
            values = np.asarray(function(x))
        top = float(np.nanmax(values))
        best = np.flatnonzero(values == top)
        low, high = float(x[max(best[0] - 1, 0)]), float(x[min(best[-1] + 1, 64)])
    point = (low + high) / 2
    return (0.0 if abs(point) < 1e-7 * width else point), top
