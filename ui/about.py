"""The tab that says what this app is."""

from importlib.metadata import version

import streamlit as st

from lib.text.about import LICENCE, PACKAGES, REPORT, VERSION, bibtex, citation
from lib.text.glossary import GLOSSARY
from ui.facts import facts


def about() -> None:
    """Draw version, licence, packages, how to cite, where to report an error, and all terms."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    facts({"Version": VERSION, "Licence": LICENCE, "Runs on": packages, "An error": REPORT})
    st.markdown(f"**How to cite.** {citation()}")
    st.code(bibtex(), language="bibtex", wrap_lines=True)
    st.subheader("Glossary", anchor=False)
    facts(dict(sorted(GLOSSARY.items(), key=lambda entry: entry[0].lower())))
