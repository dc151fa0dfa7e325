"""The tab that says what this app is."""

from importlib.metadata import version

import streamlit as st

from lib.text.about import LICENCE, PACKAGES, VERSION, bibtex, citation
from lib.text.catalogue import start as words
from lib.text.glossary import GLOSSARY
from ui.facts import facts


def about() -> None:
    """Draw version, licence, packages, how to cite, where to report an error, and all terms."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    facts(
        {
            words.ABOUT_VERSION: VERSION,
            words.ABOUT_LICENCE: LICENCE,
            words.ABOUT_PACKAGES: packages,
            words.ABOUT_ERROR: words.ABOUT_REPORT,
        }
    )
    st.markdown(words.ABOUT_CITE.format(citation=citation()))
    st.code(bibtex(), language="bibtex", wrap_lines=True)
    st.subheader(words.ABOUT_GLOSSARY, anchor=False)
    facts(dict(sorted(GLOSSARY.items(), key=lambda entry: entry[0].lower())))
