"""The host: the controls of a hall in a window of their own, which is not projected."""

import streamlit as st

from lib.hall.code import spaced
from lib.text.catalogue import hall as words
from ui.hall import go, is_host, say_notice
from ui.views.hall import steering


def draw(code: str) -> None:
    """Draw the controls of the host, if this browser has the key."""
    st.subheader(words.HALL.format(code=spaced(code)), anchor=False)
    if not is_host(code):
        say_notice()
        st.warning(words.HOST_ELSEWHERE, icon=":material/lock:")
        return
    steering.draw(code, alone=True)
    st.button(words.HOST_SHOW_WALL, key="to-wall", on_click=go, args=(code, "Wall"))
