"""The numbers beside the pictures of the activations page, worked out again."""

import re

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, sigmoid, tanh
from lib.learning.layers import DeathByRate
from lib.learning.network import INITIALISATIONS
from lib.learning.neuron import train_neuron
from lib.lesson import examples, experiments
from lib.text import tables

STATES = train_neuron(examples.INPUTS["positive"], [0.5] * 5, 1.0, 1.0, 1.0, examples.NEURON_STEPS)
RUNS = experiments.prelu(1.5, 0.25, 0)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0.25, "0.25"),
        (-0.0, "0"),
        (2.783e-13, r"2.783 \cdot 10^{-13}"),
        (np.inf, r"\infty"),
        (-np.inf, r"-\infty"),
        (np.nan, r"\text{NaN}"),
    ],
)
def test_a_number_in_latex_has_a_power_of_ten_where_it_needs_one(number, written):
    assert tables.latex(number) == written


def test_the_card_of_elu_has_its_values_at_the_present_alpha():
    text = tables.values(ACTIVATIONS["elu"], alpha=0.5)
    assert text.startswith(r"\alpha = 0.5:")
    assert f"f(-1) &= {0.5 * (np.exp(-1) - 1):.4g}, & f'(-1) &= {0.5 * np.exp(-1):.4g}" in text
    assert "f(1) &= 1, & f'(1) &= 1" in text


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_card_has_values_without_arguments_too(name):
    text = tables.values(ACTIVATIONS[name])
    assert text.startswith(r"\begin{aligned} f(-1) &= ")
    assert "nan" not in text.lower()


@pytest.mark.parametrize(("name", "variance"), [("lecun", "0.005"), ("xavier", "0.005"), ("he", "0.01")])
def test_the_variance_of_the_weights_is_written_with_its_number(name, variance):
    record = INITIALISATIONS[name]
    assert tables.weight_variance(record, 200) == rf"\operatorname{{Var}} w = {record.latex} = {variance}"


def test_the_gradient_at_the_input_is_the_factor_to_the_power_of_the_layers():
    flow = experiments.flow("relu", "lecun", 20, 64, 0)
    row = tables.gradient_ratios({"ReLU": flow}).loc["ReLU"]
    factor, power = float(row["Factor in each layer"]), row["Gradient after 20 layers"]
    assert factor**20 == pytest.approx(flow.gradient_rms[0] / flow.gradient_rms[-1], rel=1e-4)
    assert power.startswith(f"${factor:.4g}^{{20}} = ")
    assert float(power.removesuffix("$").rpartition(" = ")[2]) == pytest.approx(factor**20, rel=1e-2)


def test_a_net_has_as_many_weights_with_relu_as_with_tanh_though_half_of_what_its_layers_put_out_is_zero():
    flows = {name: experiments.flow(name, "he", 5, 64, 0) for name in ("relu", "tanh")}
    table = tables.gradient_ratios(flows)
    assert list(table["Weights of the net"]) == [f"{5 * 64 * 64:,}"] * 2
    assert flows["tanh"].zeros == 0
    assert 0.4 < flows["relu"].zeros < 0.6
    assert list(table["Outputs that are exactly 0"]) == [f"{flows['relu'].zeros:.0%}", "0%"]


def test_the_large_step_of_the_neuron_is_written_with_its_numbers():
    text = tables.neuron_update(STATES, 1.0, 0)
    assert r"w_{1} = w_{0} - \eta\,\frac{\partial L}{\partial w} &= 1 - 1 \cdot 3.5 = -2.5" in text
    assert r"\frac{\partial L}{\partial b} &= 1 - 1 \cdot 2 = -1" in text
    assert (STATES[1].weight, STATES[1].bias) == (-2.5, -1.0)


def test_a_negative_gradient_stands_in_brackets():
    text = tables.slope_update(RUNS["PReLU"].alpha, examples.PRELU_RATE, 0)
    numbers = re.search(r"= (\S+) - (\S+) \\cdot \((\S+)\) = (\S+) ", text)
    alpha, rate, gradient, following = map(float, numbers.groups())
    assert (alpha, rate) == (0.25, examples.PRELU_RATE)
    assert gradient < 0
    assert following == pytest.approx(alpha - rate * gradient, abs=1e-4)
    assert following == pytest.approx(RUNS["PReLU"].alpha[1], abs=1e-4)


def test_after_the_last_step_of_prelu_there_is_alpha_alone():
    alphas = RUNS["PReLU"].alpha
    assert tables.slope_update(alphas, examples.PRELU_RATE, examples.PRELU_STEPS) == rf"\alpha = {alphas[-1]:.4g}"


def test_the_losses_of_the_fixed_slopes_stand_beside_that_of_the_learned_one():
    least = min(run.loss[-1] for name, run in RUNS.items() if name != "PReLU")
    text = tables.fixed_slopes(RUNS)
    assert f"**${least:.3g}$**" in text
    assert r"**$2.68 \cdot 10^{-8}$**" in text
    assert f"{RUNS['PReLU'].loss[-1]:.3g}" == "2.68e-08"


def test_the_places_where_two_functions_cross_have_the_value_there():
    place = np.arccosh((1 + np.sqrt(3)) / 2) * 2
    table = tables.crossings({"f": (tanh, np.array([])), "d": (sigmoid, np.array([-place, place]))})
    assert table.loc["f"].tolist() == ["nowhere", ""]
    assert table["At x"]["d"] == "−1.6629, 1.6629"
    assert table["Both are"]["d"] == f"{1 / (1 + np.exp(place)):.4f}, {1 / (1 + np.exp(-place)):.4f}"


def test_the_most_dead_units_and_the_rate_from_which_all_nets_diverge_are_those_of_the_runs():
    rates = np.array([0.1, 0.5, 1.0, 2.0])
    runs = {
        "never": DeathByRate(rates, np.array([0.0, 0.25, 0.5, 0.5]), np.array([0.0, 0.0, 0.5, 0.9])),
        "late": DeathByRate(rates, np.array([0.0, 0.0, np.nan, np.nan]), np.array([0.0, 0.5, 1.0, 1.0])),
    }
    table = tables.deaths(runs)
    assert table.loc["never"].tolist() == ["50% at rate 1", "at no rate here"]
    assert table.loc["late"].tolist() == ["0%", "from rate 1 on"]


def test_relu_is_the_only_one_of_whose_units_some_die_with_the_seed_of_the_page():
    runs = {name: experiments.deaths(name, 0) for name in examples.DYING_ACTIVATIONS}
    dead = tables.deaths(runs)["Most dead units"]
    assert dead.drop("relu").unique().tolist() == ["0%"]
    assert dead["relu"].startswith("100% at rate")
