"""Tables and exercises as HTML are well formed, and text of a visitor stays text."""

from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st

from lib.lesson.exercises.registry import EXERCISES
from lib.text.exercises import hint, result_sentence, task
from lib.text.html import exercises_html, hints_html, table_html
from lib.text.numbers import grouped
from lib.text.table import Table
from tests.hostile import HOSTILE


def plain(block):
    """Return the text of an element."""
    return "".join(block.itertext())


def test_a_table_has_the_headings_of_its_columns_and_rows_and_what_a_visitor_typed_stays_text():
    table = Table(("a", "<b>&"), ("<script>alert(1)</script>", "two\nlines"), (("1", "2"), ("3", "$4$")), "at x")
    rows = [[plain(cell) for cell in row] for row in fromstring(table_html(table)).iter("tr")]
    assert rows == [["at x", "a", "<b>&"], ["<script>alert(1)</script>", "1", "2"], ["two lines", "3", "$4$"]]


@given(
    st.lists(st.sampled_from(HOSTILE), min_size=4, max_size=4)
    | st.just(['" onfocus="x()', "' autofocus", "&quot;", ">"])
)
def test_headings_of_a_visitor_stay_text_in_a_table_and_in_its_name(texts):
    column, row, cell, index = texts
    box = fromstring(table_html(Table((column,), (row,), ((cell,),), index)))
    assert [plain(part) for part in box.iter() if part.tag in ("th", "td")] == [index, column, row, cell]
    assert box.attrib == {
        "class": "table",
        "role": "group",
        "aria-label": f"Table: {index}, {column}",
        "tabindex": "0",
    }
    assert {part.tag for part in box.iter()} == {"div", "table", "thead", "tbody", "tr", "th", "td"}


def test_a_table_has_a_name_of_its_own_if_given_and_no_heading_is_empty():
    box = fromstring(table_html(Table(("Gives", "Status"), ("e^z",), (("1", "sound"),), name="Textbook form")))
    assert box.get("aria-label") == "Table: Textbook form"
    assert [cell.tag for cell in next(box.iter("tr"))] == ["td", "th", "th"]


def test_the_groups_of_a_number_stay_together_in_a_table():
    box = fromstring(table_html(Table((grouped(10_000),), ("n =\u00a05",), (("a \n b",),))))
    assert [cell.text for cell in box.iter("th")] == ["10\u202f000", "n =\u00a05"]
    assert box.get("aria-label") == "Table: 10\u202f000"
    assert box.find(".//tbody//td").text == "a b"


def test_every_exercise_has_its_number_its_task_and_what_was_found_and_its_hint_has_the_same_number():
    found = {exercise: exercise.solved(exercise.answer) for exercise in EXERCISES.values()}
    articles = fromstring(exercises_html(found)).iter("article")
    hints = fromstring(hints_html(found)).iter("details")
    for number, (article, folded, (exercise, result)) in enumerate(zip(articles, hints, found.items(), strict=True), 1):
        asked, said = [plain(block) for block in article.iter("p")]
        assert asked == f"{number}. {task(exercise)}".replace("`", "")
        assert result_sentence(result).replace("`", "") in said
        assert plain(folded) == f"Hint {number}{hint(exercise)}".replace("`", "")
