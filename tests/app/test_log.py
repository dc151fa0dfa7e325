"""The log of the server: one line for each record, and a bounded number in a time."""

import logging

import pytest

from ui.log import LONGEST_LINE, SHORT_RECORDS, ShortRecords, shorten_log


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def log(caplog):
    """Return a logger with a filter of its own, that filter's clock, and the text that is written."""
    clock, logger = Clock(), logging.getLogger("a server")
    short = ShortRecords(most=3, period=60, clock=clock)
    logger.addFilter(short)
    yield logger, clock, lambda: [line for line in caplog.text.splitlines() if line]
    logger.removeFilter(short)


def test_a_traceback_becomes_one_line_with_the_error_and_its_place(log):
    logger, _, lines = log
    try:
        raise ValueError("first\nsecond")
    except ValueError:
        logger.exception("Uncaught\napp execution of %s", "a page")
    [line] = lines()
    assert "Uncaught app execution of a page: ValueError: first second (test_log.py, line " in line


def test_a_long_message_is_cut(log):
    logger, _, lines = log
    logger.error("x" * 100_000)
    assert LONGEST_LINE <= len(lines()[0]) < LONGEST_LINE + 100


def test_records_beyond_the_rate_are_counted_and_left_out(log):
    logger, clock, lines = log
    for number in range(10):
        logger.error("record %d", number)
    assert len(lines()) == 3
    clock.now = 61
    logger.error("later")
    assert "later (7 records before this one were left out)" in lines()[-1]
    logger.error("last")
    assert lines()[-1].endswith("last")


def test_a_developer_who_asks_for_debug_gets_the_traceback(log):
    logger, _, lines = log
    logger.setLevel(logging.DEBUG)
    try:
        raise ValueError("first")
    except ValueError:
        logger.exception("Uncaught")
    finally:
        logger.setLevel(logging.NOTSET)
    assert any("Traceback" in line for line in lines())


def test_every_logger_of_the_server_has_the_filter_once():
    names = ("streamlit.error_util", "streamlit.runtime.app_session", "uvicorn.error")
    loggers = [logging.getLogger(name) for name in (*names, "a server")]
    shorten_log()
    shorten_log()
    for name in names:
        assert logging.getLogger(name).filters.count(SHORT_RECORDS) == 1
    assert SHORT_RECORDS not in loggers[-1].filters
