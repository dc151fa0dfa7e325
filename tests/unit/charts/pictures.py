"""A picture of every chart of lib.charts, by module and function, with arguments that are quick to draw.

A word after the function tells two pictures of one chart apart.
"""

import numpy as np
import pandas as pd

from lib.activations import ACTIVATIONS
from lib.charts import (
    activation_catalogue,
    activations,
    attention,
    binomial_slices,
    calibration,
    conditional_likelihood,
    cross_entropy,
    decision_regions,
    distributions,
    dying_relu,
    hall,
    intervals,
    jacobian,
    learning_curves,
    likelihood,
    loss_curves,
    loss_surface,
    losses,
    maximum_likelihood,
    network_diagram,
    overflow,
    own_parameter,
    prelu,
    race,
    regression,
    simplex,
    simulation,
    softmax,
    two_units,
    vanishing_gradient,
)
from lib.expressions.expression import expression
from lib.inference.calibration import sample_forecasts
from lib.inference.maximum_likelihood import maximize
from lib.learning.datasets import sample_dataset
from lib.learning.dead_units import sine_wave, train_two_hidden_layers
from lib.learning.neuron import train_neuron
from lib.learning.prelu import train_prelu
from lib.learning.race import race as run_race
from lib.learning.softmax_regression import VECTOR_LOSSES, train
from lib.lesson import controls, examples, reading
from lib.lesson.experiments.activations import dead_shares, own_parameter_training, summarized_flow
from lib.lesson.experiments.classification import logistic_descent
from lib.lesson.experiments.likelihood import flip_simulation
from lib.losses import LOSSES

P, LOGIT, STEP = controls.PROBABILITY, controls.LOGIT, controls.STEP
SAMPLE = reading.parse_flips(examples.TEN_FLIPS)
THREE = ["a", "b", "c"]
ACTIVATION_STARTS = {p.key: p.default for a in ACTIVATIONS.values() for p in a.parameters.values()}
LOSS_STARTS = {p.key: p.default for loss in LOSSES.values() for p in loss.parameters.values()}
COMMITTED = {p.key: p.default for p in (controls.TEMPERATURE, controls.CONSTANT, *controls.LOGITS)}
TWO_UNITS_STARTS = {p.key: p.default for p in controls.TWO_UNITS}
INPUTS = examples.INPUTS["positive"]
STATES = train_neuron(INPUTS, [0.5] * 5, 1.0, 1.0, 1.0, examples.NEURON_STEPS)
FLOW = summarized_flow("relu", "he", 20, 32, 0)
REVIVED = train_two_hidden_layers(*sine_wave(), **examples.TWO_LAYERS, generator=np.random.default_rng(47))
OWN_RUN = own_parameter_training(expression("where(x > 0, x, a*x)"), "a", {}, 0.5, 1.0, 0)
RUNS = train_prelu(1.5, 0.25, examples.PRELU_RATE, examples.PRELU_STEPS, np.random.default_rng(0))
HISTOGRAM = flip_simulation(10, 0.3, 100, 0)
DEATHS = dead_shares("relu", 0)
RACE = run_race(1.0, 0, 2.0, 2.0, 0.15, examples.RACE_EPOCHS)
POINTS = sample_dataset("overlapping", 12, np.random.default_rng(0))
DESCENTS = {"Cross-entropy": logistic_descent(POINTS, "cross_entropy", (-6.0, -4.0), 2.0)}
TRAINED = train(POINTS, VECTOR_LOSSES["cross_entropy"], 1.0, examples.DESCENT_STEPS)
FORECASTS = sample_forecasts(500, 1.5, np.random.default_rng(0))
OTHER_FORECASTS = sample_forecasts(300, 1.0, np.random.default_rng(1))


def regression_points(name="gaussian", seed=0):
    return sample_dataset(name, 30, np.random.default_rng(seed))


def loss_curves_over(axis, names=tuple(LOSSES), y=1.0, **starts):
    return loss_curves.over_argument(loss_curves.AXES[axis], names, y, LOSS_STARTS | starts)


def other_loss_curves_over(axis):
    return loss_curves_over(axis, y=0.35, gamma=0.77, delta=0.33, epsilon=0.123)


PICTURES = {
    "activations.curves": lambda: activations.curves(list(ACTIVATIONS), -5, 5, ACTIVATION_STARTS),
    "activations.difference": lambda: activations.difference("tanh", "sigmoid"),
    "activations.pair": lambda: activations.pair("tanh", "sigmoid"),
    "activation_catalogue.catalogue": activation_catalogue.catalogue,
    "attention.weights": lambda: attention.weights(["a", "b"], np.eye(2)),
    "attention.entropy_by_dimension": lambda: attention.entropy_by_dimension(
        [1, 2], [1.0, 1.0], [1.0, 0.5], 1.6, 2, 0.4
    ),
    "binomial_slices.table": lambda: binomial_slices.table(10, P, controls.TABLE_K),
    "binomial_slices.fixed_p": lambda: binomial_slices.fixed_p(10, P, controls.TABLE_K, 0.5),
    "binomial_slices.fixed_k": lambda: binomial_slices.fixed_k(10, controls.TABLE_K, P, {"k": 3.0, "p": 0.5}),
    "calibration.reliability_diagram": lambda: calibration.reliability_diagram(FORECASTS, 10, controls.FACTOR, 2.0),
    "calibration.scores": lambda: calibration.scores(FORECASTS, controls.FACTOR, 2.0),
    "conditional_likelihood.predictions": lambda: conditional_likelihood.predictions(
        examples.NETWORK_INPUTS, examples.NETWORK_TARGETS, controls.COIN_WEIGHT, 1.0
    ),
    "conditional_likelihood.over_weight": lambda: conditional_likelihood.over_weight(
        examples.NETWORK_INPUTS, examples.NETWORK_TARGETS, controls.COIN_WEIGHT, 1.0
    ),
    "cross_entropy.per_flip": lambda: cross_entropy.per_flip(SAMPLE, P, 0.5),
    "cross_entropy.of_sample": lambda: cross_entropy.of_sample(SAMPLE, P, 0.5),
    "cross_entropy.per_flip_in_logit": lambda: cross_entropy.per_flip_in_logit(SAMPLE, LOGIT, P, 0.5),
    "decision_regions.decision_lines": lambda: decision_regions.decision_lines(POINTS, DESCENTS, controls.DESCENT, 0.0),
    "decision_regions.regions": lambda: decision_regions.regions(POINTS, THREE, TRAINED, controls.DESCENT, 0.0),
    "distributions.bernoulli": lambda: distributions.bernoulli(0.3),
    "distributions.binomial": lambda: distributions.binomial(10, 0.3),
    "dying_relu.neuron": lambda: dying_relu.neuron(INPUTS, 0.5, STATES, STEP, 0.0),
    "dying_relu.pre_activations": lambda: dying_relu.pre_activations(INPUTS, STATES, STEP, 0.0),
    "dying_relu.share_by_learning_rate": lambda: dying_relu.share_by_learning_rate(
        examples.DYING_RATES, {"ReLU": DEATHS}, "dead"
    ),
    "dying_relu.dead_units": lambda: dying_relu.dead_units(REVIVED, REVIVED, controls.LAYER_STEP, 0.0),
    "dying_relu.dead_intervals": lambda: dying_relu.dead_intervals(REVIVED, controls.LAYER_STEP),
    "hall.likelihood_of_flips": lambda: hall.likelihood_of_flips(96, 230, 0.4),
    "hall.log_likelihood_of_flips": lambda: hall.log_likelihood_of_flips(96, 230),
    "hall.votes": lambda: hall.votes(THREE, [{"a": 3, "b": 0, "c": 7}, {"a": 1, "b": 0, "c": 9}]),
    "hall.guesses": lambda: hall.guesses(3, 10, [0.2, 0.3], [4, 9]),
    "intervals.intervals": lambda: intervals.intervals(3, 10, 0.95, controls.NULL),
    "intervals.likelihood_ratio_cut": lambda: intervals.likelihood_ratio_cut(SAMPLE, 0.95, controls.NULL, 0.5),
    "intervals.coverage_curves": lambda: intervals.coverage_curves(10, 0.95),
    "jacobian.matrix": lambda: jacobian.matrix(["a", "b"], [1.0, 2.0], 0),
    "jacobian.rows": lambda: jacobian.rows(50),
    "jacobian.probability_changes": lambda: jacobian.probability_changes(
        ["a", "b"], [1.0, 2.0], 0, controls.STEP_SIZE, 0.5
    ),
    "jacobian.linearization_error": lambda: jacobian.linearization_error(
        [1.0, 2.0], [1.0, 0.0], controls.STEP_SIZE, 0.5
    ),
    "learning_curves.learning_curves": lambda: learning_curves.learning_curves(
        {"Cross-entropy": TRAINED}, "loss", controls.DESCENT
    ),
    "likelihood.likelihood_curve": lambda: likelihood.likelihood_curve(SAMPLE, P, 0.5),
    "likelihood.relative_likelihood": lambda: likelihood.relative_likelihood(SAMPLE, P, 0.5),
    "likelihood.log_likelihood_curve": lambda: likelihood.log_likelihood_curve(SAMPLE),
    "likelihood.likelihood_by_sample_size": lambda: likelihood.likelihood_by_sample_size(SAMPLE),
    "likelihood.factors": lambda: likelihood.factors(SAMPLE, P, 0.5),
    "likelihood.underflow": lambda: likelihood.underflow(controls.COIN_FLIPS, 1075.0),
    "loss_curves.over_argument": lambda: loss_curves_over("output"),
    "loss_curves.over_argument probability": lambda: loss_curves_over("probability"),
    "loss_curves.over_argument prediction": lambda: loss_curves_over("prediction"),
    "loss_surface.contours": lambda: loss_surface.contours(
        POINTS, "cross_entropy", DESCENTS["Cross-entropy"], controls.DESCENT
    ),
    "loss_surface.curvature": lambda: loss_surface.curvature(POINTS, ["cross_entropy"], DESCENTS, controls.DESCENT),
    "losses.over_logit": lambda: losses.over_logit(1, LOGIT, -4.0),
    "losses.over_prediction": lambda: losses.over_prediction(0, P, 0.5),
    "losses.gradient_magnitude": losses.gradient_magnitude,
    "losses.class_gradients": lambda: losses.class_gradients(THREE, controls.LOGITS, np.eye(3)[0], COMMITTED),
    "maximum_likelihood.ascent": lambda: maximum_likelihood.ascent(SAMPLE, maximize(3, 10, 0.9), controls.ASCENT_STEP),
    "network_diagram.network": lambda: network_diagram.network(
        (("x",), ("a",)),
        {"weights": {"": np.array([[1.0, -2.0]] * 21)}, "gradient": {"": np.zeros((21, 2))}},
        STEP,
        0.0,
        "A net",
    ),
    "network_diagram.network_of_sliders": lambda: network_diagram.network_of_sliders(
        (("x₁", "x₂"), ("h₁", "h₂"), ("y",)), controls.TWO_UNITS, TWO_UNITS_STARTS, "A net"
    ),
    "network_diagram.depth": lambda: network_diagram.depth({"ReLU": FLOW}),
    "overflow.over_shift": lambda: overflow.over_shift([2.0, 1.0], "a", "float64", controls.SHIFT, 0.0),
    "own_parameter.parameter_over_steps": lambda: own_parameter.parameter_over_steps(
        OWN_RUN, 0.5, controls.PRELU_STEP, 0.0
    ),
    "prelu.alpha_over_steps": lambda: prelu.alpha_over_steps(RUNS, 1.5, controls.PRELU_STEP, 0.0),
    "prelu.losses_over_steps": lambda: prelu.losses_over_steps(RUNS, controls.PRELU_STEP, 0.0),
    "prelu.learned_function": lambda: prelu.learned_function(RUNS, 1.5, controls.PRELU_STEP, 0.0),
    "race.over_epochs": lambda: race.over_epochs(RACE, "p", controls.EPOCH, 1),
    "regression.fits": lambda: regression.fits(regression_points(), 2.5, controls.OUTLIER, -8.0, 1, 1.0),
    "regression.densities": lambda: regression.densities(1.0, controls.RESIDUAL, 2.0),
    "regression.negative_log_densities": lambda: regression.negative_log_densities(1.0, controls.RESIDUAL, 2.0),
    "simplex.simplex": lambda: simplex.simplex(THREE, controls.LOGITS, controls.TEMPERATURE, COMMITTED, 0),
    "simulation.growing_histogram": lambda: simulation.growing_histogram(10, 0.3, HISTOGRAM, controls.GROWTH, 40.0),
    "softmax.computation": lambda: softmax.computation(THREE, controls.LOGITS, 1.0, 0.0, COMMITTED),
    "softmax.over_temperature": lambda: softmax.over_temperature(["a", "b"], [1.0, 2.0], controls.TEMPERATURE, 1.0),
    "softmax.class_curve": lambda: softmax.class_curve(controls.CLASS_COUNT, 50.0),
    "two_units.input_plane": lambda: two_units.input_plane(controls.TWO_UNITS, TWO_UNITS_STARTS, True),
    "two_units.hidden_plane": lambda: two_units.hidden_plane(controls.TWO_UNITS, TWO_UNITS_STARTS, True),
    "vanishing_gradient.product_by_layer": lambda: vanishing_gradient.product_by_layer({"ReLU": FLOW}, "he", 32),
    "vanishing_gradient.factor_by_layer": lambda: vanishing_gradient.factor_by_layer({"ReLU": FLOW}),
    "vanishing_gradient.size_by_layer": lambda: vanishing_gradient.size_by_layer({"ReLU": FLOW}),
    "vanishing_gradient.activation_histogram": lambda: vanishing_gradient.activation_histogram(
        "ReLU", FLOW, controls.LAYER, 10.0
    ),
}

# The same charts with other numbers of the same shape.
OTHERS = {
    "calibration.reliability_diagram": lambda: calibration.reliability_diagram(
        OTHER_FORECASTS, 5, controls.FACTOR, 1.01
    ),
    "calibration.scores": lambda: calibration.scores(OTHER_FORECASTS, controls.FACTOR, 0.777),
    "hall.likelihood_of_flips": lambda: hall.likelihood_of_flips(0, 1),
    "hall.log_likelihood_of_flips": lambda: hall.log_likelihood_of_flips(6000, 6000, 1.0),
    "hall.votes": lambda: hall.votes(THREE, [dict.fromkeys(THREE, 0)] * 2),
    "hall.guesses": lambda: hall.guesses(5000, 9000, [0.0], [1]),
    "loss_curves.over_argument": lambda: other_loss_curves_over("output"),
    "loss_curves.over_argument probability": lambda: other_loss_curves_over("probability"),
    "loss_curves.over_argument prediction": lambda: other_loss_curves_over("prediction"),
    "regression.fits": lambda: regression.fits(regression_points("outliers", 7), 2.5, controls.OUTLIER, 0.123, 4, 0.3),
    "regression.densities": lambda: regression.densities(0.33, controls.RESIDUAL, -1.23),
    "regression.negative_log_densities": lambda: regression.negative_log_densities(0.33, controls.RESIDUAL, -1.23),
}


def numbers_at(picture, **values):
    """Return the numbers of a picture, its sliders at the values, or at their defaults."""
    defaults = {key: parameter.default for key, parameter in picture.sliders.items()}
    return pd.DataFrame(picture.data_at(defaults | values))


def table_of(picture, name):
    return pd.DataFrame(picture.tables[name])


def line_lists(picture, column):
    """Return the lists in a column of the table `lines`, by the labels of the lines."""
    table = picture.tables["lines"]
    return dict(zip(table["label"].tolist(), table[column], strict=True))


def line_palette(picture):
    """Return the palette of the series of a line chart, which is the same in all of its layers."""
    domains = [
        layer["encoding"]["color"]["scale"]["domain"]
        for layer in picture.specification["layer"]
        if "scale" in layer.get("encoding", {}).get("color", {})
    ]
    assert all(domain == domains[0] for domain in domains)
    return domains[0]
