"""The code of a hall."""

import numpy as np
import pytest

from lib.hall.code import ALPHABET, LENGTH, draw_code, read_code, spaced
from tests.unit.each import each


def test_a_code_has_no_letters_that_look_alike_and_follows_from_the_generator():
    codes = [draw_code(np.random.default_rng(seed)) for seed in range(200)]
    assert len(set(codes)) == 200
    assert set("".join(codes)) == set(ALPHABET)
    assert not set("AEIOU0QL12ZS5BG68V") & set(ALPHABET)
    assert draw_code(np.random.default_rng(3)) == codes[3]


@each("text", ["CDF347", "cdf347", " CDF 347 ", "cdf-347", "c d f 3 4 7"])
def test_a_code_is_read_however_it_is_typed(text):
    assert read_code(text) == "CDF347"
    assert read_code(spaced("CDF347")) == "CDF347"


@each("text", ["", "CDF34", "CDF3477", "CDF34O", "x" * 10_000, "CDF34%", "<script>", "٣٣٣٣٣٣", "CDF34\x00"])
def test_what_is_no_code_is_refused_without_being_repeated(text):
    with pytest.raises(ValueError, match=r"a code has|no code has") as error:
        read_code(text)
    assert len(str(error.value)) < 60


def test_there_are_so_many_codes_that_guessing_does_not_pay():
    assert len(ALPHABET) ** LENGTH > 3e7
