"""Explanations as HTML: safe text, terms as toggle buttons, and live numbers."""

from lib.text.explanations.explanation import Explanation
from lib.text.explanations.markup import Term, explanation_html

EXPLANATION = Explanation(
    subject="The [first line] is <b>steep</b> & the [other line] is not.",
    symbols={"x": "a number"},
    notice="Look.",
    training="Learn.",
    mistake="Err.",
    following=("losses", "Two classes"),
    reason="Go on.",
    terms={"first line": "first", "other line": "other"},
    present=("At x = {x} the [first line] is at {height}.", "Its slope is {slope}."),
)


def test_a_term_is_a_toggle_button_with_the_look_of_its_series_and_the_names_of_its_charts():
    html = explanation_html(EXPLANATION, {"first line": Term(3, "", ("one", "two"))}, {})
    toggle = '<span class="term" role="button" tabindex="0" aria-pressed="false"'
    button = f'{toggle} data-color="3" data-charts="one two">first line</span>'
    assert html.startswith(f"<p><strong>What this is.</strong> The {button} is ")
    dashed = explanation_html(EXPLANATION, {"first line": Term(None, "dashed", ("one",))}, {})
    assert 'data-dashes="dashed" data-charts="one">first line<' in dashed


def test_a_term_without_its_series_is_plain_text():
    assert "the other line is not." in explanation_html(EXPLANATION, {}, {})


def test_a_text_is_no_html():
    assert "&lt;b&gt;steep&lt;/b&gt; &amp; the" in explanation_html(EXPLANATION, {}, {})
    assert '>&lt;i&gt;</span> the first line is at <span class="live"' in explanation_html(
        EXPLANATION, {}, {"x": "<i>", "height": "2"}
    )


def test_a_sentence_is_shown_with_all_of_its_numbers_after_what_to_notice_or_not_at_all():
    html = explanation_html(EXPLANATION, {}, {"x": "1", "height": "2"}, {"x": 1.0})
    number = '<span class="live" data-number="{}">{}</span>'.format
    sentence = f"At x = {number('x', 1)} the first line is at {number('height', 2)}."
    now = f'<p data-values="{{&quot;x&quot;: 1.0}}"><strong>Now.</strong> {sentence}</p>'
    assert f"Look.</p>\n{now}\n<p><strong>Why" in html
    assert "Now." not in explanation_html(EXPLANATION, {}, {"x": "1"})


def test_the_way_on_is_left_to_the_end_of_the_page():
    assert "Go on." not in explanation_html(EXPLANATION, {}, {})
    assert EXPLANATION.paragraphs["Next"] == "Go on."
    assert EXPLANATION.paragraphs["What this is"].startswith("The first line is")
