"""What a slider or its number box makes the server do: it runs the innermost fragment of a view, over the protocol."""

import re

import pytest

from benchmarks.student import Session, visit
from tests.app.pages import html_parts, opened
from tests.benchmarks.coroutines import complete


class Reader(Session):
    """A session that remembers the values at which the last explanation was written."""

    values = ""

    def draw(self, delta):
        body = delta.new_element.html.body
        if found := re.search(r"data-values=[\"']([^\"']*)", body):
            self.values = found[1].replace("&quot;", '"')
        return super().draw(delta)


def changed(server, page, query, *changes):
    """Return the session after it has made changes, pairs of a key and a number, without any error."""

    async def change():
        async with visit(server.host, page, query, Reader) as session:
            for key, number in changes:
                await session.set(key, {"double_value": number}, number)
                assert session.errors == []
            return session

    return complete(change())


@pytest.mark.parametrize(
    ("page", "query", "key", "number", "limit"),
    [
        ("activations", {"own": "a*x", "owna": "1"}, "owna", 50.0, 5.0),
        ("activations", {"own": "a*x", "owna": "1"}, "owna", 50.05, 5.0),
        ("activations", {"view": "Vanishing gradient", "layers": "20"}, "layer", 25.0, 20.0),
        ("likelihood", {"view": "Binomial table", "tablen": "20"}, "k", 25.0, 20.0),
    ],
)
def test_a_number_beyond_a_limit_that_another_control_has_set_gives_way_to_it(
    app_server, page, query, key, number, limit
):
    assert changed(app_server, page, query, (key, number)).states[key] == {"double_value": limit}


def test_an_explanation_is_written_anew_for_a_value_between_two_steps_that_was_typed_before(app_server):
    query = {"view": "Temperature", "temperature": "1.23"}
    again = changed(app_server, "softmax", query, ("temperature", 2.0), ("cat", 1.5), ("temperature", 1.23))
    assert again.values == '{"temperature": 1.23}'


def test_the_exercises_know_numbers_of_the_address_whose_boxes_are_drawn_after_them():
    app = opened("losses", {"view": "Regression", "delta": "0.5", "residual": "5"})
    first = exercises(app)
    assert exercises(app.run()) == first
    assert "Solved" in first


def exercises(app):
    """Return the text of the exercises."""
    [section] = [part for part in html_parts(app) if part.get("class") == "exercises"]
    return "".join(section.itertext())
