"""A picture on the page: the chart, its live sliders, and the tools under it."""

import functools
import io
import json
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import streamlit as st

from lib.charts.core.alt_text import alt_text
from lib.charts.core.picture import Picture, started
from lib.charts.core.table import Table, digest
from lib.export.script import script
from ui.component import component
from ui.lecture import larger, scene_number

chart_tools = component("chart_tools", "html", "css", "js")


def show(picture: Picture, key, live=(), height="content", play=None, chosen=None, follows=False, placed=None):
    """Put a picture on the page; the sliders inside it report to the boxes of the same parameters.

    `live` maps the keys of those parameters to what is known of them; a slider of the picture that is not among
    them is not shown. `play` is the key of the slider that is a time axis, if there is one. `chosen` is called with
    the name of what the student clicks in a picture that offers a choice. A picture that `follows` another has the
    same sliders, which move with those of the other, and does not show them. `placed` is called with what the student
    did to the points of a plane.
    """
    live = dict(live)
    chart = mounted(picture, key, {name: held.value for name, held in live.items()})
    specification = started(picture.specification, chart["starts"]) | {"datasets": shipped(picture)}
    reporting = {}
    if picture.sliders:
        reporting["on_select"] = lambda: hear(chart["key"], picture.sliders)
        reporting["selection_mode"] = list(picture.sliders)
        hide(chart["key"], [name for name in picture.sliders if follows or name not in live])
    if scene_number():
        specification |= larger(specification)
    if chosen:
        reporting["on_select"] = lambda: choose(chart["key"], chosen)
        reporting["selection_mode"] = ["chosen"]
    st.vega_lite_chart(
        spec=specification, key=chart["key"], alt=picture.title, width="stretch", height=height, **reporting
    )
    tools(picture, key, chart["key"], live, play, placed)


@functools.lru_cache(maxsize=128)
def shipped(picture):
    """Return the tables of a picture as they go over the wire, made once while the picture stays the same."""
    return {name: packed(Content(digest(table), table)) for name, table in picture.tables.items()}


@dataclass(frozen=True)
class Content:
    """A table that is equal to any other with the same columns in it, known by their digest."""

    digest: bytes
    table: Table = field(compare=False, repr=False)


@functools.lru_cache(maxsize=128)
def packed(content):
    """Return a table as an Arrow file; the next picture often has some that are equal to one of the last."""
    return arrow(content.table)


def arrow(table):
    """Return a table as an Arrow file; Streamlit passes bytes on as they are."""
    file = io.BytesIO()
    pd.DataFrame(table).to_feather(file, compression="uncompressed")
    return file.getvalue()


def mounted(picture, key, values):
    """Return the key under which a chart is mounted, and the values at which its sliders started.

    As long as a chart stays on the page with its specification it must get the same start values, or it would be
    mounted anew under the hand. Otherwise it gets a new key, or the browser would restore what the old one showed.
    """
    drawn = st.session_state["drawn"][1]
    chart = st.session_state.get(f"{key}-chart", {"mount": -1})
    if key not in drawn | st.session_state["still drawn"] or chart["specification"] != picture.specification:
        mount = chart["mount"] + 1
        chart = {"mount": mount, "key": f"{key}-{mount}", "starts": values, "specification": picture.specification}
        st.session_state[f"{key}-chart"] = chart
    drawn.add(key)
    return chart


def hide(mounted, sliders):
    """Hide sliders of a chart: one specification serves whichever curves are chosen, and has the sliders of all."""
    rows = ", ".join(f".st-key-{mounted} .vega-bind:has(input[name='{key}_value'])" for key in sliders)
    if rows:
        st.html(f"<style>{rows} {{ display: none; }}</style>")


def tools(picture, key, mounted, live, play, placed=None):
    """Draw what is under every chart: the player of its time axis, and its picture, numbers and source to keep."""
    values = {name: held.value for name, held in live.items()}
    moves = {name: [held.moves, held.exact] for name, held in live.items()}
    told = {"chart": mounted, "name": key, "title": picture.title, "moves": moves}
    told |= {"description": alt_text(picture, values), "slider": play, "cursors": picture.cursors}
    told |= {"plane": picture.plane, "points": picture.points}
    told |= {"kinds": [kind for kind in FILES if kind != "python" or picture.call]}
    tool = f"{key}-tools"
    wanted = st.session_state.pop(f"{tool}-wanted", None)
    if wanted in told["kinds"]:
        ending, write = FILES[wanted]
        number = st.session_state[f"{tool}-number"] = st.session_state.get(f"{tool}-number", 0) + 1
        told["file"] = {"name": f"{key}.{ending}", "text": write(picture, values), "number": number}
    heard = {"on_edit_change": lambda: edited(tool, placed), "on_wanted_change": lambda: want(tool)}
    chart_tools(key=tool, data=told, **heard)


def csv(picture, values):
    """Return the numbers of a picture as comma-separated values."""
    return pd.DataFrame(picture.numbers(values)).to_csv(index=False)


def table(picture, values):
    """Return the numbers of a picture as they are read: so many rows as a reader has patience for, evenly picked."""
    numbers = pd.DataFrame(picture.numbers(values))
    picked = numbers.iloc[np.unique(np.linspace(0, len(numbers) - 1, min(len(numbers), MOST_ROWS)).round().astype(int))]
    rows = [[read(value) for value in row] for row in picked.itertuples(index=False)]
    return json.dumps({"columns": list(numbers), "rows": rows, "count": len(numbers)})


def read(value):
    """Return a value as it stands in a table: six digits of a number, nothing where there is none."""
    if pd.isna(value):
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def python(picture, values):
    """Return the script that draws a picture, in the colours of the page."""
    kind = st.context.theme.type or "light"
    return script(picture, values, tuple(st.get_option(f"theme.{kind}.chartCategoricalColors")))


# What can be had of a picture besides itself: the ending of the file, and what writes it.
FILES = {"table": ("table", table), "csv": ("csv", csv), "python": ("py", python)}
MOST_ROWS = 101


def want(tool):
    """Remember until the next run which file of a picture was asked for."""
    st.session_state[f"{tool}-wanted"] = st.session_state[tool].wanted


def edited(tool, placed):
    """Hand over what was done to a point: its index or None, where it is now, and whether it was moved there."""
    edit = st.session_state[tool].edit
    if placed and isinstance(edit, dict):
        index = edit.get("index")
        placed(index if isinstance(index, int) else None, float(edit["x"]), float(edit["y"]), bool(edit.get("moved")))


def choose(mounted, chosen):
    """Call `chosen` with the name of what was clicked in a chart."""
    clicked = st.session_state[mounted].selection.get("chosen")
    if clicked:
        chosen(clicked[0]["name"])


def hear(mounted, sliders):
    """Take over the value at which a slider in the chart was let go."""
    selection = st.session_state[mounted].selection
    for key, parameter in sliders.items():
        if not selection.get(key):
            continue
        value = selection[key][0]["value"]
        value = float(value[0] if isinstance(value, list) else value)
        if parameter.low <= value <= parameter.high:
            st.session_state[key] = value
            st.session_state[f"{key}-live"]["heard"] = value
