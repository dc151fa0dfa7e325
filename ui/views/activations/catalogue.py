"""The view "Catalogue": all activations side by side."""

import streamlit as st

import ui
from lib.charts import activation_catalogue
from lib.expressions.own_activation import NAME
from lib.lesson import controls
from lib.lesson.address import VIEW
from lib.text.catalogue import activations as words
from ui.views.activations.own_function import own_function


def draw() -> None:
    """Draw a small chart of every activation."""
    pictures = st.container()
    ui.intro(
        st.container(),
        words.CATALOGUE_INTRO,
    )
    own = own_function()
    with pictures:
        ui.show(activation_catalogue.catalogue(own), "catalogue", on_choice=open_card)
    ui.explanation("activations", "Catalogue")
    ui.derivations("activations", "Catalogue")
    ui.exercises("activations", "Catalogue")


def open_card(name: str) -> None:
    """Go to the curve and the card of one function; a browser may report a name that there is not."""
    if name == NAME:
        st.session_state.update({VIEW: "Curves", controls.OWN_CARD.key: True})
        st.query_params.update({controls.OWN_CARD.key: "true"})
    if name not in controls.CARDS:
        return
    card_key = controls.CARDS[name].key
    st.session_state.update({VIEW: "Curves", controls.FUNCTIONS.key: [name], card_key: True})
    # Fault: Streamlit writes a value into the address only when its widget is drawn, which is after the page has moved.
    # Test: tests/browser/test_address.py.
    st.query_params.update({controls.FUNCTIONS.key: controls.ACTIVATION_LABELS[name], card_key: "true"})
