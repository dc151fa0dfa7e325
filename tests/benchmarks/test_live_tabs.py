"""The benchmark of the tabs leaves out presses that change no picture, and no other fault."""

from unittest.mock import AsyncMock, MagicMock

import pytest
from playwright.async_api import Error

from benchmarks import live_tabs
from benchmarks.latency import PROBE, UNCHANGED
from tests.benchmarks.coroutines import complete


def times(monkeypatch, answers):
    """Return the times of as many presses as there are answers, some of which are errors."""
    monkeypatch.setattr(live_tabs, "answer", AsyncMock(side_effect=answers))
    page, slider = MagicMock(), AsyncMock()
    page.locator.return_value.first = slider
    slider.evaluate.return_value = False
    return complete(live_tabs.key_times(page, len(answers)))


def test_a_press_that_changes_no_picture_has_no_time(monkeypatch):
    assert UNCHANGED in PROBE
    assert times(monkeypatch, [5.0, Error(f"Page.evaluate: Error: {UNCHANGED}"), 7.0]) == [5.0, 7.0]


@pytest.mark.parametrize("message", ["Page.evaluate: Target crashed", "Page.evaluate: probe is not defined"])
def test_a_page_that_has_crashed_ends_the_benchmark(monkeypatch, message):
    with pytest.raises(Error, match=message):
        times(monkeypatch, [5.0, Error(message)])
