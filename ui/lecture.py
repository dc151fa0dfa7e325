"""The lecture mode: a bar with the scene, larger letters, and only the controls that the scene needs."""

import functools
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from lib.hall.code import spaced
from lib.lesson.address import HALL, LECTURE, LESSON, OPENED_FROM, VIEW, State, location, without_defaults
from lib.lesson.address import SCENES as OWN_LIST
from lib.lesson.controls import HALL_CODE
from lib.lesson.hall_link import from_value, to_value
from lib.lesson.reading import quoted
from lib.lesson.scene_list import from_link
from lib.lesson.scenes.chapters import SCENES
from lib.lesson.scenes.scene import Scene, hall_state
from lib.text.catalogue import common as words
from lib.text.catalogue.hall import HALL as HALL_NAME
from ui.component import SELECTORS, component, style

lecture_bar = component("lecture", "html", "css", "js")

# A list is read once for all who go through it; a link that cannot be read is not kept.
linked = functools.lru_cache(maxsize=64)(from_link)

LECTURE_SCALE = 2
# The view of a hall that is for a projector; no other page has a view of this name.
WALL = "Wall"
SMALLEST = 24
LECTURE_LETTERS = {"labelFontSize": SMALLEST, "titleFontSize": SMALLEST}
# Between the numbers of an axis, its title and its plot, in pixels: otherwise each is 24.
AXIS_PADDING = {"labelPadding": 8, "titlePadding": 8}
# How much higher a picture is than on a laptop, and its least height in pixels: with its slider, the bar and a row of
# controls it fills a projector of 1080 lines.
ROOM, FULL = 1.6, 700


def lecture() -> None:
    """Draw the bar of the lecture if the address asks for a scene: `lecture` is its number, from 1 on."""
    if number := scene_number():
        _bar(_scene_data(number))
    elif (hall := hall_opened_from()) and is_projected():
        title = HALL_NAME.format(code=spaced(hall[HALL_CODE.key]))
        _bar({"number": 0, "title": title, "sentence": "", "notes": "", "hall": relative_address(HALL.name, hall)})


def _bar(data: dict[str, Any]) -> None:
    """Draw the bar, and the page as a projector shows it."""
    st.html(style("lecture_page.css"))
    lecture_bar(key="lecture-bar", data=data)


def _scene_data(number: int) -> dict[str, Any]:
    """Return what the bar says of a scene and where it leads, and hide the controls that a scene does not need."""
    own = st.query_params.get(OWN_LIST)
    scenes = course(own)
    scene = scenes[number - 1]
    if own is None:
        hide_controls(scene.state)
    data = {"number": number, "count": len(scenes), "title": scene.title, "sentence": scene.sentence}
    near = {"previous": number - 1, "next": number + 1}
    data |= {name: scene_address(place, own) for name, place in near.items() if 1 <= place <= len(scenes)}
    back = {LECTURE: str(number)} if own is None else {LECTURE: str(number), OWN_LIST: own}
    return data | {"notes": scene.notes, "hall": hall_address(scene, back)}


def hall_address(scene: Scene, back: State) -> str:
    """Return the address at which an audience takes part in a scene, relative to any page, "" if there is none.

    A page that was opened from a hall leads back to it in any case. `back` is what the address of a wall holds besides,
    so that it leads back to the scene.
    """
    hall, asked = hall_opened_from(), hall_state(scene)
    if hall and hall.get(VIEW) != WALL:
        return relative_address(HALL.name, hall)
    return relative_address(HALL.name, {VIEW: WALL, **hall, **asked, **back}) if hall or asked else ""


def hall_opened_from() -> dict[str, str]:
    """Return the query of the hall's page that the present page was opened from, nothing if it was not."""
    try:
        return from_value(st.query_params.get(OPENED_FROM, ""))
    except ValueError:
        return {}


def way_back() -> State:
    """Return what the links to the scenes nearby hold, so that they lead back to the hall, too."""
    return {OPENED_FROM: to_value(hall)} if (hall := hall_opened_from()) else {}


def hide_controls(needed: Iterable[str]) -> None:
    """Hide every control but those whose keys are given, also the sliders in the charts."""
    widgets = ", ".join(f".st-key-{key}" for key in needed)
    sliders = ", ".join(SELECTORS[":--slider-of-key"].replace("KEY", key) for key in needed)
    st.html(style("lecture_controls.css", {":--needed": widgets, ":--needed-slider": sliders}))


def scene_number() -> int:
    """Return the number of the scene that the address asks for, or 0."""
    number = asked_number(LECTURE)
    return number if number and number <= len(course(st.query_params.get("scenes"))) else 0


def is_projected() -> bool:
    """Return whether the page is for a projector: a scene of the lecture, the wall of a hall, or a picture from it."""
    is_picture = hall_opened_from().get(VIEW) == WALL and not asked_number(LESSON)
    return bool(scene_number()) or st.query_params.get(VIEW) == WALL or is_picture


def asked_number(key: str) -> int:
    """Return the number of a scene that the address holds under a key, 0 if it holds none."""
    asked = st.query_params.get(key, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0


def scene_fault() -> str:
    """Say why the address opens no scene although it asks for one."""
    count = len(course(st.query_params.get("scenes")))
    asked = quoted(st.query_params.get("lecture", ""))
    if not count:
        return words.LECTURE_NO_LIST.format(asked=asked)
    return words.LECTURE_NO_SCENE.format(asked=asked, count=count)


def course(own: str | None = None) -> tuple[Scene, ...]:
    """Return the scenes that a lecture goes through: the lesson's, or those that a link carries, none if unreadable."""
    try:
        return SCENES if own is None else linked(own)
    except ValueError:
        return ()


def lecture_scene(number: int, own: str | None = None) -> tuple[str, State]:
    """Return the page and the state of a scene in the lecture mode; `own` is the link's list of scenes."""
    scene = course(own)[number - 1]
    carried = {} if own is None else {"scenes": own}
    return scene.page, {**scene.state, **carried, "lecture": str(number)}


def scene_address(number: int, own: str | None) -> str:
    """Return the address of a scene in the lecture mode, relative to any page."""
    page, state = lecture_scene(number, own)
    return relative_address(page, {**state, **way_back()})


def relative_address(page: str, state: State) -> str:
    """Return the address of a page in a state, relative to any page."""
    return relative(location(page, without_defaults(page, state)))


def relative(address: str) -> str:
    """Return an address on the server as it is written on any of its pages, also where the app is in a folder."""
    return f".{address}" if address.startswith("/?") or address == "/" else address.removeprefix("/")


def larger(specification: Mapping[str, Any]) -> dict[str, Any]:
    """Return what changes in a chart on a projector: letters that are read from the back row, and room for them."""
    params = [p | {"value": LECTURE_SCALE} if p["name"] == "scale" else p for p in specification.get("params", [])]
    letters = {"axis": LECTURE_LETTERS | AXIS_PADDING, "legend": LECTURE_LETTERS, "text": {"fontSize": SMALLEST}}
    parts = {name: raised(part) for name, part in specification.items() if name in ("layer", "mark")}
    return parts | {
        "params": params,
        "config": specification["config"] | letters,
        "height": max(specification["height"] * ROOM, FULL),
    }


def raised(part: Any) -> Any:
    """Return a part of a chart in which no letters that have a size of their own are too small for a projector."""
    if isinstance(part, list):
        return [raised(each) for each in part]
    if not isinstance(part, dict):
        return part
    sizes = {
        name: max(size, SMALLEST) for name, size in part.items() if name == "fontSize" and not isinstance(size, dict)
    }
    return {name: raised(each) for name, each in part.items()} | sizes
