"""The bridge between Streamlit and lib: the frame of a page, a parameter as a control, a picture on the page."""

import inspect
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import streamlit as st

from lib.charts.picture import Picture
from lib.lesson import MOST_FLIPS, TEN_FLIPS, parse_flips
from lib.params import Parameter
from lib.points import MOST_POINT_TEXT, Points, decode, encode, place, relabel, remove
from lib.scenes import SCENES, address

TITLE = "From Sigmoid to Cross-Entropy"
PAGES = {
    "streamlit_app.py": ("Overview", ":material/home:"),
    "pages/activations.py": ("Activations", ":material/show_chart:"),
    "pages/softmax.py": ("Softmax", ":material/bar_chart:"),
    "pages/likelihood.py": ("Likelihood", ":material/casino:"),
    "pages/losses.py": ("Losses", ":material/trending_down:"),
}

# The range input that Vega draws under a chart is 10 em wide; it should fill the width of its chart.
STYLE = """<style>
.vega-bindings .vega-bind { display: flex; align-items: center; gap: 0.75rem; }
.vega-bindings .vega-bind label { display: flex; flex: 1; align-items: center; gap: 0.75rem; }
.vega-bindings .vega-bind-name { flex: 0 0 auto; }
.vega-bindings input[type="range"] { flex: 1; min-width: 6rem; min-height: 1.75rem; }
/* A finger that moves sideways over a chart reads it, up and down scrolls the page. */
[data-testid="stVegaLiteChart"] svg { touch-action: pan-y; }
/* The frame leaves room for a toolbar that this app does not show. */
.stMainBlockContainer { padding-top: 2.5rem; }
</style>"""

FRONTEND = Path(__file__).parent / "frontend"


def component(name, *kinds):
    """Register a piece of this app's own front end, from its files; no text of a visitor ever gets into them."""
    files = {kind: (FRONTEND / f"{name}.{kind}").read_text(encoding="utf-8") for kind in kinds}
    return st.components.v2.component(name, **files)


chart_tools = component("chart_tools", "html", "css", "js")
back = component("back", "js")
lecture_bar = component("lecture", "html", "css", "js")

# On a projector everything is larger, and what the scene does not need is folded away.
LECTURE_STYLE = """<style>
html { font-size: 22px; }
.stMainBlockContainer { padding-top: 1rem; }
.stMainBlockContainer h1, .st-key-menu, .st-key-lead, .stTabs [role="tablist"] { display: none; }
.stElementContainer:has(.stNumberInput, .stSlider, .stSelectbox, .stTextInput, .stButtonGroup, .stExpander)%s
  { display: none; }
</style>"""
LECTURE_SCALE = 1.6
LECTURE_LETTERS = {"labelFontSize": 20, "titleFontSize": 20}


def page(file, lead):
    """Open the page: title, icon, menu, and one or two sentences on what to look at."""
    name, icon = PAGES[file]
    st.set_page_config(page_title=f"{name} · {TITLE}", page_icon=icon, layout="wide")
    st.html(STYLE)
    st.session_state["defaults"] = {}
    turn(file)
    menu(file)
    back(key="back")
    lecture()
    st.title(TITLE if name == "Overview" else name)
    with st.container(key="lead"):
        st.markdown(lead)


def menu(current):
    """Draw the one menu of the app, and the reset that clears the address."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="menu"):
        for file, (name, icon) in PAGES.items():
            st.page_link(file, label=f"**{name}**" if file == current else name, icon=icon)
        st.space("stretch")
        st.button("Reset", key="reset", icon=":material/restart_alt:", on_click=reset, type="tertiary")


def lecture():
    """Draw the bar of the lecture if the address asks for a scene: `lecture` is its number, from 1 on."""
    number = scene_number()
    if not number:
        return
    scene = SCENES[number - 1]
    st.html(LECTURE_STYLE % "".join(f":not(.st-key-{key})" for key in scene.state))
    data = {"number": number, "count": len(SCENES), "title": scene.title, "sentence": scene.sentence}
    near = {"previous": number - 1, "next": number + 1}
    data |= {name: lecture_address(place) for name, place in near.items() if 1 <= place <= len(SCENES)}
    lecture_bar(key="lecture-bar", data=data | {"notes": scene.notes})


def scene_number():
    """Return the number of the scene that the address asks for, or 0."""
    asked = st.query_params.get("lecture", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    return number if number <= len(SCENES) else 0


def lecture_address(number):
    """Return the address of a scene in the lecture mode, relative to any page."""
    return f"{address(SCENES[number - 1]).removeprefix('/')}&lecture={number}"


def reset():
    """Put every control of the page back to its default; a control at its default leaves the address."""
    for key, default in st.session_state.get("defaults", {}).items():
        st.session_state[key] = default


def remember(key, default):
    """Keep the default of a control that is on the page, for the reset."""
    st.session_state.setdefault("defaults", {})[key] = default


def turn(file):
    """Begin a run of the whole page: keep which charts the last run of the same page has drawn."""
    last, drawn = st.session_state.get("drawn", (file, set()))
    st.session_state["still drawn"] = drawn if last == file else set()
    st.session_state["drawn"] = (file, set())


@dataclass(frozen=True)
class Live:
    """A parameter's present value, and what its slider in the chart does not know of.

    `exact` is the last value that came by another way than the slider, and may lie between two of its steps;
    `moves` counts such values.
    """

    value: float
    exact: float
    moves: int


def live(parameter: Parameter) -> Live:
    """Draw the box for an exact value, whose key is the address; the slider itself is in the chart.

    A value that comes by another way than the slider (the box, a preset, the back button) is told to the slider by
    the chart's tools, so that the chart need not be mounted anew.
    """
    value = number(parameter)
    memory = st.session_state.setdefault(f"{parameter.key}-live", {"exact": value, "heard": value, "moves": 0})
    if value != memory["heard"]:
        memory |= {"exact": value, "heard": value, "moves": memory["moves"] + 1}
    return Live(value, memory["exact"], memory["moves"])


def bound(parameter: Parameter):
    """Return what every control of a parameter has in common, and keep its default for the reset."""
    remember(parameter.key, float(parameter.default))
    numbers = (parameter.low, parameter.high, parameter.default, parameter.step)
    names = ("min_value", "max_value", "value", "step")
    return dict(zip(names, map(float, numbers), strict=True)) | {
        "format": "%g",
        "key": parameter.key,
        "help": parameter.help or None,
        "bind": "query-params",
    }


def number(parameter: Parameter) -> float:
    """Draw a number box for the parameter, bound to the address."""
    return st.number_input(parameter.label, width=150, **bound(parameter))


def slide(parameter: Parameter) -> float:
    """Draw a slider that asks the server, for a number that changes which curves there are, not their shape."""
    return st.slider(parameter.label, **bound(parameter))


def span(key, label, low, high, default, step):
    """Draw a slider with two thumbs and return them in order, at least two steps apart."""
    remember(key, default)
    left, right = sorted(st.slider(label, low, high, default, step, key=key, bind="query-params", width=420))
    return (left, right) if right - left >= 2 * step else (max(low, left - step), min(high, right + step))


def choices(key, label, labels, default):
    """Draw pills of which several may be chosen; return the chosen keys in the order of `labels`, perhaps none."""
    remember(key, default)
    chosen = st.pills(
        label,
        list(labels),
        selection_mode="multi",
        default=default,
        key=key,
        format_func=labels.get,
        wrap=True,
        bind="query-params",
    )
    return [name for name in labels if name in chosen]


def choice(key, label, options):
    """Draw a segmented control and return its option, the first if the student has let go of all."""
    remember(key, options[0])
    chosen = st.segmented_control(label, options, default=options[0], key=key, bind="query-params")
    return chosen or options[0]


def select(key, label, labels, default):
    """Draw a select box over `labels`, a mapping from keys to what is shown, and return the chosen key."""
    remember(key, default)
    names = list(labels)
    return st.selectbox(label, names, names.index(default), key=key, format_func=labels.get, bind="query-params")


def seed(parameter: Parameter) -> int:
    """Draw the box of a seed with a button for the next one."""
    value = int(number(parameter))
    following = float(parameter.low if value >= parameter.high else value + 1)
    preset("Another seed", {parameter.key: following}, icon=":material/casino:")
    return value


def text(key, label, default, most):
    """Draw a text box and return what is in it, at most `most` characters."""
    remember(key, default)
    return (st.text_input(label, default, key=key, max_chars=most, bind="query-params") or "")[:most]


def views(names):
    """Draw the tabs of the page and return the name of the open one: only that one is computed."""
    remember("view", names[0])
    tabs = st.tabs(names, key="view", bind="query-params", on_change="rerun")
    return next((name for name, tab in zip(names, tabs, strict=True) if tab.open), names[0])


def link(file, label, query):
    """Draw a link to another page that carries values with it."""
    st.page_link(file, label=label, icon=":material/arrow_forward:", query_params=query)


def preset(label, values, icon=None):
    """Draw a button that sets controls to given values."""
    st.button(label, key=f"preset {label}", icon=icon, on_click=st.session_state.update, args=(values,))


def sample():
    """Draw the box of flips and return them; where it cannot be read, say why and return the last that could be."""
    flips = text("flips", "Flips: 1 and 0, or H and T", TEN_FLIPS, MOST_FLIPS)
    try:
        st.session_state["sample"] = parse_flips(flips)
    except ValueError as error:
        st.session_state.setdefault("sample", parse_flips(TEN_FLIPS))
        st.warning(f"These flips cannot be read: {error}. The sample before them stays.", icon=":material/error:")
    return st.session_state["sample"]


def coins(sample, terms):
    """Draw a button for each flip that turns it over in the box of flips, with what it contributes."""
    with st.container(horizontal=True, gap="small"):
        for place, (flip, term) in enumerate(zip(sample, terms, strict=True)):
            turned = "".join(str(f if i != place else 1 - f) for i, f in enumerate(sample))
            name = f"flip {place + 1}"
            hint = f"{term}. A click turns {name}."
            st.button(str(flip), key=name, help=hint, on_click=st.session_state.update, args=({"flips": turned},))


def unfold(key, label):
    """Draw a part of the page that opens and closes, and return it: its `open` says whether to draw what is in it."""
    remember(key, False)
    return st.expander(label, key=key, on_change="rerun", bind="query-params")


def progress(items, doing):
    """Yield the items one by one, with a bar that comes up if they take longer than a second in all."""
    start, bar = time.monotonic(), None
    for done, item in enumerate(items):
        if time.monotonic() - start > 1:
            bar = bar or st.empty()
            bar.progress(done / len(items), text=doing)
        yield item
    if bar:
        bar.empty()


def source(function):
    """Show the source of a function of lib as it runs, without what decorates it."""
    st.code(inspect.getsource(inspect.unwrap(function)), language="python")


def facts(pairs):
    """Draw pairs of a name and a text as a list."""
    st.markdown("\n".join(f"- **{name}:** {value}" for name, value in pairs.items()))


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


def plane(default, classes, most=200):
    """Draw the controls of points that the student edits, and return the points with a function that edits them.

    `default` are the points until the student touches one; from then on the address holds them all.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        doing = choice("edit", "A click in the plot", ["places", "relabels", "removes"])
        label = int(choice("label", "New points are", [str(place) for place in range(3)][:classes]))
        preset("Back to the set", {"points": ""}, icon=":material/restart_alt:")
    st.caption(f"At most {most} points; where there are so many, a click adds none.")
    with st.expander("The points as text"):
        told = text("points", "x_y_class, one after another with ~ between", "", MOST_POINT_TEXT)
    try:
        points = decode(told) if told else default
    except ValueError as error:
        st.warning(f"These points cannot be read: {error}.", icon=":material/error:")
        points = default
    if points.label.max() >= classes:
        points = Points(points.x, np.minimum(points.label, classes - 1))

    def placed(index, x, y, moved):
        changed = {"places": place, "relabels": relabel, "removes": remove}[doing if not moved else "places"]
        st.session_state["points"] = encode(changed(points, index, (x, y), label, classes, most))

    return points, placed


def larger(specification):
    """Return what changes in a chart on a projector: letters that are read from the back row, and room for them."""
    params = [p | {"value": LECTURE_SCALE} if p["name"] == "scale" else p for p in specification.get("params", [])]
    letters = {"axis": LECTURE_LETTERS, "legend": LECTURE_LETTERS, "text": {"fontSize": 20}}
    return {"params": params, "config": specification["config"] | letters, "height": specification["height"] * 1.2}


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
