"""A smoke run: the benchmarks start, and time every function. No time is asserted."""

import subprocess
import sys
from pathlib import Path

from lib.activations import ACTIVATIONS


def test_speed_times_every_activation():
    command = [sys.executable, "-m", "benchmarks.speed", "--elements", "100", "--repeats", "2"]
    table = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True).stdout
    for name in ACTIVATIONS:
        assert f"\n{name} " in table
        assert f"\n{name}_derivative " in table
