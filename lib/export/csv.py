"""The numbers of a picture as comma-separated values."""

import csv
import io

import numpy as np

from lib.charts.core.table import Table


def table_to_csv(table: Table) -> str:
    """Return a table as CSV with a row of headings; NaN is written as nothing."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table)
    writer.writerows(zip(*(map(_cell, column) for column in table.values()), strict=True))
    return file.getvalue()


def _cell(value: object) -> str:
    """Return a value as CSV has it."""
    return "" if isinstance(value, (float, np.floating)) and np.isnan(value) else str(value)
