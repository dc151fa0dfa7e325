"""A tour of one minute: a slim line in the menu for who comes for the first time, and asks for nothing in particular.

An address that says anything at all, a state, a scene, or `tour=off`, is opened without it.
"""

import streamlit as st

# What a step points at, and what it says.
STEPS = {
    "menu": (".st-key-menu [data-testid=stPageLink]", "Start anywhere: each page stands alone."),
    "tabs": (".st-key-view", "Each tab shows one idea."),
    "picture": ("[data-testid=stVegaLiteChart]", "Point at a curve, or touch it, to read its numbers."),
    "slider": (".vega-bindings", "Drag a slider under a picture, or use the arrow keys."),
    "tools": ('[class*="-tools"]', "Take a picture with you: table, file, or script."),
    "reset": (".st-key-reset", "The address keeps what you set; Reset clears it."),
}
ON_OVERVIEW = ("menu", "tabs", "picture", "tools", "reset")
RING = "<style>%s { outline: 2px solid currentColor; outline-offset: 2px; border-radius: 4px; }</style>"


OFFER = "New here? A tour takes a minute."


def tour(overview):
    """Draw the tour, unless the address says anything or it has ended."""
    st.session_state.setdefault("tour", None if st.query_params else 0)
    if st.session_state["tour"] is not None and st.query_params.get("tour") != "off":
        step(overview)


@st.fragment
def step(overview):
    """Offer the tour, or draw the step at which it is, with a button that goes on and one that ends it."""
    place = st.session_state["tour"]
    if place is None:
        return
    steps = [STEPS[name] for name in (ON_OVERVIEW if overview else STEPS)]
    place = min(place, len(steps))
    target, text = steps[place - 1] if place else (None, OFFER)
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="tour"):
        st.markdown(f"**{place} of {len(steps)}** {text}" if place else text, width="content")
        if place < len(steps):
            st.button("Next" if place else "Start", key="tour next", type="tertiary", on_click=go, args=(place + 1,))
        st.button("Done" if place == len(steps) else "Skip the tour", key="tour end", type="tertiary", on_click=end)
    if target:
        st.html(RING % target)


def go(place):
    """Go to a step."""
    st.session_state["tour"] = place


def end():
    """End the tour, and keep that in the address."""
    st.session_state["tour"] = None
    st.query_params["tour"] = "off"
