"""Names of classes at an axis: upright where they have no room beside each other."""

from lib.charts.core.name_axis import names_upright


def test_names_are_upright_where_the_longest_ones_have_no_room_beside_each_other():
    assert not names_upright(["cat", "dog", "tiger"])
    assert names_upright(["cat", "dog", "an unusual long name"])
    assert names_upright([f"class {place}" for place in range(1, 11)])
