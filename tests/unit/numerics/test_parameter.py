import pytest

from lib.numerics.parameter import Parameter


def test_a_value_in_range_passes_the_check():
    assert Parameter("alpha", "α", 0, 2, 1, 0.1).check(2) == 2


@pytest.mark.parametrize("value", [-0.1, 2.1, float("nan"), float("inf")])
def test_a_value_out_of_range_is_refused_by_key_and_bound(value):
    with pytest.raises(ValueError, match=r"alpha must lie in \[0, 2\]"):
        Parameter("alpha", "α", 0, 2, 1, 0.1).check(value)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        (("Alpha", "α", 0, 2, 1, 0.1), "key"),
        (("alpha", "α", 0, 2, 3, 0.1), "default"),
        (("alpha", "α", 0, 2, 1, 0), "step"),
        (("alpha", "α", 0, 2, 1, 3), "step"),
        (("alpha", "α", 0, float("inf"), 1, 1), "finite"),
    ],
)
def test_a_parameter_that_makes_no_sense_is_refused_by_field(fields, named):
    with pytest.raises(ValueError, match=named):
        Parameter(*fields)
