"""The numbers beside the pictures of the activations page, worked out again."""

import dataclasses
import math
import re

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, sigmoid, sigmoid_derivative, tanh, tanh_derivative
from lib.analysis.comparison import Cost, Meetings
from lib.analysis.frameworks import FRAMEWORKS, VERSIONS, differing_defaults, differing_kinks
from lib.learning.dead_units import DeadShareByRate
from lib.learning.initialization import INITIALIZATIONS
from lib.learning.neuron import train_neuron
from lib.lesson import examples
from lib.lesson.experiments.activations import activation_crossings, dead_shares, prelu_training, summarized_flow
from lib.text import activations as text
from tests.unit.each import each
from tests.unit.text.reading import column, number, rows

STATES = train_neuron(examples.INPUTS["positive"], [0.5] * 5, 1.0, 1.0, 1.0, examples.NEURON_STEPS)
RUNS = prelu_training(1.5, 0.25, 0)


def test_f_and_its_slope_are_read_at_an_x_and_a_rounded_number_is_marked():
    functions = [(ACTIVATIONS["elu"], {"alpha": 0.25}), (ACTIVATIONS["leaky_relu"], {"alpha": 0.01})]
    table = text.values_table(functions, -2)
    assert table.index == "x = −2"
    assert rows(table) == {
        "ELU": {"f(x)": f"≈ −{0.25 * (1 - math.exp(-2)):.4f}", "f′(x)": f"≈ {0.25 * math.exp(-2):.5f}"},
        "Leaky ReLU": {"f(x)": "−0.02", "f′(x)": "0.01"},
    }
    assert text.values_table(functions, 1.23456).index == "x ≈ 1.235"


def test_the_card_of_elu_has_its_values_at_the_present_alpha():
    written = text.values_formula(ACTIVATIONS["elu"], alpha=0.5)
    assert r"\alpha = 0.5:" in written
    assert rf"f(-1) &\approx {0.5 * (np.exp(-1) - 1):.4g}, & f'(-1) &\approx {0.5 * np.exp(-1):.4g}" in written
    assert "f(1) &= 1, & f'(1) &= 1" in written


@each("name", ACTIVATIONS)
def test_every_card_has_values_without_arguments_too(name):
    written = text.values_formula(ACTIVATIONS[name])
    assert written.startswith(r"\begin{aligned} f(-1) &")
    assert "nan" not in written.lower()


@each(("name", "variance"), [("lecun", "0.005"), ("xavier", "0.005"), ("he", "0.01")])
def test_the_variance_of_the_weights_is_written_with_its_number(name, variance):
    record = INITIALIZATIONS[name]
    assert text.weight_variance_formula(record, 200) == rf"\operatorname{{Var}} w = {record.latex} = {variance}"


def test_the_gradient_at_the_input_is_the_factor_to_the_power_of_the_layers():
    flow = summarized_flow("relu", "lecun", 20, 64, 0)
    row = rows(text.gradient_table({"ReLU": flow}))["ReLU"]
    factor, power = float(row["Factor in each layer"]), row["Gradient after 20 layers"]
    assert factor**20 == pytest.approx(flow.gradient_rms[0] / flow.gradient_rms[-1], rel=1e-3)
    assert power.startswith(f"{factor:.4g}²⁰ ≈ ")
    assert number(power.rpartition(" ≈ ")[2]) == pytest.approx(factor**20, rel=1e-2)


def test_a_gradient_that_is_not_finite_is_said_to_be():
    flow = summarized_flow("tanh", "lecun", 2, 16, 0)
    row = rows(text.gradient_table({"Your function": dataclasses.replace(flow, ratio=np.nan)}))["Your function"]
    assert row["Factor in each layer"] == "none"
    assert row["Gradient after 2 layers"] == "not finite"


def test_a_net_has_as_many_weights_with_relu_as_with_tanh_though_half_of_what_its_layers_put_out_is_zero():
    flows = {name: summarized_flow(name, "he", 5, 64, 0) for name in ("relu", "tanh")}
    table = text.gradient_table(flows)
    assert list(column(table, "Weights of the net").values()) == ["20\u202f480"] * 2
    assert flows["tanh"].zeros == 0
    assert 0.4 < flows["relu"].zeros < 0.6
    assert list(column(table, "Outputs that are exactly 0").values()) == [f"{flows['relu'].zeros:.0%}", "0%"]


def test_the_large_step_of_the_neuron_is_written_with_its_numbers():
    written = text.neuron_formula(STATES, 1.0, 0)
    assert r"w_{1} = w_{0} - \eta\,\frac{\partial L}{\partial w} &= 1 - 1 \cdot 3.5 = -2.5" in written
    assert r"\frac{\partial L}{\partial b} &= 1 - 1 \cdot 2 = -1" in written
    assert (STATES[1].weight, STATES[1].bias) == (-2.5, -1.0)


def test_a_negative_gradient_stands_in_brackets():
    written = text.slope_formula(RUNS["PReLU"].alpha, examples.PRELU_RATE, 0)
    numbers = re.search(r"\\approx (\S+) - (\S+) \\cdot \((\S+)\) \\approx (\S+) ", written)
    alpha, rate, gradient, following = map(float, numbers.groups())
    assert (alpha, rate) == (0.25, examples.PRELU_RATE)
    assert gradient < 0
    assert following == pytest.approx(alpha - rate * gradient, abs=1e-4)
    assert following == pytest.approx(RUNS["PReLU"].alpha[1], abs=1e-4)


def test_after_the_last_step_of_prelu_there_is_alpha_alone():
    alphas = RUNS["PReLU"].alpha
    assert text.slope_formula(alphas, examples.PRELU_RATE, examples.PRELU_STEPS) == rf"\alpha \approx {alphas[-1]:.4g}"


def test_the_losses_of_the_fixed_slopes_stand_beside_that_of_the_learned_one():
    least = min(run.loss[-1] for name, run in RUNS.items() if name != "PReLU")
    written = text.fixed_slopes_sentence(RUNS)
    assert f"**${least:.3g}$**" in written
    assert r"**$2.68 \cdot 10^{-8}$**" in written
    assert f"{RUNS['PReLU'].loss[-1]:.3g}" == "2.68e-08"
    assert written.count(". ") == 2


def test_the_places_where_two_functions_cross_have_the_value_there():
    place = np.arccosh((1 + np.sqrt(3)) / 2) * 2
    table = rows(
        text.crossings_table(
            {"f": (tanh, Meetings(np.array([]), (), ())), "d": (sigmoid, Meetings(np.array([-place, place]), (), ()))}
        )
    )
    assert list(table["f"].values()) == ["nowhere", ""]
    assert table["d"]["At x"] == "−1.663, 1.663"
    assert table["d"]["Both are"] == f"{1 / (1 + np.exp(place)):.4f}, {1 / (1 + np.exp(-place)):.4f}"


@each(
    ("first", "second", "values", "slopes"),
    [
        ("relu", "relu", ("for every x", ""), ("for every x", "")),
        ("silu", "swish", ("for every x", ""), ("for every x", "")),
        ("elu", "celu", ("for every x", ""), ("for every x", "")),
        ("relu", "elu", ("for x ≥ 0", ""), ("for x > 0", "")),
        ("hardtanh", "relu6", ("for 0 ≤ x ≤ 1", ""), ("for x < −1, for 0 < x < 1 and for x > 6", "")),
        ("softplus", "relu", ("", ""), ("", "from 0.5 to −0.5 at x = 0")),
        ("tanh", "hardtanh", ("", ""), ("", "from 0.42 to −0.58 at x = −1; from −0.58 to 0.42 at x = 1")),
    ],
)
def test_where_two_functions_are_equal_and_where_a_jump_changes_the_sign_are_said(first, second, values, slopes):
    found = activation_crossings(first, second, -10, 10)
    functions = ACTIVATIONS[first].function, ACTIVATIONS[first].derivative
    table = rows(text.crossings_table({"f": (functions[0], found[0]), "d": (functions[1], found[1])}))
    for title, (equal, jumps) in (("f", values), ("d", slopes)):
        assert table[title].get("Equal", "") == equal
        assert table[title].get("Change of sign at a jump of the difference", "") == jumps
        if equal or jumps:
            assert table[title]["At x"] == "nowhere"


def test_the_sentence_on_dead_units_names_those_that_died_in_these_networks():
    rates = np.array([0.1, 0.2])
    runs = {
        "ReLU": DeadShareByRate(rates, np.array([0.0, 1.0]), np.zeros(2)),
        "ELU": DeadShareByRate(rates, np.array([np.nan, 0.01]), np.zeros(2)),
        "SiLU": DeadShareByRate(rates, np.zeros(2), np.zeros(2)),
        "Your function": DeadShareByRate(rates, np.full(2, np.nan), np.ones(2)),
    }
    assert text.dead_units_sentence(runs) == (
        "In these networks units died with ReLU (at most 100% at rate 0.2), ELU (at most 1% at rate 0.2). "
        "No unit died with SiLU. Every net diverged with Your function."
    )
    assert rows(text.dead_units_table(runs))["Your function"]["Most dead units"] == "none was counted"
    assert "with 16 hidden units, and 6 random networks" in text.networks_sentence()
    assert "at most 0.001 in size on every sample" in text.networks_sentence()


def test_the_most_dead_units_and_the_rate_from_which_all_nets_diverge_are_those_of_the_runs():
    rates = np.array([0.1, 0.5, 1.0, 2.0])
    runs = {
        "never": DeadShareByRate(rates, np.array([0.0, 0.25, 0.5, 0.5]), np.array([0.0, 0.0, 0.5, 0.9])),
        "late": DeadShareByRate(rates, np.array([0.0, 0.0, np.nan, np.nan]), np.array([0.0, 0.5, 1.0, 1.0])),
    }
    table = rows(text.dead_units_table(runs))
    assert list(table["never"].values()) == ["50% at rate 1", "at no rate here"]
    assert list(table["late"].values()) == ["0%", "from rate 1 on"]


def test_relu_is_the_only_one_of_whose_units_some_die_with_the_seed_of_the_page():
    runs = {name: dead_shares(name, 0) for name in examples.DYING_ACTIVATIONS}
    dead = column(text.dead_units_table(runs), "Most dead units")
    assert dead.pop("relu").startswith("100% at rate")
    assert set(dead.values()) == {"0%"}


# Cards


def test_frameworks_stand_beside_each_other_and_no_column_is_empty():
    table = rows(text.frameworks_table("leaky_relu", alpha=0.01))
    assert table["PyTorch"]["call"] == FRAMEWORKS["leaky_relu"]["PyTorch"].call_with(alpha=0.01)
    differing = differing_defaults("leaky_relu")
    assert differing
    for framework, differences in differing.items():
        assert all(
            f"{key} = {theirs}, here {ours}" in table[framework]["default"]
            for key, (ours, theirs) in differences.items()
        )
    for name in FRAMEWORKS:
        found = text.frameworks_table(name)
        assert all(any(column(found, heading).values()) for heading in found.columns)


def test_the_table_of_frameworks_names_the_versions_and_what_was_not_run():
    said = text.frameworks_sentence()
    assert all(f"{name} {version}" in said for name, version in VERSIONS.items())
    assert "what PyTorch 2.13, Keras 3.15 and JAX 0.10 returned" in said
    assert said.endswith("PaddlePaddle 3 say, which was not run.")


def test_the_other_default_of_keras_and_the_slopes_of_a_gpu_kernel_are_printed():
    assert "0.3" in column(text.frameworks_table("leaky_relu"), "note")["Keras"]
    note = column(text.frameworks_table("hardswish"), "note")["PyTorch"]
    inside = [(2 * x + 3) / 6 for x in (-3, 3)]
    assert inside == [-0.5, 1.5]
    assert "−0.5 at −3 and 1.5 at 3" in note


def test_the_neuron_of_mostly_negative_inputs_lives_and_learns():
    cause = examples.CAUSES["Mostly negative inputs"]
    inputs = examples.INPUTS[cause["inputs"]]
    states = train_neuron(inputs, [0.5] * 5, cause["weight"], cause["bias"], cause["rate"], examples.NEURON_STEPS)
    assert sum(x < 0 for x in inputs) > len(inputs) / 2
    assert not any(state.is_dead for state in states)
    assert states[-1].loss < states[0].loss / 2


def test_a_kink_that_a_framework_treats_otherwise_has_both_slopes():
    name, framework, (x, (ours, theirs)) = next(
        (name, framework, next(iter(kinks.items())))
        for name in ACTIVATIONS
        for framework, kinks in differing_kinks(name).items()
    )
    assert column(text.frameworks_table(name), "slope at a kink")[framework].startswith(
        f"{theirs:g} at {x:g}, here {ours:g}"
    )


# One neuron


def test_the_table_of_a_neuron_goes_three_steps_past_its_death_with_true_minus_signs():
    table = text.neuron_table(STATES, 1.0, 20)
    assert (table.index, table.rows) == ("Step", ("0", "1", "2", "3", "4"))
    found = rows(table)
    assert found["0"]["w − rate · gradient"] == "1 − 1 · 3.5 = −2.5"
    assert [cells["Samples with w x + b > 0"] for cells in found.values()] == ["5 of 5"] + 4 * ["0 of 5"]
    assert found["4"]["Mean of ½ (output − target)²"] == f"{STATES[4].loss:.4g}"


@each(
    ("weight", "bias", "step", "said"),
    [
        (1.0, 1.0, 0, "Step 0: **alive**, w x + b is positive on 5 of 5 samples."),
        (1.0, 1.0, 3, "Step 3: **dead** since step 1, w x + b is positive on 0 of 5 samples. So the gradient is 0"),
        (-1.0, 0.0, 0, "Step 0: **dead** from the start, "),
        (0.3, 0.1, 2, "Step 2: **alive**, w x + b is positive on 5 of 5 samples."),
        (0.3, 0.1, 5, "Step 5: **alive**, w x + b is positive on 5 of 5 samples. It has stayed alive for all 5 steps."),
    ],
)
def test_a_neuron_is_said_to_be_alive_or_dead_at_the_step_that_is_shown(weight, bias, step, said):
    rate = 1.0 if weight == 1 else 0.01
    states = train_neuron(examples.INPUTS["positive"], [0.5] * 5, weight, bias, rate, 5)
    assert text.neuron_sentence(states, step).startswith(said)


def test_a_death_that_lowers_the_loss_is_explained():
    states = train_neuron(examples.INPUTS["positive"], [0.5] * 5, 1.0, 1.0, 1.0, 5)
    assert "from 2.25 to 0.125: the output 0 is nearer to the target" in text.neuron_sentence(states, 1)
    assert "2.25" not in text.neuron_sentence(states, 0)


@each(("weight", "step"), [(1.0, 0), (0.3, 4), (0.3, 5)])
def test_the_sentence_and_the_table_of_a_neuron_say_nothing_of_the_steps_after_the_one_that_is_shown(weight, step):
    states = train_neuron(examples.INPUTS["positive"], [0.5] * 5, weight, weight, 1.0 if weight == 1 else 0.01, 5)
    assert text.neuron_table(states, 0.01, step).rows == tuple(map(str, range(step + 1)))
    others = [*states[: step + 1], *(dataclasses.replace(state, loss=math.nan) for state in states[step + 1 :])]
    assert text.neuron_sentence(states, step) == text.neuron_sentence(others, step)
    assert "dies" not in text.neuron_sentence(states, step)


@each(
    ("alphas", "teacher", "said"),
    [
        ((0.25, -0.4997), -0.5, "In 1 steps α went from 0.25 to **−0.500** and has reached the teacher's −0.5."),
        ((0.25, 0.3), 0.5, "In 1 steps α went from 0.25 to **0.300** and has not reached the teacher's 0.5."),
    ],
)
def test_the_sentence_says_whether_alpha_reached_the_slope_of_the_teacher(alphas, teacher, said):
    assert text.slope_sentence(np.array(alphas), teacher) == said


def test_a_slope_above_1_is_another_function_than_the_maximum():
    assert text.slope_sentence(np.array([0.25, 1.5]), 1.5).endswith("it takes α x for positive x.")


# Comparison


def test_sigmoid_is_steeper_than_tanh_from_the_place_on_that_is_named():
    said = text.tanh_and_sigmoid_sentence()
    place = float(re.search(r"above ([\d.]+) sigmoid", said)[1])
    for x, steeper in ((place - 1e-3, tanh_derivative), (place + 1e-3, sigmoid_derivative)):
        assert steeper(x) == max(tanh_derivative(x), sigmoid_derivative(x))


def test_the_factors_of_a_layer_are_those_that_deep_nets_show():
    said = text.factors_sentence()
    for name, expected in (("lecun", 0.71), ("he", 1.0)):
        flows = [summarized_flow("relu", name, 20, 100, seed) for seed in range(4)]
        assert np.mean([flow.ratio ** (1 / 20) for flow in flows]) == pytest.approx(expected, abs=0.06)
        assert f"factor near {expected:g}" in said
    assert "halved every two layers" in said
    assert "its largest slope is 1 and that of sigmoid 0.25" in said


def test_moments_and_costs_are_printed_with_fixed_places():
    assert rows(text.moments_table({"ELU": (-0.4548, 0.25)}))["ELU"] == {
        "Mean of the output": "−0.4548",
        "Variance": "0.2500",
    }
    cost = Cost(0.001, 0.0015, 0.002, math.nan)
    assert list(rows(text.costs_table({"relu": cost}))["relu"].values()) == ["1.50", "1.00 to 2.00", "NaN"]


def test_a_net_that_is_narrower_than_asked_for_is_explained():
    assert text.width_note(20, 50, 256, 122) == (
        "20 networks of 50 layers with 256 units each would have 65.5 million weights. This page computes at most 15 "
        "million, so each layer has 122 units here. Choose fewer activations or fewer layers for wider ones."
    )


def test_the_curves_are_introduced_by_what_is_there():
    assert text.curves_sentence(True, True, True).startswith("Drag a slider under the picture")
    assert "slider" not in text.curves_sentence(False, True, True)
    assert "dashed" not in text.curves_sentence(False, True, False)
    assert "tangent" not in text.curves_sentence(False, False, True)
