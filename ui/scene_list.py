"""A lecturer's own scenes in a session: the button that adds a view, every change of the list, and its undo.

The server keeps nothing: the list is in the session, and in the window of the browser for when a page is loaded anew.
"""

import base64
import json
from collections.abc import Callable, Mapping

import streamlit as st

from lib.lesson.address import VIEW
from lib.lesson.scene_list import (
    MAX_BYTES,
    append_scenes,
    check_size,
    from_json,
    from_link,
    rename_scene,
    scene_from_query,
    to_json,
)
from lib.lesson.scenes.scene import Scene
from lib.text.catalogue import common
from lib.text.catalogue import start as words
from lib.text.escape import markdown_text
from ui import window_storage
from ui.component import component, first_call
from ui.state import SceneList, session

Scenes = tuple[Scene, ...]

MOST_UNDONE = 10
FILE = "scene-file"

scene_file = component("scene_file", "html", "css", "js")


def add_button(page: str) -> None:
    """Draw the button that adds the present view of a page to the list."""
    follow_link()
    st.button(common.MENU_ADD_VIEW, key="add", icon=":material/add:", on_click=add, args=(page,), type="tertiary")
    here = session(SceneList)
    kept = json.dumps({"list": to_json(here.scenes), "link": here.link}) if here.scenes or here.changed else ""
    window_storage.keep("scene-list", kept, here.changed, here.restored, restore)


def add(page: str) -> None:
    """Add the present address of a page to the list, under the name of its view."""
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    title = f"{page.capitalize()}: {st.session_state.get(VIEW)}"
    try:
        longer = append_scenes(session(SceneList).scenes, scene_from_query(page, query, title))
    except ValueError as error:
        st.toast(markdown_text(common.VIEW_NOT_ADDED.format(fault=error)), icon=":material/error:")
        return
    change(longer)
    st.toast(common.VIEW_ADDED.format(number=len(longer)), icon=":material/check:")


def change(scenes: Scenes) -> None:
    """Replace the present list, which an undo restores."""
    here = session(SceneList)
    _remember(here.scenes)
    here.scenes, here.changed, here.version, here.fault = scenes, True, here.version + 1, ""


def _remember(scenes: Scenes) -> None:
    """Keep a list for an undo, and forget those of long ago."""
    here = session(SceneList)
    here.before = (*here.before, scenes)[-MOST_UNDONE:]


def undo() -> None:
    """Bring back the list before the last change."""
    here = session(SceneList)
    *before, last = here.before
    change(last)
    here.before = tuple(before)


def rename(index: int, key: str) -> None:
    """Give a scene the title that is in a text box; say so if it cannot have it."""
    _attempt("rename", lambda scenes: rename_scene(scenes, index, " ".join(st.session_state[key].split())))


def load_box() -> None:
    """Draw the box that loads a file: its scenes take the place of the list."""
    note = words.MY_LIST_FILE_NOTE.format(bytes=MAX_BYTES)
    scene_file(key=FILE, data={"note": note, "most": MAX_BYTES}, on_chosen_change=first_call(load))


def load() -> None:
    """Put the list of a chosen file in place of the present one; if it cannot be read, that stays."""
    chosen = st.session_state[FILE].chosen
    if isinstance(chosen, dict):
        _attempt("import", lambda _: from_json(_content(chosen)))


def _content(chosen: Mapping[str, object]) -> bytes:
    """Return the bytes of a file that the browser has read; ValueError if it is too large or could not be read."""
    size, content = chosen.get("size"), chosen.get("content")
    if isinstance(size, int):
        check_size(size)
    try:
        return base64.b64decode(content if isinstance(content, str) else "?", validate=True)
    except ValueError:
        raise ValueError(words.MY_LIST_FILE_NOT_READ) from None


def _attempt(action: str, changed: Callable[[Scenes], Scenes]) -> None:
    """Change the list, or say why that cannot be; the boxes are drawn anew either way."""
    here = session(SceneList)
    try:
        change(changed(here.scenes))
    except ValueError as error:
        here.attempted, here.fault, here.version = action, str(error), here.version + 1


def follow_link() -> None:
    """Load the list that the address carries, once; an undo restores the one that the session had."""
    here, link = session(SceneList), st.query_params.get("scenes", "")
    if not link or link == here.link:
        return
    here.link = link
    try:
        scenes = from_link(link)
    except ValueError as error:
        here.attempted, here.fault = "import", str(error)
        st.toast(common.LIST_UNREADABLE, icon=":material/error:")
        return
    if here.scenes:
        _remember(here.scenes)
    here.scenes = scenes


def restore(stored: str) -> None:
    """Load the list that this window of the browser stores; after a link with another list, an undo does."""
    here = session(SceneList)
    here.restored = True
    if here.changed:
        return
    try:
        kept = json.loads(stored)
        scenes, link = from_json(str(kept["list"]).encode()), str(kept["link"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return
    if here.scenes and here.link != link:
        _remember(scenes)
    else:
        here.scenes, here.link, here.version = scenes, here.link or link, here.version + 1
