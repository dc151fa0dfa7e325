"""The cross-entropy of flips is entropy plus divergence, and least where the likelihood is largest."""

import numpy as np
import pytest

from lib.charts.core.alt_text import alt_text
from tests.unit.charts.pictures import PICTURES, SAMPLE, numbers_at


def test_the_loss_of_a_sample_is_least_where_its_likelihood_is_largest_and_entropy_plus_divergence():
    found = numbers_at(PICTURES["cross_entropy.of_sample"](), p=0.5)
    share = numbers_at(PICTURES["likelihood.relative_likelihood"](), p=0.5)
    loss = found["Cross-entropy, −ln L / n"]
    np.testing.assert_allclose(loss, found["Divergence KL(k/n ‖ p)"] + found["Entropy H(k/n)"])
    assert loss.idxmin() == share["L(p) / L(k/n)"].idxmax()
    assert found["prediction p"][loss.idxmin()] == pytest.approx(np.mean(SAMPLE))


def test_the_text_alternative_has_the_value_at_the_cursor():
    text = alt_text(PICTURES["cross_entropy.per_flip"](), {"p": 0.5})
    assert "p = 0.5" in text
    assert "the cross-entropy 0.6931" in text
