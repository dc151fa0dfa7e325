"""The race: points mark where each run predicts the right class from then on."""

import numpy as np

from lib.charts import race
from lib.learning.logistic_regression import LOGIT_LOSSES
from lib.lesson.controls import EPOCH
from tests.unit.charts.pictures import PICTURES, RACE, numbers_at


def test_a_point_of_the_race_marks_the_first_epoch_at_which_the_neuron_is_right():
    picture = PICTURES["race.over_epochs"]()
    found = numbers_at(picture, epoch=0)
    for label in map(race.run_label, LOGIT_LOSSES):
        marked = found[f"{label}, right from here on"].dropna()
        assert (found[label] > 0.5).idxmax() == marked.index[0]
        assert marked.iloc[0] == found[label][marked.index[0]]
    assert set(found["Right answer y = 1"]) == {1}


def test_points_that_belong_to_a_line_are_larger_than_its_width():
    table = PICTURES["race.over_epochs"]().tables["lines"]
    styles = dict(zip(table["label"], table["style"], strict=True))
    assert styles["Neuron trained with cross-entropy, right from here on"] == "large points"


def test_a_gradient_is_drawn_by_its_size_and_a_loss_as_it_is():
    for measure in ("gradient", "loss"):
        numbers = numbers_at(race.over_epochs(RACE, measure, EPOCH, 1))
        for name in LOGIT_LOSSES:
            label = race.run_label(name, measure)
            np.testing.assert_array_equal(numbers[label], np.abs(getattr(RACE[name], measure)))


def test_each_legend_of_the_race_names_what_its_curves_are():
    assert [race.run_label("squared_error", measure) for measure in ("p", "loss", "gradient")] == [
        "Neuron trained with squared error",
        "½ (p − y)²",
        "Gradient of ½ (p − y)²",
    ]
    assert race.run_label("cross_entropy", "gradient") == "Gradient of cross-entropy"
    drawn = [race.over_epochs(RACE, measure, EPOCH, 1).tables["lines"]["name"] for measure in ("p", "gradient")]
    assert {"p, squared error", "p, cross-entropy"} < {*drawn[0]}
    assert {"gradient, squared error", "gradient, cross-entropy"} < {*drawn[1]}


def test_the_lines_of_the_race_are_drawn_as_the_epochs_pass_and_the_right_answer_from_the_start():
    table = PICTURES["race.over_epochs"]().tables["lines"]
    grows = dict(zip(table["label"], table["up_to_cursor"], strict=True))
    assert not grows.pop("Right answer y = 1")
    assert all(grows.values())
    assert [vertices.size for vertices in table["vertices"]][:2] == [len(RACE["cross_entropy"].p)] * 2
