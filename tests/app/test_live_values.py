"""The value of a live slider: what its chart reports is the visitor's, or what the server has asked for."""

import json

from tests.app.pages import assert_works, opened


def report(app, chart, **values):
    """Let a chart report the values of its sliders, as Vega does when one of them has changed."""
    (element,) = (part for part in app.get("vega_lite_chart") if part.proto.id.endswith(f"-{chart}"))
    states = app._tree.get_widget_states()
    selection = {key: [{"value": value}] for key, value in values.items()}
    states.widgets.add(id=element.proto.id, string_value=json.dumps({"selection": selection}))
    return app._run(states)


def typed(app, **values):
    """Type numbers into their boxes."""
    for key, value in values.items():
        app.number_input(key=key).set_value(value)
    return app.run()


def test_the_report_of_a_typed_number_does_not_put_back_the_next_one():
    app = opened("losses", {"view": "Two classes", "z": "1"})
    typed(app, z=0.5)
    typed(app, z=-3.0)
    report(app, "logit-0", z=0.5)
    assert_works(app)
    assert app.number_input(key="z").value == -3
    report(app, "logit-0", z=-3.0)
    assert app.number_input(key="z").value == -3
    report(app, "logit-0", z=0.5)
    assert app.number_input(key="z").value == 0.5


def test_a_report_after_one_slider_was_moved_leaves_a_number_that_was_typed_for_another():
    app = opened("activations", {"functions": ["ELU", "Swish"]})
    starts = {key: app.number_input(key=key).value for key in ("elualpha", "beta")}
    typed(app, beta=2.0)
    report(app, "curves-0", **(starts | {"elualpha": 1.5}))
    assert app.number_input(key="elualpha").value == 1.5
    assert app.number_input(key="beta").value == 2
