"""Texts that the window of the browser keeps for when a page is loaded anew, since the server stores nothing."""

from collections.abc import Callable

import streamlit as st

from ui.component import component, first_call

local_storage = component("local_storage", "js")


def keep(name: str, text: str, changed: bool, restored: bool, restore: Callable[[str], None]) -> None:
    """Store a text that has `changed`; if this session has `restored` none yet, pass on the one that is stored."""
    key = f"local-storage-{name}"

    def pass_on() -> None:
        restore(str(st.session_state[key].stored))

    data = {"name": name, "text": text, "changed": changed, "restored": restored}
    local_storage(key=key, data=data, on_stored_change=first_call(pass_on))
