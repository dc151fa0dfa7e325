"""The random data sets, edits of their points, and the text form of points, which round-trips or is refused."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.learning.datasets import (
    DATASETS,
    MAX_COORDINATE,
    MAX_POINTS,
    NOISE_DEVIATION,
    TRUE_LINE,
    Points,
    add_point,
    decode_points,
    encode_points,
    move_point,
    relabel_point,
    remove_point,
    sample_dataset,
)
from tests.unit.each import each

EVERY = each("name", DATASETS)
SEEDS = each("seed", range(5))


def generator(seed=7):
    return np.random.default_rng(seed)


@EVERY
@each("count", [1, 2, 60, MAX_POINTS])
def test_a_set_has_as_many_points_as_asked_and_alternating_labels(name, count):
    points = sample_dataset(name, count, generator())
    assert points.x.shape == (count, 2)
    np.testing.assert_array_equal(points.label, np.arange(count) % DATASETS[name].classes)


@EVERY
def test_a_set_follows_its_seed(name):
    first, again, other = (sample_dataset(name, 60, generator(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.x, again.x)
    assert (first.x != other.x).any()


@SEEDS
def test_the_separable_set_is_separated_by_the_line_between_its_centres(seed):
    points = sample_dataset("separable", MAX_POINTS, generator(seed))
    side = points.x @ (1.2, 0.8) / np.hypot(1.2, 0.8) * (2 * points.label - 1)
    assert side.min() > 0.4


@SEEDS
def test_the_overlapping_set_puts_points_of_both_classes_on_both_sides(seed):
    points = sample_dataset("overlapping", 120, generator(seed))
    right = (points.x @ (0.9, 0.6) > 0) == (points.label == 1)
    assert 0.75 < right.mean() < 0.97


@SEEDS
def test_the_set_with_an_outlier_is_the_separable_one_except_for_its_last_point(seed):
    points, clean = (sample_dataset(name, 60, generator(seed)) for name in ("outlier", "separable"))
    np.testing.assert_array_equal(points.x[:-1], clean.x[:-1])
    np.testing.assert_array_equal(points.x[-1], (-4, -3))
    assert points.label[-1] == 1


@each("name", ["gaussian", "laplace"])
def test_regression_noise_has_mean_zero_and_the_stated_deviation(name):
    x = np.concatenate([sample_dataset(name, MAX_POINTS, generator(seed)).x for seed in range(40)])
    noise = x[:, 1] - TRUE_LINE[0] - TRUE_LINE[1] * x[:, 0]
    assert noise.mean() == pytest.approx(0, abs=0.02)
    assert noise.std() == pytest.approx(NOISE_DEVIATION, rel=0.02)
    kurtosis = (noise**4).mean() / (noise**2).mean() ** 2
    assert kurtosis == pytest.approx({"gaussian": 3, "laplace": 6}[name], rel=0.1)


def test_outliers_are_a_tenth_of_the_line_with_gaussian_noise_lowered_by_five():
    points, clean = (sample_dataset(name, 60, generator()).x for name in ("outliers", "gaussian"))
    moved = (points != clean).any(axis=1)
    assert moved.sum() == 6
    np.testing.assert_allclose((points - clean)[moved], np.tile((0, -5), (6, 1)), rtol=1e-14)
    assert points[moved, 0].min() > points[~moved, 0].max()


def test_points_copy_what_they_are_given():
    x, label = np.zeros((2, 2)), np.array([0, 1])
    points = Points(x, label)
    x[:], label[:] = 9, 2
    assert points.x.max() == 0
    np.testing.assert_array_equal(points.label, [0, 1])


def test_text_by_hand():
    points = Points([[1.25, -0.5], [3, -0.001], [0.005 - 1e-9, -100]], [1, 0, 2])
    assert encode_points(points) == "1.25_-0.5_1~3_0_0~0_-100_2"


@EVERY
def test_a_set_round_trips_to_two_decimals(name):
    points = sample_dataset(name, 120, generator())
    back = decode_points(encode_points(points))
    np.testing.assert_allclose(back.x, points.x, atol=0.005 + 1e-12)
    np.testing.assert_array_equal(back.label, points.label)
    assert encode_points(back) == encode_points(points)


COORDINATE = st.floats(-MAX_COORDINATE, MAX_COORDINATE)


@settings(deadline=None)
@given(st.lists(st.tuples(COORDINATE, COORDINATE, st.integers(0, 2)), min_size=1, max_size=30))
def test_any_points_round_trip_in_characters_that_an_address_need_not_escape(rows):
    points = Points([row[:2] for row in rows], [row[2] for row in rows])
    text = encode_points(points)
    assert re.fullmatch(r"[-0-9._~]+", text)
    back = decode_points(text)
    np.testing.assert_allclose(back.x, points.x, atol=0.005 + 1e-12)
    assert encode_points(back) == text


def test_the_longest_points_still_decode():
    points = Points(np.full((MAX_POINTS, 2), -99.99), np.zeros(MAX_POINTS))
    np.testing.assert_array_equal(decode_points(encode_points(points)).x, points.x)


@settings(deadline=None)
@given(st.one_of(st.text(), st.text("0123456789.-_~eEnaif+ \n٣"), st.none(), st.integers(), st.binary()))
def test_hostile_text_gives_points_or_a_value_error_and_nothing_else(text):
    try:
        points = decode_points(text)
    except ValueError as error:
        refusal = str(error)
    else:
        refusal = None
        assert encode_points(decode_points(encode_points(points))) == encode_points(points)
    assert refusal is None or re.search(r"^(item \d+|text|x) must", refusal)


@each(
    ("text", "named"),
    [
        ("1_2_0~x_2_0~y", "item 2 .*'x_2_0'"),
        ("1_2_0~", "item 2 .*''"),
        ("100.01_0_0", "item 1"),
        ("1_2_3", "item 1"),
        ("1.234_2_0", "item 1"),
        ("1e2_2_0", "item 1"),
        ("nan_2_0", "item 1"),
        ("٣_2_0", "item 1"),
        ("1_2_0\n", "item 1"),
        ("9" * 5000, r"item 1 .*'9{40}\.\.\.'"),
        ("~".join(["0_0_0"] * 501), "x must hold 1 to 500"),
        ("", "text"),
        ("0" * 10_000_000, "text"),
        (None, "text"),
    ],
)
def test_the_first_bad_item_is_named(text, named):
    with pytest.raises(ValueError, match=named):
        decode_points(text)


@each(
    ("call", "named"),
    [
        (lambda: sample_dataset("spiral", 10, generator()), "name"),
        (lambda: sample_dataset("separable", 0, generator()), "count"),
        (lambda: sample_dataset("separable", 501, generator()), "count must be at most 500"),
        (lambda: sample_dataset("separable", 2.0, generator()), "count"),
        (lambda: Points(np.zeros((0, 2)), []), "x must hold"),
        (lambda: Points(np.zeros((501, 2)), np.zeros(501)), "x must hold"),
        (lambda: Points([[1.0, np.nan]], [0]), "x must lie"),
        (lambda: Points([[1.0, 101.0]], [0]), "x must lie"),
        (lambda: Points([[1.0, 2.0]], [3]), "label"),
        (lambda: Points([[1.0, 2.0]], [0.5]), "label"),
        (lambda: Points([[1.0, 2.0]], [0, 1]), "label"),
    ],
)
def test_bad_arguments_are_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()


def test_a_point_is_added_moved_relabeled_or_removed_and_no_other_changes():
    points = sample_dataset("separable", 6, generator())
    more = add_point(points, (0.5, -0.5), 1)
    assert more.x[-1].tolist() == [0.5, -0.5]
    assert more.label[-1] == 1
    np.testing.assert_array_equal(more.x[:-1], points.x)
    moved = move_point(points, 2, (3.0, 3.0))
    assert moved.x[2].tolist() == [3, 3]
    np.testing.assert_array_equal(np.delete(moved.x, 2, axis=0), np.delete(points.x, 2, axis=0))
    assert relabel_point(points, 1, 2).label[1] == 1 - points.label[1]
    assert relabel_point(Points([[0.0, 0.0]], [2]), 0, 3).label[0] == 0
    assert len(remove_point(points, 0).x) == 5


def test_no_point_is_added_beyond_the_bound_and_the_last_one_is_not_removed():
    points = sample_dataset("separable", 6, generator())
    assert add_point(points, (0, 0), 0, most=6) is points
    one = Points([[0.0, 0.0]], [0])
    assert remove_point(one, 0) is one
