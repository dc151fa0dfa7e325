"""Time every activation on this machine: median and spread over repeats, as a ratio to ReLU.

Run from the top folder: python -m benchmarks.speed [--elements 1000000] [--repeats 15]
"""

import argparse
import time

import numpy as np

from lib.activations import ACTIVATIONS, relu
from lib.analysis.comparison import costs


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--elements", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=15)
    options = parser.parse_args()
    x = np.random.default_rng(0).normal(size=options.elements)
    functions = {f.__name__: f for a in ACTIVATIONS.values() for f in (a.function, a.derivative)}
    measured = costs({"relu": relu} | functions, x, options.repeats, time.perf_counter)
    print(f"{'function':28} {'ms':>9} {'25 to 75 %':>17} {'of relu':>8}")
    for name in functions:
        cost, size = measured[name], options.elements / 1e3
        low, middle, high = cost.lower_quartile * size, cost.median * size, cost.upper_quartile * size
        print(f"{name:28} {middle:9.3f} {low:8.3f}-{high:8.3f} {cost.ratio:8.1f}")


if __name__ == "__main__":
    main()
