"""The progress in the lesson comes back from the text that the browser keeps, and other texts are refused."""

import pytest

from lib.lesson.claims.claim import Verdict
from lib.lesson.progress import Progress, progress_from_json, progress_to_json

CLAIMS = {"tanh-range", "elu-smooth"}


def test_the_progress_comes_back_from_its_text():
    progress = Progress(7, {"tanh-range": Verdict.TRUE_IF, "elu-smooth": Verdict.FALSE})
    assert progress_from_json(progress_to_json(progress), 45, CLAIMS) == progress


def test_answers_about_claims_that_there_are_not_are_left_out():
    text = progress_to_json(Progress(1, {"tanh-range": Verdict.TRUE, "gone": Verdict.TRUE}))
    assert progress_from_json(text, 45, CLAIMS).answers == {"tanh-range": Verdict.TRUE}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"scene": 1}',
        '{"scene": 46, "answers": {}}',
        '{"scene": -1, "answers": {}}',
        '{"scene": true, "answers": {}}',
        '{"scene": 1, "answers": [1]}',
        '{"scene": 1, "answers": {"tanh-range": "perhaps"}}',
    ],
)
def test_a_text_that_holds_no_progress_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        progress_from_json(text, 45, CLAIMS)
