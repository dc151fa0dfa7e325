"""Labels inside a sentence."""

import pytest

from lib.text.labels import enumerated, inside_sentence, one_or_several, sentence_case


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Squared error", "squared error"),
        ("ReLU", "ReLU"),
        ("ELU", "ELU"),
        ("SiLU", "SiLU"),
        ("Huber", "Huber"),
        ("He's variance", "He's variance"),
        ("Heads", "heads"),
        ("Brier score", "Brier score"),
        ("Leaky ReLU", "leaky ReLU"),
        ("", ""),
    ],
)
def test_a_label_begins_small_unless_it_is_an_acronym_or_a_name(label, inside):
    assert inside_sentence(label) == inside


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("true if the weights have He's variance", "True if the weights have He's variance"),
        ("ReLU", "ReLU"),
        ("½ of it", "½ of it"),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_a_capital_and_keeps_those_that_follow(text, begun):
    assert sentence_case(text) == begun


@pytest.mark.parametrize(
    ("phrases", "listed"),
    [([], ""), (["cat"], "cat"), (["cat", "dog"], "cat and dog"), (["cat", "dog", "tiger"], "cat, dog and tiger")],
)
def test_a_list_in_a_sentence_has_commas_and_before_its_last_phrase_the_word_and(phrases, listed):
    assert enumerated(phrases) == listed


@pytest.mark.parametrize(("count", "which"), [(0, "several"), (1, "one"), (2, "several"), (1000, "several")])
def test_one_thing_has_a_sentence_of_its_own(count, which):
    assert one_or_several(count) == which
