"""Attention: softmax inside the network, over the words of a sentence in place of the classes of a loss.

Source: Vaswani et al., Attention is all you need (2017), section 3.2.1.
"""

import math

import numpy as np

from lib.numerics.validation import as_float64, finite
from lib.softmax import entropy, softmax

TOKENS = ("the", "tiger", "chased", "a", "cat")


def embeddings(tokens, d, generator, sentences=()):
    """Return one vector of d independent standard normal entries for each token, shape (*sentences, len(tokens), d).

    Equal tokens of a sentence get equal vectors, as in a table of embeddings. The numbers come from the NumPy
    `generator` alone. ValueError unless there is a token and d is a whole number from 1 on.
    """
    if len(tokens) == 0:
        raise ValueError("tokens must hold at least one token")
    if finite("d", d) < 1 or d != int(d):
        raise ValueError(f"d must be a whole number from 1 on, not {d}")
    vocabulary = list(dict.fromkeys(tokens))
    table = generator.standard_normal((*sentences, len(vocabulary), int(d)))
    return table[..., [vocabulary.index(token) for token in tokens], :]


def scores(queries, keys, scale=None):
    """Return scale * q_i . k_j, shape (..., queries, keys), for queries (..., m, d) and keys (..., n, d).

    The default scale is 1/sqrt(d); 1 leaves the dot products as they are. For independent entries of mean 0 and
    variance 1 a dot product is a sum of d terms of variance 1, so it has variance d; 1/sqrt(d) makes that 1.
    ValueError unless queries and keys are matrices of the same d, and the scale is finite.
    """
    q, k = _matrix("queries", queries), _matrix("keys", keys)
    if q.shape[-1] != k.shape[-1]:
        raise ValueError(f"keys must have the length of queries, {q.shape[-1]}, not {k.shape[-1]}")
    factor = 1 / math.sqrt(q.shape[-1]) if scale is None else finite("scale", scale)
    return factor * (q @ np.swapaxes(k, -1, -2))


def attention(queries, keys, values, scale=None):
    """Return the weights softmax(scores), shape (..., m, n), and the outputs weights @ values, shape (..., m, d_v).

    Row i of the weights says how much token i takes from each token; it sums to 1, so each output is a weighted
    mean of the values. ValueError as in `scores`, and unless there is one value for each key.
    """
    v = _matrix("values", values)
    weights = softmax(scores(queries, keys, scale))
    if v.shape[-2] != weights.shape[-1]:
        raise ValueError(f"values must be as many as keys, {weights.shape[-1]}, not {v.shape[-2]}")
    return weights, weights @ v


def mean_entropy(d, tokens, scaled, generator, repeats=100):
    """Return the mean entropy in nats, in [0, ln len(tokens)], of the rows of attention over random sentences.

    Each repeat draws the queries and the keys independently, standing for two learned projections: with one
    vector for both, a token's score with itself would be near d, and it would attend to itself alone. Without
    1/sqrt(d) the scores spread like sqrt(d), softmax saturates, and the entropy falls to 0 as d grows; with it,
    the entropy stays level.
    ValueError unless d and repeats are whole numbers from 1 on, and there is a token.
    """
    if finite("repeats", repeats) < 1 or repeats != int(repeats):
        raise ValueError(f"repeats must be a whole number from 1 on, not {repeats}")
    queries, keys = embeddings(tokens, d, generator, (int(repeats), 2)).swapaxes(0, 1)
    return float(entropy(softmax(scores(queries, keys, None if scaled else 1.0))).mean())


def _matrix(name, rows):
    array = as_float64(name, rows)
    if array.ndim < 2 or 0 in array.shape[-2:]:
        raise ValueError(f"{name} must be a matrix of at least one row and one column, not shape {array.shape}")
    return array
