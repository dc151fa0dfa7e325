"""The bridge between Streamlit and lib: the frame of a page, a parameter as a control, a picture on the page."""

from dataclasses import dataclass

import streamlit as st

from lib.charts.picture import Picture
from lib.params import Parameter

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
</style>"""


def page(file, lead):
    """Open the page: title, icon, menu, and one or two sentences on what to look at."""
    name, icon = PAGES[file]
    st.set_page_config(page_title=f"{name} · {TITLE}", page_icon=icon, layout="wide")
    st.html(STYLE)
    menu(file)
    st.title(TITLE if name == "Overview" else name)
    st.markdown(lead)


def menu(current):
    """Draw the one menu of the app, and the reset that clears the address."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for file, (name, icon) in PAGES.items():
            st.page_link(file, label=f"**{name}**" if file == current else name, icon=icon)
        st.space("stretch")
        st.button("Reset", key="reset", icon=":material/restart_alt:", on_click=reset, type="tertiary")


def reset():
    """Forget every control of the page: each falls back to its default, and the address is empty again."""
    st.query_params.clear()
    st.session_state.clear()


@dataclass(frozen=True)
class Live:
    """A parameter's present value, and the value at which the chart's own slider was mounted."""

    value: float
    start: float
    mount: int


def live(parameter: Parameter) -> Live:
    """Draw the box for an exact value, whose key is the address; the slider itself is in the chart.

    The chart must get the same specification as long as the student only drags, or it would be mounted
    anew under the hand. So the start value stays what it was, until the value changes by another way
    than the slider: the box, a preset, the back button.
    """
    value = number(parameter)
    memory = st.session_state.setdefault(f"{parameter.key}-live", {"start": value, "heard": value, "mount": 0})
    if value != memory["heard"]:
        memory |= {"start": value, "heard": value, "mount": memory["mount"] + 1}
    return Live(value, memory["start"], memory["mount"])


def number(parameter: Parameter) -> float:
    """Draw a number box for the parameter, bound to the address."""
    return st.number_input(
        parameter.label,
        float(parameter.low),
        float(parameter.high),
        float(parameter.default),
        float(parameter.step),
        format="%g",
        key=parameter.key,
        help=parameter.help or None,
        bind="query-params",
    )


def slide(parameter: Parameter) -> float:
    """Draw a slider that asks the server, for a number that changes which curves there are, not their shape."""
    whole = all(float(v).is_integer() for v in (parameter.low, parameter.high, parameter.step, parameter.default))
    number_type = int if whole else float
    return st.slider(
        parameter.label,
        *map(number_type, (parameter.low, parameter.high, parameter.default, parameter.step)),
        key=parameter.key,
        help=parameter.help or None,
        bind="query-params",
    )


def show(picture: Picture, key, live=()):
    """Put a picture on the page; the sliders inside it report to the boxes of the same parameters."""
    starts = {parameter: held.start for parameter, held in dict(live).items()}
    specification = dict(picture.specification) | {"datasets": dict(picture.tables)}
    if not picture.sliders:
        st.vega_lite_chart(spec=specification, key=key, alt=picture.description)
        return
    specification["params"] = [started(parameter, starts) for parameter in specification["params"]]
    mounted = f"{key}-" + "-".join(str(held.mount) for held in dict(live).values())
    st.vega_lite_chart(
        spec=specification,
        key=mounted,
        alt=picture.description,
        on_select=lambda: hear(mounted, picture.sliders),
        selection_mode=list(picture.sliders),
    )


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
