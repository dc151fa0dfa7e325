"""A smoke run: the benchmarks start, and time every function. No time is asserted."""

import subprocess
import sys
from pathlib import Path

from benchmarks import expressions
from lib.activations import ACTIVATIONS


def test_expressions_times_texts_within_the_limits_of_the_language(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["expressions", "--points", "10", "--repeats", "1"])
    expressions.main()
    printed = capsys.readouterr().out
    assert all(f"\n{name:24} tiny " in printed for name in expressions.TEXTS)


def test_speed_times_every_activation():
    command = [sys.executable, "-m", "benchmarks.speed", "--elements", "100", "--repeats", "2"]
    table = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True).stdout
    for name in ACTIVATIONS:
        assert f"\n{name} " in table
        assert f"\n{name}_derivative " in table
