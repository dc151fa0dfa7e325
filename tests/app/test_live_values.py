"""The value of a live slider: its number box alone reports it, and a picture that has its step is not sent again."""

import json

from tests.app.pages import assert_works, opened


def charts(app):
    """Return what is sent of each chart of a page."""
    assert_works(app)
    return [part.proto for part in app.get("vega_lite_chart")]


def tables(app, **values):
    """Return the tables that the charts have once number boxes have reported numbers, as they do for their sliders."""
    for key, value in values.items():
        app.number_input(key=key).set_value(value)
    app.run()
    return [[(dataset.name, dataset.data.data) for dataset in chart.datasets] for chart in charts(app)]


def test_charts_that_share_a_slider_report_nothing_and_have_their_keys():
    found = charts(opened("likelihood"))
    assert [list(chart.selection_mode) for chart in found] == [[], [], []]
    names = ("likelihood-0", "loglikelihood-0", "factors-0")
    assert all(chart.id.endswith(name) for chart, name in zip(found, names, strict=True))


def test_tables_change_when_a_value_lies_between_two_steps_and_not_from_step_to_step():
    app = opened("likelihood")
    first, on_a_step, between, on_a_step_again = (tables(app, p=p) for p in (0.5, 0.7, 0.123, 0.3))
    assert on_a_step == first
    assert between != first
    assert on_a_step_again == between


def test_every_run_has_other_data_for_the_tools_of_a_chart_also_one_in_which_nothing_changed():
    def data():
        assert_works(app)
        [tools] = (part.proto for part in app.get("bidi_component") if part.proto.id.endswith("-factors-tools"))
        [sent] = json.loads(tools.json)
        return sent

    app = opened("likelihood")
    before = data()
    app.run()
    assert data() == before | {"reads": before["reads"] + 1}
