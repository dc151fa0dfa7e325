"""The lesson: what each scene says holds in its own state, and its claim has its verdict."""

import dataclasses
import re
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest

from lib.activations import relu, sigmoid, sigmoid_derivative
from lib.inference.hypothesis_tests import TESTS, run_test
from lib.learning.datasets import DATASETS
from lib.learning.dead_units import count_revived_units
from lib.learning.initialization import INITIALIZATIONS
from lib.learning.linear_separability import separate
from lib.learning.neuron import train_neuron
from lib.learning.race import epochs_until_correct, race
from lib.learning.two_units import is_right, two_units
from lib.lesson import controls, examples, reading
from lib.lesson.address import PAGES, VIEW
from lib.lesson.claims.registry import CLAIMS
from lib.lesson.experiments.activations import dead_shares, summarized_flow, two_layer_training
from lib.lesson.experiments.classification import logistic_descent, sampled_points
from lib.lesson.experiments.softmax import attention_weights
from lib.lesson.scenes.chapters import CHAPTERS, SCENES, place
from lib.lesson.scenes.scene import Scene, address
from lib.likelihood import binomial_pmf, likelihood, mle, score
from lib.losses import (
    binary_cross_entropy_with_logits_gradient,
    cross_entropy_gradient,
    squared_error_of_softmax_gradient,
)
from lib.softmax import softmax
from tests.unit.each import each
from tests.unit.lesson.verdicts import VERDICTS


def everywhere(check):
    """Run a test for every scene."""
    return each("scene", SCENES)(check)


@everywhere
def test_the_claim_of_a_scene_has_the_verdict_that_its_check_finds(scene, findings):
    assert scene.claim is None or CLAIMS[scene.claim].page == scene.page
    assert scene.claim is None or findings[scene.claim].verdict is VERDICTS[scene.claim]


def numbers(scene, *keys):
    """Return what the state of a scene says of some keys, as numbers."""
    return [float(scene.state[key]) for key in keys]


def the_sigmoid_is_flat(scene):
    slope = sigmoid_derivative(np.linspace(-10, 10, 2001))
    assert slope.max() == sigmoid_derivative(0.0) == 1 / 4
    assert sigmoid_derivative(-5.0) < 0.01
    assert sigmoid_derivative(5.0) < 0.01


def one_step_kills(scene):
    x = examples.INPUTS[scene.state["inputs"]]
    weight, bias, rate = numbers(scene, "weight", "bias", "rate")

    def lives(rate, steps):
        return not train_neuron(x, [examples.NEURON_TARGET] * len(x), weight, bias, rate, steps)[-1].is_dead

    assert rate == 1
    assert lives(rate, 0)
    assert not lives(rate, 1)
    assert lives(0.2, examples.NEURON_STEPS)


def a_slope_keeps_units_alive(scene):
    (seed,) = map(int, numbers(scene, "seed"))
    runs = {name: dead_shares(name, seed) for name in examples.DYING_ACTIVATIONS}
    assert runs.pop("relu").dead[-1] == 1
    for run in runs.values():
        assert np.nanmax(run.dead) == 0
        assert run.diverged[-1] == 1


def four_come_back(scene):
    (seed,) = map(int, numbers(scene, "netseed"))
    assert [count_revived_units(two_layer_training(seed, moving).alive) for moving in (True, False)] == [4, 0]


def heat_makes_a_tie(scene):
    logits = numbers(scene, "cat", "dog", "tiger")
    for temperature in np.geomspace(0.05, 1000, 50):
        assert list(np.argsort(softmax(logits, temperature=temperature))) == [2, 1, 0]
    np.testing.assert_allclose(softmax(logits, temperature=0.05), [1, 0, 0], atol=1e-8)
    np.testing.assert_allclose(softmax(logits, temperature=1e9), 1 / 3)


def a_row_narrows(scene):
    (d,) = map(int, numbers(scene, "dimension"))
    divided, raw = (attention_weights(d, scaled, 1) for scaled in (True, False))
    np.testing.assert_allclose(divided.sum(axis=-1), 1)
    assert (raw.max(axis=-1) > divided.max(axis=-1)).all()


def three_in_ten_is_the_best(scene):
    flips, p = reading.parse_flips(scene.state["flips"]), np.linspace(0, 1, 1001)
    np.testing.assert_allclose(likelihood(flips, p), p**3 * (1 - p) ** 7, rtol=1e-12)
    assert p[likelihood(flips, p).argmax()] == mle(flips) == 0.3


def a_fair_coin_is_not_ruled_out(scene):
    flips = reading.parse_flips(scene.state["flips"])
    confidence, p0 = numbers(scene, "confidence", "p0")
    assert (sum(flips), len(flips), p0) == (3, 10, 0.5)
    assert len(TESTS) == 3
    assert all(run_test(test, flips, p0).p_value > 1 - confidence for test in TESTS.values())


def squared_error_hardly_pushes(scene):
    logits, true = numbers(scene, "cat", "dog", "tiger"), int(scene.state["true"]) - 1
    assert softmax(logits).argmax() != true
    assert np.abs(cross_entropy_gradient(logits, true)).max() == pytest.approx(1, abs=1e-3)
    assert np.abs(squared_error_of_softmax_gradient(logits, true)).max() < 1e-3


def cross_entropy_is_right_first(scene):
    start = numbers(scene, "racew", "raceb", "racerate")
    runs = race(1.0, int(scene.state["goal"]), *start, 300)
    squared, cross = (epochs_until_correct(runs[loss], 1) for loss in ("squared_error", "cross_entropy"))
    assert squared > 10 * cross


def one_loss_has_a_plateau(scene):
    name = next(name for name, points in DATASETS.items() if points.label == scene.state["set"])
    points = sampled_points(name, int(controls.POINT_COUNT.default), int(controls.SEED.default))
    start, rate = numbers(scene, "w1", "w2"), controls.DESCENT_RATE.default
    squared, cross = (logistic_descent(points, loss, start, rate) for loss in ("squared_error", "cross_entropy"))
    assert np.hypot(*cross.gradient[0]) > 10 * np.hypot(*squared.gradient[0])
    assert (np.diff(cross.loss) < 0).all()


def relu_bends(scene):
    x = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
    assert relu(x).tolist() == [0, 0, 0, 1, 2]


def network_of(scene):
    """Return the network of two hidden units in the state of a scene."""
    return two_units(numbers(scene, *examples.TWO_UNITS_KEYS), scene.state["hidden"] == "ReLU")


def two_layers_are_one_line(scene):
    network, x = network_of(scene), np.random.default_rng(0).normal(size=(20, 2))
    weights, bias = network.linear
    np.testing.assert_allclose(network.output(x), x @ weights + bias)
    assert separate(examples.XOR_INPUTS, examples.XOR_TARGETS).line is None
    assert not is_right(network, examples.XOR_INPUTS, examples.XOR_TARGETS).all()


def two_units_compute_xor(scene):
    network = network_of(scene)
    assert is_right(network, examples.XOR_INPUTS, examples.XOR_TARGETS).all()
    hidden = network.hidden(examples.XOR_INPUTS)
    np.testing.assert_array_equal(hidden[:, 0], np.sum(examples.XOR_INPUTS, axis=1))
    np.testing.assert_array_equal(hidden[:, 1], np.prod(examples.XOR_INPUTS, axis=1))
    before = SCENES[SCENES.index(scene) - 1].state
    assert {key: value for key, value in scene.state.items() if before[key] != value} == {"hidden": "ReLU"}


def the_sigmoid_loses_the_gradient(scene):
    layers, width = map(int, numbers(scene, "layers", "width"))
    weights = next(name for name, record in INITIALIZATIONS.items() if record.label == scene.state["init"])
    gradient = summarized_flow("sigmoid", weights, layers, width, 0).gradient_rms
    assert gradient[0] < 1e-9 * gradient[-1]


def one_logit_keeps_the_ratio_of_the_others(scene):
    logits = np.array(numbers(scene, "cat", "dog", "tiger"))
    moved = softmax(np.array([logits + np.array([shift, 0, 0]) for shift in (-5, 0, 5)]))
    np.testing.assert_allclose(moved[:, 1] / moved[:, 2], np.exp(logits[1] - logits[2]))


def the_counts_come_close_to_the_distribution(scene):
    p, n, repeats = numbers(scene, "q", "n", "repeats")
    counts = np.random.default_rng(0).binomial(int(n), p, int(repeats))
    shares = np.bincount(counts, minlength=int(n) + 1) / repeats
    assert np.abs(shares - binomial_pmf(np.arange(int(n) + 1), int(n), p)).max() < 0.05


def the_climb_reaches_the_maximum(scene):
    flips = reading.parse_flips(scene.state["flips"])
    start, rate = numbers(scene, "climbstart", "climbrate")
    p = start
    for _ in range(int(controls.ASCENT_STEP.high)):
        p = p + rate * score(flips, p)
    assert p == pytest.approx(mle(flips), abs=1e-3)


def the_slope_is_the_error(scene):
    flips, (z,) = np.array(reading.parse_flips(scene.state["flips"])), numbers(scene, "z")
    slopes = binary_cross_entropy_with_logits_gradient(np.full(len(flips), z), flips)
    assert np.mean(slopes) == pytest.approx(sigmoid(z) - mle(list(flips)))


def the_gradient_is_p_less_y(scene):
    logits, true = np.array(numbers(scene, "cat", "dog", "tiger")), int(scene.state["true"]) - 1
    np.testing.assert_allclose(cross_entropy_gradient(logits, true), softmax(logits) - np.eye(3)[true])


SAID = {
    "What a unit computes": relu_bends,
    "A straight line adds nothing": two_layers_are_one_line,
    "Two units with a kink are enough": two_units_compute_xor,
    "A small slope in every layer": the_sigmoid_loses_the_gradient,
    "All probabilities in one triangle": one_logit_keeps_the_ratio_of_the_others,
    "From one flip to many": the_counts_come_close_to_the_distribution,
    "Searching for the maximum": the_climb_reaches_the_maximum,
    "The slope in the logit is the error": the_slope_is_the_error,
    "Several classes: p − y": the_gradient_is_p_less_y,
    "The sigmoid is flat far from 0": the_sigmoid_is_flat,
    "One large step kills a unit": one_step_kills,
    "Dead units in a layer": a_slope_keeps_units_alive,
    "Dead units that recover": four_come_back,
    "Low and high temperature": heat_makes_a_tie,
    "Softmax inside a network": a_row_narrows,
    "Ten flips, one curve": three_in_ten_is_the_best,
    "How sure are ten flips?": a_fair_coin_is_not_ruled_out,
    "Three classes, the same result": squared_error_hardly_pushes,
    "Two losses train one neuron": cross_entropy_is_right_first,
    "Two landscapes of the loss": one_loss_has_a_plateau,
}


@everywhere
def test_what_a_scene_says_is_a_claim_of_the_lesson_or_holds_in_its_own_state(scene):
    assert scene.claim in CLAIMS or scene.title in SAID
    if scene.title in SAID:
        SAID[scene.title](scene)


@everywhere
def test_an_address_holds_the_page_and_the_whole_state(scene):
    parts = urlsplit(address(scene))
    assert parts.path == f"/{scene.page}"
    wanted = {key: list(value) if isinstance(value, tuple) else [value] for key, value in scene.state.items()}
    assert parse_qs(parts.query, strict_parsing=True) == wanted
    assert address(scene).isascii()


@everywhere
def test_a_scene_sets_controls_of_the_view_that_it_names(scene):
    controls_of_view = PAGES[scene.page].views[scene.state[VIEW]]
    assert set(scene.state) - {VIEW} <= {control.key for control in controls_of_view}


@everywhere
def test_the_state_of_a_scene_holds_text_only(scene):
    for value in scene.state.values():
        assert isinstance(value, str) or all(isinstance(part, str) for part in value)


@everywhere
def test_a_scene_has_two_to_five_sentences_to_read_and_one_thing_to_try(scene):
    sentences = re.findall(r"[.?](?= [A-Z]|$)", scene.text)
    assert 2 <= len(sentences) <= 5
    assert scene.text.endswith(".")
    assert scene.task.endswith((".", "?"))


def test_the_lesson_has_eight_chapters_of_about_forty_scenes_no_two_alike():
    assert len(CHAPTERS) == 8
    assert 36 <= len(SCENES) <= 48
    assert len({scene.title for scene in SCENES}) == len(SCENES)
    assert len({address(scene) for scene in SCENES}) == len(SCENES)


def test_a_scene_has_a_place_in_its_chapter():
    places = [place(number) for number in range(1, len(SCENES) + 1)]
    assert places[0] == ("Why a network needs a nonlinear function", 1, 3)
    for (chapter, position, count), scene in zip(places, SCENES, strict=True):
        assert CHAPTERS[chapter][position - 1] is scene
        assert len(CHAPTERS[chapter]) == count


@each("number", [0, -1, len(SCENES) + 1])
def test_a_number_without_a_scene_has_no_place(number):
    with pytest.raises(ValueError, match="number"):
        place(number)


def test_an_address_writes_blanks_and_symbols_so_that_any_browser_reads_them():
    scene = Scene("softmax", {"view": "Many classes", "scaled": "divided by √d", "of": ("a", "b&c")}, "")
    assert address(scene) == "/softmax?view=Many%20classes&scaled=divided%20by%20%E2%88%9Ad&of=a&of=b%26c"


def test_scenes_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        SCENES[0].title = ""
