"""For each wrong condition that the quiz offers, a case in which it is met and the claim does not hold.

The cases are computed by the functions with which the checks decide the claims. The right condition is not met in any
of them. What a case has by its construction is written as True or False.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from lib.activations import ACTIVATIONS, elu, elu_derivative, leaky_relu, relu, tanh
from lib.analysis.comparison import output_moments
from lib.inference.calibration import calibration_error, sample_forecasts, scaled_forecasts
from lib.learning.gradient_flow import gradient_flow_through
from lib.learning.neuron import train_neuron
from lib.learning.perceptron import Network, random_network, train
from lib.lesson.claims import deep_networks, dying_relu, leaky_and_elu, likelihood, losses, softmax
from lib.lesson.claims.references import exact_tanh
from lib.lesson.claims.relu import KEPT, RELU_NETWORKS, _with_share_active
from lib.lesson.examples import INPUTS
from lib.losses import squared_error_gradient
from lib.softmax import softmax as softmax_of


class Case(NamedTuple):
    """Whether a case meets the wrong condition and the right one, and whether the claim holds in it."""

    met: object
    right: object
    holds: object


SMALL_RATE, LARGE_RATE = 0.001, 1.0


def float_tanh():
    x = 40.0
    is_exact = Decimal(float(tanh(x))) == exact_tanh(Decimal(x))
    return x, is_exact, abs(tanh(x)) < 1


def tanh_of_floats():
    _, is_exact, holds = float_tanh()
    return Case(np.finfo(np.float64).precision >= 15, is_exact, holds)


def tanh_away_from_zero():
    x, is_exact, holds = float_tanh()
    return Case(x != 0, is_exact, holds)


def gradient_kept(activation, variance, positive=False):
    """Return the share of the gradient that a deep net keeps before its first step, and whether its inputs are > 0."""
    generator = np.random.default_rng(0)
    x, upstream = generator.standard_normal((2, deep_networks.BATCH_SIZE, deep_networks.WIDTH))
    weights = generator.standard_normal((deep_networks.LAYERS, deep_networks.WIDTH, deep_networks.WIDTH))
    x = np.abs(x) if positive else x
    ratio = gradient_flow_through(
        activation, list(weights * np.sqrt(variance / deep_networks.WIDTH)), x, upstream
    ).ratio
    return ratio, (x > 0).all()


def relu_net(positive=False):
    share, variance = RELU_NETWORKS["half_1"]
    kept, is_positive = gradient_kept(_with_share_active(share), variance, positive)
    return abs(share * variance - 1) < 0.1, 1 / KEPT < kept < KEPT, is_positive


def relu_net_at_a_small_rate():
    # A rate of any size changes no weight before the first step, at which the gradient is measured.
    right, holds, _ = relu_net()
    return Case(SMALL_RATE < 0.01, right, holds)


def relu_net_of_positive_inputs():
    right, holds, is_positive = relu_net(positive=True)
    return Case(is_positive, right, holds)


def neuron_with_decay(rate):
    weight, bias = dying_relu.ALL_NEGATIVE
    run = train_neuron(dying_relu.SAMPLES, dying_relu.TARGETS, weight, bias, rate, dying_relu.LONG, dying_relu.DECAY)
    assert (run[0].pre_activation < 0).all()
    return weight, all((state.pre_activation < 0).all() for state in run)


def dead_unit_of_negative_weight():
    weight, holds = neuron_with_decay(dying_relu.NEURON_RATE)
    return Case(weight < 0, dying_relu.DECAY == 0, holds)


def dead_unit_at_a_large_rate():
    _, holds = neuron_with_decay(LARGE_RATE)
    return Case(LARGE_RATE > dying_relu.NEURON_RATE, dying_relu.DECAY == 0, holds)


def biased_unit(inputs):
    x, weight, bias = np.array(INPUTS[inputs]), dying_relu.WEIGHTS[0], dying_relu.BIASES[0]
    return x, weight, (weight * x + bias <= 0).all(), dying_relu._ends_dead(train_neuron, x, weight, bias)


def biased_unit_of_negative_weight():
    _, weight, right, holds = biased_unit("mixed")
    return Case(weight < 0, right, holds)


def biased_unit_of_negative_samples():
    x, _, right, holds = biased_unit("mostly negative")
    return Case((x < 0).mean() > 0.5, right, holds)


def steep_leak():
    alpha, x = 1.5, -5.0
    return alpha, x, max(alpha * x, x) == leaky_relu(x, alpha=alpha)


def steep_leak_that_is_not_zero():
    alpha, _, holds = steep_leak()
    return Case(alpha != 0, alpha <= 1, holds)


def steep_leak_away_from_zero():
    alpha, x, holds = steep_leak()
    return Case(x != 0, alpha <= 1, holds)


def no_leak(rate):
    """Return how far the weight of a unit without a leak moves that is negative on every sample."""
    one = np.ones((1, 1))
    start = Network(((-one, -one / 2), (one, 0 * one)), one)
    run = train(start, [1.0, 2.0, 3.0], [1.0] * 3, ACTIVATIONS["leaky_relu"], rate, 20, frozen=(1,), alpha=0.0)
    return run.network.layers[0][0][0, 0] + 1


def no_leak_below_one():
    alpha = 0.0
    return Case(alpha <= 1, alpha != 0, leaky_and_elu._moved(ACTIVATIONS["leaky_relu"], alpha) > 0)


def no_leak_at_a_small_rate():
    return Case(SMALL_RATE < leaky_and_elu.LEAK_RATE, False, no_leak(SMALL_RATE) != 0)


def jump_of_elu():
    alpha = leaky_and_elu.ARTICLE_ALPHA
    right, left = (leaky_and_elu._beside(elu_derivative, side, alpha) for side in (1, -1))
    return alpha, abs(right - left) < leaky_and_elu.JUMP


def elu_above_zero():
    alpha, holds = jump_of_elu()
    return Case(alpha > 0, alpha == 1, holds)


def elu_up_to_one():
    alpha, holds = jump_of_elu()
    return Case(alpha <= 1, alpha == 1, holds)


def elu_net(alpha, variance_of_relu):
    """Return whether a net of ELU mitigates the vanishing of the gradient in one of ReLU, before the first step."""
    kept, _ = gradient_kept(leaky_and_elu._elu_of(alpha), 1.0)
    by_relu, _ = gradient_kept(ACTIVATIONS["relu"], variance_of_relu)
    return leaky_and_elu._mitigates(np.array([kept]), np.array([by_relu]))


def centred_elu_net():
    # The mean of ELU for standard normal input is linear in alpha.
    at_zero, at_one = (output_moments(lambda x, a=a: elu(x, alpha=a), 0, 1, (0.0,))[0] for a in (0.0, 1.0))
    alpha = at_zero / (at_zero - at_one)
    mean = output_moments(lambda x: elu(x, alpha=alpha), 0, 1, (0.0,))[0]
    return Case(abs(mean) < 1e-9, False, elu_net(alpha, 2.0))


def elu_net_at_a_small_rate():
    # A rate of any size changes no weight before the first step, at which the gradient is measured.
    alpha = leaky_and_elu.ARTICLE_ALPHA
    return Case(SMALL_RATE < 0.01, alpha in leaky_and_elu.NEAR_ONE, elu_net(alpha, 1.0))


def mean_of_elu_for_positive_inputs():
    x = leaky_and_elu.POSITIVE
    return Case((x > 0).all(), (x < 0).any(), abs(elu(x, alpha=1.0).mean()) < abs(relu(x).mean()))


def mean_of_elu_for_inputs_of_deviation_one():
    mean, deviation = -1.0, 1.0
    by_elu, by_relu = (output_moments(f, mean, deviation, (0.0,))[0] for f in (lambda x: elu(x, alpha=1.0), relu))
    return Case(deviation == 1, mean >= leaky_and_elu.elu_mean().numbers["limit"], abs(by_elu) < abs(by_relu))


def deaths_at_a_large_rate():
    rate = leaky_and_elu.DEATH_RATES.index(LARGE_RATE)
    by_elu, by_relu = leaky_and_elu._dead_units("elu", 0, alpha=1.0), leaky_and_elu._dead_units("relu", 0)
    nets = by_elu.diverged[rate]
    fewer = by_elu.dead[rate][nets].mean() <= leaky_and_elu.FEWER * by_relu.dead[rate][nets].mean()
    return Case(max(leaky_and_elu.DEATH_RATES) == LARGE_RATE, not nets.any(), fewer)


def deaths_for_positive_inputs():
    x, alpha = np.linspace(0.05, 2, 21), leaky_and_elu.NEAR_ZERO
    start = random_network((1, 16, 1), np.random.default_rng(0), 6)
    runs = [
        train(start, x, np.sin(3 * x), ACTIVATIONS[name], 0.6, leaky_and_elu.DEATH_STEPS, **given)
        for name, given in (("elu", {"alpha": alpha}), ("relu", {}))
    ]
    by_elu, by_relu = (run.dead[-1].mean() for run in runs)
    assert not any(run.diverged.any() for run in runs)
    return Case((x > 0).all(), alpha >= leaky_and_elu.NOT_NEAR_ZERO, by_elu <= leaky_and_elu.FEWER * by_relu)


def float_softmax():
    logits = np.array([800.0, 1.0])
    return logits, softmax._is_distribution(list(softmax_of(logits)))


def softmax_of_positive_floats():
    logits, holds = float_softmax()
    return Case((logits > 0).all(), False, holds)


def softmax_of_two_floats():
    logits, holds = float_softmax()
    return Case(len(logits) == 2, False, holds)


def curves_over_an_interval():
    counts = 50, 100
    return counts, np.ptp([softmax_of(softmax.evenly_spaced_logits(n)).max() for n in counts]) < softmax.ROUNDING


def curves_of_even_n():
    counts, holds = curves_over_an_interval()
    return Case(all(n % 2 == 0 for n in counts), False, holds)


def curves_of_large_n():
    counts, holds = curves_over_an_interval()
    return Case(all(n >= 50 for n in counts), False, holds)


def slope_in_p():
    return Case(True, False, abs(squared_error_gradient(0.0, 1.0)) < losses.ROUNDING)


def slope_of_half_the_error():
    return Case(True, False, abs(losses._half_gradient_in_p(0.0, 1.0)) < losses.ROUNDING)


def bold_forecasts():
    logits, y = sample_forecasts(losses.FORECASTS, losses.SPREAD, np.random.default_rng(0))
    p = scaled_forecasts(logits, losses.FACTOR)
    is_calibrated = calibration_error(p, y) < losses.TOLERATED
    return p, is_calibrated, losses._largest_gap(p, y) < losses.STANDARD_ERRORS


def bold_forecasts_between_zero_and_one():
    p, right, holds = bold_forecasts()
    return Case(((p >= 0) & (p <= 1)).all(), right, holds)


def bold_forecasts_of_sum_one():
    p, right, holds = bold_forecasts()
    return Case(np.allclose(np.stack([p, 1 - p]).sum(axis=0), 1, rtol=0, atol=1e-15), right, holds)


def sample_under_a_prior(sample):
    prior = likelihood.PRIORS["rising"]
    holds = abs(likelihood._mode(likelihood.likelihood, sample, prior) - likelihood.mle(sample)) < likelihood.HALF_STEP
    return np.ptp(prior) == 0, holds


def prior_and_largest_likelihood():
    sample = [1] * 3 + [0] * 7
    right, holds = sample_under_a_prior(sample)
    largest = likelihood.GRID[likelihood.likelihood(sample, likelihood.GRID).argmax()]
    return Case(abs(largest - np.mean(sample)) < likelihood.HALF_STEP, right, holds)


def prior_and_fair_coin():
    coin = 0.5
    flips = (np.random.default_rng(0).random(10) < coin).astype(int).tolist()
    right, holds = sample_under_a_prior(flips)
    return Case(coin == 0.5, right, holds)


CASES: Mapping[str, Mapping[str, Callable[[], Case]]] = {
    "tanh-range": {
        "the numbers are floats with 16 digits": tanh_of_floats,
        "the input is not 0": tanh_away_from_zero,
    },
    "relu-cures-vanishing": {
        "the learning rate is small": relu_net_at_a_small_rate,
        "all inputs of the net are positive": relu_net_of_positive_inputs,
    },
    "dead-for-ever": {
        "its weight is negative": dead_unit_of_negative_weight,
        "the learning rate is large": dead_unit_at_a_large_rate,
    },
    "negative-bias-kills": {
        "the weight is negative": biased_unit_of_negative_weight,
        "most of the samples are negative": biased_unit_of_negative_samples,
    },
    "leaky-max": {"α is not 0": steep_leak_that_is_not_zero, "x is not 0": steep_leak_away_from_zero},
    "leaky-no-death": {"α ≤ 1": no_leak_below_one, "the learning rate is small": no_leak_at_a_small_rate},
    "elu-smooth": {"α is above 0": elu_above_zero, "α ≤ 1": elu_up_to_one},
    "elu-cures-vanishing": {
        "the mean of its outputs is 0": centred_elu_net,
        "the learning rate is small": elu_net_at_a_small_rate,
    },
    "elu-mean": {
        "every input is positive": mean_of_elu_for_positive_inputs,
        "the standard deviation of the input is 1": mean_of_elu_for_inputs_of_deviation_one,
    },
    "elu-no-death": {
        "the learning rate is large": deaths_at_a_large_rate,
        "all inputs are positive": deaths_for_positive_inputs,
    },
    "softmax-simplex": {
        "all inputs are positive": softmax_of_positive_floats,
        "there are only two classes": softmax_of_two_floats,
    },
    "softmax-curve-n": {"n is even": curves_of_even_n, "n is at least 50": curves_of_large_n},
    "mse-zero-gradient": {
        "the slope is taken in p": slope_in_p,
        "the loss has the factor ½": slope_of_half_the_error,
    },
    "outputs-are-probabilities": {
        "the numbers lie between 0 and 1": bold_forecasts_between_zero_and_one,
        "the numbers sum to 1": bold_forecasts_of_sum_one,
    },
    "mle-most-probable": {
        "the likelihood is largest at k/n": prior_and_largest_likelihood,
        "the coin is fair": prior_and_fair_coin,
    },
}
