"""A smoke run: the latency benchmark drives both Streamlit apps and fills its table. No time is asserted."""

import asyncio
import contextlib
import io
import math
import sys

import pytest

from benchmarks import latency
from benchmarks.latency import COLUMNS, CONTENDERS, TARGETS
from tests.benchmarks.coroutines import complete
from tests.machine import BROWSER, need

SERVED = ["ours", "minimal"]
COUNTS = {"pictures", "blank frames"}

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


@pytest.fixture(scope="module")
def lines(app_server):
    """Return what the benchmark prints; the server of this app is that of all tests."""
    need("Chromium", BROWSER)
    serve = latency.server

    def server(command):
        is_ours = command is CONTENDERS["ours"].command
        return contextlib.nullcontext(f"http://{app_server.host}") if is_ours else serve(command)

    arguments = ["latency", "--rounds", "1", "--presses", "1", "--contenders", *SERVED]
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()) as printed:
        patch.setattr(sys, "argv", arguments)
        patch.setattr(latency, "CHROMIUM", BROWSER)
        patch.setattr(latency, "server", server)
        # Enough for one picture of a drag, and for one message of a key; how well they are measured is not asserted.
        for name, value in {"PAUSE": 0.1, "MOVES": 5, "BYTES_SECONDS": 0.3}.items():
            patch.setattr(latency, name, value)
        complete(asyncio.to_thread(latency.main))
    return printed.getvalue().splitlines()


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
