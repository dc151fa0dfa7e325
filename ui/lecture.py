"""The lecture mode: a bar with the scene, larger letters, and only the controls that the scene needs."""

import streamlit as st

from lib.scenes import SCENES, address
from ui.component import component

lecture_bar = component("lecture", "html", "css", "js")

# On a projector everything is larger, and what the scene does not need is folded away.
LECTURE_STYLE = """<style>
html { font-size: 22px; }
.stMainBlockContainer { padding-top: 1rem; }
.stMainBlockContainer h1, .st-key-menu, .st-key-lead, .stTabs [role="tablist"] { display: none; }
.stElementContainer:has(.stNumberInput, .stSlider, .stSelectbox, .stTextInput, .stButtonGroup)%s,
.stLayoutWrapper:has(> .stExpander)%s
  { display: none; }
</style>"""
LECTURE_SCALE = 1.6
LECTURE_LETTERS = {"labelFontSize": 20, "titleFontSize": 20}


def lecture():
    """Draw the bar of the lecture if the address asks for a scene: `lecture` is its number, from 1 on."""
    number = scene_number()
    if not number:
        return
    scene = SCENES[number - 1]
    kept = "".join(f":not(.st-key-{key})" for key in scene.state)
    st.html(LECTURE_STYLE % (kept, kept))
    data = {"number": number, "count": len(SCENES), "title": scene.title, "sentence": scene.sentence}
    near = {"previous": number - 1, "next": number + 1}
    data |= {name: lecture_address(place) for name, place in near.items() if 1 <= place <= len(SCENES)}
    lecture_bar(key="lecture-bar", data=data | {"notes": scene.notes})


def scene_number():
    """Return the number of the scene that the address asks for, or 0."""
    asked = st.query_params.get("lecture", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    return number if number <= len(SCENES) else 0


def needed(keys):
    """Return whether the open scene, if there is one, has a use for a button that sets controls of these keys."""
    number = scene_number()
    return not number or not SCENES[number - 1].state.keys().isdisjoint(keys)


def lecture_address(number):
    """Return the address of a scene in the lecture mode, relative to any page."""
    return f"{address(SCENES[number - 1]).removeprefix('/')}&lecture={number}"


def larger(specification):
    """Return what changes in a chart on a projector: letters that are read from the back row, and room for them."""
    params = [p | {"value": LECTURE_SCALE} if p["name"] == "scale" else p for p in specification.get("params", [])]
    letters = {"axis": LECTURE_LETTERS, "legend": LECTURE_LETTERS, "text": {"fontSize": 20}}
    return {"params": params, "config": specification["config"] | letters, "height": specification["height"] * 1.2}
