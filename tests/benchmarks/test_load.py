"""A smoke run: the load benchmark speaks to all its servers and fills its tables. No time is asserted."""

import asyncio
import contextlib
import math
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from benchmarks import load
from benchmarks.load import Replicas, Server, first_visits, flood, training
from benchmarks.student import Session, visit
from tests.benchmarks.coroutines import complete

CONTENDERS = ["ours", "defaults"]
COLUMNS = ["sessions", "runs/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms/run"]


def test_each_contender_has_a_row_of_finite_numbers_and_no_error(app_server, monkeypatch, capsys):
    serve = load.server

    def server(script, *options):
        is_ours = script == load.CONTENDERS["ours"].script
        return contextlib.nullcontext(app_server) if is_ours else serve(script, *options)

    monkeypatch.setattr(load, "server", server)
    monkeypatch.setattr(load, "FORGOTTEN", 0)
    monkeypatch.setattr(load, "SECONDS_BETWEEN_CHANGES", 0.2)
    options = ["--sessions", "1", "--seconds", "0.5", "--rounds", "1", "--mixed", "--contenders", *CONTENDERS]
    monkeypatch.setattr(sys, "argv", ["load", *options])
    complete(asyncio.to_thread(load.main))
    lines = capsys.readouterr().out.splitlines()
    for name in CONTENDERS:
        [row] = [line.split()[1:] for line in lines if line.startswith(f"{name} ")]
        assert all(math.isfinite(float(number)) for number in row)
        assert all(float(number) > 0 for number in row[: len(COLUMNS)])
        assert row[-1] == "0"
    for name in CONTENDERS[1:]:
        assert any(line.startswith(f"CPU a run, ours to {name}: ") for line in lines)


def test_the_places_are_every_page_with_each_of_its_tabs(app_places):
    assert {"", "activations", "softmax", "likelihood", "losses"} == {page for page, _ in app_places}
    assert {("activations", "Curves"), ("likelihood", "Underflow"), ("losses", "Three classes")} <= set(app_places)


def test_a_change_is_in_the_address_and_reaches_the_next_who_opens_it(app_server):
    async def change():
        async with visit(app_server.host, "losses") as session:
            await session.set("z", {"double_value": 2.5}, 2.5)
            assert session.errors == []
            async with visit(app_server.host, "losses", session.query) as second:
                return second.states["z"]

    assert complete(change()) == {"double_value": 2.5}


def test_an_exception_on_the_page_is_counted_as_an_error(app_server):
    async def confuse():
        async with visit(app_server.host, "losses") as session:
            await session.set("z", {"string_value": "no number"})
            return session.errors

    assert len(complete(confuse())) == 1


def test_a_server_tells_its_cpu_time_and_its_memory(app_server):
    async def open_page():
        async with visit(app_server.host, "activations"):
            pass

    before = app_server.cpu()
    complete(open_page())
    assert app_server.cpu() > before > 0
    assert 10 < app_server.memory() < 10_000


def test_another_run_of_the_whole_page_stays_on_that_page(app_server):
    async def again():
        async with visit(app_server.host, "activations", {"view": "Catalogue"}) as session:
            before = session.views
            session.controls.clear()
            await session.run()
            return before, session.views

    before, after = complete(again())
    assert before == after != []


def test_a_large_message_is_dropped_by_a_run_of_its_own_fragment_once_it_has_aged(app_server):
    async def age():
        async with visit(app_server.host, "activations", {"functions": "ELU"}) as session:
            before, control = session.cache, next(c for c in session.controls.values() if c.kind == "vega_lite_chart")
            assert control.fragment in {message.fragment for message in before.values()}
            for _ in range(session.max_age):
                session.age_cache("another fragment")
            assert session.cache == before
            session.age_cache(control.fragment)
            return control.fragment, {message.fragment for message in session.cache.values()}

    fragment, left = complete(age())
    assert fragment not in left


class HtmlReader(Session):
    """A student whose browser keeps the HTML that it is sent."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.html = []

    def draw(self, delta):
        self.html.append(delta.new_element.html.body)
        return super().draw(delta)

    def tables(self, part):
        """Return how many of the tables or exercises that it was sent have a part."""
        return sum(part in html for html in self.html)


@pytest.mark.parametrize(
    ("page", "view", "key", "number", "fixed", "follows"),
    [
        ("losses", "From likelihood", "p", 0.6, "Output unit", "p = σ(w x)"),
        ("losses", "From likelihood", "coinweight", 0.6, "Output unit", "p = σ(w x)"),
        ("softmax", "Overflow", "shift", 5.0, "[t, t]", "Shifted form"),
    ],
)
def test_a_slider_sends_the_tables_and_exercises_that_follow_it_and_not_a_table_that_is_always_the_same(
    app_server, page, view, key, number, fixed, follows
):
    async def move():
        async with visit(app_server.host, page, {"view": view}, HtmlReader) as session:
            assert session.tables(fixed) == 1
            session.html.clear()
            await session.set(key, {"double_value": number}, number)
            assert session.errors == []
            assert session.tables(fixed) == 0
            assert session.tables(follows) == 1
            [exercises] = [html for html in session.html if 'class="exercises"' in html]
            return exercises

    assert ("✓" in complete(move())) == (key == "coinweight")


def test_students_beside_those_who_train_are_measured_and_nobody_sees_an_error(app_server, monkeypatch):
    monkeypatch.setattr(load, "SECONDS_BETWEEN_CHANGES", 0.2)
    options = SimpleNamespace(sessions=1, trainees=2, seconds=0.2, rounds=1)
    table = complete(training(Replicas((app_server,)), options))
    assert list(table.index) == ["alone", "beside 2 who train", "the 2"]
    assert np.isfinite(table.to_numpy()).all()
    assert (table["runs/s"] > 0).all()
    assert (table["errors"] == 0).all()


def test_the_first_visit_to_each_page_receives_pictures_code_and_style_sheets(app_server):
    table = complete(first_visits(app_server))
    assert list(table.columns) == ["start", "activations", "softmax", "likelihood", "losses"]
    assert {"all", "vega_lite_chart", "component chart_code", "style sheet"} <= set(table.index)
    assert (table.drop(index="all").sum() <= table.loc["all"]).all()


def test_students_beside_one_who_floods_are_measured_and_nobody_sees_an_error(app_server, monkeypatch):
    monkeypatch.setattr(load, "SECONDS_BETWEEN_CHANGES", 0.2)
    monkeypatch.setattr(load, "FLOOD", 5)
    table = complete(flood(Replicas((app_server,)), SimpleNamespace(sessions=1, seconds=0.2)))
    assert list(table.index) == ["alone", "beside 5 changes of a slider", "beside 5 seeds"]
    assert (table["longest ms"] > 0).all()
    assert (table["errors"] == 0).all()


def test_students_are_dealt_out_among_the_replicas():
    replicas = Replicas((Server("first", 0), Server("second", 0)))
    assert replicas.hosts(5) == ["first", "first", "first", "second", "second"]
