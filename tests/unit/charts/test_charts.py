"""The pictures: equal shapes give one specification, frames hold lib's numbers, kinks are jumps."""

import dataclasses
import json

import numpy as np
import pandas as pd
import pytest

from lib.activations import ACTIVATIONS, elu
from lib.charts import (
    activations,
    attention,
    binomial_slices,
    decision_regions,
    jacobian,
    likelihood,
    losses,
    maximum_likelihood,
    network,
    overflow,
    race,
    simplex,
    simulation,
    softmax,
    training,
)
from lib.charts.core import pointer
from lib.charts.core.colors import FLIPS
from lib.charts.core.frames import families, frames, grid, pack_frames
from lib.charts.core.lines import BENT, stops
from lib.charts.core.table import rows
from lib.inference.maximum_likelihood import maximize as climb_of
from lib.learning.datasets import sample_dataset
from lib.learning.dead_units import sine_wave, train_two_hidden_layers
from lib.learning.neuron import train_neuron
from lib.learning.prelu import train_prelu
from lib.learning.race import race as run_race
from lib.learning.softmax_regression import VECTOR_LOSSES, train
from lib.lesson import controls, examples, experiments, reading
from lib.numerics.parameter import Parameter
from lib.softmax import softmax as softmax_of
from lib.softmax import softmax_jacobian
from lib.statistics.intervals import likelihood_ratio_interval

SAMPLE = reading.parse_flips(examples.TEN_FLIPS)
STARTS = {p.key: p.default for a in ACTIVATIONS.values() for p in a.parameters.values()}
COMMITTED = {p.key: p.default for p in (controls.TEMPERATURE, controls.CONSTANT, *controls.LOGITS)}
STATES = train_neuron(examples.INPUTS["positive"], [0.5] * 5, 1.0, 1.0, 1.0, examples.NEURON_STEPS)
FLOW = experiments.flow("relu", "he", 20, 32, 0)
REVIVED = train_two_hidden_layers(*sine_wave(), **examples.TWO_LAYERS, generator=np.random.default_rng(47))
RUNS = train_prelu(1.5, 0.25, examples.PRELU_RATE, examples.PRELU_STEPS, np.random.default_rng(0))
HISTOGRAM = experiments.simulation(10, 0.3, 100, 0)
DEATHS = experiments.deaths("relu", 0)
RACE = run_race(1.0, 0, 2.0, 2.0, 0.15, examples.RACE_EPOCHS)
POINTS, CROSS = sample_dataset("overlapping", 12, np.random.default_rng(0)), "cross_entropy"
DESCENTS = {"Cross-entropy": experiments.descent(POINTS, CROSS, (-6.0, -4.0), 2.0)}
TRAINED = train(POINTS, VECTOR_LOSSES["cross_entropy"], 1.0, examples.DESCENT_STEPS)


PICTURES = {
    "curves": lambda: activations.curves(list(ACTIVATIONS), -5, 5, STARTS),
    "chain": lambda: softmax.chain(
        ["a", "b", "c"], controls.LOGITS, controls.TEMPERATURE, controls.CONSTANT, COMMITTED
    ),
    "over_temperature": lambda: softmax.over_temperature(["a", "b"], [1.0, 2.0], controls.TEMPERATURE, 1.0),
    "jacobian": lambda: jacobian.jacobian(["a", "b"], [1.0, 2.0], 0),
    "changes": lambda: jacobian.changes(["a", "b"], [1.0, 2.0], [1.0, 0.0], controls.STEP_SIZE, 0.5),
    "over_shift": lambda: overflow.over_shift([2.0, 1.0], "a", "float64", controls.SHIFT, 0.0),
    "step_error": lambda: jacobian.step_error([1.0, 2.0], [1.0, 0.0], controls.STEP_SIZE, 0.5),
    "class_curve": lambda: softmax.class_curve(controls.CLASS_COUNT, 50.0),
    "jacobian_rows": lambda: jacobian.jacobian_rows(50),
    "simplex": lambda: simplex.simplex(["a", "b", "c"], controls.LOGITS, controls.TEMPERATURE, COMMITTED, 0),
    "attention": lambda: attention.weights(["a", "b"], np.eye(2)),
    "entropy_by_dimension": lambda: attention.entropy_by_dimension([1, 2], [1.0, 1.0], [1.0, 0.5], 1.6, 2, 0.4),
    "likelihood_curve": lambda: likelihood.likelihood_curve(SAMPLE, controls.PROBABILITY, 0.5),
    "log_likelihood_curve": lambda: likelihood.log_likelihood_curve(SAMPLE),
    "narrowing": lambda: likelihood.narrowing(SAMPLE),
    "coverages": lambda: likelihood.coverages(10, 0.95),
    "per_flip_in_logit": lambda: likelihood.per_flip_in_logit(SAMPLE, controls.LOGIT, -4.0),
    "climb": lambda: maximum_likelihood.uphill(SAMPLE, climb_of(3, 10, 0.9), controls.CLIMB_STEP),
    "table": lambda: binomial_slices.table(10, controls.PROBABILITY, controls.TABLE_K),
    "fixed_p": lambda: binomial_slices.fixed_p(10, controls.PROBABILITY, controls.TABLE_K, 0.5),
    "fixed_k": lambda: binomial_slices.fixed_k(10, controls.TABLE_K, controls.PROBABILITY, {"k": 3.0, "p": 0.5}),
    "growing": lambda: simulation.growing(10, 0.3, HISTOGRAM, controls.GROWTH, 40.0),
    "intervals": lambda: likelihood.intervals(3, 10, 0.95, controls.NULL),
    "factors": lambda: likelihood.factors(SAMPLE, controls.PROBABILITY, 0.5),
    "tested": lambda: likelihood.tested(SAMPLE, 0.95, controls.NULL, 0.5),
    "bernoulli_bars": lambda: likelihood.bernoulli_bars(0.3),
    "binomial_bars": lambda: likelihood.binomial_bars(10, 0.3),
    "likelihood_share": lambda: losses.likelihood_share(SAMPLE, controls.PROBABILITY, 0.5),
    "loss_of_sample": lambda: losses.loss_of_sample(SAMPLE, controls.PROBABILITY, 0.5),
    "per_flip": lambda: likelihood.per_flip(SAMPLE, controls.PROBABILITY, 0.5),
    "underflow": lambda: likelihood.underflow(controls.COIN_FLIPS, 1075.0),
    "against_logit": lambda: losses.against_logit(1, controls.LOGIT, -4.0),
    "against_prediction": lambda: losses.against_prediction(0, controls.PROBABILITY, 0.5),
    "gradient_size": losses.gradient_size,
    "race": lambda: race.over_epochs(RACE, "p", controls.EPOCH, 1),
    "class_gradients": lambda: losses.class_gradients(["a", "b", "c"], controls.LOGITS, np.eye(3)[0], COMMITTED),
    "classified": lambda: decision_regions.classified(POINTS, DESCENTS, controls.DESCENT, 0.0),
    "landscape": lambda: decision_regions.landscape(POINTS, CROSS, DESCENTS["Cross-entropy"], controls.DESCENT),
    "curvature": lambda: decision_regions.curvature(POINTS, [CROSS], DESCENTS, controls.DESCENT),
    "regions": lambda: decision_regions.regions(POINTS, ["a", "b", "c"], TRAINED, controls.DESCENT, 0.0),
    "learning_curves": lambda: decision_regions.learning_curves(
        {"Cross-entropy": TRAINED}, "loss", "loss", controls.DESCENT
    ),
    "neuron": lambda: training.neuron(examples.INPUTS["positive"], 0.5, STATES, controls.STEP, 0.0),
    "catalogue": activations.catalogue,
    "difference": lambda: activations.difference("tanh", "sigmoid"),
    "pair": lambda: activations.pair("tanh", "sigmoid"),
    "by_layer": lambda: network.by_layer({"ReLU": FLOW}, "gradient_rms", "size"),
    "layer_histogram": lambda: network.layer_histogram("ReLU", FLOW, controls.LAYER, 10.0),
    "by_rate": lambda: training.by_rate(examples.DYING_RATES, {"ReLU": DEATHS}, "dead", "share"),
    "dead_over_time": lambda: training.dead_over_time(REVIVED, REVIVED, controls.LAYER_STEP, 0.0),
    "deaths": lambda: training.deaths(REVIVED, controls.LAYER_STEP),
    "slopes_over_time": lambda: training.slopes_over_time(RUNS, 1.5, controls.PRELU_STEP, 0.0),
    "losses_over_time": lambda: training.losses_over_time(RUNS, controls.PRELU_STEP, 0.0),
    "learned_slope": lambda: training.learned_slope(RUNS, 1.5, controls.PRELU_STEP, 0.0),
    "pre_activations": lambda: training.pre_activations(examples.INPUTS["positive"], STATES, controls.STEP, 0.0),
}


def numbers_of(picture, **values):
    return pd.DataFrame(picture.numbers(values))


def table_of(picture, name):
    return pd.DataFrame(picture.tables[name])


@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_complete(name):
    picture = PICTURES[name]()
    text = json.dumps(picture.specification)
    assert picture.description
    assert picture.title
    assert '"title"' in text or '"axis": null' in text or name == "chain"
    for table in picture.tables:
        assert f'"name": "{table}"' in text
    assert "config" not in picture.specification or "view" not in picture.specification["config"]


@pytest.mark.parametrize("count", [6, 24, 200])
def test_one_chart_draws_rows_of_the_jacobian_of_any_number_of_classes(count):
    picture = jacobian.jacobian_rows(count)
    assert picture.specification is jacobian.jacobian_rows(50).specification
    matrix, labels = softmax_jacobian(softmax.class_logits(count)), picture.tables["lines"]["label"]
    assert len(labels) == min(count, jacobian.JACOBIAN_CURVES)
    for label, values in zip(labels, picture.tables["lines"]["values"], strict=True):
        np.testing.assert_array_equal(values, matrix[int(label.removeprefix("Row ")) - 1])


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_shape_is_built_only_once(name):
    assert PICTURES[name]().specification is PICTURES[name]().specification


def test_every_slider_is_a_parameter_of_the_specification():
    for make in PICTURES.values():
        picture = make()
        named = {p["name"] for p in picture.specification.get("params", [])}
        assert set(picture.sliders) <= named


def test_a_strip_holds_all_frames_in_order_and_that_between_two_steps_last():
    alpha = ACTIVATIONS["elu"].parameters["alpha"]
    x = np.array([-1.0, 2.0])
    off, on = (pack_frames(frames("f", lambda v: elu(x, v), alpha, start), "f", alpha) for start in (0.777, 0.5))
    assert off.size == on.size == (len(grid(alpha)) + 1) * x.size
    np.testing.assert_array_equal(off[-2:], np.float32(elu(x, 0.777)))
    np.testing.assert_array_equal(off[2:4], np.float32(elu(x, grid(alpha)[1])))
    np.testing.assert_array_equal(on[:-2], off[:-2])


def test_frames_hold_the_functions_values_on_the_grid_and_at_the_start():
    alpha = ACTIVATIONS["elu"].parameters["alpha"]
    x = np.linspace(-5, 5, 11)
    columns = frames("f", lambda v: elu(x, v), alpha, 0.777)
    assert len(columns) == len(grid(alpha)) + 1
    assert len(frames("f", lambda v: elu(x, v), alpha, 0.5)) == len(grid(alpha))
    np.testing.assert_allclose(columns["f10"], elu(x, grid(alpha)[10]), rtol=1e-6)
    np.testing.assert_allclose(columns["f_start"], elu(x, 0.777), rtol=1e-6)


def test_the_default_of_every_live_parameter_is_on_its_grid():
    parameters = [p for a in ACTIVATIONS.values() for p in a.parameters.values()]
    for parameter in [*parameters, controls.TEMPERATURE, controls.PROBABILITY, controls.LOGIT]:
        assert np.abs(grid(parameter) - parameter.default).min() < 1e-9, parameter.key


def test_a_slope_that_jumps_is_broken_at_the_kink_and_one_that_does_not_is_drawn_through():
    x = activations.abscissae(-5, 5, (0.0,))
    jump = activations.broken_at_jumps(x, (0.0,), ACTIVATIONS["relu"].derivative)
    assert np.isnan(jump[x == 0]).all()
    assert np.isfinite(jump[x != 0]).all()
    assert np.isfinite(activations.broken_at_jumps(x, (0.0,), ACTIVATIONS["elu"].derivative)).all()


def test_the_grid_of_a_slider_runs_from_low_to_high():
    assert grid(Parameter("a", "a", 0, 2, 1, 0.5)).tolist() == [0, 0.5, 1, 1.5, 2]


@pytest.mark.parametrize("name", PICTURES)
def test_the_numbers_of_a_picture_are_a_table_with_headings_and_no_empty_column(name):
    picture = PICTURES[name]()
    numbers = numbers_of(picture, **{key: parameter.default for key, parameter in picture.sliders.items()})
    assert len(numbers) >= 2
    assert numbers.columns.is_unique
    assert numbers.notna().any().all()


def test_the_numbers_of_live_curves_are_those_at_the_sliders_value():
    picture = activations.curves(["elu", "sigmoid"], -5, 5, {"elualpha": 0.777})
    for alpha in (0.777, 0.5, 2.0):
        numbers = numbers_of(picture, elualpha=alpha)
        assert list(numbers)[:3] == ["input x", "ELU", "ELU, slope"]
        x = numbers["input x"].astype(float)
        np.testing.assert_allclose(numbers["ELU"], elu(x, alpha), rtol=1e-5)


def test_a_family_holds_the_curve_at_each_step_of_its_slider_with_the_others_as_told():
    told = COMMITTED | {"cat": 0.33}
    parameters = (controls.TEMPERATURE, *controls.LOGITS)
    tables = families(lambda values: values[..., :3], parameters, told)
    assert [tables["told"][name].item() for name in ("v0", "v1", "v2")] == pytest.approx([1.0, 0.33, 1.0])
    assert tables["told"]["cat"].item() == 0.33
    assert tables["dog"]["v2"] == pytest.approx(grid(controls.LOGITS[1]))
    assert set(tables["dog"]["v1"]) == {np.float32(0.33)}


def test_the_live_chain_shows_softmax_whichever_slider_is_in_the_hand():
    picture = PICTURES["chain"]()
    for slider, logits, temperature in (("cat", [10, 1, 0.1], 1), ("temperature", [2, 1, 0.1], 20)):
        row = table_of(picture, slider).iloc[-1].to_numpy()
        np.testing.assert_allclose(row[9:12], softmax_of(logits, temperature), rtol=1e-6)
        np.testing.assert_allclose(row[12:15], -np.log(row[9:12]), atol=1e-5)
        assert row[16] == pytest.approx(1)


def test_a_constant_added_to_all_logits_moves_the_logits_of_the_chain_and_nothing_else():
    table = table_of(PICTURES["chain"](), "constant").to_numpy()
    assert np.ptp(table[:, 0]) == pytest.approx(10)
    np.testing.assert_allclose(np.ptp(table[:, 3:], axis=0), 0, atol=1e-6)


def test_each_number_of_the_chain_names_what_it_is_made_of():
    cells = pd.DataFrame(softmax.cells(["a", "b"])).set_index("place")
    assert cells["sources"].to_dict() == {
        **dict.fromkeys((0, 1), ""),
        **dict.fromkeys((2, 3), ",0,1,"),
        4: ",2,",
        5: ",3,",
        6: ",4,10,",
        7: ",5,10,",
        8: ",6,",
        9: ",7,",
        10: ",4,5,",
        11: ",6,7,",
    }


def test_the_arrow_of_the_simplex_points_at_the_true_corner():
    row = table_of(PICTURES["simplex"](), "told").iloc[0]
    start, end, corner = row[["v0", "v1"]].to_numpy(), row[["v2", "v3"]].to_numpy(), simplex.VERTICES[0]
    np.testing.assert_allclose(end - start, simplex.ARROW * (corner - start), atol=1e-6)


def test_the_corners_of_the_simplex_say_the_probabilities():
    row = table_of(PICTURES["simplex"](), "temperature").iloc[-1]
    np.testing.assert_allclose(row[["v4", "v5", "v6"]], softmax_of([2, 1, 0.1], controls.TEMPERATURE.high), rtol=1e-6)


def test_the_live_bars_of_a_step_are_the_linear_and_the_true_change_at_every_size():
    picture = jacobian.changes(["a", "b"], [1.0, 2.0], [1.0, 0.0], controls.STEP_SIZE, 0.5)
    s = softmax_of([1.0, 2.0])
    for size in (0.05, 0.5, 5.0):
        linear = size * s[0] * s[1]
        true = softmax_of([1.0 + size, 2.0]) - s
        np.testing.assert_allclose(picture.numbers({"stepsize": size})["change"], [linear, -linear, *true], rtol=1e-5)
    reach = np.concatenate([picture.tables["reach"][end] for end in ("y_low", "y_high")])
    assert reach.max() > 5 * s[0] * s[1]
    assert reach.min() < -5 * s[0] * s[1]


@pytest.mark.parametrize("name", ["changes", "class_gradients"])
def test_bars_of_two_kinds_are_full_and_framed_and_the_legend_says_which(name):
    picture = PICTURES[name]()
    [bars] = [layer for layer in picture.specification["layer"] if layer["mark"]["type"] == "bar"]
    opacity = bars["encoding"]["fillOpacity"]
    assert opacity["scale"]["range"] == [1, 0.25]
    assert opacity["scale"]["domain"] == list(dict.fromkeys(picture.tables["bars"][opacity["field"]]))
    assert "framed" in opacity["legend"]["labelExpr"]


def test_the_column_of_the_logit_that_moves_is_framed_and_no_other():
    cells = table_of(jacobian.jacobian(["a", "b", "c"], [2.0, 1.0, 0.1], 1), "cells")
    assert set(cells[cells["moved"]]["logit"]) == {"b"}
    assert cells["moved"].sum() == 3


@pytest.mark.parametrize(("dtype", "last"), [("float64", 705), ("float32", 85), ("float16", 5)])
def test_the_textbook_form_breaks_off_where_its_exponentials_overflow_and_the_shifted_form_never_does(dtype, last):
    numbers = numbers_of(overflow.over_shift([2.0, 1.0, 0.1], "a", dtype, controls.SHIFT, 0.0))
    sound = numbers[np.isfinite(numbers["Textbook form"])]
    assert sound["constant added"].max() == last
    assert np.isfinite(numbers["Shifted form"]).all()


def test_what_was_found_in_one_sentence_stands_at_its_dimension_alone():
    numbers = numbers_of(PICTURES["entropy_by_dimension"]())
    assert numbers["This sentence"].dropna().tolist() == [0.4]
    assert numbers.loc[numbers["This sentence"].notna(), "dimension d"].tolist() == [2]


def lists(picture, column):
    """Return the list cells of a column of the lines of a picture, by the names of the lines."""
    table = picture.tables["lines"]
    return dict(zip(table["label"].tolist(), table[column], strict=True))


def layers_reading(picture, words):
    """Return the marks of the layers of a picture whose transforms have some words in them."""
    layers = picture.specification["layer"]
    return [layer["mark"]["type"] for layer in layers if words in json.dumps(layer.get("transform", []))]


@pytest.mark.parametrize(("name", "kinds"), [("neuron", ["line", "point"]), ("learned_slope", ["line"])])
def test_points_that_a_slider_moves_are_drawn_as_points(name, kinds):
    assert layers_reading(PICTURES[name](), BENT) == kinds


def test_a_slope_is_infinite_where_the_score_is_and_is_none_at_a_kink():
    scores = lists(PICTURES["log_likelihood_curve"](), "slopes")["Log-likelihood"]
    assert scores[0] == scores[-1] == np.inf
    assert np.isfinite(scores[1:-1]).all()
    assert lists(PICTURES["log_likelihood_curve"](), "infinite") == {"Log-likelihood": "−∞"}
    assert lists(PICTURES["against_prediction"](), "infinite")["Cross-entropy"] == "∞"
    curves = activations.curves(["relu"], -5, 5, STARTS)
    assert np.flatnonzero(lists(curves, "slopes")["ReLU"] == -np.inf).tolist() == [
        int(np.flatnonzero(curves.source["x"] == 0)[0])
    ]


def test_the_shapes_of_a_line_stand_where_it_has_a_value():
    picture = overflow.over_shift([2.0, 1.0, 0.1], "a", "float64", controls.SHIFT, 0.0)
    values, marks = (lists(picture, column)["Textbook form"] for column in ("values", "marks"))
    assert len(set(marks)) == 5
    assert np.isfinite(values[marks]).all()


def test_shapes_differ_where_colours_do_and_never_stand_at_one_x():
    table = PICTURES["over_temperature"]().tables["lines"]
    assert len(set(table["shape"])) == len(set(table["series"])) == 3
    assert len(set(np.concatenate(table["marks"]))) == sum(map(len, table["marks"]))


def test_points_that_belong_to_a_line_are_larger_than_its_shapes():
    drawn = {row["label"]: row["drawn"] for row in rows(PICTURES["race"]().tables["lines"])}
    assert drawn["Cross-entropy, right from here on"] == "spots"
    found = {row["label"]: row["drawn"] for row in rows(PICTURES["entropy_by_dimension"]().tables["lines"])}
    assert found["This sentence"] == "points"


def colours(picture):
    """Return the place in the palette of the colour of each series of the lines of a picture."""
    domains = [
        layer["encoding"]["color"]["scale"]["domain"]
        for layer in picture.specification["layer"]
        if "scale" in layer.get("encoding", {}).get("color", {})
    ]
    assert all(domain == domains[0] for domain in domains)
    return {name: domains[0].index(name) % activations.COLOURS for name in picture.tables["lines"]["series"].tolist()}


@pytest.mark.parametrize("name", ["neuron", "slopes_over_time", "losses_over_time", "learned_slope"])
def test_an_activation_that_is_trained_has_the_colour_of_its_curve_and_no_other_has_it(name):
    found = colours(PICTURES[name]())
    named = {label: found[label] for label in activations.LABELS if label in found}
    assert named
    assert named == {label: activations.LABELS.index(label) % activations.COLOURS for label in named}
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize(
    "name", ["likelihood_curve", "log_likelihood_curve", "tested", "per_flip", "per_flip_in_logit"]
)
def test_losses_and_likelihood_have_the_same_colours_on_both_of_their_pages(name):
    found = colours(PICTURES[name]())
    shared = [series for series in found if series in FLIPS]
    assert shared
    assert all(found[series] == FLIPS.index(series) for series in shared)


def test_the_regions_of_classes_have_their_shapes_at_places_spread_over_the_plane():
    cells = PICTURES["regions"]().tables["cells"]
    assert 50 <= cells["signed"].sum() <= 100
    assert np.ptp(cells["x"][cells["signed"]]) > 0.8 * np.ptp(cells["x"])


def test_the_y_axis_of_frames_reaches_over_all_of_them():
    [reach] = rows(PICTURES["neuron"]().tables["reach"])
    assert reach["y_low"] == pytest.approx(min((s.weight * 3.5 + s.bias) for s in STATES))
    assert reach["y_high"] == pytest.approx(max((s.weight * 3.5 + s.bias) for s in STATES))


def test_each_stop_of_a_cursor_stands_at_its_point_and_a_stop_without_one_nowhere():
    x = np.array([0.0, 0.05, 0.1, 0.15000000000000002, 0.3, 1.0])
    at = stops(x, controls.PROBABILITY)
    for value, place in zip(grid(controls.PROBABILITY), at, strict=True):
        near = np.flatnonzero(np.abs(x - value) < 1e-9)
        assert place == (near[0] if near.size else -1)


def test_the_strips_that_feel_the_pointer_lie_side_by_side_each_around_its_point():
    x = np.array([0.0, 1.0, 4.0])
    [strips] = rows(pointer.picks(x))
    assert strips == {"at": [0, 1, 2], "left": [0.0, 0.5, 2.5], "right": [0.5, 2.5, 4.0]}
    [many] = rows(pointer.picks(np.linspace(0, 1, 5001)))
    assert len(many["at"]) == pointer.PICKS
    assert (many["at"][0], many["at"][-1]) == (0, 5000)


def test_the_stretches_of_death_are_those_of_the_run():
    dead = np.array([[1, 0], [1, 0], [0, 1], [1, 1]], dtype=bool)
    table = table_of(training.deaths(dataclasses.replace(REVIVED, dead=dead), controls.LAYER_STEP), "spans")
    assert table.to_numpy().tolist() == [[1, 0, 2], [1, 3, 4], [2, 2, 4]]


def test_the_catalogue_magnifies_the_flat_leaky_side_and_nothing_else():
    curves = table_of(activations.catalogue(), "curves")
    assert set(curves[curves["part"] == "magnified"]["name"]) == {"leaky_relu"}
    assert curves["name"].nunique() == len(ACTIVATIONS)


def test_the_difference_crosses_0_where_the_slopes_of_tanh_and_sigmoid_cross():
    numbers = numbers_of(PICTURES["difference"]())
    places = numbers["input x"][numbers["f′ − g′ crosses 0"].notna()]
    assert np.abs(places).max() == pytest.approx(2 * np.arccosh((1 + np.sqrt(3)) / 2))


@pytest.mark.parametrize("names", [("tanh", "sigmoid"), ("celu", "hardtanh"), ("celu", "relu6")])
def test_a_difference_has_a_colour_that_neither_of_its_functions_has(names):
    picture = activations.difference(*names)
    colour = json.dumps(picture.specification).partition('"color": {"field": "series", "legend": null')[2]
    palette = json.loads(colour[colour.index('"domain": ') + len('"domain": ') : colour.index("]") + 1])
    places = {activations.LABELS.index(ACTIVATIONS[name].label) % activations.COLOURS for name in names}
    assert palette.index(activations.DIFFERENCE) not in places
    assert palette.index(activations.DIFFERENCE) < activations.COLOURS


def test_a_difference_of_slopes_is_broken_where_it_jumps_and_that_of_the_functions_is_not():
    numbers = numbers_of(activations.difference("celu", "hardswish")).set_index("input x")
    assert numbers["f′ − g′"][[-3.0, 3.0]].isna().all()
    assert numbers["f′ − g′"].isna().sum() == 2
    assert numbers["f − g"].notna().all()


def test_a_pair_holds_both_functions_also_if_they_are_the_same():
    numbers = numbers_of(activations.pair("tanh", "tanh"))
    x = numbers["input x"]
    for name in ("f = Tanh", "g = Tanh"):
        np.testing.assert_allclose(numbers[name], np.tanh(x))
    np.testing.assert_allclose(numbers["f = Tanh, slope"], numbers["f′"])


@pytest.mark.parametrize(
    "name", ["pre_activations", "dead_over_time", "slopes_over_time", "losses_over_time", "deaths"]
)
def test_a_picture_over_the_steps_has_the_step_for_its_cursor(name):
    picture = PICTURES[name]()
    (cursor,) = picture.sliders.values()
    assert picture.cursors == ((cursor.key, 0.0, cursor.high, "x"),)


def test_a_step_between_two_stops_shows_the_state_of_the_nearest_step():
    picture = training.pre_activations(examples.INPUTS["positive"], STATES, controls.STEP, 0.8)
    numbers = numbers_of(picture).set_index("step")
    assert numbers["at x = 0.5"][0.8] == STATES[1].pre_activation[0]
    assert len(numbers) == len(STATES) + 1


def test_a_cell_of_the_catalogue_says_what_was_measured_of_its_function():
    cells = table_of(activations.catalogue(), "cells").set_index("name")
    assert cells["range"]["tanh"] == "−1 to 1"
    assert cells["range"]["relu"] == "0 to ∞"
    assert cells["steepest slope"]["sigmoid"] == 0.25
    assert cells["mean output"]["relu"] == pytest.approx(0.3989)


def test_the_histogram_of_a_layer_has_the_colour_of_its_function():
    bins = table_of(PICTURES["layer_histogram"](), "bins")
    assert set(bins["series"]) == {"ReLU"}


def test_another_function_leaves_the_frames_of_a_live_one_as_they_were():
    alone, both = (activations.curves(names, -5, 5, {"elualpha": 1.0}) for names in (["elu"], ["elu", "hardtanh"]))
    assert alone.specification is both.specification
    for strips in zip(alone.tables["frames"]["strip"], both.tables["frames"]["strip"], strict=True):
        np.testing.assert_array_equal(*strips)


def test_the_slices_of_the_table_are_a_distribution_and_a_likelihood():
    bars = numbers_of(PICTURES["fixed_p"](), p=0.3)
    assert bars["probability"].sum() == pytest.approx(1, abs=1e-6)
    curve = numbers_of(PICTURES["fixed_k"](), k=3)
    assert np.trapezoid(curve.iloc[:, 1], curve.iloc[:, 0]) == pytest.approx(1 / 11, abs=1e-4)


@pytest.mark.parametrize(("start", "coordinate", "method"), [(0.9, "p", "gradient"), (0.99, "logit", "newton")])
def test_the_hill_of_a_climb_is_not_squeezed_by_a_step_that_falls_far_below_it(start, coordinate, method):
    picture = maximum_likelihood.uphill(SAMPLE, climb_of(1, 10, start, method, coordinate, 1.0), controls.CLIMB_STEP)
    low, high = picture.tables["reach"]["height"]
    assert low <= picture.tables["hill"]["height"].min() < picture.tables["hill"]["height"].max() < high
    assert high - low < 7


def test_both_slices_of_the_table_hold_the_number_of_the_cell_where_they_cross():
    bars = numbers_of(PICTURES["fixed_p"](), p=0.3)
    curve = numbers_of(PICTURES["fixed_k"](), k=3)
    at_p = curve[np.isclose(curve["probability p of a 1"], 0.3)]
    assert bars["probability"][3] == pytest.approx(at_p.iloc[0, 1], rel=1e-6)
    assert bars["probability"][3] == pytest.approx(120 * 0.3**3 * 0.7**7, rel=1e-6)


@pytest.mark.parametrize("p", [0.2, 0.5, 1.0])
def test_the_factors_of_the_flips_multiply_to_the_likelihood(p):
    factors = numbers_of(PICTURES["factors"](), p=p)["factor"]
    np.testing.assert_allclose(np.prod(factors), p**3 * (1 - p) ** 7, rtol=1e-6)


def test_the_cut_crosses_the_log_likelihood_at_the_ends_of_the_likelihood_ratio_interval():
    numbers = numbers_of(PICTURES["tested"]())
    above = numbers["probability p of a 1"][numbers["Log-likelihood"] >= numbers["Cut for 95%"]]
    assert (above.min(), above.max()) == pytest.approx(likelihood_ratio_interval(3, 10, 0.95), abs=0.005)
    assert numbers["Maximum"].iloc[0] == pytest.approx(numbers["Log-likelihood"].max())


def test_the_histogram_grows_from_one_repeat_to_all():
    picture = PICTURES["growing"]()
    assert sorted(picture.numbers({"growth": 0})["simulated share"])[-1] == 1
    np.testing.assert_allclose(
        picture.numbers({"growth": 40})["simulated share"],
        HISTOGRAM.frequencies[-1][picture.tables["bars"]["k"]],
        rtol=1e-6,
    )


def test_the_peak_of_half_the_squared_errors_gradient_is_marked_at_one_third():
    numbers = numbers_of(PICTURES["gradient_size"]())
    marked = numbers[numbers["Its peak, 4/27 at 1/3"].notna()]
    assert marked["prediction p"].tolist() == pytest.approx([1 / 3])
    assert marked["Its peak, 4/27 at 1/3"].tolist() == pytest.approx([4 / 27])


def test_the_loss_of_a_sample_is_least_where_its_likelihood_is_largest_and_entropy_plus_divergence():
    found = numbers_of(PICTURES["loss_of_sample"](), p=0.5)
    share = numbers_of(PICTURES["likelihood_share"](), p=0.5)
    loss = found["Cross-entropy, −ln L / n"]
    np.testing.assert_allclose(loss, found["Divergence KL(k/n ‖ p)"] + found["Entropy H(k/n)"])
    assert loss.idxmin() == share["Likelihood"].idxmax()
    assert found["prediction p"][loss.idxmin()] == pytest.approx(np.mean(SAMPLE))


def test_a_point_of_the_race_marks_the_first_epoch_at_which_the_neuron_is_right():
    found = numbers_of(PICTURES["race"](), epoch=0)
    for label in race.RUNNERS.values():
        marked = found[f"{label}, right from here on"].dropna()
        assert (found[label] > 0.5).idxmax() == marked.index[0]
        assert marked.iloc[0] == found[label][marked.index[0]]
    assert set(found["Right answer y = 1"]) == {1}


def test_the_live_gradients_are_p_minus_y_and_twice_the_jacobian_times_that():
    row = table_of(PICTURES["class_gradients"](), "told").iloc[0]
    shares, target = softmax_of([2, 1, 0.1]), np.eye(3)[0]
    np.testing.assert_allclose(row[["v3", "v4", "v5"]], shares - target, rtol=1e-6)
    matrix = np.diag(shares) - np.outer(shares, shares)
    np.testing.assert_allclose(row[["v0", "v1", "v2"]], 2 * matrix @ (shares - target), rtol=1e-5)
