"""Attention against its formula by hand, and what the division by sqrt(d) is for."""

import numpy as np
import pytest

from lib.analysis.attention import TOKENS, attention, embeddings, mean_entropy, scores
from lib.softmax import entropy
from tests.unit.each import each

N = len(TOKENS)


def generator(seed=7):
    return np.random.default_rng(seed)


def three_matrices(d=8):
    random = generator()
    return [embeddings(TOKENS, d, random) for _ in range(3)]


def test_embeddings_are_standard_normal_and_follow_the_seed():
    x = embeddings(TOKENS, 20_000, generator())
    assert x.shape == (N, 20_000)
    np.testing.assert_allclose(x.mean(axis=1), 0, atol=0.05)
    np.testing.assert_allclose(x.var(axis=1), 1, atol=0.05)
    np.testing.assert_array_equal(x, embeddings(TOKENS, 20_000, generator()))
    assert (x != embeddings(TOKENS, 20_000, generator(8))).any()


def test_equal_tokens_get_equal_vectors():
    first, other, again = embeddings(("the", "cat", "the"), 4, generator())
    np.testing.assert_array_equal(first, again)
    assert (first != other).all()


def test_attention_has_the_values_of_its_formula():
    queries, keys = np.array([[np.log(2.0), 0.0]]), np.array([[1.0, 0.0], [-1.0, 5.0]])
    weights, outputs = attention(queries, keys, [[10.0], [20.0]], scale=1.0)
    np.testing.assert_allclose(weights, [[0.8, 0.2]], rtol=1e-15)
    np.testing.assert_allclose(outputs, [[12.0]], rtol=1e-15)


def test_scores_are_dot_products_over_the_root_of_d():
    queries, keys, _ = three_matrices(16)
    plain = scores(queries, keys, 1.0)
    assert plain[1, 3] == pytest.approx(sum(q * k for q, k in zip(queries[1], keys[3], strict=True)), rel=1e-13)
    np.testing.assert_allclose(scores(queries, keys), plain / 4, rtol=1e-15)


def test_each_row_of_weights_is_a_distribution():
    weights, outputs = attention(*three_matrices())
    assert weights.shape == (N, N)
    assert outputs.shape == (N, 8)
    assert (weights > 0).all()
    np.testing.assert_allclose(weights.sum(axis=-1), 1, rtol=1e-14)


def test_an_output_lies_between_the_values():
    queries, keys, values = three_matrices()
    outputs = attention(queries, keys, values)[1]
    assert (outputs >= values.min(axis=0)).all()
    assert (outputs <= values.max(axis=0)).all()


def test_scale_zero_gives_each_output_the_mean_of_the_values():
    queries, keys, values = three_matrices()
    weights, outputs = attention(queries, keys, values, scale=0.0)
    np.testing.assert_allclose(weights, 1 / N, rtol=1e-15)
    np.testing.assert_allclose(outputs, np.tile(values.mean(axis=0), (N, 1)), atol=1e-15)


def test_a_huge_scale_picks_the_value_of_the_best_key():
    queries, keys, values = three_matrices()
    outputs = attention(queries, keys, values, scale=1e6)[1]
    np.testing.assert_allclose(outputs, values[scores(queries, keys).argmax(axis=-1)], rtol=1e-14)


def test_the_order_of_the_keys_does_not_matter():
    queries, keys, values = three_matrices()
    shuffled = generator().permutation(N)
    expected = attention(queries, keys, values)[1]
    np.testing.assert_allclose(attention(queries, keys[shuffled], values[shuffled])[1], expected, rtol=1e-12)


def test_batches_are_taken_matrix_by_matrix():
    queries, keys, values = (generator(seed).normal(size=(2, N, 4)) for seed in range(3))
    weights, outputs = attention(queries, keys, values)
    alone = attention(queries[1], keys[1], values[1])
    np.testing.assert_allclose(weights[1], alone[0], rtol=1e-14)
    np.testing.assert_allclose(outputs[1], alone[1], rtol=1e-13)


@each("d", [4, 64, 1024])
def test_dot_products_have_variance_d_and_scaled_ones_variance_one(d):
    random = generator()
    pairs = [(embeddings(TOKENS, d, random), embeddings(TOKENS, d, random)) for _ in range(400)]
    assert np.var([scores(q, k, 1.0) for q, k in pairs]) == pytest.approx(d, rel=0.1)
    assert np.var([scores(q, k) for q, k in pairs]) == pytest.approx(1, rel=0.1)


@each("seed", [0, 1, 2])
def test_without_scaling_the_entropy_falls_to_zero_as_d_grows(seed):
    falling = [mean_entropy(d, TOKENS, False, generator(seed)) for d in (1, 16, 256, 4096)]
    assert falling == sorted(falling, reverse=True)
    assert falling[0] > 1.2
    assert falling[-1] < 0.06


@each("seed", [0, 1, 2])
def test_with_scaling_the_entropy_stays_level(seed):
    level = [mean_entropy(d, TOKENS, True, generator(seed)) for d in (4, 16, 256, 4096)]
    assert max(level) - min(level) < 0.15
    assert 1.2 < min(level) <= max(level) < np.log(N)


def test_at_d_one_scaling_changes_nothing():
    assert mean_entropy(1, TOKENS, True, generator()) == mean_entropy(1, TOKENS, False, generator())


def test_one_token_attends_to_itself_with_entropy_zero():
    assert mean_entropy(8, ("cat",), True, generator(), repeats=3) == 0


def test_with_one_vector_for_query_and_key_each_token_attends_to_itself_even_when_scaled():
    x = embeddings(TOKENS, 1024, generator())
    weights, _ = attention(x, x, x)
    assert (np.diag(weights) > 0.999).all()
    assert entropy(weights).max() < 0.01


def test_the_inputs_are_not_changed():
    matrices = three_matrices()
    before = [m.copy() for m in matrices]
    attention(*matrices)
    for matrix, copy in zip(matrices, before, strict=True):
        np.testing.assert_array_equal(matrix, copy)


@each(
    ("name", "call"),
    [
        ("tokens", lambda: embeddings((), 4, generator())),
        ("d must", lambda: embeddings(TOKENS, 0, generator())),
        ("d must", lambda: embeddings(TOKENS, 2.5, generator())),
        ("queries", lambda: scores([1.0, 2.0], np.ones((2, 2)))),
        ("keys", lambda: scores(np.ones((2, 3)), np.ones((2, 2)))),
        ("keys", lambda: scores(np.ones((2, 3)), np.ones((0, 3)))),
        ("scale", lambda: scores(np.ones((2, 3)), np.ones((2, 3)), np.nan)),
        ("values", lambda: attention(np.ones((2, 3)), np.ones((2, 3)), np.ones((4, 3)))),
        ("repeats", lambda: mean_entropy(4, TOKENS, True, generator(), repeats=0)),
    ],
)
def test_bad_arguments_are_refused_by_name(name, call):
    with pytest.raises(ValueError, match=name):
        call()


@each("scaled", [True, False])
def test_the_mean_entropy_is_that_of_one_sentence_after_another(scaled):
    random, rows = generator(), []
    for _ in range(30):
        queries, keys = embeddings(TOKENS, 16, random), embeddings(TOKENS, 16, random)
        rows.append(entropy(attention(queries, keys, keys, None if scaled else 1.0)[0]))
    assert mean_entropy(16, TOKENS, scaled, generator(), 30) == pytest.approx(np.mean(rows), rel=1e-13)
