"""A lecturer's own scenes in a session: the button that adds a view, every change of the list, and its undo.

The server keeps nothing: the list is in the session, and in the window of the browser for when a page is loaded anew.
"""

from pathlib import Path

import streamlit as st

from lib.lesson.scene_list import added, collected, decode, read, renamed, write
from lib.lesson.scenes import OVERVIEW
from ui.component import component

MOST_UNDONE = 10

kept = component("local_storage", "js")


def collection():
    """Return what the session knows of the list: its scenes, the lists before it, and where it came from."""
    fresh = {"scenes": (), "before": (), "link": "", "heard": False, "changed": False, "version": 0, "fault": ""}
    return st.session_state.setdefault("collection", fresh)


def add_button(file):
    """Draw the button that adds the present view of the page in a file to the list."""
    page = OVERVIEW if file == "streamlit_app.py" else Path(file).stem
    follow()
    st.button("Add this view", key="add", icon=":material/add:", on_click=add, args=(page,), type="tertiary")
    here = collection()
    told = {name: here[name] for name in ("heard", "changed", "link")}
    told["list"] = write(here["scenes"]) if here["scenes"] or here["changed"] else ""
    kept(key="kept", data=told, on_told_change=hear)


def add(page):
    """Add the present address of a page to the list, under the name of its tab."""
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    title = f"{page.capitalize()}: {st.session_state.get('view')}"
    try:
        longer = added(collection()["scenes"], collected(page, query, title))
    except ValueError as error:
        st.toast(f"This view cannot be added: {error}.", icon=":material/error:")
        return
    change(longer)
    st.toast(f"This view is now scene {len(longer)} of yours, on the overview.", icon=":material/check:")


def change(scenes):
    """Put a list in place of the present one, which an undo brings back."""
    here = collection()
    recall(here["scenes"])
    here |= {"scenes": scenes, "changed": True, "version": here["version"] + 1, "fault": ""}


def recall(scenes):
    """Keep a list for an undo, and forget those of long ago."""
    here = collection()
    here["before"] = (*here["before"], scenes)[-MOST_UNDONE:]


def undo():
    """Bring back the list before the last change."""
    *before, last = collection()["before"]
    change(last)
    collection()["before"] = tuple(before)


def rename(index, key):
    """Give a scene the title that is in a text box; say so if it cannot have it."""
    attempt(lambda scenes: renamed(scenes, index, " ".join(st.session_state[key].split())))


def load(key):
    """Put the list of an uploaded file in place of the present one; if it cannot be read, that stays."""
    file = st.session_state[key]
    if file is not None:
        attempt(lambda _: read(file.getvalue()))


def attempt(changed):
    """Change the list, or say why that cannot be; the boxes are drawn anew either way."""
    here = collection()
    try:
        change(changed(here["scenes"]))
    except ValueError as error:
        here |= {"fault": str(error), "version": here["version"] + 1}


def follow():
    """Take over the list that the address carries, once; one that the session has is brought back by an undo."""
    here, link = collection(), st.query_params.get("scenes", "")
    if not link or link == here["link"]:
        return
    here["link"] = link
    try:
        scenes = decode(link)
    except ValueError as error:
        here["fault"] = str(error)
        st.toast("The scenes in this address cannot be read.", icon=":material/error:")
        return
    if here["scenes"]:
        recall(here["scenes"])
    here["scenes"] = scenes


def hear():
    """Take over the list that this window of the browser kept; where a link brought another, an undo does."""
    here, told = collection(), st.session_state["kept"].told
    here["heard"] = True
    if here["changed"] or not isinstance(told, dict):
        return
    try:
        scenes = read(str(told.get("list")).encode())
    except ValueError:
        return
    if here["scenes"] and here["link"] != told.get("link"):
        recall(scenes)
    else:
        link = here["link"] or str(told.get("link"))
        here |= {"scenes": scenes, "link": link, "version": here["version"] + 1}
