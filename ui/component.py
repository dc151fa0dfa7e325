"""The app's own front end: small pieces of HTML, CSS and JavaScript from the folder `frontend`."""

from pathlib import Path

import streamlit as st

FRONTEND = Path(__file__).parent.parent / "frontend"


def component(name, *kinds):
    """Register a piece of this app's own front end, from its files; no text of a visitor ever gets into them."""
    files = {kind: (FRONTEND / f"{name}.{kind}").read_text(encoding="utf-8") for kind in kinds}
    return st.components.v2.component(name, **files)
