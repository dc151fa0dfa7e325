"""The lesson beside the picture: what to read, what to try, a question before the picture, and the way on."""

import contextlib
from collections.abc import Callable, Mapping

import streamlit as st

from lib.lesson.address import HALL, LESSON, PAGES, State, without_defaults
from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.registry import CLAIMS
from lib.lesson.progress import progress_from_json, progress_to_json
from lib.lesson.reading import quoted
from lib.lesson.scenes.chapters import CHAPTERS, FIRST, SCENES, place
from lib.lesson.scenes.scene import Scene
from lib.text.catalogue import common as words
from lib.text.claims import VOTES, graded_sentence, statement
from ui import window_storage
from ui.component import component, style
from ui.compute_queue import claim_finding
from ui.lecture import asked_number, hall_address, hide_controls, is_projected, relative_address, way_back
from ui.state import Lesson, session

WIDTH = 340
"""The width of the lesson beside the picture, in pixels."""

# The keys of the buttons that answer a question.
ANSWERS = {f"lesson-{verdict.replace(' ', '-')}": verdict for verdict in Verdict}

lesson_steps = component("lesson", "html", "css", "js")


def lesson_number() -> int:
    """Return the number of the scene of the lesson that the address asks for, or 0."""
    number = asked_number(LESSON)
    return number if number <= len(SCENES) else 0


def is_guided() -> bool:
    """Return whether a scene of the lesson or of the lecture is shown, or a picture on a projector."""
    return bool(lesson_number()) or is_projected()


def lesson_fault(page: str) -> str:
    """Return why a page shows no step of the lesson although its address asks for one, "" if it shows one."""
    number = lesson_number()
    if not number:
        asked = quoted(st.query_params.get(LESSON, ""))
        return words.LESSON_NO_STEP.format(asked=asked, count=len(SCENES))
    there = SCENES[number - 1].page
    if page in (there, HALL.name):
        return ""
    return words.LESSON_OTHER_PAGE.format(number=number, page=PAGES[there].title)


def bare_step(query: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the state of the step that an address asks for, if nothing of it is in the address or was drawn yet."""
    state = SCENES[lesson_number() - 1].state
    if any(key in query or key in st.session_state for key in state):
        return {}
    return {key: [value] if isinstance(value, str) else list(value) for key, value in state.items()}


def lesson_scene(number: int) -> tuple[str, State]:
    """Return the page and the state of a scene in the lesson."""
    scene = SCENES[number - 1]
    return scene.page, {**scene.state, LESSON: str(number)}


def lesson_style() -> None:
    """Hide what a step of the lesson does not need: the title, the tabs, and the controls that it does not use."""
    st.html(style("lesson_page.css"))
    hide_controls([*SCENES[lesson_number() - 1].state, *ANSWERS])


def beside_lesson(draw: Callable[[], None]) -> None:
    """Draw the step of the lesson that the address asks for, and beside it the view, once its question is answered."""
    number = lesson_number()
    with st.container(horizontal=True, gap="medium"):
        panel, view = st.container(key="lesson", width=WIDTH), st.container(key="lesson-view")
    with panel:
        _step(number)
    with view:
        if _asks(SCENES[number - 1]):
            st.info(words.LESSON_PICTURE_LATER, icon=":material/help:")
        else:
            draw()


def start_lesson() -> None:
    """Draw the link into the lesson: to its first step, or to the one that was opened last."""
    keep_progress()
    number = session(Lesson).progress.scene
    page, state = lesson_scene(number or 1)
    label = words.LESSON_CONTINUE.format(number=number) if number > 1 else words.LESSON_START
    with st.container(key="start-lesson", width="content"):
        st.page_link(
            PAGES[page].file, label=label, icon=":material/arrow_forward:", query_params=without_defaults(page, state)
        )


def _asks(scene: Scene) -> bool:
    """Return whether a scene has a question that is not answered yet."""
    return bool(scene.claim) and scene.claim not in session(Lesson).progress.answers


def _step(number: int) -> None:
    """Draw a step: its place, its question or its text, and the way to its neighbours."""
    scene = SCENES[number - 1]
    chapter, position, count = place(number)
    names = list(CHAPTERS)
    here = {"number": names.index(chapter) + 1, "count": len(names), "chapter": chapter}
    st.caption(words.LESSON_PLACE.format(**here, step=position, steps=count))
    keep_progress(number)
    if _asks(scene):
        _question(str(scene.claim))
    else:
        st.subheader(scene.title, anchor=False)
        if scene.claim:
            _verdict(scene.claim)
        st.markdown(scene.text)
        st.markdown(words.LESSON_TASK.format(task=scene.task))
    _way(number)


def _question(name: str) -> None:
    """Ask whether a claim is true before the picture shows it."""
    st.markdown(words.LESSON_QUESTION.format(claim=CLAIMS[name].text))
    for key, verdict in ANSWERS.items():
        st.button(VOTES[verdict], key=key, width="stretch", on_click=_answer, args=(name, verdict))


def _answer(name: str, verdict: Verdict) -> None:
    """Store the answer to a question."""
    here = session(Lesson)
    here.progress.answers[name], here.changed, here.restored = verdict, True, True


def _verdict(name: str) -> None:
    """Draw the claim of a step, the answer that was given, and what the check of the claim finds."""
    claim, found, given = CLAIMS[name], claim_finding(name), session(Lesson).progress.answers[name]
    graded, exact = graded_sentence(claim, found, given), statement(claim, found)
    said = words.LESSON_CLAIM.format(claim=claim.text, graded=graded, statement=exact)
    (st.success if given == found.verdict else st.warning)(said)


def _way(number: int) -> None:
    """Draw the links to the steps before and after, to the chapters, and out of the lesson."""
    near = {"previous": number - 1, "next": number + 1}
    here = {name: _address(step) for name, step in near.items() if 1 <= step <= len(SCENES)}
    chapters = [{"title": title, "address": _address(first)} for title, first in FIRST.items()]
    scene = SCENES[number - 1]
    leave = relative_address(scene.page, {**scene.state, **way_back()})
    out = {"leave": leave, "hall": hall_address(scene, {LESSON: str(number)}), "isBack": bool(way_back())}
    data = here | out | {"number": number, "count": len(SCENES), "chapters": chapters}
    lesson_steps(key="lesson-steps", data=data)


def _address(number: int) -> str:
    """Return the address of a step of the lesson, relative to any page."""
    page, state = lesson_scene(number)
    return relative_address(page, {**state, **way_back()})


def keep_progress(number: int = 0) -> None:
    """Keep the progress in this window of the browser, with the step that is open, and take over what it has kept."""
    here = session(Lesson)
    if number and here.restored and here.progress.scene != number:
        here.progress.scene, here.changed = number, True
    window_storage.keep("lesson", progress_to_json(here.progress), here.changed, here.restored, _restore)
    here.changed = False


def _restore(stored: str) -> None:
    """Take over the progress that this window of the browser has kept."""
    here = session(Lesson)
    here.restored = True
    with contextlib.suppress(ValueError):
        here.progress = progress_from_json(stored, len(SCENES), CLAIMS)
