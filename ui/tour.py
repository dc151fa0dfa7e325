"""A tour of one minute: a line in the menu for a visitor who opens a bare address.

An address that says anything at all, a state, a scene, or `tour=off`, is opened without it, and so is an embedded page.
What a step points at is outlined by frontend/page.css, as long as the document has the step's name.
"""

import streamlit as st

from lib.lesson.address import START
from ui.component import component
from ui.state import Tour, session

# The steps in order, and what each says.
STEPS = {
    "menu": "Start anywhere: each page stands alone.",
    "tabs": "Each view shows one idea.",
    "picture": "Point at a curve, or touch it, to read its numbers; a click keeps them.",
    "slider": "Drag a slider under a picture, or use the arrow keys.",
    "tools": "The menu of a picture has its numbers as a table, files and a script.",
    "reset": "The address keeps what you set; Reset clears it.",
}
ON_OVERVIEW = ("menu", "tabs", "picture", "reset")
OFFER = "New here? A tour takes a minute."
ENDED = -1

outline = component("tour", "js")


def tour(page: str) -> None:
    """Draw the tour, unless the address says anything or it has ended."""
    state = session(Tour)
    if state.step is None:
        state.step = ENDED if st.query_params or st.context.is_embedded else 0
    if st.query_params.get("tour") != "off" and state.step != ENDED:
        _step(page)


@st.fragment
def _step(page: str) -> None:
    """Offer the tour, or draw its present step, with a button that goes on and one that ends it."""
    step = session(Tour).step
    names = list(ON_OVERVIEW if page == START else STEPS)
    if step is None or step == ENDED:
        outline(key="tour-outline", data=[""])
        return
    step = min(step, len(names))
    name = names[step - 1] if step else ""
    outline(key="tour-outline", data=[name])
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="tour"):
        st.markdown(f"**{step} of {len(names)}** {STEPS[name]}" if step else OFFER, width="content")
        if step < len(names):
            st.button("Next" if step else "Start", key="tour next", type="tertiary", on_click=go, args=(step + 1,))
        st.button("Done" if step == len(names) else "Skip the tour", key="tour end", type="tertiary", on_click=end)


def go(step: int) -> None:
    """Go to a step."""
    session(Tour).step = step


def end() -> None:
    """End the tour, and keep that in the address."""
    session(Tour).step = ENDED
    st.query_params["tour"] = "off"
