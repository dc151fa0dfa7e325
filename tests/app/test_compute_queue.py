"""Trainings go one at a time, and a kept one waits for nobody."""

import threading

import pytest

from lib.lesson.claims.registry import CLAIMS
from ui.compute_queue import LOCK, checked, claim_finding, run_serialized, run_training


def test_only_one_long_computation_runs_at_a_time():
    running, most = [], []

    def compute(name):
        running.append(name)
        most.append(len(running))
        threading.Event().wait(0.01)
        running.remove(name)
        return name

    found = {}
    threads = [threading.Thread(target=lambda n=n: found.update({n: run_serialized(compute, n)})) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {n: n for n in range(5)}
    assert set(most) == {1}


def test_a_kept_result_does_not_wait_for_its_turn():
    def compute(number):
        return number + 1

    assert run_serialized(compute, 1) == 2
    with LOCK:
        assert run_serialized(compute, 1) == 2


def test_a_computation_that_fails_gives_the_turn_back():
    def fail():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        run_serialized(fail)
    assert not LOCK.locked()


def test_a_training_is_worked_out_when_it_is_returned():
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
    with LOCK:
        assert claim_finding(name) is found
    claim_finding.cache_clear()
    assert claim_finding(name) is found is checked(name)
