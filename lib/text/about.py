"""The app itself: its title, version and licence, how it is cited, and where an error is reported."""

TITLE = "From Sigmoid to Cross-Entropy"
VERSION = "1.0.0"
YEAR = 2026
LICENCE = "MIT"
AUTHOR = "The authors of From Sigmoid to Cross-Entropy"
REPORT = (
    "Open an issue in the repository that this copy comes from. Say what you saw, what you expected, and the address "
    "of the page: it holds all that was set."
)
PACKAGES = ("streamlit", "numpy", "pandas", "altair")


def citation() -> str:
    """Return the citation of the app in one line of text."""
    return f"{AUTHOR}. {TITLE}, version {VERSION}. Software, {YEAR}. {LICENCE} licence."


def bibtex() -> str:
    """Return the citation of the app as a BibTeX entry."""
    fields = {"author": f"{{{AUTHOR}}}", "title": f"{{{TITLE}}}", "year": YEAR, "version": VERSION}
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join(["@software{from-sigmoid-to-cross-entropy,", *lines, "}"])
