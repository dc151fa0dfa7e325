"""Every picture has one writer, and a picture without one is refused."""

import numpy as np
import pytest

from lib.charts import likelihood
from lib.charts.core.picture import Picture
from lib.export import activation_scripts, likelihood_scripts, loss_scripts, softmax_scripts
from lib.export.script import SCRIPTS, has_script, script
from lib.lesson import controls


def test_no_picture_has_two_writers():
    pages = (activation_scripts, softmax_scripts, likelihood_scripts, loss_scripts)
    assert sum(len(page.WRITERS) for page in pages) == len(SCRIPTS)


def test_a_picture_that_no_call_has_drawn_has_no_script():
    picture = Picture(specification={}, tables={"x": {"x": np.zeros(1)}}, title="Zero", description="")
    assert not has_script(picture)
    with pytest.raises(ValueError, match="there is no script of 'Zero'"):
        script(picture, {})


def test_a_script_has_the_sample_of_its_picture_and_the_value_of_its_slider():
    picture = likelihood.log_likelihood_curve([1, 0, 1], controls.PROBABILITY, 0.25)
    text = script(picture, {controls.PROBABILITY.key: 0.75})
    assert has_script(picture)
    assert 'flips = "101"' in text
    assert "0.75" in text
    assert "0.25" not in text
