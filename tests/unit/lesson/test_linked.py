"""Controls that hold one state in two forms: each form gives the other, in an address and when one is changed."""

import math

import pytest

from lib.lesson import examples
from lib.lesson.address import readable
from lib.lesson.linked import CAUSE_AND_NUMBERS, PROBABILITY_AND_LOGIT, follow_logit

DYING, CROSS = {"view": ["Dying ReLU"]}, {"view": ["Cross-entropy"]}


@pytest.mark.parametrize(
    ("page", "query", "added", "noted"),
    [
        ("activations", DYING, {}, 0),
        ("activations", DYING | {"cause": ["One large step"]}, {"rate": ["1"]}, 0),
        ("activations", DYING | {"rate": ["1.0"]}, {"cause": ["One large step"]}, 0),
        ("activations", DYING | {"weight": ["2"], "step": ["3"]}, {"cause": [""]}, 0),
        ("activations", DYING | {"cause": ["One large step"], "step": ["3"]}, {"rate": ["1"]}, 0),
        ("activations", DYING | {"cause": ["A smaller step"], "rate": ["1"]}, {"cause": ["One large step"]}, 1),
        ("activations", {"view": ["Curves"], "weight": ["2"]}, {}, 0),
        ("likelihood", CROSS, {"z": ["0"]}, 0),
        ("likelihood", CROSS | {"p": ["0.3"]}, {"z": [repr(round(math.log(3 / 7), 4))]}, 0),
        ("likelihood", CROSS | {"z": ["2"]}, {"p": [repr(round(1 / (1 + math.exp(-2)), 10))]}, 0),
        ("likelihood", CROSS | {"p": ["0.3"], "z": ["2"]}, {"z": [repr(round(math.log(3 / 7), 4))]}, 1),
        ("likelihood", CROSS | {"p": ["0.5"], "z": ["0.0001"]}, {}, 0),
        ("likelihood", CROSS | {"p": ["1"]}, {"z": ["10"]}, 0),
        ("likelihood", {"p": ["0.3"]}, {}, 0),
    ],
)
def test_an_address_with_one_form_gets_the_other_and_one_with_two_that_differ_says_so(page, query, added, noted):
    kept, notes = readable(page, query)
    assert kept == query | added
    assert len(notes) == noted
    assert readable(page, kept) == (kept, [])


@pytest.mark.parametrize("cause", examples.CAUSES)
def test_a_cause_that_is_chosen_gives_its_numbers_at_step_0_and_its_numbers_choose_it(cause):
    chosen = CAUSE_AND_NUMBERS.follow({"cause": cause}, {"cause"})
    assert chosen == examples.CAUSES[cause] | {"step": 0}
    assert CAUSE_AND_NUMBERS.follow(chosen | {"cause": None}, {"rate"}) == {"cause": cause}
    assert CAUSE_AND_NUMBERS.follow(chosen | {"weight": 2.9, "cause": cause}, {"weight"}) == {"cause": None}


def test_the_neuron_of_the_defaults_lives_and_its_cause_is_the_default():
    defaults = {control.key: control.default for control in CAUSE_AND_NUMBERS.controls}
    assert CAUSE_AND_NUMBERS.follow(defaults, ()) == {"cause": "A smaller step"}
    assert defaults["cause"] == "A smaller step"


@pytest.mark.parametrize("z", [-10.0, -4.0, -0.1234, 0.0, 1e-3, 7.5, 10.0])
def test_a_logit_that_is_changed_gives_its_probability_and_stays(z):
    found = follow_logit({"p": 0.5, "z": z}, {"z"})
    assert found["p"] == pytest.approx(1 / (1 + math.exp(-z)), abs=1e-9)
    assert follow_logit({"p": found["p"], "z": z}, ()) == {}
    assert [control.key for control in PROBABILITY_AND_LOGIT.controls] == ["p", "z"]
