"""The app itself: its title, version and licence, how it is cited, and where an error is reported."""

from lib.text.catalogue import common
from lib.text.catalogue import start as words

TITLE = common.TITLE
VERSION = "1.0.0"
YEAR = 2026
LICENCE = "MIT"
AUTHOR = words.ABOUT_AUTHOR
PACKAGES = ("streamlit", "numpy", "pandas", "altair")


def citation() -> str:
    """Return the citation of the app in one line of text."""
    return words.ABOUT_CITATION.format(author=AUTHOR, title=TITLE, version=VERSION, year=YEAR, licence=LICENCE)


def bibtex() -> str:
    """Return the citation of the app as a BibTeX entry."""
    fields = {"author": f"{{{AUTHOR}}}", "title": f"{{{TITLE}}}", "year": YEAR, "version": VERSION}
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join(["@software{from-sigmoid-to-cross-entropy,", *lines, "}"])
