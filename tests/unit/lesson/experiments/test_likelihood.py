"""Experiments on likelihood: repeated flips, coverage, and underflow."""

import numpy as np

from lib.lesson import examples
from lib.lesson.experiments.likelihood import first_underflow, flip_simulation, interval_coverage
from lib.likelihood import likelihood


def test_a_simulation_counts_from_one_repeat_to_all():
    run = flip_simulation(10, 0.3, 500, 0)
    assert (run.checkpoints[0], run.checkpoints[-1]) == (1, 500)
    assert len(run.checkpoints) <= examples.GROWTH_STEPS + 1
    np.testing.assert_allclose(run.frequencies.sum(axis=1), 1)


def test_the_smallest_coverage_is_below_the_mean():
    mean, smallest = interval_coverage("Clopper-Pearson", 10, 0.95)
    assert 0.95 <= smallest < mean < 1


def test_the_first_underflow_is_that_of_the_lesson():
    assert first_underflow() == examples.FIRST_UNDERFLOW
    assert likelihood(examples.fair_flips(first_underflow() - 1), 0.5) > 0
