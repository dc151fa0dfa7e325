"""The cross-entropy of flips is entropy plus divergence, and least where the likelihood is largest."""

import numpy as np
import pytest

from lib.charts import cross_entropy
from lib.charts.core.alt_text import alt_text
from lib.numerics.parameter import grid
from tests.unit.charts.pictures import LOGIT, PICTURES, SAMPLE, P, numbers_at


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


def test_each_stop_of_p_has_its_logit_on_the_axis_of_z():
    picture = cross_entropy.per_flip_in_logit(SAMPLE, LOGIT, P, 0.1234)
    z, indices = picture.data["x"], picture.tables["domain"]["cursor_indices"][0]
    stops = grid(P)
    np.testing.assert_allclose(z[indices][1:-1], np.log(stops[1:-1] / (1 - stops[1:-1])), atol=1e-9)
    assert (z[indices][0], z[indices][-1]) == (-10, 10)
    values = picture.tables["domain"]["cursor_values"][0]
    assert z[values.tolist().index(0.1234)] == pytest.approx(np.log(0.1234 / 0.8766))
    assert picture.cursors == ()


def test_a_share_that_is_rounded_is_said_to_be_so():
    assert "least at p ≈ 0.3333:" in cross_entropy.of_sample((1, 0, 0), P, 0.5).description
    assert "least at p = 0.5:" in cross_entropy.of_sample((1, 0), P, 0.5).description
