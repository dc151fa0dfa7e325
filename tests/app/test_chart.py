"""A picture on the page: its tables are sent whole and made once, and its chart stays mounted."""

import io

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.charts.core.picture import Picture
from lib.charts.simplex import simplex
from lib.lesson import controls
from tests.app.pages import SECONDS
from ui.chart import shipped


def picture(**columns):
    return Picture({}, {name: {"x": np.array(values)} for name, values in columns.items()}, "title", "text")


def test_a_table_that_did_not_change_is_not_made_again_for_the_next_picture():
    first, second = shipped(picture(static=[1.0, 2.0], moving=[1.0])), shipped(picture(static=[1.0, 2.0], moving=[2.0]))
    assert second["static"] is first["static"]
    assert second["moving"] != first["moving"]


def test_what_is_shipped_is_each_table_of_the_picture():
    committed = {p.key: p.default for p in (*controls.LOGITS, controls.TEMPERATURE)}
    for true in range(3):
        drawn = simplex(["a", "b", "c"], controls.LOGITS, controls.TEMPERATURE, committed, true)
        for name, file in shipped(drawn).items():
            pd.testing.assert_frame_equal(pd.read_feather(io.BytesIO(file)), pd.DataFrame(drawn.tables[name]))


def interrupted_page():
    """Draw a page with a chart in a fragment; the run begins again where the state says so."""
    import streamlit as st

    from lib.charts.core.picture import Picture
    from ui import chart

    def begin_again(place):
        if st.session_state.pop(place, False):
            st.rerun()

    @chart.fragment
    def view():
        begin_again("in the fragment")
        chart.show(Picture({"height": 300}, {}, "title", "text"), "curves", menu=False)

    chart.begin_run("activations")
    begin_again("before the fragment")
    if st.session_state.get("has a chart", True):
        view()
    chart.end_run()


@pytest.mark.parametrize("place", ["before the fragment", "in the fragment"])
def test_a_chart_stays_mounted_when_a_run_ends_before_it_is_drawn_again_and_is_new_after_it_has_left(place):
    def mounts():
        assert not app.exception
        return app.session_state["app.Charts"].mounts["curves"].number + 1

    app = AppTest.from_function(interrupted_page, default_timeout=SECONDS).run()
    assert mounts() == 1
    app.session_state[place] = True
    app.run()
    assert mounts() == 1
    app.session_state["has a chart"] = False
    app.run()
    app.session_state["has a chart"] = True
    app.run()
    assert mounts() == 2


def nested_page():
    """Run a fragment three times, as its controls do; the second time it leaves out the fragment inside it."""
    import streamlit as st

    from lib.charts.core.picture import Picture
    from ui import chart

    numbers = []

    @chart.fragment
    def inner():
        numbers.append(chart._mounted(Picture({"height": 300}, {}, "title", "text"), "curves", {}, False).number)

    @chart.fragment
    def outer(has_chart):
        if has_chart:
            inner()

    chart.begin_run("activations")
    for has_chart in (True, True, False, True):
        outer(has_chart)
    chart.end_run()
    st.session_state["numbers"] = numbers


def test_a_chart_of_a_fragment_that_another_one_has_left_out_is_new_when_it_returns():
    app = AppTest.from_function(nested_page, default_timeout=SECONDS).run()
    assert not app.exception
    assert app.session_state["numbers"] == [0, 0, 1]


def page_of_two_scopes():
    """Record a picture in a fragment and another one in the fragment inside it, which also runs alone."""
    import streamlit as st

    from ui import chart
    from ui.state import Charts, session

    def show(name):
        pictures = session(Charts).pictures
        pictures[name] = None
        return sorted(pictures)

    @chart.fragment
    def inner():
        seen.append(("inner", show("moving")))

    @chart.fragment
    def outer():
        show("static")
        inner()
        seen.append(("outer", sorted(session(Charts).pictures)))

    seen = st.session_state["seen"] = []
    chart.begin_run("activations")
    outer()
    chart.end_run()
    inner()  # As when a slider of its chart has moved.


def test_a_fragment_has_its_own_pictures_only_whether_it_runs_with_the_one_around_it_or_alone():
    app = AppTest.from_function(page_of_two_scopes, default_timeout=SECONDS).run()
    assert not app.exception
    assert app.session_state["seen"] == [("inner", ["moving"]), ("outer", ["static"]), ("inner", ["moving"])]
