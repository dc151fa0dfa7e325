"""The numbers of a picture as comma-separated values."""

import csv
import io

import numpy as np

from lib.charts.core.table import Table
from lib.text.escape import csv_cell


def table_to_csv(table: Table) -> str:
    """Return a table as CSV with a row of headings; NaN is written as nothing.

    A file with a character beyond ASCII begins with a byte-order mark, without which spreadsheets garble it. One of
    ASCII alone has none, since many programs take the mark for a part of the first heading.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(map(csv_cell, table))
    writer.writerows(zip(*(map(_cell, column) for column in table.values()), strict=True))
    text = file.getvalue()
    return text if text.isascii() else f"\ufeff{text}"


def _cell(value: object) -> str:
    """Return a value as CSV has it."""
    if isinstance(value, str):
        return csv_cell(value)
    return "" if isinstance(value, (float, np.floating)) and np.isnan(value) else str(value)
