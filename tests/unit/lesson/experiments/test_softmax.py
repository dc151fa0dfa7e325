"""Experiments on softmax: attention, and from which logits on a form of the loss fails."""

import numpy as np

from lib.analysis.attention import TOKENS
from lib.lesson.experiments.softmax import attention_entropies, attention_weights, failure_thresholds


def test_weights_of_attention_sum_to_1_in_each_row_and_without_the_scale_are_sharper():
    scaled, raw = (attention_weights(64, s, 0) for s in (True, False))
    np.testing.assert_allclose(scaled.sum(axis=-1), 1)
    assert raw.max(axis=-1).mean() > scaled.max(axis=-1).mean()


def test_without_the_scale_the_entropy_falls_with_the_dimension():
    scaled, raw = (attention_entropies(s, 0, (1, 256)) for s in (True, False))
    assert raw[1] < raw[0] / 2
    assert np.log(len(TOKENS)) >= scaled[1] > 2 * raw[1]


def test_failure_thresholds_are_searched_once():
    assert failure_thresholds() is failure_thresholds()
