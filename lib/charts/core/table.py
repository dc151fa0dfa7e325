"""Data tables: NumPy arrays of one length by column name.

A cell may be a list of numbers, itself an array: one row with many numbers costs the browser far less than as many rows
or columns. Two limits of Apache Arrow in the browser shape such a list. NaN would arrive as 0, so that a list has minus
infinity for "no number" and plus infinity for an infinite number of either sign. And neither half precision nor 64-bit
integers can be read.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

Table = Mapping[str, np.ndarray]
# What a list has instead of a type that the browser cannot read.
READABLE_TYPES = {"float16": np.float32, "int64": np.float64}


def table_from_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str] = ()) -> dict[str, np.ndarray]:
    """Return the table of rows that have the same keys; `columns` names the columns of a table without rows."""
    rows = list(rows)
    return {name: _column([row[name] for row in rows]) for name in (rows[0] if rows else columns)}


def _column(cells: list[Any]) -> np.ndarray:
    """Return the column of some cells, which may be arrays."""
    if not cells or not isinstance(cells[0], np.ndarray):
        return np.array(cells)
    lists = np.empty(len(cells), dtype=object)
    lists[:] = [_encoded(cell) for cell in cells]
    return lists


def _encoded(cell: np.ndarray) -> np.ndarray:
    """Return the array of a list cell as the browser reads it: no NaN, one infinity, a readable type."""
    cell = cell.astype(READABLE_TYPES.get(cell.dtype.name, cell.dtype))
    return np.where(np.isfinite(cell), cell, np.where(np.isnan(cell), -np.inf, np.inf)).astype(cell.dtype)


def table_from_matrix(matrix: ArrayLike, names: Sequence[str]) -> dict[str, np.ndarray]:
    """Return the columns of a matrix under their names; ValueError if there are more or fewer names."""
    return dict(zip(names, np.asarray(matrix).T, strict=True))


def concatenate(tables: Iterable[Table]) -> dict[str, np.ndarray]:
    """Return the rows of several tables, which have the same columns, below each other."""
    tables = list(tables)
    return {name: np.concatenate([table[name] for table in tables]) for name in (tables[0] if tables else ())}


def select_rows(table: Table, mask: np.ndarray) -> dict[str, np.ndarray]:
    """Return the rows at which `mask` holds."""
    return {name: column[mask] for name, column in table.items()}


def row_count(table: Table) -> int:
    """Return the number of rows."""
    return len(next(iter(table.values()), ()))


def digest(table: Table) -> bytes:
    """Return 16 bytes that are the same for tables with equal names, types, shapes and cells."""
    found = hashlib.blake2b(digest_size=16)
    for name, column in table.items():
        cells = column if column.dtype == object else [column]
        kinds = [(cell.dtype.str, cell.shape) if isinstance(cell, np.ndarray) else cell for cell in cells]
        found.update(repr((name, column.shape, kinds)).encode())
        for cell in cells:
            found.update(cell.tobytes() if isinstance(cell, np.ndarray) else b"")
    return found.digest()
