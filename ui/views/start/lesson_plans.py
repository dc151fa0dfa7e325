"""The view "Lesson plans": the steps of the lesson for 45 and for 90 minutes, with the time of each."""

import streamlit as st

import ui
from lib.lesson.lesson_plans import LESSON_PLANS, LessonPlan, PlannedStep, planned_steps
from lib.lesson.scenes.chapters import SCENES

TIMES = 90
"""Width of the times, in pixels."""


def draw() -> None:
    """Draw every plan."""
    st.markdown(
        "Two plans for lecturers. Each step is a picture with a short text, and each link opens it. Steps with a "
        "question ask it before the picture is shown. The lecture goes through all steps in order. To show only the "
        "steps of a plan, collect them in My list. Print this page to have the plans on paper."
    )
    for plan in LESSON_PLANS:
        _plan(plan)


def _plan(plan: LessonPlan) -> None:
    """Draw the parts of a plan with their steps."""
    st.header(f"{plan.minutes} minutes", anchor=False)
    st.markdown(plan.goal)
    for part, steps in planned_steps(plan):
        st.markdown(f"**{part.title}** ({part.total} minutes)")
        with st.container(key=f"plan-{plan.minutes}-{steps[0].number}", gap="xxsmall"):
            for step in steps:
                _step(step)


def _step(step: PlannedStep) -> None:
    """Draw when a step begins and ends, its link, and what it shows."""
    scene = SCENES[step.number - 1]
    with st.container(horizontal=True, gap="small"):
        st.markdown(f"{step.begin}–{step.begin + step.minutes} min", width=TIMES)
        with st.container(gap=None):
            page, state = ui.lesson_scene(step.number)
            ui.link(page, f"{step.number}. {scene.title}{' (with a question)' if scene.claim else ''}", state)
            st.caption(scene.sentence)
