"""The tab that says what this app is."""

from importlib.metadata import version

import streamlit as st

from lib.about import LICENCE, PACKAGES, REPORT, VERSION, bibtex, citation
from ui.words import facts


def about():
    """Draw version, licence, packages, how to cite, and where to report an error."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    facts({"Version": VERSION, "Licence": LICENCE, "Runs on": packages, "An error": REPORT})
    st.markdown(f"**How to cite.** {citation()}")
    st.code(bibtex(), language="bibtex")
