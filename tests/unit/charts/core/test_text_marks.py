"""Text in charts, whose size follows one variable."""

from lib.charts.core.text_marks import TEXT_SCALE, numbers_that_fit, text_style


def test_every_text_grows_with_the_scale_of_the_projector():
    assert (TEXT_SCALE.name, TEXT_SCALE.param.value) == ("scale", 1)
    assert text_style()["fontSize"].to_dict() == {"expr": "13 * scale"}
    assert text_style(align="right")["align"] == "right"


def test_numbers_over_bars_are_invisible_where_a_bar_is_too_narrow_for_them():
    assert numbers_that_fit("bars", 40)["opacity"].to_dict() == {
        "expr": "width / length(data('bars')) > 40 * scale ? 1 : 0"
    }
