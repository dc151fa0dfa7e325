"""Open a page as Streamlit runs it, without a browser, and see what it shows."""

import json
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from lib.lesson.address import PAGES, START, State, location, without_defaults
from lib.lesson.control import Choice, Choices, Interval
from lib.numerics.parameter import Parameter

ROOT = Path(__file__).parents[2]
VIEWS = {name: list(page.views) for name, page in PAGES.items() if name != START}
"""The views of each page but the start page."""
SECONDS = 600
"""What a run may take on a busy machine, which is slow and not wrong."""
TABS = [(page, view) for page, views in VIEWS.items() for view in views]
JUNK = ["junk", "NaN", "1e999", "-inf", "<script>alert(1)</script>", "x" * 10_000, "", "%00", "[1,2]", "٣"]
"""Values that no control can have."""


def opened(page: str | None, query: Mapping[str, str | list[str] | tuple[str, ...]] | None = None) -> AppTest:
    """Return the app after it has opened a page, None for the start page, at an address."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=SECONDS)
    for key, value in (query or {}).items():
        app.query_params[key] = list(value) if isinstance(value, tuple) else value
    if page:
        app.switch_page(f"pages/{page}.py")
    return app.run()


def trigger(app: AppTest, key: str, event: str, value: object, times: int = 1) -> AppTest:
    """Let a component report an event with a value, as its JavaScript does, in one message, and run the page.

    AppTest has no such action of its own: the message is added to those of the other widgets.
    """
    (component,) = (part for part in app.get("bidi_component") if part.proto.id.endswith(f"-{key}"))
    states = app._tree.get_widget_states()
    name = f"$$STREAMLIT_INTERNAL_KEY_{component.proto.id}__events"
    states.widgets.add(id=name, json_trigger_value=json.dumps([{"event": event, "value": value}] * times))
    return app._run(states)


def assert_works(app: AppTest) -> None:
    """Assert that the page is there, and no exception."""
    assert not app.exception, app.exception[0].stack_trace
    assert len(app.title) == 1


def assert_state(app: AppTest, page: str, state: State) -> None:
    """Assert that the controls of a page hold what a state gives them, as labels, numbers and texts of an address."""
    for key, wanted in state.items():
        control, value = PAGES[page].controls.get(key), app.session_state[key]
        match control:
            case Choice():
                assert control.options[value] == wanted, key
            case Choices():
                assert tuple(control.options[name] for name in value) == wanted, key
            case Parameter():
                assert value == float(wanted), key
            case Interval():
                assert tuple(value) == tuple(map(float, wanted)), key
            case _:
                assert value == wanted, key


def shown(app: AppTest) -> str:
    """Return the texts, numbers and tables of the page."""
    texts = [element.value for kind in ("markdown", "metric", "caption") for element in app.get(kind)]
    return "\n".join(
        [str(text) for text in texts]
        + [_text(block) for part in html_parts(app) for block in part.iter() if block.tag in ("p", "th", "td")]
    )


def html_parts(app: AppTest | Block) -> list[Element]:
    """Return the tables, the exercises and their hints, in the order of the page, as trees of HTML."""
    bodies = [element.proto.body for element in app.get("html")]
    known = ('<div class="table"', '<section class="exercises"', '<section class="hints"')
    return [fromstring(body) for body in bodies if body.startswith(known)]


def _text(block: Element) -> str:
    return "".join(block.itertext())


def tables(app: AppTest | Block) -> list[pd.DataFrame]:
    """Return the tables of the page, or of a part of it, with the headings of their columns and rows."""
    found = []
    for part in html_parts(app):
        if part.get("class") == "table":
            head, *rows = [[_text(cell) for cell in row] for row in part.iter("tr")]
            index = pd.Index([row[0] for row in rows], name=head[0] or None)
            found.append(pd.DataFrame([row[1:] for row in rows], index, head[1:]))
    return found


def linked_location(page: str, state: State) -> str:
    """Return the address that a link to a page in a state has."""
    return location(page, without_defaults(page, state))


def links(app: AppTest | Block) -> list[str]:
    """Return the addresses of the links under the menu, or of a part of the page, from the root of the server."""
    return [address for _, address in labelled_links(app)]


def labelled_links(app: AppTest | Block) -> list[tuple[str, str]]:
    """Return the label and the address of each link under the menu, or of a part of the page."""
    found = [element.proto for element in app.get("page_link") if element.proto.icon == ":material/arrow_forward:"]
    return [(link.label, f"/{link.page}?{link.query_string.replace('+', '%20')}") for link in found]
