import pytest

from lib.numerics.parameter import Parameter, grid


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


def test_the_grid_holds_every_position_of_the_slider_with_both_ends():
    values = grid(Parameter("alpha", "α", -0.5, 1.5, 0.25, 0.05))
    assert values.size == 41
    assert (values[0], values[-1]) == (-0.5, 1.5)
    assert values[15] == pytest.approx(0.25, abs=1e-15)
