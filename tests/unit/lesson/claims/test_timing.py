"""Costs of formulas with a clock of the test."""

import itertools

from lib.lesson.claims.timing import relative_costs


def test_costs_are_ratios_to_the_first_formula_on_each_size():
    times = itertools.cycle([2.0, 6.0, 5.0])
    now = [0.0]

    def clock():
        clock.calls += 1
        if clock.calls % 2 == 0:
            now[0] += next(times)
        return now[0]

    clock.calls = 0
    found = relative_costs(clock, "relu", "sigmoid", "elu")
    assert {name: list(ratios) for name, ratios in found.items()} == {"sigmoid": [3.0] * 3, "elu": [2.5] * 3}
