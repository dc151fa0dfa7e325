"""The sample of flips in a script."""

from lib.export.likelihood_scripts import MOST_FLIPS, flips
from lib.export.template import Code


def test_a_sample_is_text_in_its_order_up_to_the_longest_that_is_written_out():
    assert flips([1, 0, 0]) == "100"
    assert flips([1, 0] * (MOST_FLIPS // 2)) == "10" * (MOST_FLIPS // 2)


def test_a_longer_sample_is_code_with_as_many_ones_and_zeros():
    text = flips([1, 0, 0] * MOST_FLIPS)
    assert isinstance(text, Code)
    assert len(text) < 40
    assert eval(text) == "1" * MOST_FLIPS + "0" * (2 * MOST_FLIPS)
