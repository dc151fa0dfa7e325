"""The controls of classes that several views share: names and logits."""

from collections.abc import Sequence

import streamlit as st

import ui
from lib.lesson import controls
from lib.numerics.parameter import Parameter
from lib.text.catalogue import softmax as words


def class_names(fewest: int = 2, most: int = 10) -> list[str]:
    """Draw the box of names with a button that adds a class and one that removes the last."""
    names = ui.names(fewest, most)
    if fewest < most:
        with st.container(horizontal=True, gap="small"):
            if len(names) < most:
                more = ", ".join([*names, words.NEW_CLASS.format(number=len(names) + 1)])
                ui.preset(words.ADD_CLASS, {"names": more}, icon=":material/add:")
            if len(names) > fewest:
                ui.preset(words.REMOVE_CLASS, {"names": ", ".join(names[:-1])}, icon=":material/remove:")
    return names


def classes() -> tuple[list[str], list[float]]:
    """Draw the boxes for names and logits; both stay in the address from tab to tab."""
    names = class_names()
    with st.container(horizontal=True, gap="small"):
        return names, [ui.number(p) for p in controls.named_logits(names)]


def live_logits(names: Sequence[str], *further: Parameter) -> tuple[tuple[Parameter, ...], dict[str, ui.LiveValue]]:
    """Return the logits of classes, and their values with those of further numbers that sliders in a picture move."""
    z = controls.named_logits(names)
    return z, {p.key: ui.live(p) for p in (*z, *further)}
