"""The frame of a page: title, icon, layout, menu, and the reset."""

import streamlit as st

from ui.collection import add_button
from ui.component import component
from ui.lecture import lecture

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

back = component("back", "js")


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
        add_button(current)
        st.button("Reset", key="reset", icon=":material/restart_alt:", on_click=reset, type="tertiary")


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
