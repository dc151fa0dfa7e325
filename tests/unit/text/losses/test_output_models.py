"""The table of outputs has a row for each distribution, with numbers of an example."""

from lib.learning.output_models import OUTPUT_MODELS
from lib.lesson.address import PAGES
from lib.text.losses import output_models as texts


def test_every_distribution_has_a_row_and_every_link_leads_to_a_view():
    assert list(texts.OUTPUTS) == list(OUTPUT_MODELS)
    assert len(texts.outputs_table().rows) == 4
    assert all(view in PAGES[page].views for page, view in texts.links().values())
    assert list(texts.links()) == [
        "Regression: squared error and absolute error",
        "Two classes: binary cross-entropy",
        "Three classes: cross-entropy",
    ]


def test_the_examples_have_the_numbers_of_the_formulas():
    examples = [row[-1] for row in texts.outputs_table().cells]
    assert examples[:3] == [
        "z = 2, y = 1: loss 1.419, gradient 1",
        "z = 2, y = 1: loss 1.693, gradient 1",
        "z = 2, y = 1: loss 0.1269, gradient −0.1192",
    ]
    assert examples[3] == "z = (2, 1, 0.1), y is the first class: loss 0.417, gradient (−0.34, 0.24, 0.099)"
