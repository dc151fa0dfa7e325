"""The lesson plans: their times, and that they follow the lesson."""

import pytest

from lib.lesson.lesson_plans import LESSON_PLANS, planned_steps
from lib.lesson.scenes.chapters import SCENES, place

PLANS = [pytest.param(plan, id=str(plan.minutes)) for plan in LESSON_PLANS]


def test_there_is_a_plan_for_45_and_one_for_90_minutes():
    assert [plan.minutes for plan in LESSON_PLANS] == [45, 90]


@pytest.mark.parametrize("plan", PLANS)
def test_the_times_of_a_plan_add_up_to_its_minutes_without_a_gap(plan):
    steps = [step for _, steps in planned_steps(plan) for step in steps]
    assert [step.begin for step in steps] == [sum(s.minutes for s in steps[:n]) for n in range(len(steps))]
    assert sum(step.minutes for step in steps) == sum(part.total for part in plan.parts) == plan.minutes
    assert all(step.minutes >= 2 for step in steps)


@pytest.mark.parametrize("plan", PLANS)
def test_the_steps_of_a_plan_are_in_the_order_of_the_lesson_and_reach_its_last_chapter(plan):
    numbers = [step.number for _, steps in planned_steps(plan) for step in steps]
    assert len(set(numbers)) == len(numbers)
    assert numbers == sorted(numbers)
    assert place(numbers[-1])[0] == place(len(SCENES))[0]
