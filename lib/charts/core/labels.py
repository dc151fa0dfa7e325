"""The places of texts in a line chart: names beside the plot or in rows above it, and annotations, none on another.

Pure computation, in pixels of a laptop's screen. A name follows its line at every step of a slider, so that the browser
places names itself, by the formula of `spread` (see line_names.py).
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

# The height of a line of text, and the mean width of a character of bold text; both a little more than drawn.
TEXT_HEIGHT, CHARACTER_WIDTH = 17, 7.2
# Between a point and a text beside it.
GAP = 8
# The characters of a row above the plot of a phone, how many such rows there are, and the ones between two names.
ROW_CHARACTERS, MOST_ROWS, BETWEEN_NAMES = 38, 3, 2
# More names than these are in rows above the plot of a laptop too, of so many characters.
MOST_BESIDE, WIDE_ROW_CHARACTERS = 10, 112
# Widths of a plot for which annotations are placed, on a phone and on a laptop, and how far from its point one may be.
PLOT_WIDTHS = (260, 640)
# A pixel farther away counts as so many points of lines that a text covers.
DISTANCE_COST = 0.1
OFFSETS = tuple(sign * (TEXT_HEIGHT * level - 1) for level in range(1, 5) for sign in (-1, 1))


@dataclass(frozen=True)
class Annotation:
    """A text of a few words at a point of a chart, in the units of its axes; the point has a `dot`, or none."""

    x: float
    y: float
    text: str
    dot: bool = True


def text_width(text: str) -> float:
    """Return the width in pixels that a text takes at most, about."""
    return CHARACTER_WIDTH * len(text)


def spread(wanted: ArrayLike, gap: float, low: float, high: float) -> NDArray[np.float64]:
    """Return positions in [low, high], in the order of those wanted, neighbors at least `gap` apart.

    With a_i = wanted_i - i gap in ascending order, position i is i gap plus the mean of the largest a up to i and the
    least a from i on: both grow with i. Wanted positions that are far enough apart stay. There must be room for all.
    """
    positions = np.asarray(wanted, dtype=np.float64)
    order = np.argsort(positions, kind="stable")
    shifts = gap * np.arange(positions.size)
    free = positions[order] - shifts
    level = (np.maximum.accumulate(free) + np.minimum.accumulate(free[::-1])[::-1]) / 2
    result = np.empty_like(positions)
    result[order] = np.clip(level, low, high - gap * (positions.size - 1)) + shifts
    return result


def row_starts(names: Sequence[str]) -> list[int]:
    """Return for each name in one row the characters before it, and last those of all."""
    return [0, *itertools.accumulate(len(name) + BETWEEN_NAMES for name in names)]


def compact_rows(names: Sequence[str], characters: int = ROW_CHARACTERS) -> list[tuple[int, int] | None]:
    """Return for each name its row above a plot and the characters before it, None for one without room.

    A row has so many `characters` at most, by default those of a narrow plot.
    """
    places: list[tuple[int, int] | None] = []
    row = column = 0
    for name in names:
        if column and column + len(name) > characters:
            row, column = row + 1, 0
        places.append((row, column) if row < MOST_ROWS else None)
        column += len(name) + BETWEEN_NAMES
    return places


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels; y points down."""

    left: float
    top: float
    width: float
    height: float = TEXT_HEIGHT

    def overlaps(self, other: "Box") -> bool:
        """Return whether two boxes have an area in common."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def holds(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which of some points are in the box."""
        across = (self.left <= x) & (x <= self.left + self.width)
        return across & (self.top <= y) & (y <= self.top + self.height)


def box_beside(x: float, y: float, text: str, plot_width: float) -> Box:
    """Return the box of a text beside a point: on the side with more room, and inside the plot."""
    width = text_width(text)
    left = x + GAP if x < plot_width / 2 else x - GAP - width
    return Box(max(0.0, min(left, plot_width - width)), y - TEXT_HEIGHT / 2, width)


def annotation_offsets(
    annotations: Sequence[Annotation],
    fractions: Sequence[tuple[float, float]],
    lines: NDArray[np.float64],
    height: float,
) -> list[int | None]:
    """Return how many pixels the text of each annotation is below its point, None for one without room.

    `fractions` holds the places of their points and `lines` those of points on lines, shape (n, 2), as fractions of the
    plot's width from the left and of its `height` from the top. No two texts have a pixel in common on a plot of either
    of PLOT_WIDTHS; a text is where it covers fewest points of lines.
    """
    boxes: dict[float, list[Box]] = {width: [] for width in PLOT_WIDTHS}
    offsets: list[int | None] = []
    for annotation, (across, down) in zip(annotations, fractions, strict=True):
        rows = {offset: down * height + offset for offset in OFFSETS}
        found = {
            offset: {width: box_beside(across * width, row, annotation.text, width) for width in boxes}
            for offset, row in rows.items()
            if TEXT_HEIGHT / 2 <= row <= height - TEXT_HEIGHT / 2
        }
        free = [o for o, new in found.items() if not any(new[w].overlaps(b) for w in boxes for b in boxes[w])]
        best = min(free, key=lambda o: _covered(found[o], lines, height) + DISTANCE_COST * abs(o), default=None)
        offsets.append(best)
        if best is not None:
            for width, box in found[best].items():
                boxes[width].append(box)
    return offsets


def _covered(boxes: dict[float, Box], lines: NDArray[np.float64], height: float) -> int:
    """Return how many points of lines are in the boxes, each on a plot of its width."""
    x, y = lines.T
    return sum(int(box.holds(x * width, y * height).sum()) for width, box in boxes.items())
