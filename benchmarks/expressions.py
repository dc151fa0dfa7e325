"""Time the slowest texts that the language of typed functions allows: values and slopes of 1,000 points, in CPU time.

Run from the top folder: python -m benchmarks.expressions [--points 1000] [--repeats 50]
"""

import argparse
import time
from collections.abc import Callable

import numpy as np

from lib.expressions.expression import expression
from lib.expressions.functions import SMOOTH
from lib.expressions.parser import MOST_CALLS

POWERS = MOST_CALLS // 2
TEXTS = {
    **{f"{name}, side by side": "+".join([f"{name}(x)"] * MOST_CALLS) for name in SMOOTH},
    **{f"{name}, nested": f"{name}(" * MOST_CALLS + "x" + ")" * MOST_CALLS for name in SMOOTH},
    "whole powers": "+".join(f"x^{k}" for k in range(3, 3 + POWERS)),
    "broken powers": "+".join(f"abs(x)^{k}.5" for k in range(POWERS)),
    "x^x": "+".join(["x^x"] * POWERS),
    "nested powers": "^".join(["x"] * (POWERS + 1)),
    "sums": "(" + ")*(".join(["+".join(["x"] * 24)] * 4) + ")",
    "clips": "+".join(["clip(x,-x,x)"] * 28),
    "nested clips": "clip(" * 20 + "x" + ",-x,x)" * 20,
    "comparisons": "<".join(["x"] * 15),
    "cases": "where(x>0,x," * 20 + "x" + ")" * 20,
    "maxima": "+".join(["max(x,1,2,3,4,5,6,7,8,9)"] * 10),
}
"""Texts within all limits of the language, by what they have most of."""


def inputs(points: int) -> dict[str, np.ndarray]:
    """Return arguments that are slow for some function: usual ones, huge ones, and those below the normal numbers."""
    return {
        "usual": np.linspace(-3, 3, points),
        "huge": np.linspace(-1e300, 1e300, points),
        "tiny": np.linspace(-1e-310, 1e-310, points),
    }


def milliseconds(call: Callable[[], object], repeats: int) -> float:
    """Return the least CPU time of a call."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return 1e3 * min(times)


def main():
    """Print the texts, the slowest first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=50)
    options = parser.parse_args()
    rows = []
    for name, text in TEXTS.items():
        typed = expression(text)
        for kind, x in inputs(options.points).items():
            value, slope = (
                milliseconds(lambda f=f, x=x: f(x), options.repeats) for f in (typed.function, typed.derivative)
            )
            rows.append((max(value, slope), f"{name:24} {kind:6} {value:9.2f} {slope:9.2f}"))
    print(f"{'text':24} {'x':6} {'value ms':>9} {'slope ms':>9}")
    print("\n".join(row for _, row in sorted(rows, reverse=True)))


if __name__ == "__main__":
    main()
