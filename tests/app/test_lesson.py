"""The lesson: every step opens cold, asks its question first, and leads to its neighbours."""

import pytest

from lib.lesson.claims.registry import CLAIMS
from lib.lesson.scenes.chapters import SCENES
from tests.app.pages import assert_state, assert_works, opened

ASKING = next(number for number, scene in enumerate(SCENES, start=1) if scene.claim)
TELLING = next(number for number, scene in enumerate(SCENES, start=1) if not scene.claim)


def texts(app):
    """Return every text of a page."""
    return [element.value for element in (*app.markdown, *app.subheader, *app.caption, *app.info, *app.warning)]


@pytest.mark.parametrize("number", [1, TELLING, len(SCENES) - 2])
def test_an_address_that_names_a_step_alone_opens_it_in_its_state(number):
    scene = SCENES[number - 1]
    app = opened(scene.page, {"lesson": str(number)})
    assert_works(app)
    if scene.claim is None:
        assert_state(app, scene.page, scene.state)
        assert {scene.text, scene.title} <= set(texts(app))


def test_a_question_stands_before_the_picture_and_its_answer_shows_both_verdicts_and_the_text():
    scene = SCENES[ASKING - 1]
    app = opened(scene.page, {"lesson": str(ASKING)})
    assert_works(app)
    assert any(CLAIMS[scene.claim].text in text for text in texts(app))
    assert scene.text not in texts(app)
    assert not app.get("vega_lite_chart")
    app.button(key="lesson-true").click().run()
    assert_works(app)
    assert scene.text in texts(app)
    assert app.get("vega_lite_chart")
    said = [element.value for element in (*app.success, *app.warning)]
    assert any("Your answer: true. The computation shows that " in text for text in said)


@pytest.mark.parametrize(
    ("page", "asked", "fault"),
    [
        ("activations", "0", "is not the number of a step"),
        ("activations", "abc", "is not the number of a step"),
        ("activations", "99", "is not the number of a step"),
        ("activations", str(len(SCENES)), "is on the page Losses"),
    ],
)
def test_a_step_that_there_is_not_is_named_and_the_page_works(page, asked, fault):
    app = opened(page, {"lesson": asked})
    assert_works(app)
    assert any(fault in element.value for element in app.warning)
    assert app.get("vega_lite_chart")
