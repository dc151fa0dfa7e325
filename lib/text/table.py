"""The record of a table whose cells are text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Table:
    """A table: the headings of its columns and rows, and the text of each cell, row by row.

    `index` is the heading of the column of row headings, empty if it has none. `name` tells tables apart that have the
    same columns; screen readers read it, and it is not shown.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    index: str = ""
    name: str = ""

    @classmethod
    def from_rows(cls, rows: Mapping[str, Mapping[str, str]], name: str = "") -> Self:
        """Return the table of at least one row: row heading -> column heading -> text, columns as in the first row.

        KeyError if another row lacks one of these columns.
        """
        columns = tuple(next(iter(rows.values())))
        cells = tuple(tuple(row[column] for column in columns) for row in rows.values())
        return cls(columns, tuple(rows), cells, name=name)

    @classmethod
    def from_columns(
        cls, columns: Mapping[str, Iterable[str]], rows: Iterable[str], index: str = "", name: str = ""
    ) -> Self:
        """Return the table of column heading -> texts, one for each of the row headings `rows`.

        ValueError if a column is shorter or longer than there are rows.
        """
        headings = tuple(rows)
        lines = zip(headings, *columns.values(), strict=True)
        return cls(tuple(columns), headings, tuple(tuple(cells) for _, *cells in lines), index, name)
