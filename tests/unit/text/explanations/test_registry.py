"""Every view of the four pages has an explanation of the right length, whose numbers are those that lib computes."""

import pytest

from lib.lesson.address import PAGES, START
from lib.text.explanations.registry import EXPLANATIONS

VIEWS = [(page, view) for page, views in EXPLANATIONS.items() for view in views]


def test_every_view_of_the_four_pages_has_an_explanation_in_the_order_of_the_tabs():
    expected = {name: set(page.views) for name, page in PAGES.items() if name != START}
    assert {page: set(views) for page, views in EXPLANATIONS.items()} == expected


@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_an_explanation_has_120_to_250_words_in_six_full_paragraphs_and_leads_to_another_view(page, view):
    explanation = EXPLANATIONS[page][view]
    paragraphs = explanation.paragraphs
    assert 120 <= sum(len(text.split()) for text in paragraphs.values()) <= 250
    assert len(paragraphs) == 6
    assert all(text.endswith((".", "?")) and "{" not in text for text in paragraphs.values())
    next_page, next_view = explanation.following
    assert next_view in PAGES[next_page].views
    assert (next_page, next_view) != (page, view)


@pytest.mark.parametrize(
    ("page", "view", "quoted"),
    [
        # 1/4 and 1 are the slopes at 0, where both functions are steepest.
        ("activations", "Curves", ["its slope is at most 0.25", "The slope of tanh reaches 1"]),
        # The integral of x φ(x) from 0 on is φ(0) = 1/√(2π).
        ("activations", "Compare", ["their mean is 0.3989"]),
        ("activations", "Catalogue", ["all 20 activation functions"]),
        # (1/4)^20 = 2^-40
        ("activations", "Vanishing gradient", ["after 20 layers that is at most 9×10⁻¹³"]),
        # The lesson's worked numbers.
        ("softmax", "Many classes", ["is 0.185 for 50 classes and 0.096 for 100"]),
        # L(0.3) / L(0.5) = 0.0022235661 / 0.0009765625
        ("likelihood", "Likelihood", ["that is 0.3, where L is 2.28 times as large"]),
        # The smallest float64 above 0 is 2^-1074.
        ("likelihood", "Underflow", ["After 1074 flips", "falls by 0.69"]),
        # At z = -4: p = 0.01799, p - 1 = -0.98201, and 2 (p - 1) p (1 - p) = -0.03469.
        ("losses", "Two classes", ["z to −4", "prediction is 0.018", "is −0.982", "is −0.0347"]),
    ],
)
def test_an_explanation_quotes_the_numbers_that_were_computed_by_hand(page, view, quoted):
    text = " ".join(EXPLANATIONS[page][view].paragraphs.values())
    for part in quoted:
        assert part in text
