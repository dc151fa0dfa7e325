"""The learned parameter over the steps of training."""

import numpy as np

from lib.charts.colors import ACTIVATION_LABELS, COLOR_COUNT, TEACHER
from lib.charts.own_parameter import parameter_over_steps
from lib.expressions.expression import expression
from lib.expressions.own_activation import LABEL
from lib.lesson import controls
from lib.lesson.experiments.activations import own_parameter_training
from tests.unit.charts.pictures import PICTURES, line_palette


def test_the_line_is_the_parameter_of_the_training():
    run = own_parameter_training(expression("x*sigmoid(a*x)"), "a", {}, 2.0, 1.0, 0)
    data = parameter_over_steps(run, 2.0, controls.PRELU_STEP, 0.0).data_at({"prelustep": 0.0})
    np.testing.assert_allclose(data["the parameter that your function learns"], run.parameter, rtol=1e-6)


def test_the_teacher_has_the_colour_that_it_has_beside_prelu_and_the_learned_line_that_of_the_typed_function():
    run = own_parameter_training(expression("x*sigmoid(a*x)"), "a", {}, 2.0, 1.0, 0)
    palette = line_palette(parameter_over_steps(run, 2.0, controls.PRELU_STEP, 0.0))
    beside = line_palette(PICTURES["prelu.learned_function"]())
    assert palette.index(TEACHER) == beside.index(TEACHER)
    assert (palette.index(LABEL) - ACTIVATION_LABELS.index(LABEL)) % COLOR_COUNT == 0


def test_a_training_that_diverges_is_drawn_as_far_as_it_goes():
    run = own_parameter_training(expression("a*x^3"), "a", {}, 5.0, -5.0, 0)
    picture = parameter_over_steps(run, 5.0, controls.PRELU_STEP, 0.0)
    assert "nan" not in picture.description
