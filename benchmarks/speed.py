"""Time every activation on this machine: median and spread over repeats, as a ratio to ReLU.

Run from the top folder: python -m benchmarks.speed [--elements 1000000] [--repeats 15]
"""

import argparse
import time

import numpy as np

from lib.activations import ACTIVATIONS


def seconds(function, x):
    """Return how long one call takes."""
    start = time.perf_counter()
    function(x)
    return time.perf_counter() - start


def measure(x, repeats):
    """Return the times of f and f' of every activation, interleaved so that a busy moment hits all alike."""
    functions = {f.__name__: f for a in ACTIVATIONS.values() for f in (a.function, a.derivative)}
    times = {name: [] for name in functions}
    for _ in range(repeats):
        for name, function in functions.items():
            times[name].append(seconds(function, x))
    return times


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--elements", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=15)
    options = parser.parse_args()
    x = np.random.default_rng(0).normal(size=options.elements)
    times = measure(x, options.repeats)
    base = np.median(times["relu"])
    print(f"{'function':28} {'ms':>9} {'25 to 75 %':>17} {'of relu':>8}")
    for name, taken in times.items():
        low, middle, high = np.percentile(taken, [25, 50, 75]) * 1e3
        print(f"{name:28} {middle:9.3f} {low:8.3f}-{high:8.3f} {middle / base / 1e3:8.1f}")


if __name__ == "__main__":
    main()
