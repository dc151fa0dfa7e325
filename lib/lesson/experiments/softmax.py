"""Experiments on softmax: attention on random sentences, and from which logits on a form of the loss fails."""

import functools
from collections.abc import Callable, Sequence

import numpy as np

from lib.analysis.attention import TOKENS, attention, embeddings, mean_entropy
from lib.lesson import examples
from lib.numerics.arrays import FloatArray
from lib.numerics.floating_point import DTYPES, FORMS, magnitude_threshold, spread_threshold


def attention_weights(d: int, scaled: bool, seed: int) -> FloatArray:
    """Return the attention weights (tokens, tokens) of a random sentence, with or without division by sqrt(d)."""
    generator = np.random.default_rng(seed)
    queries, keys, values = (embeddings(TOKENS, d, generator) for _ in range(3))
    return attention(queries, keys, values, None if scaled else 1.0)[0]


def attention_entropies(scaled: bool, seed: int, dimensions: Sequence[int] = examples.DIMENSIONS) -> list[float]:
    """Return the mean entropy of a row of attention weights in nats, for each dimension d."""
    return [attention_entropy(scaled, seed, d) for d in dimensions]


@functools.lru_cache(maxsize=256)
def attention_entropy(scaled: bool, seed: int, d: int) -> float:
    """Return the mean entropy of a row of attention weights in nats, over random sentences of dimension d."""
    return mean_entropy(d, TOKENS, scaled, np.random.default_rng(seed), examples.SENTENCES_AVERAGED)


@functools.cache
def failure_thresholds() -> dict[tuple[str, str], dict[str, float | None]]:
    """Return (label of a form of the loss, float format) -> logits -> the least t at which the form fails."""
    searches: dict[str, Callable[[str, str], float | None]] = {
        "[t, 0]": spread_threshold,
        "[t, t]": magnitude_threshold,
        "[−t, −t]": functools.partial(magnitude_threshold, sign=-1),
    }
    return {
        (form.label, dtype): {logits: search(form.name, dtype) for logits, search in searches.items()}
        for form in FORMS.values()
        for dtype in DTYPES
    }
