"""Compare two results of benchmarks.load --tabs.

Run from the top folder: python -m benchmarks.compare before.json after.json

Both were saved with --save. Milliseconds of two machines, or of two hours of one, do not compare; ratios to the empty
page that was measured beside them do. A row says by which factor the ratio has changed, and what a change sends.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import pandas as pd

RATIO = "of empty"
SENT = ("messages", "kB")


def compared(before, after):
    """Return the table of all tabs that both results have, largest factor first, and their geometric mean."""
    first, second = (pd.DataFrame.from_dict(result["rows"], orient="index") for result in (before, after))
    rows = first.index.intersection(second.index)
    table = pd.DataFrame({"before": first[RATIO], "after": second[RATIO]}).loc[rows]
    table["factor"] = table["after"] / table["before"]
    for column in SENT:
        table[f"{column} before"], table[f"{column} after"] = first[column], second[column]
    return table.sort_values("factor", ascending=False), float(np.exp(np.log(table["factor"]).mean()))


def main():
    """Read both results and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    options = parser.parse_args()
    before, after = (json.loads(file.read_text(encoding="utf-8")) for file in (options.before, options.after))
    for name, result in (("before", before), ("after", after)):
        print(f"{name}: {result['date']}, {result['machine']}")
    table, mean = compared(before, after)
    print(table.to_string(float_format="{:.2f}".format))
    print(f"CPU of a change as a ratio to the empty page's, all tabs together: {mean:.2f} times that before")


if __name__ == "__main__":
    main()
