"""A smoke run: the latency benchmark drives both Streamlit apps and fills its table. No time is asserted."""

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.latency import CHROMIUM, COLUMNS, TARGETS

SERVED = ["ours", "minimal"]
COUNTS = {"pictures", "blank frames"}

pytestmark = pytest.mark.browser
if CHROMIUM is None and os.environ.get("CI") != "true":
    pytestmark = [pytest.mark.browser, pytest.mark.skip(reason="no Chromium on this machine")]


@pytest.fixture(scope="module")
def lines():
    command = [sys.executable, "-m", "benchmarks.latency", "--rounds", "1", "--presses", "1", "--contenders", *SERVED]
    run = subprocess.run(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True, check=True)
    return run.stdout.splitlines()


@pytest.mark.parametrize("name", SERVED)
def test_each_contender_has_a_row_of_finite_numbers_and_every_time_is_positive(lines, name):
    [row] = [line.split()[1:] for line in lines if line.startswith(name)]
    numbers = dict(zip(COLUMNS, map(float, row), strict=True))
    assert all(map(math.isfinite, numbers.values()))
    assert all(number > 0 for column, number in numbers.items() if column not in COUNTS)
    assert all(numbers[column] >= 0 for column in COUNTS)


def test_each_target_has_a_verdict_and_those_of_a_contender_left_out_say_so(lines):
    for target in TARGETS:
        [line] = [line for line in lines if line.startswith(target.text)]
        verdicts = ("not measured",) if target.of == "bare" else ("met", "missed")
        assert line.endswith(verdicts)
