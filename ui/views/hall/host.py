"""The host: the controls of a hall in a window of their own, which is not projected."""

import streamlit as st

from lib.hall.code import spaced
from ui.hall import go, is_host, say_notice
from ui.views.hall import steering


def draw(code: str) -> None:
    """Draw the controls of the host, if this browser has the key."""
    st.subheader(f"Hall {spaced(code)}", anchor=False)
    if not is_host(code):
        say_notice()
        st.warning("Only the browser that has opened the hall can steer it.", icon=":material/lock:")
        return
    steering.draw(code, alone=True)
    st.button("Show the wall in this window", key="to-wall", on_click=go, args=(code, "Wall"))
