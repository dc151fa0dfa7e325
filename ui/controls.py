"""The controls: a parameter or a choice as a widget whose key is its place in the address."""

import time
from dataclasses import dataclass

import streamlit as st

from lib.charts.core.calls import Call, deferred, evaluate
from lib.learning.datasets import MOST_POINT_TEXT, encode, place, relabel, remove
from lib.lesson.examples import MOST_FLIPS, TEN_FLIPS, parse_flips
from lib.lesson.experiments import placed_points
from lib.numerics.parameter import Parameter
from ui.page import FOLDED, remember


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
    return st.number_input(parameter.label, width=140, **bound(parameter))


def slide(parameter: Parameter) -> float:
    """Draw a slider that asks the server, for a number that changes which curves there are, not their shape."""
    return st.slider(parameter.label, **bound(parameter))


def span(key, label, low, high, default, step):
    """Draw a slider with two thumbs and return them in order, at least two steps apart."""
    remember(key, default)
    left, right = sorted(st.slider(label, low, high, default, step, format="%g", key=key, bind="query-params"))
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
    chosen = st.segmented_control(label, options, default=options[0], key=key, wrap=True, bind="query-params")
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


def views(views):
    """Draw the tabs of the page, and in the open one what the mapping has under its name: only that is computed.

    They are one control: Streamlit's own tabs, and all that is in them, would be rendered again at every step of a run.
    """
    names = list(views)
    remember("view", names[0])
    # Streamlit may bring the tab of the page that was left.
    if st.session_state.get("view", names[0]) not in names:
        del st.session_state["view"]
    with st.container(key="body", height=FOLDED, border=False):
        view = st.segmented_control(
            "View",
            names,
            default=names[0],
            required=True,
            key="view",
            bind="query-params",
            label_visibility="collapsed",
            wrap=False,
        )
        place = alternate_slot(view)
    with place:
        views.get(view, views[names[0]])()


def alternate_slot(view):
    """Return the place for the open tab: one of two, by turns, so that what stood in the last one goes at once.

    In one place the next tab would be drawn over the last one piece by piece, and everything would move.
    """
    last, turn = st.session_state.get("open", (view, 0))
    turn = turn if last == view else 1 - turn
    st.session_state["open"] = (view, turn)
    makers = (st.empty, st.container) if turn else (st.container, st.empty)
    return [make() for make in makers][turn]


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
    with st.container(horizontal=True, gap="xsmall", key="coins"):
        for place, (flip, term) in enumerate(zip(sample, terms, strict=True)):
            toggled = "".join(str(f if i != place else 1 - f) for i, f in enumerate(sample))
            name = f"flip {place + 1}"
            hint = f"{term}. A click turns {name}."
            st.button(str(flip), key=name, help=hint, on_click=st.session_state.update, args=({"flips": toggled},))


def expander(key, label):
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


def plane(default: Call, classes, most=200):
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
    points = deferred(placed_points, told, classes) if told else default
    try:
        evaluate(points)
    except ValueError as error:
        st.warning(f"These points cannot be read: {error}.", icon=":material/error:")
        points = default

    def placed(index, x, y, moved):
        changed = {"places": place, "relabels": relabel, "removes": remove}[doing if not moved else "places"]
        st.session_state["points"] = encode(changed(points.value, index, (x, y), label, classes, most))

    return points, placed
