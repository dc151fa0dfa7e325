"""Labels inside a sentence."""

import pytest

from lib.text.labels import inside_sentence


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
