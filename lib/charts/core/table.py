"""Tables as the pictures hold them: arrays of one length under their names, one for each column.

A cell may be a list, itself an array of numbers: a row that holds many numbers costs the browser far less than as many
rows or columns. On the way there a NaN in a list would become 0, so a list has minus infinity where there is no number,
and infinity where a number is infinite, whatever its sign. Nor can the browser read half precision or count in 64 bits.
"""

import hashlib
import math
from collections.abc import Mapping

import numpy as np

Table = Mapping[str, np.ndarray]
READ_AS = {"float16": np.float32, "int64": np.float64}


def of_rows(rows, columns=()) -> Table:
    """Return the table of some rows, which are mappings alike; with no row, `columns` name its empty columns."""
    rows = list(rows)
    return {name: column([row[name] for row in rows]) for name in (rows[0] if rows else columns)}


def column(cells) -> np.ndarray:
    """Return the column of some cells, which may be arrays."""
    if not cells or not isinstance(cells[0], np.ndarray):
        return np.array(cells)
    lists = np.empty(len(cells), dtype=object)
    lists[:] = [unbounded(cell) for cell in cells]
    return lists


def unbounded(cell) -> np.ndarray:
    """Return the array of a list cell: infinity for either infinity, minus infinity for NaN, in a type that is read."""
    cell = cell.astype(READ_AS.get(cell.dtype.name, cell.dtype))
    return np.where(np.isfinite(cell), cell, np.where(np.isnan(cell), -np.inf, np.inf)).astype(cell.dtype)


def of_matrix(matrix, columns) -> Table:
    """Return the table whose columns are those of a matrix."""
    return dict(zip(columns, np.asarray(matrix).T, strict=True))


def joined(tables) -> Table:
    """Return the rows of several tables with the same columns below each other."""
    tables = list(tables)
    return {name: np.concatenate([table[name] for table in tables]) for name in (tables[0] if tables else ())}


def where(table, mask) -> Table:
    """Return the rows at which `mask` holds."""
    return {name: column[mask] for name, column in table.items()}


def length(table) -> int:
    """Return the number of rows."""
    return len(next(iter(table.values()), ()))


def rows(table) -> list[dict]:
    """Return the rows as mappings of plain values, None where there is no number."""
    columns = [[plain(cell) for cell in cells] for cells in table.values()]
    return [dict(zip(table, row, strict=True)) for row in zip(*columns, strict=True)]


def plain(cell):
    """Return a cell as Python has it: a number, a text, or a list of those, None where there is no number."""
    if isinstance(cell, np.ndarray):
        return [plain(value) for value in cell]
    value = cell.item() if isinstance(cell, np.generic) else cell
    return None if isinstance(value, float) and not math.isfinite(value) else value


def digest(table) -> bytes:
    """Return the digest of names, kinds and cells of all columns, 16 bytes: equal tables have the same."""
    found = hashlib.blake2b(digest_size=16)
    for name, column in table.items():
        cells = column if column.dtype == object else [column]
        kinds = [(cell.dtype.str, cell.shape) if isinstance(cell, np.ndarray) else cell for cell in cells]
        found.update(repr((name, column.shape, kinds)).encode())
        for cell in cells:
            found.update(cell.tobytes() if isinstance(cell, np.ndarray) else b"")
    return found.digest()
