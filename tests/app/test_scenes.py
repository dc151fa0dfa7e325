"""The scenes of the lecture as the pages show them: each opened cold, and the list on the start page."""

import pytest

from lib.lesson.address import without_defaults
from lib.lesson.scenes.chapters import CHAPTERS, SCENES
from tests.app.pages import assert_state, assert_works, labelled_links, linked_location, opened


@pytest.mark.parametrize("scene", SCENES, ids=[scene.title for scene in SCENES])
def test_a_scene_opens_cold_in_the_state_that_it_asks_for(scene):
    app = opened(scene.page, without_defaults(scene.page, scene.state))
    assert_works(app)
    assert not app.error or scene.claim == "softmax-max-trick"
    assert_state(app, scene.page, scene.state)


def test_the_overview_lists_every_step_in_its_chapter_with_its_link_sentence_and_notes():
    app = opened(None, {"view": "Lesson"})
    assert_works(app)
    links = labelled_links(app)
    starts = {
        ("Start the lesson", linked_location(*lesson_address(1))),
        ("Start the lecture", linked_location(SCENES[0].page, SCENES[0].state | {"lecture": "1"})),
        ("Lesson plans", "/?view=Lesson%20plans"),
    }
    assert starts <= set(links)
    assert [link for link in links if link not in starts] == [
        (f"**{number}. {scene.title}**", linked_location(*lesson_address(number)))
        for number, scene in enumerate(SCENES, start=1)
    ]
    texts = [element.value for element in app.markdown]
    assert [text for text in texts if ":small[" in text] == [f"{s.sentence}  \n:small[{s.notes}]" for s in SCENES]
    assert [element.value for element in app.header] == [
        f"{number}. {chapter}" for number, chapter in enumerate(CHAPTERS, start=1)
    ]


def lesson_address(number):
    """Return the page and the state of a step of the lesson."""
    scene = SCENES[number - 1]
    return scene.page, scene.state | {"lesson": str(number)}
