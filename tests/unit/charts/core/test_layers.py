"""Layers put together at once are those that Altair puts together step by step."""

import altair as alt

from lib.charts.core.layers import layered, to_dictionary

POINTS = alt.Chart(alt.NamedData("points")).mark_point().encode(alt.X("x:Q"))
RULES = alt.Chart(alt.NamedData("rules")).mark_rule().encode(alt.Y("y:Q"))
PARAMETERS = [alt.selection_point(name="chosen", fields=["x"]), alt.param(name="scale", value=1)]


def test_a_chart_put_together_at_once_is_the_one_that_gets_its_properties_and_parameters_in_steps():
    resolve = alt.Resolve(scale=alt.ScaleResolveMap(color="independent"))
    found = layered([POINTS, RULES], PARAMETERS, height=100, title="title", resolve=resolve).to_dict()
    steps = alt.layer(POINTS, RULES).resolve_scale(color="independent").properties(height=100, title="title")
    assert found == steps.add_params(*PARAMETERS).to_dict()
    assert [parameter["name"] for parameter in found["params"]] == ["chosen", "scale"]


def test_without_parameters_a_layer_keeps_its_own():
    found = layered([POINTS, RULES.add_params(*PARAMETERS)]).to_dict()
    assert found == alt.layer(POINTS, RULES.add_params(*PARAMETERS)).to_dict()
    assert len(found["params"]) == 2


def test_the_dictionary_of_a_chart_with_layers_of_layers_is_that_of_altair():
    bare = alt.Chart().mark_text().encode(alt.Text("x:Q"))

    def chart():
        return layered([POINTS, alt.LayerChart(layer=[bare, bare], data=alt.NamedData("texts"))], PARAMETERS, height=9)

    assert to_dictionary(chart()) == chart().to_dict()
    assert to_dictionary(POINTS) == POINTS.to_dict()
