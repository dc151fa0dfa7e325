"""A picture on the page: the chart, its live sliders, and the tools under it."""

import streamlit as st

from lib.charts.picture import Picture
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
    specification = dict(picture.specification) | {"datasets": dict(picture.tables)}
    reporting = {}
    if picture.sliders:
        specification["params"] = [started(parameter, chart["starts"]) for parameter in specification["params"]]
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
    """Draw what is under every chart: the player of its time axis, and its picture and its numbers to keep."""
    values = {name: held.value for name, held in live.items()}
    moves = {name: [held.moves, held.exact] for name, held in live.items()}
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
        told = {"chart": mounted, "name": key, "description": picture.description, "moves": moves}
        told |= {"slider": play, "cursors": picture.cursors, "plane": picture.plane, "points": picture.points}
        chart_tools(key=f"{key}-tools", data=told, on_edit_change=lambda: edited(f"{key}-tools", placed))
        st.download_button(
            "CSV",
            lambda: picture.numbers(values).to_csv(index=False),
            f"{key}.csv",
            "text/csv",
            key=f"{key}-csv",
            help="Download the numbers of this picture",
            on_click="ignore",
        )


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


def started(parameter, starts):
    """Return the chart's parameter with the slider at the value that the page was opened with."""
    if parameter["name"] not in starts:
        return parameter
    return parameter | {"value": [{"value": starts[parameter["name"]]}]}


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
