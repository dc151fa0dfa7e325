"""A tour of one minute: a line in the menu for a visitor who opens a bare address.

An address that says anything at all, a state, a scene, or `tour=off`, is opened without it, and so is an embedded page.
What a step points at is outlined by frontend/page.css, as long as the document has the step's name.
"""

from collections.abc import Sequence

import streamlit as st

from lib.lesson.address import START
from lib.text.catalogue import common as words
from ui.component import component
from ui.state import Tour, session

ON_OVERVIEW = ("menu", "tabs", "picture", "reset")
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
    names = list(ON_OVERVIEW if page == START else words.TOUR_STEPS)
    if step is None or step == ENDED:
        outline(key="tour-outline", data=[""])
        return
    step = min(step, len(names))
    name = names[step - 1] if step else ""
    outline(key="tour-outline", data=[name])
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="tour"):
        st.markdown(_sentence(step, names), width="content")
        if step < len(names):
            label = words.TOUR_NEXT if step else words.TOUR_START
            st.button(label, key="tour next", type="tertiary", on_click=go, args=(step + 1,))
        label = words.TOUR_DONE if step == len(names) else words.TOUR_SKIP
        st.button(label, key="tour end", type="tertiary", on_click=end)


def _sentence(step: int, names: Sequence[str]) -> str:
    """Return what the tour says at a step, the offer at step 0."""
    if not step:
        return words.TOUR_OFFER
    sentence = words.TOUR_STEPS[names[step - 1]]
    return words.TOUR_PRESENT_STEP.format(number=step, count=len(names), sentence=sentence)


def go(step: int) -> None:
    """Go to a step."""
    session(Tour).step = step


def end() -> None:
    """End the tour, and keep that in the address."""
    session(Tour).step = ENDED
    st.query_params["tour"] = "off"
