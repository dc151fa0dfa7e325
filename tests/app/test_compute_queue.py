"""Trainings go one at a time, a kept one waits for nobody, and no visitor can hold up the others."""

import itertools
import threading

import pytest

from lib.lesson.claims.registry import CLAIMS
from ui import compute_queue
from ui.compute_queue import MOST_RESULTS, QUEUE, checked, claim_finding, run_serialized, run_training
from ui.fair_queue import HALF_LIFE, FairQueue, QueueFullError


class Clock:
    """A clock that changes only when the test sets it."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def in_threads(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    return threads


def wait_for(condition):
    for _ in range(1000):
        if condition():
            return
        threading.Event().wait(0.01)
    raise AssertionError("the state that the test waits for never came")


@pytest.fixture(autouse=True)
def visitors(monkeypatch):
    """Give each thread a visitor of its own, as each session has one."""
    names = itertools.count()
    local = threading.local()

    def visitor(_kind):
        if not hasattr(local, "visitor"):
            local.visitor = type("Visitor", (), {"id": str(next(names))})
        return local.visitor

    monkeypatch.setattr(compute_queue, "session", visitor)


def test_only_one_long_computation_runs_at_a_time():
    running, most = [], []

    def compute(name):
        running.append(name)
        most.append(len(running))
        threading.Event().wait(0.01)
        running.remove(name)
        return name

    found = {}
    for thread in in_threads(*[lambda n=n: found.update({n: run_serialized(compute, n)}) for n in range(5)]):
        thread.join()
    assert found == {n: n for n in range(5)}
    assert set(most) == {1}


def test_a_kept_result_does_not_wait():
    def compute(number):
        return number + 1

    assert run_serialized(compute, 1) == 2
    with QUEUE.serialized("somebody else"):
        assert run_serialized(compute, 1) == 2


def test_a_result_that_two_wait_for_is_computed_once():
    calls = []

    def compute():
        calls.append(1)
        return 7

    found = []
    with QUEUE.serialized("somebody else"):
        threads = in_threads(*[lambda: found.append(run_serialized(compute)) for _ in range(2)])
        wait_for(lambda: QUEUE.waiting == 2)
    for thread in threads:
        thread.join()
    assert found == [7, 7]
    assert len(calls) == 1


def test_a_computation_that_fails_lets_the_next_one_begin():
    def fail():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        run_serialized(fail)

    def still_waits(before, seconds):
        raise AssertionError(f"{before} computations are still before this one")

    with QUEUE.serialized("next", still_waits):
        pass


def test_a_bounded_number_of_results_is_kept():
    for number in range(MOST_RESULTS + 10):
        run_serialized(float, number)
    assert len(compute_queue._results) == MOST_RESULTS


def test_a_training_is_evaluated_when_it_is_returned():
    calls = []

    def train(rate):
        calls.append(rate)
        return rate * 2

    call = run_training(train, 3)
    assert calls == [3]
    assert call.value == 6
    assert calls == [3]


def test_a_claim_is_checked_once_and_what_was_found_waits_for_nobody():
    name = next(iter(CLAIMS))
    found = claim_finding(name)
    with QUEUE.serialized("somebody else"):
        assert claim_finding(name) is found
    assert claim_finding(name) is found is checked(name)


def test_who_has_computed_the_least_goes_first_whenever_they_came():
    clock, order = Clock(), []
    queue = FairQueue(clock=clock)

    def compute(visitor, seconds):
        with queue.serialized(visitor):
            order.append(visitor)
            clock.now += seconds

    compute("heavy", 10)
    with queue.serialized("holder"):
        heavy = in_threads(lambda: compute("heavy", 10))
        wait_for(lambda: queue.waiting == 1)
        light = in_threads(lambda: compute("light", 0.5))
        wait_for(lambda: queue.waiting == 2)
    for thread in heavy + light:
        thread.join()
    assert order == ["heavy", "light", "heavy"]


def test_what_was_computed_long_ago_is_forgotten():
    clock = Clock()
    queue = FairQueue(clock=clock)
    with queue.serialized("early"):
        clock.now += 8
    assert queue._rank("early")[0] == 8
    clock.now += HALF_LIFE
    assert queue._rank("early")[0] == 4


def test_a_full_queue_raises_and_accepts_another_visitor_once_one_has_left():
    queue = FairQueue(capacity=1)
    left = threading.Event()

    def leave(_before, _seconds):
        if left.is_set():
            raise InterruptedError

    def wait():
        with pytest.raises(InterruptedError), queue.serialized("waits", leave):
            pass

    with queue.serialized("computes"):
        threads = in_threads(wait)
        wait_for(lambda: queue.waiting == 1)
        with pytest.raises(QueueFullError), queue.serialized("too many"):
            pass
        left.set()
        threads[0].join()
        assert queue.waiting == 0
    with queue.serialized("not too many"):
        assert queue.waiting == 0


def test_a_waiting_visitor_gets_the_number_of_computations_before_and_their_seconds():
    queue, reports = FairQueue(), []

    def wait():
        with queue.serialized("waits", lambda before, seconds: reports.append((before, seconds))):
            pass

    with queue.serialized("computes"):
        threads = in_threads(wait)
        wait_for(lambda: reports)
    threads[0].join()
    assert reports[0][0] == 1
    assert reports[0][1] > 0
