"""Tables as the pictures hold them: arrays of one length under their names, one for each column."""

from collections.abc import Mapping

import numpy as np

Table = Mapping[str, np.ndarray]


def of_rows(rows, columns=()) -> Table:
    """Return the table of some rows, which are mappings alike; with no row, `columns` name its empty columns."""
    rows = list(rows)
    return {name: np.array([row[name] for row in rows]) for name in (rows[0] if rows else columns)}


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
    columns = [[None if value != value else value for value in column.tolist()] for column in table.values()]
    return [dict(zip(table, row, strict=True)) for row in zip(*columns, strict=True)]
