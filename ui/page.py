"""The frame of a page: title, icon, layout, menu, and the reset."""

import streamlit as st

from lib.text.about import TITLE
from lib.text.glossary import explained
from ui.component import FRONTEND, component
from ui.lecture import lecture, scene_number
from ui.scene_list import add_button
from ui.tour import tour

PAGES = {
    "streamlit_app.py": ("Overview", ":material/home:"),
    "pages/activations.py": ("Activations", ":material/show_chart:"),
    "pages/softmax.py": ("Softmax", ":material/bar_chart:"),
    "pages/likelihood.py": ("Likelihood", ":material/casino:"),
    "pages/losses.py": ("Losses", ":material/trending_down:"),
}

# The text of a style sheet is never that of a visitor.
STYLE = f"<style>{(FRONTEND / 'page.css').read_text(encoding='utf-8')}</style>"

# The parts of a page stand folded to this height until the page is whole (see frontend/first_paint.js and page.css).
FOLDED = 1

back = component("back", "js")
first_paint = component("first_paint", "js")
reconnect = component("reconnect", "js")


def page(file, lead):
    """Open the page: title, icon, menu, and one or two sentences on what to look at."""
    name, icon = PAGES[file]
    st.set_page_config(page_title=f"{name} · {TITLE}", page_icon=icon)
    st.html(STYLE)
    st.session_state["defaults"] = {}
    begin_run(file)
    menu(file)
    back(key="back")
    first_paint(key="first-paint")
    reconnect(key="reconnect", on_back_change=lambda: None)
    lecture()
    with st.container(horizontal=True, vertical_alignment="center", key="lead", height=FOLDED, border=False):
        st.title(TITLE if name == "Overview" else name, anchor=False, width="content")
        st.markdown(lead)


def intro(text, *terms):
    """Say what to look at in the open tab, and why it matters; a tooltip explains terms that are new there.

    A scene of the lecture says all that itself.
    """
    if not scene_number():
        st.markdown(text, help=explained(terms) if terms else None)


# The width of the controls beside their picture, in pixels.
CONTROLS = 320


def controls_and_chart(key):
    """Return two places beside each other: for controls, and for the picture that they move.

    On a narrow screen the controls stand above the picture.
    """
    with st.container(horizontal=True, gap="medium"):
        return st.container(key=f"controls-{key}", width=CONTROLS), st.container()


def menu(current):
    """Draw the one menu of the app, and the reset that clears the address."""
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="menu", height=FOLDED, border=False
    ):
        for file, (name, icon) in PAGES.items():
            st.page_link(file, label=f"**{name}**" if file == current else name, icon=icon)
        st.page_link("streamlit_app.py", label="About", icon=":material/info:", query_params={"view": "About"})
        tour(overview=current == "streamlit_app.py")
        add_button(current)
        st.button("Reset", key="reset", icon=":material/restart_alt:", on_click=reset, type="tertiary")


def reset():
    """Put every control of the page back to its default; a control at its default leaves the address."""
    for key, default in st.session_state.get("defaults", {}).items():
        st.session_state[key] = default


def remember(key, default):
    """Keep the default of a control that is on the page, for the reset."""
    st.session_state.setdefault("defaults", {})[key] = default


def begin_run(file):
    """Begin a run of the whole page: keep which charts the last run of the same page has drawn."""
    last, drawn = st.session_state.get("drawn", (file, set()))
    st.session_state["still drawn"] = drawn if last == file else set()
    st.session_state["drawn"] = (file, set())
