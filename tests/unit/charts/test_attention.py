"""The entropy of attention: the point of the sentence."""

from tests.unit.charts.pictures import PICTURES, numbers_at, table_of


def test_what_was_found_in_one_sentence_is_marked_at_its_dimension_alone():
    picture = PICTURES["attention.entropy_by_dimension"]()
    numbers = numbers_at(picture)
    assert numbers["This sentence"].dropna().tolist() == [0.4]
    assert numbers.loc[numbers["This sentence"].notna(), "dimension d"].tolist() == [2]
    styles = dict(zip(picture.tables["lines"]["label"], picture.tables["lines"]["style"], strict=True))
    assert styles["This sentence"] == "points"


def test_a_weight_is_that_of_its_row_and_column():
    cells = table_of(PICTURES["attention.weights"](), "cells")
    assert (cells["weight"] == (cells["from"] == cells["to"])).all()
