"""Controls that follow each other: before they are drawn, each gets the value that belongs to the others."""

import streamlit as st

from lib.lesson.linked import Link, held_in
from ui.state import Linked, session


def hold_together(link: Link) -> None:
    """Give the controls of a view the values that belong to those that were changed since its last run.

    The values in an address that was just opened agree already (lib.lesson.linked.complete).
    """
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    held = held_in(link, query) | {c.key: st.session_state[c.key] for c in link.controls if c.key in st.session_state}
    before = session(Linked).held.get(link.view, held)
    changed = {key for key, value in held.items() if before[key] != value}
    while followed := {key: v for key, v in link.follow(held, changed).items() if held[key] != v}:
        st.session_state.update(followed)
        held, changed = held | followed, set()
    session(Linked).held[link.view] = held
