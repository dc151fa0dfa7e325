"""The view of the lesson plans, and the ways to it."""

from lib.lesson.lesson_plans import LESSON_PLANS, planned_steps
from lib.lesson.scenes.chapters import SCENES
from tests.app.pages import assert_works, labelled_links, linked_location, links, opened, shown


def test_the_plans_have_a_link_and_a_time_for_each_step():
    app = opened(None, {"view": "Lesson plans"})
    assert_works(app)
    steps = [step for plan in LESSON_PLANS for _, steps in planned_steps(plan) for step in steps]
    scenes = [SCENES[step.number - 1] for step in steps]
    assert links(app) == [
        linked_location(scene.page, {**scene.state, "lesson": str(step.number)})
        for step, scene in zip(steps, scenes, strict=True)
    ]
    assert [element.value for element in app.header] == ["45 minutes", "90 minutes"]
    assert all(f"{step.begin}–{step.begin + step.minutes} min" in shown(app) for step in steps)


def test_the_start_page_and_the_lesson_lead_to_the_plans():
    for view in ("Start", "Lesson"):
        assert ("Lesson plans", "/?view=Lesson%20plans") in labelled_links(opened(None, {"view": view}))
