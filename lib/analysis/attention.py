"""Scaled dot-product attention: softmax inside a network, over the tokens of a sentence instead of classes.

Source: Vaswani et al. (2017), Attention Is All You Need, section 3.2.1, arXiv:1706.03762.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from lib.numerics.arrays import FloatArray
from lib.numerics.validation import as_float64, finite, whole_number
from lib.softmax import entropy, softmax

TOKENS = ("the", "tiger", "chased", "a", "cat")


def embeddings(
    tokens: Sequence[str], d: int, generator: np.random.Generator, sentences: tuple[int, ...] = ()
) -> FloatArray:
    """Return a vector of d independent standard normal entries for each token, shape (*sentences, len(tokens), d).

    Equal tokens of a sentence get equal vectors, as in a table of embeddings. ValueError unless there is a token and d
    is a whole number of at least 1.
    """
    if len(tokens) == 0:
        raise ValueError("tokens must hold at least one token")
    vocabulary = list(dict.fromkeys(tokens))
    table = generator.standard_normal((*sentences, len(vocabulary), whole_number("d", d)))
    return table[..., [vocabulary.index(token) for token in tokens], :]


def scores(queries: ArrayLike, keys: ArrayLike, scale: float | None = None) -> FloatArray:
    """Return the scores scale * q_i . k_j, shape (..., m, n), for queries (..., m, d) and keys (..., n, d).

    The default scale is 1/sqrt(d). For independent entries of mean 0 and variance 1, a dot product is a sum of d terms
    of variance 1, so its variance is d; the scale 1/sqrt(d) makes it 1. ValueError unless queries and keys are matrices
    of the same d, and the scale is finite.
    """
    q, k = _matrix("queries", queries), _matrix("keys", keys)
    if q.shape[-1] != k.shape[-1]:
        raise ValueError(f"keys must have the length of queries, {q.shape[-1]}, not {k.shape[-1]}")
    factor = 1 / math.sqrt(q.shape[-1]) if scale is None else finite("scale", scale)
    return factor * (q @ np.swapaxes(k, -1, -2))


def attention(
    queries: ArrayLike, keys: ArrayLike, values: ArrayLike, scale: float | None = None
) -> tuple[FloatArray, FloatArray]:
    """Return the weights softmax(scores), shape (..., m, n), and the outputs weights @ values, shape (..., m, d_v).

    Row i of the weights holds the weight of each token in the output of token i. It sums to 1, so each output is a
    weighted mean of the values. ValueError as in `scores`, and unless there is one value for each key.
    """
    v = _matrix("values", values)
    weights = softmax(scores(queries, keys, scale))
    if v.shape[-2] != weights.shape[-1]:
        raise ValueError(f"values must be as many as keys, {weights.shape[-1]}, not {v.shape[-2]}")
    return weights, weights @ v


def mean_entropy(
    d: int, tokens: Sequence[str], scaled: bool, generator: np.random.Generator, repeats: int = 100
) -> float:
    """Return the mean entropy in nats, in [0, ln len(tokens)], of the rows of the weights over random sentences.

    Each repeat draws queries and keys independently, as two learned projections would give them: with one vector for
    both, a token's score with itself would be near d, and the token would attend to itself alone. Without the scale
    1/sqrt(d) the standard deviation of the scores is sqrt(d), softmax saturates, and the entropy falls to 0 as d grows;
    with it the entropy does not depend on d. ValueError unless d and repeats are whole numbers of at least 1, and there
    is a token.
    """
    queries, keys = embeddings(tokens, d, generator, (whole_number("repeats", repeats), 2)).swapaxes(0, 1)
    return float(entropy(softmax(scores(queries, keys, None if scaled else 1.0))).mean())


def _matrix(name: str, rows: ArrayLike) -> FloatArray:
    array = as_float64(name, rows)
    if array.ndim < 2 or 0 in array.shape[-2:]:
        raise ValueError(f"{name} must be a matrix of at least one row and one column, not shape {array.shape}")
    return array
