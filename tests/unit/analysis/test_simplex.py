"""The triangle: its geometry, the paths in it, and the arrow of descent."""

import numpy as np
import pytest

from lib.analysis.simplex import (
    VERTICES,
    descent_arrow,
    level_lines,
    path_of_temperature,
    to_plane,
)
from lib.losses import cross_entropy, cross_entropy_gradient
from lib.softmax import softmax
from tests.unit.each import each

RANDOM = np.random.default_rng(6)
LOGITS = RANDOM.normal(0, 2, (10, 4, 3))
Z = np.array([2.0, 1.0, 0.1])
CENTRE = VERTICES.mean(axis=0)


def cross(a, b):
    """Return the cross product in the plane: 0 where a and b are parallel."""
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]


def barycentric(xy):
    """Return the p of sum 1 with to_plane(p) = xy, by solving the linear equations."""
    system = np.vstack([VERTICES.T, np.ones(3)])
    return np.stack([np.linalg.solve(system, [x, y, 1]) for x, y in xy.reshape(-1, 2)]).reshape(*xy.shape[:-1], 3)


def test_the_corners_are_one_apart_and_cannot_be_moved():
    sides = VERTICES - np.roll(VERTICES, 1, axis=0)
    np.testing.assert_allclose(np.linalg.norm(sides, axis=-1), 1, rtol=1e-15)
    with pytest.raises(ValueError, match="read-only"):
        VERTICES[0, 0] = 1.0


def test_certainties_are_corners_and_the_even_split_is_the_centre():
    np.testing.assert_array_equal(to_plane(np.eye(3)), VERTICES)
    np.testing.assert_allclose(to_plane([1 / 3, 1 / 3, 1 / 3]), [1 / 2, np.sqrt(3) / 6], rtol=1e-15)


def test_a_batch_of_probability_vectors_has_these_barycentric_coordinates():
    p = softmax(LOGITS)
    assert to_plane(p).shape == (10, 4, 2)
    np.testing.assert_allclose(barycentric(to_plane(p)), p, atol=1e-15)


def test_a_probability_is_the_distance_from_the_opposite_side_over_the_height():
    p = softmax(LOGITS)
    side = VERTICES[2] - VERTICES[1]
    distance = cross(to_plane(p) - VERTICES[1], side)
    np.testing.assert_allclose(np.abs(distance) / (np.sqrt(3) / 2), p[..., 0], atol=1e-15)


@each("index", [0, 1, 2])
def test_one_logit_moves_the_point_on_a_straight_line_from_the_opposite_side_into_its_corner(index):
    logits = np.tile(Z, (41, 1))
    logits[:, index] = np.linspace(-50, 50, 41)
    path = to_plane(softmax(logits))
    np.testing.assert_allclose(cross(path - VERTICES[index], path[0] - VERTICES[index]), 0, atol=1e-15)
    np.testing.assert_allclose(path[-1], VERTICES[index], atol=1e-15)
    assert barycentric(path)[0, index] == pytest.approx(0, abs=1e-15)


def test_the_path_of_temperature_runs_from_the_largest_corner_to_the_centre():
    path = path_of_temperature(Z, [1e-3, 1.0, 1e9])
    np.testing.assert_allclose(path, [VERTICES[0], to_plane(softmax(Z)), CENTRE], atol=1e-8)


def test_the_path_of_temperature_is_straight_only_for_two_equal_logits():
    temperatures = np.logspace(-1, 2, 30)

    def bend(logits):
        path = path_of_temperature(logits, temperatures) - CENTRE
        return np.abs(cross(path, path[0])).max()

    assert bend([2.0, -1.0, -1.0]) < 1e-15
    assert bend([2.0, 2.0, -1.0]) < 1e-15
    assert bend(Z) > 0.01


@each("true_class", [0, 1, 2])
def test_level_lines_have_their_loss_all_along_and_end_on_two_sides(true_class):
    losses = np.array([0.1, 0.5, 1.0, 3.0])
    lines = level_lines(true_class, losses)
    assert lines.shape == (4, 2, 2)
    share = np.linspace(0.1, 0.9, 9)[:, None, None]
    along = barycentric((1 - share) * lines[:, 0] + share * lines[:, 1])
    measured = cross_entropy(np.log(along), true_class * np.ones(along.shape[:-1], dtype=int))
    np.testing.assert_allclose(measured, np.broadcast_to(losses, measured.shape), rtol=1e-13)
    np.testing.assert_allclose(np.sort(barycentric(lines), axis=-1)[..., 0], 0, atol=1e-15)


def test_level_lines_are_parallel_to_the_opposite_side():
    lines = level_lines(2, [0.2, 2.0])
    np.testing.assert_allclose(lines[:, 0, 1], lines[:, 1, 1], rtol=1e-15)


def test_loss_zero_is_the_corner_and_infinite_loss_the_opposite_side():
    corner, side = level_lines(0, [0.0, np.inf])
    np.testing.assert_array_equal(corner, [VERTICES[0], VERTICES[0]])
    np.testing.assert_array_equal(side, VERTICES[1:])


def test_the_gradient_sums_to_zero_so_its_arrow_does_not_depend_on_the_origin():
    gradient = cross_entropy_gradient(LOGITS, np.full(LOGITS.shape[:-1], 1))
    np.testing.assert_allclose(gradient.sum(axis=-1), 0, atol=1e-15)
    elsewhere = VERTICES + np.array([5.0, -3.0])
    np.testing.assert_allclose(gradient @ elsewhere, to_plane(gradient), atol=1e-14)


@each("true_class", [0, 1, 2])
@each("temperature", [0.5, 1.0, 5.0])
def test_a_small_step_of_descent_moves_the_point_along_the_arrow(true_class, temperature):
    """The gradient in the logits comes from finite differences of the loss at this temperature."""
    h, eta = 1e-6, 1e-5 * temperature**2
    for z in (np.array(Z), np.array([0.3, 0.1, -1.2])):

        def loss(logits):
            return cross_entropy(logits / temperature, true_class)

        gradient = np.array([(loss(z + h * e) - loss(z - h * e)) / (2 * h) for e in np.eye(3)])
        p, y = softmax(z / temperature), np.eye(3)[true_class]
        np.testing.assert_allclose(gradient, (p - y) / temperature, atol=1e-9)
        moved = to_plane(softmax((z - eta * gradient) / temperature)) - to_plane(p)
        start, end = descent_arrow(z / temperature, true_class, eta / temperature**2)
        np.testing.assert_allclose(start, to_plane(p), rtol=1e-15)
        np.testing.assert_allclose(end - start, moved, atol=1e-4 * np.abs(moved).max())


def test_the_arrow_leads_to_the_true_corner_only_if_the_wrong_classes_are_equally_probable():
    def turn(logits):
        start, end = descent_arrow(logits, 0)
        return abs(cross(end - start, VERTICES[0] - start))

    assert turn([2.0, -1.0, -1.0]) < 1e-15
    assert turn([-1.0, 2.0, 0.0]) > 0.01


def test_the_arrow_has_no_length_where_softmax_is_certain():
    start, end = descent_arrow([1000.0, 0.0, 0.0], 2)
    np.testing.assert_array_equal(start, end)


@each(
    ("name", "call"),
    [
        ("p", lambda: to_plane([0.5, 0.5])),
        ("logits", lambda: path_of_temperature([1.0, 2.0], [1.0])),
        ("logits", lambda: path_of_temperature(np.zeros((2, 3)), [1.0])),
        ("temperature", lambda: path_of_temperature(Z, [0.0])),
        ("true_class", lambda: level_lines(-1, [1.0])),
        ("losses", lambda: level_lines(0, [-0.1])),
        ("losses", lambda: level_lines(0, [np.nan])),
        ("true_class", lambda: descent_arrow(Z, 3)),
        ("scale", lambda: descent_arrow(Z, 0, np.inf)),
    ],
)
def test_bad_arguments_are_refused_by_name(name, call):
    with pytest.raises(ValueError, match=name):
        call()
