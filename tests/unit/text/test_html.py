"""Tables and exercises as HTML are well formed, and text of a visitor stays text."""

from xml.etree.ElementTree import fromstring

from lib.lesson.exercises.registry import EXERCISES
from lib.text.exercises import hint, result_sentence, task
from lib.text.html import exercises_html, table_html
from lib.text.table import Table


def test_a_table_has_the_headings_of_its_columns_and_rows_and_what_a_visitor_typed_stays_text():
    table = Table(("a", "<b>&"), ("<script>alert(1)</script>", "two\nlines"), (("1", "2"), ("3", "$4$")), "at x")
    rows = [["".join(cell.itertext()) for cell in row] for row in fromstring(table_html(table)).iter("tr")]
    assert rows == [["at x", "a", "<b>&"], ["<script>alert(1)</script>", "1", "2"], ["two lines", "3", "$4$"]]


def test_every_exercise_has_its_task_its_hint_and_what_was_found():
    for exercise in EXERCISES.values():
        result = exercise.solved(exercise.answer)
        (article,) = fromstring(exercises_html({exercise: result})).iter("article")
        said = "".join(article.itertext())
        for text in (task(exercise), hint(exercise), result_sentence(result)):
            assert text.replace("`", "") in said, exercise.id
