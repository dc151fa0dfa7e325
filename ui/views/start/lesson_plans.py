"""The view "Lesson plans": the steps of the lesson for 45 and for 90 minutes, with the time of each."""

import streamlit as st

import ui
from lib.lesson.lesson_plans import LESSON_PLANS, LessonPlan, PlannedStep, planned_steps
from lib.lesson.scenes.chapters import SCENES
from lib.text.catalogue import start as words


def draw() -> None:
    """Draw every plan."""
    st.markdown(words.PLANS_INTRO)
    for plan in LESSON_PLANS:
        _plan(plan)


def _plan(plan: LessonPlan) -> None:
    """Draw the parts of a plan with their steps."""
    st.header(words.PLAN_TITLE.format(minutes=plan.minutes), anchor=False)
    st.markdown(plan.goal)
    for part, steps in planned_steps(plan):
        st.markdown(words.PLAN_PART.format(title=part.title, minutes=part.total))
        with st.container(key=f"steps-{plan.minutes}-{steps[0].number}", gap="xxsmall"):
            for step in steps:
                _step(step)


def _step(step: PlannedStep) -> None:
    """Draw the link of a step, when it begins and ends, and what it shows."""
    scene = SCENES[step.number - 1]
    page, state = ui.lesson_scene(step.number)
    label = (words.PLAN_STEP_WITH_QUESTION if scene.claim else words.PLAN_STEP).format(
        number=step.number, title=scene.title
    )
    ui.link(page, label, state)
    end = step.begin + step.minutes
    st.markdown(words.PLAN_STEP_TEXT.format(begin=step.begin, end=end, sentence=scene.sentence))
