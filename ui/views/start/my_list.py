"""The view "My list": a lecturer's own list of scenes."""

import streamlit as st

import ui
from lib.lesson.address import START, location
from lib.lesson.scene_list import MAX_SCENES, MAX_TITLE, move_scene, remove_scene, to_json, to_link
from lib.lesson.scenes.scene import Scene
from lib.text.catalogue import start as words
from ui import scene_list
from ui.state import SceneList, session


def draw() -> None:
    """Draw a lecturer's own list of scenes, with what can be done with it."""
    st.markdown(words.MY_LIST_INTRO.format(most=MAX_SCENES))
    here = session(SceneList)
    if here.fault:
        st.warning(words.MY_LIST_FAILED[here.attempted], icon=":material/error:")
        st.code(here.fault, language=None, wrap_lines=True)
    for index, scene in enumerate(here.scenes):
        own_scene(here.scenes, index, scene)
    if not here.scenes:
        st.info(words.MY_LIST_EMPTY, icon=":material/playlist_add:")
    keep(here)
    if here.scenes:
        send(here.scenes)


def own_scene(scenes: tuple[Scene, ...], index: int, scene: Scene) -> None:
    """Draw one scene of the list, with its title to edit, its place, and a link that opens it."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=f"own-scene-{index}"):
        key = f"title {index} {session(SceneList).version}"
        label, renamed = words.MY_LIST_SCENE.format(number=index + 1, page=scene.page), (index, key)
        st.text_input(label, scene.title, max_chars=MAX_TITLE, key=key, on_change=scene_list.rename, args=renamed)
        changes = {
            "Up": (words.MY_LIST_UP, ":material/arrow_upward:", move_scene(scenes, index, -1)),
            "Down": (words.MY_LIST_DOWN, ":material/arrow_downward:", move_scene(scenes, index, 1)),
            "Delete": (words.MY_LIST_DELETE, ":material/delete:", remove_scene(scenes, index)),
        }
        for name, (label, icon, then) in changes.items():
            key, idle = f"{name} {index}", then == scenes
            st.button(label, key, icon=icon, disabled=idle, on_click=scene_list.change, args=(then,), type="tertiary")
        ui.link(scene.page, words.MY_LIST_OPEN, scene.state)


def keep(here: SceneList) -> None:
    """Draw the buttons that save the list as a file, undo the last change, and load a file."""
    with st.container(horizontal=True, gap="small"):
        text, icon = to_json(here.scenes), ":material/download:"
        empty, unchanged = not here.scenes, not here.before
        label, kind = words.MY_LIST_SAVE, "application/json"
        st.download_button(label, text, "scenes.json", kind, icon=icon, disabled=empty, on_click="ignore")
        st.button(words.MY_LIST_UNDO, key="undo", icon=":material/undo:", disabled=unchanged, on_click=scene_list.undo)
    scene_list.load_box()


def send(scenes: tuple[Scene, ...]) -> None:
    """Draw the link that starts the lecture, and the one that carries the list."""
    try:
        link = to_link(scenes)
    except ValueError as error:
        st.info(words.MY_LIST_TOO_LONG.format(fault=error), icon=":material/link:")
        return
    page, state = ui.lecture_scene(1, link)
    ui.link(page, words.MY_LIST_LECTURE, state)
    st.markdown(words.MY_LIST_LINK)
    there = location(START, {"view": "My list", "scenes": link})
    st.code(f"{(st.context.url or '').rstrip('/')}{there}", language=None, wrap_lines=True)
