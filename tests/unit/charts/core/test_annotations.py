"""Annotations and bands: a row for each in the plot, and one that draws nothing where there is none."""

import altair as alt
import numpy as np

from lib.charts.core.annotations import annotation_layers, annotation_table, band_layer, band_table
from lib.charts.core.labels import Annotation
from lib.charts.core.line import AxesSpec, Band

X = np.linspace(0, 1, 11)
DOMAIN = {
    name: np.array([value]) for name, value in (("x_low", 0.0), ("x_high", 1.0), ("y_low", -1.0), ("y_high", 2.0))
}
AXES = AxesSpec("x", "y")


def table(*annotations, curves=()):
    return annotation_table(annotations, X, curves, AXES, DOMAIN)


def test_a_text_has_its_point_its_dot_and_an_offset_from_it():
    found = table(Annotation(0.5, 1.0, "here", dot=False))
    assert (found["x"].tolist(), found["value"].tolist(), found["note"].tolist()) == ([0.5], [1.0], ["here"])
    assert not found["dot"][0]
    assert found["offset"][0] != 0


def test_texts_outside_of_the_axes_are_left_out_and_the_others_keep_their_order():
    found = table(
        Annotation(2.0, 0.0, "right"),
        Annotation(0.2, 0.0, "a"),
        Annotation(0.5, 3.0, "above"),
        Annotation(0.9, 1.0, "b"),
    )
    assert found["note"].tolist() == ["a", "b"]


def test_a_text_is_on_the_side_of_its_point_where_fewer_lines_are():
    # A line just above the point, whose value is higher.
    [above] = table(Annotation(0.5, 0.5, "here"), curves=[np.full(11, 0.62)])["offset"]
    [below] = table(Annotation(0.5, 0.5, "here"), curves=[np.full(11, 0.38)])["offset"]
    assert above > 0 > below


def test_without_an_annotation_and_without_a_band_there_is_a_row_that_draws_nothing():
    assert table()["note"].tolist() == [""]
    [band] = zip(*band_table([], DOMAIN).values(), strict=True)
    assert band == (0.0, 0.0, -1.0, -1.0)


def test_a_band_without_an_end_goes_to_that_of_the_axis():
    found = band_table([Band(x=(0.25, None), y=(None, None))], DOMAIN)
    assert {name: column.tolist() for name, column in found.items()} == {
        "x": [0.25],
        "x_end": [1.0],
        "value": [-1.0],
        "value_end": [2.0],
    }


def test_a_band_is_clipped_and_reads_both_of_its_ends():
    layer = band_layer(alt.X("x:Q"), alt.Y("value:Q")).to_dict(validate=False)
    assert layer["mark"]["clip"]
    assert {layer["encoding"][channel]["field"] for channel in ("x", "x2", "y", "y2")} == {
        "x",
        "x_end",
        "value",
        "value_end",
    }


def test_a_text_is_hidden_while_a_point_is_read_out_and_where_the_readout_of_the_cursor_would_lie_on_it():
    dots, texts = (
        layer.to_dict(validate=False) for layer in annotation_layers(alt.X("x:Q"), alt.Y("value:Q"), "linear", "log")
    )
    assert {"filter": "datum.dot"} in dots["transform"]
    [text] = [step["calculate"] for step in texts["transform"] if step.get("as") == "text"]
    assert text.startswith("!is_pointed && (readout_at < 0 || abs(readout_at - datum.at) > ")
    assert text.endswith("? datum.note : ''")
