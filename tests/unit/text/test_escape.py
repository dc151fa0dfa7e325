"""Text of a visitor stands in Markdown, LaTeX and CSV as it was typed, and is nothing else there."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lib.text.escape import csv_cell, latex_text, markdown_text
from tests.hostile import HOSTILE
from tests.unit.each import each

PARTED = ":small[]"
# What Streamlit looks for in the source, or in a text of which it is a part, without the backslashes.
IN_SOURCE = re.compile(r"(?<!\\)[`*_\[\]<>$~&]|:material/|(?<!\\):(?!small\[\])[\w+-]+[:\[]|\n")
ARROWS = r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)"
IN_TEXT = re.compile(rf"https?://\S|www\.|\S@\S|:material_\w+:|:streamlit:|{ARROWS}", re.IGNORECASE)
PLAIN = ["cat", "big cat", "l'été", "猫", "Logit of cat", "p of that coin", "Cannot read z: 5"]


def seen(text: str) -> str:
    """Return the characters of a text that are seen, on one line."""
    kept = "".join(c for c in text if c.isprintable() or c.isspace())
    return re.sub(r"[^\S\u00a0\u202f]+", " ", kept).strip()


def unescaped(markdown: str) -> list[str]:
    """Return the parts of a text as Markdown has them: without backslashes before punctuation, parted by directives."""
    return [re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", part) for part in markdown.split(PARTED)]


@each("text", HOSTILE)
def test_markdown_shows_a_text_as_it_is_and_finds_nothing_in_it(text):
    written = markdown_text(text)
    assert "".join(unescaped(written)) == text
    assert not IN_SOURCE.search(written.replace("\\\\", "").replace(PARTED, "")), written
    assert not any(IN_TEXT.search(part) for part in unescaped(written)), written
    assert not re.match(r"[#+=-]|\d+[.)]", written)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30))
def test_any_text_is_the_same_in_markdown_but_for_its_white_space(text):
    assert "".join(unescaped(markdown_text(text))) == seen(text)


@each("text", ["\u200b # head", "\u00a0# head", "\u202f\u200b# head", "\u200b \u00a0 # head"])
def test_what_is_first_to_be_seen_is_no_heading_whatever_stands_before_it(text):
    assert markdown_text(text) == r"\# head"


@each("text", ["10\u202f000", "5\u00a0s", "at 10\u202f000 points"])
def test_a_no_break_space_within_a_text_stays(text):
    assert markdown_text(text) == text
    assert latex_text(text) == rf"\text{{{text}}}".replace("\u202f", "\u00a0")


@each("text", PLAIN)
def test_a_plain_text_has_no_backslash_in_markdown(text):
    assert markdown_text(text) == text


@given(st.text(max_size=30) | st.sampled_from(HOSTILE))
def test_a_text_cannot_change_the_formula_around_it(text):
    written = latex_text(text)
    content = re.fullmatch(r"\\text\{(.*)\}", written, re.DOTALL)[1]
    coded = re.sub(r'\{\\char"([0-9A-F]{2})\}', "", content)
    assert all(c.isalnum() or c in " -" or not c.isascii() for c in coded)
    typed = re.sub(r'\{\\char"([0-9A-F]{2})\}', lambda code: chr(int(code[1], 16)), content)
    assert typed == seen(text).replace("\u202f", "\u00a0")


def test_letters_and_digits_of_a_name_stay_in_a_formula():
    assert latex_text("big cat-2") == r"\text{big cat-2}"


@each("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\uff1d1"])
def test_a_cell_that_begins_like_a_formula_is_text_to_a_spreadsheet(text):
    assert csv_cell(text) == f"'{text}"


@each("text", ["cat", "", "a=1", "1-1", "'x", "\u22121"])
def test_other_cells_stay_as_they_are(text):
    assert csv_cell(text) == text
