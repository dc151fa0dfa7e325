"""What a careless or hostile visitor sends: it ends with that visitor, and everybody else's page works.

After each test the server is well, a fresh visitor's first run has no error, and no frame sent to anybody has a
traceback or a path of the server's files in it. At the end the server's memory has not grown beyond a bound.
"""

import asyncio
import contextlib
import http.client
import itertools
import json
import re
import socket
import time
from html.parser import HTMLParser

import numpy as np
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from benchmarks.hall import Visitor
from benchmarks.load import server, wait_for_health
from benchmarks.student import Session, visit
from lib.hall.question import Activity, Question
from lib.lesson import address
from lib.lesson.control import Text
from storage.halls import Halls
from tests.benchmarks.coroutines import complete
from tests.thorough import first_of_each
from tests.unit.each import each

# A busy machine is slow, not wrong.
PATIENCE = 120
PAGES = ["", "activations", "softmax", "likelihood", "losses", "hall"]
# Of the 500 connections below and all else here; one session of this app holds well under one MB.
MEMORY_BOUND_MB = 80
CODE = "<script>window.broken = 1</script><img src=x onerror=alert(1)>"


class Witness(Session):
    """A visitor who looks at every frame."""

    async def receive(self):
        message = await super().receive()
        raw = message.SerializeToString()
        assert b"Traceback" not in raw
        assert b'File "' not in raw
        if message.WhichOneof("type") == "delta":
            assert not message.delta.new_element.exception.stack_trace
        return message


class HallWitness(Visitor, Witness):
    """A visitor of a hall who looks at every frame."""


@pytest.fixture(scope="module", autouse=True)
def bounded_memory(app_server):
    """Assert that all tests here together leave the server no larger than a bound allows."""
    for page in PAGES:
        complete(first_run(app_server.host, page))
    before = app_server.memory()
    yield
    complete(first_run(app_server.host))
    grown = app_server.memory() - before
    assert grown < MEMORY_BOUND_MB, f"the server has grown by {grown:.0f} MB"


async def first_run(host, page="activations", query=()):
    """Open the page as a fresh visitor and return what is on it."""
    async with asyncio.timeout(PATIENCE), visit(host, page, query, Witness) as fresh:
        assert fresh.errors == []
        return fresh


@pytest.fixture(autouse=True)
def everybody_else_is_well(app_server):
    yield
    wait_for_health(app_server.host)
    complete(first_run(app_server.host))


@contextlib.asynccontextmanager
async def raw_connection(host, **options):
    """Yield a connection without a session's manners."""
    options = {"origin": f"http://{host}", "subprotocols": ["streamlit"], "compression": None} | options
    async with connect(f"ws://{host}/_stcore/stream", **options) as connection:
        yield connection


async def closed_with(host, frame):
    """Send one frame and return the code with which the server closes, after hearing no traceback."""
    async with raw_connection(host, max_size=None) as connection:
        with contextlib.suppress(ConnectionClosed):
            await connection.send(frame)
            async with asyncio.timeout(PATIENCE):
                async for heard in connection:
                    assert b"Traceback" not in heard
        return connection.close_code


@each(
    "frame, codes",
    [
        (b"\xff" * 40, {1002}),
        (b"\x08", {1002}),
        (bytes(range(256)), {1002}),
        ("text, not bytes", {1000, 1006, 1011}),
        # Above the bound of a widget, and of a message.
        (b"\x00" * 2_000_000, {1009}),
        (b"\x00" * 6_000_000, {1006, 1009}),
    ],
)
def test_a_frame_that_is_no_message_closes_that_connection_only(app_server, frame, codes):
    assert complete(closed_with(app_server.host, frame)) in codes


def test_a_message_without_content_or_for_developers_is_ignored(app_server):
    async def send():
        async with visit(app_server.host, "activations", session=Witness) as session:
            for message in (BackMsg(), BackMsg(debug_shutdown_runtime=True), BackMsg(debug_disconnect_websocket=True)):
                await session.connection.send(message.SerializeToString())
            await session.run()
            assert session.errors == []

    complete(send())


WRONG_TYPES = [
    {"string_value": CODE},
    {"double_value": float("nan")},
    {"int_value": -(2**62)},
    {"bool_value": True},
    {"trigger_value": True},
    {"bytes_value": b"\xff\xfe"},
    {"json_value": "{"},
    {"json_trigger_value": "[[["},
    {"double_array_value": {"data": []}},
    {"double_array_value": {"data": [1e308] * 1000}},
    {"string_array_value": {"data": [CODE, "", "\x00"]}},
]


def out_of_range(control, value):
    """Return the state of a control of numbers with a value that no hand can give it."""
    if control.kind == "slider":
        return {"double_array_value": {"data": [value] * len(control.widget.default)}}
    return {"double_value": value}


async def exceed_ranges(session):
    """Send all numbers of each fragment of a page out of their ranges, twice: each once beyond its other end.

    Return how many numbers were sent.
    """
    sent, fragments = 0, dict.fromkeys(control.fragment for control in session.controls.values())
    for fragment, ends in itertools.product(fragments, ([1e308, -1e308], [-1e308, 1e308])):
        values = itertools.cycle(ends)
        states = {
            key: out_of_range(control, next(values))
            for key, control in session.controls.items()
            if control.fragment == fragment and control.kind in ("slider", "number_input")
        }
        if states:
            session.states |= states
            await session.run(fragment)
            assert session.errors == []
        sent += len(states)
    return sent


async def confuse(session):
    """Send each control of a page one wrong type after another; return how many were sent.

    Only the redacted message may appear.
    """
    sent, controls, values = 0, dict(session.controls), dict(session.states)
    for key in controls:
        for state in WRONG_TYPES:
            # A page that has shown the message has lost its controls; a hostile visitor goes on with them.
            session.controls = dict(controls)
            session.states = dict(values)
            await session.set(key, state)
            assert all("redacted" in error for error in session.errors)
            sent += 1
    return sent


@pytest.mark.parametrize("page", PAGES[1:])
def test_wrong_types_show_that_visitor_a_message_at_most(app_server, page):
    async def send():
        async with visit(app_server.host, page, session=Witness) as session:
            return await confuse(session)

    assert complete(send())


HALL, HOST_KEY = "CDF374", "0" * 32


@pytest.fixture(scope="module")
def guessed_hall(hall_database):
    """Open a hall that guesses p, and return its code."""
    halls = Halls(hall_database)
    halls.open(HALL, HOST_KEY, time.time())
    halls.steer(HALL, HOST_KEY, None, Question(1, Activity.GUESS, sample=(3, 10)), time.time())
    halls.close_connection()
    return HALL


@pytest.mark.parametrize(("view", "key"), [("Host", HOST_KEY), ("Wall", HOST_KEY), ("Phone", "")])
def test_wrong_types_in_a_hall_show_that_visitor_a_message_at_most(app_server, guessed_hall, view, key):
    async def send():
        async with visit(app_server.host, "hall", {"code": guessed_hall, "view": view}, HallWitness) as session:
            await session.tell("1" * 32, guessed_hall, key)
            assert session.errors == []
            return await confuse(session)

    assert complete(send()) >= len(WRONG_TYPES)


TOLD = [
    *(None, True, 1, "x", [], [None], {}),
    *({"code": code, "person": "1" * 32, "key": HOST_KEY} for code in (CODE, "", None, [HALL], {"code": HALL})),
    *({"code": HALL, "person": person, "key": ""} for person in (CODE, "", None, ["1" * 32], "1" * 100_000)),
    *({"code": HALL, "person": "1" * 32, "key": key} for key in (CODE, None, [HOST_KEY], "1" * 100_000)),
]


def test_a_browser_that_tells_nonsense_about_itself_is_not_let_into_a_hall(app_server, guessed_hall):
    async def send():
        async with visit(app_server.host, "hall", {"code": guessed_hall, "view": "Host"}, HallWitness) as session:
            for told in TOLD:
                await session.tell_anything(told)
                assert session.errors == []
                assert session.text == "One moment."
                assert session.buttons == {}

    complete(send())


@each("page", ["activations", "hall"])
def test_unknown_controls_pages_and_fragments_show_that_visitor_a_message_at_most(app_server, page):
    async def send():
        async with visit(app_server.host, page, session=Witness) as session:
            message = session.request()
            for name in ("", "no such control", "$$ID-00-view", CODE, "x" * 10_000):
                message.rerun_script.widget_states.widgets.add(id=name, string_value=name)
            await session.connection.send(message.SerializeToString())
            message = session.request("no such fragment")
            await session.connection.send(message.SerializeToString())
            await session.run()
            # Streamlit itself fails on a widget whose name is empty.
            assert all("redacted" in error for error in session.errors)
        for unknown in ("no such page", "../streamlit_app.py", "a" * 5000):
            await first_run(app_server.host, unknown)

    complete(send())


def test_a_chart_that_reports_nonsense_breaks_nothing_for_others(app_server):
    async def send():
        async with visit(app_server.host, "activations", {"functions": "ELU"}, Witness) as session:
            for selection in ("", "[", "null", json.dumps({"selection": {"elualpha": [{"value": CODE}]}})):
                message = session.request()
                for widget in message.rerun_script.widget_states.widgets:
                    widget.string_value = selection
                await session.connection.send(message.SerializeToString())
            await session.run()

    complete(send())


REPORTS = [
    *({"elualpha": value} for value in ({}, [], "x", None, [None], ["x"], [[1.5]], [{}])),
    *({"elualpha": [{"value": value}]} for value in (None, True, "1", [], [[1]], {}, -1, 1e308, [CODE])),
    *({"chosen": value} for value in ("x", [1], [{}], [{"name": None}], [{"name": ["ELU"]}], [{"name": CODE}])),
]


@each("query", [{"functions": "ELU"}, {"view": "Catalogue"}])
def test_a_selection_in_a_chart_that_no_pointer_makes_changes_nothing(app_server, query):
    async def send():
        async with visit(app_server.host, "activations", query, Witness) as session:
            [chart] = [key for key, control in session.controls.items() if control.kind == "vega_lite_chart"]
            before = session.query
            for report in REPORTS:
                await session.set(chart, {"string_value": json.dumps({"selection": report})})
                assert session.errors == []
            assert session.query == before

    complete(send())


def test_visitors_who_vanish_in_the_middle_of_a_run_leave_no_trace(app_server):
    async def vanish():
        for _ in range(20):
            async with raw_connection(app_server.host) as connection:
                message = Session(connection, "activations", {}).request()
                await connection.send(message.SerializeToString())
                connection.transport.abort()

    complete(vanish())


def test_five_hundred_connections_that_come_and_go_are_borne(app_server):
    async def come_and_go(count):
        for _ in range(count):
            async with raw_connection(app_server.host):
                pass

    async def all_of_them():
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(come_and_go(25) for _ in range(20)))

    complete(all_of_them())


@each("origin", ["http://elsewhere.example", "https://localhost.elsewhere.example", "null"])
def test_a_websocket_from_another_site_is_refused(app_server, origin):
    async def join():
        async with raw_connection(app_server.host, origin=origin):
            pytest.fail("another site's page was let in")

    with pytest.raises(InvalidStatus, match="403"):
        complete(join())


def test_a_websocket_from_another_site_looks_nothing_up(monkeypatch):
    """Look for a request to the outside, which would go to a proxy that never answers and stop everybody's page."""
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        for scheme in ("http", "https"):
            monkeypatch.setenv(f"{scheme}_proxy", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.setenv("no_proxy", "127.0.0.1")

        async def join(host):
            with pytest.raises(InvalidStatus, match="403"):
                async with raw_connection(host, origin="http://elsewhere.example"):
                    pass

        async def join_ten_times(host):
            await asyncio.gather(*(join(host) for _ in range(10)))
            await first_run(host, "")

        # What is asked is Streamlit, with the settings of this app; its pages take a second and more to start.
        with server("benchmarks/empty_app.py") as running:
            complete(join_ten_times(running.host))
        proxy.setblocking(False)
        with pytest.raises(BlockingIOError):
            proxy.accept()


BOUNDARY = "boundary"


def put_file(host, session, number, content, chunked):
    """Send a file to the endpoint of Streamlit's own uploader, and return the status of the answer."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="scenes.json"\r\n\r\n'
    body = head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
    with contextlib.closing(http.client.HTTPConnection(host, timeout=PATIENCE)) as connection:
        connection.request("GET", "/_stcore/health")
        answer = connection.getresponse()
        answer.read()
        [token] = re.findall(r"_streamlit_xsrf=([^;]+)", answer.headers["Set-Cookie"])
        headers = {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "X-Xsrftoken": token,
            "Cookie": f"_streamlit_xsrf={token}",
        }
        path = f"/_stcore/upload_file/{session}/{number}"
        connection.request("PUT", path, iter([body]) if chunked else body, headers, encode_chunked=chunked)
        return connection.getresponse().status


@each("content, chunked", itertools.product([b"", b"x", b"x" * 2**20], [False, True]))
def test_no_file_is_taken_from_a_session(app_server, content, chunked):
    async def send():
        async with visit(app_server.host, session=Witness) as session:
            for number in range(3):
                status = put_file(app_server.host, session.identity, number, content, chunked)
                assert status == 413

    complete(send())


PATHS = [
    "/static/../streamlit_app.py",
    "/static/%2e%2e/%2e%2e/ui/page.py",
    "/static/..%2f..%2f..%2fetc/passwd",
    "/static/....//....//etc/passwd",
    "/app/static/../../ui/page.py",
    "/app/static/%2e%2e%2fui/page.py",
    "/app/static/..%5c..%5cui/page.py",
    "/media/../../etc/passwd",
    "/component/../../../etc/passwd",
    "/_stcore/bidi-components/..%2f..%2fui/page.py",
    "//etc/passwd",
    "/%00",
    "/.streamlit/config.toml",
    "/.git/config",
    "/..%252f..%252fetc/passwd",
]


@each("path", PATHS)
def test_no_path_leads_to_a_file_of_the_server(app_server, path):
    with contextlib.closing(http.client.HTTPConnection(app_server.host, timeout=PATIENCE)) as connection:
        connection.putrequest("GET", path)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
    assert answer.status in {400, 403, 404} or b"<!doctype html>" in body.lower()
    for secret in (b"root:", b"import streamlit", b"[server]", b"repositoryformatversion", b"Traceback"):
        assert secret not in body


@each("path", ["/_stcore/agent/interact", "/_stcore/agent/mcp"])
def test_no_program_may_drive_the_app_over_http(app_server, path):
    with contextlib.closing(http.client.HTTPConnection(app_server.host, timeout=PATIENCE)) as connection:
        connection.request("POST", path, body="{}", headers={"Content-Type": "application/json"})
        answer = connection.getresponse()
        body = answer.read()
    assert answer.status in {400, 403, 404, 405}
    assert b"Traceback" not in body


INJECTIONS = [
    ("softmax", "names", f"{CODE},dog,tiger"),
    ("softmax", "names", "[x](javascript:alert(1)),$\\href{javascript:alert(1)}{x}$,:red[x]"),
    ("losses", "names", f"{CODE},{CODE},{CODE}"),
    ("likelihood", "flips", CODE),
    ("likelihood", "flips", "1" * 100_000),
    ("activations", "functions", CODE),
    ("activations", "view", CODE),
    ("activations", "scenes", CODE),
    ("likelihood", "p", "nan"),
    ("likelihood", "n", "1e999"),
    ("softmax", "temperature", "-inf"),
    ("hall", "code", CODE),
    ("hall", "view", CODE),
    ("hall", "ask", CODE),
]


@each("page", PAGES)
def test_an_address_of_a_hundred_kilobytes_opens_the_page(app_server, page):
    complete(first_run(app_server.host, page, {"scenes": "x" * 50_000} | {f"k{n}": "x" * 100 for n in range(500)}))


class Commands(HTMLParser):
    """What a browser would run or fetch of HTML in which a visitor's text stands; as text it may be anything."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found += [tag] if tag in ("script", "img", "iframe") else []
        self.found += [
            name
            for name, value in attrs
            if name.startswith("on") or (name in ("href", "src") and (value or "").strip().startswith("javascript:"))
        ]


def test_code_in_html_is_told_from_the_same_text():
    assert Commands(CODE).found == ["script", "img", "onerror"]
    assert Commands('<a href="javascript:alert(1)">x</a><svg onload="x()">').found == ["href", "onload"]
    assert Commands('<p title="javascript:x()">&lt;img src=x onerror=x()&gt;, javascript:x()</p>').found == []


class Reader(Witness):
    """A visitor who keeps all HTML that reaches the browser, and sees that no Markdown may hold any."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.html = []

    def draw(self, delta):
        element = delta.new_element
        self.html.extend([element.html.body] if element.HasField("html") else [])
        if element.HasField("markdown"):
            assert not element.markdown.allow_html
        self.html.extend([element.bidi_component.html_content] if element.HasField("bidi_component") else [])
        return super().draw(delta)

    def is_clean(self):
        """Say whether none of the HTML is from a visitor."""
        return self.html and not any(Commands(html).found for html in self.html)


@each("page, key, value", INJECTIONS)
def test_text_in_an_address_is_shown_as_text_or_not_at_all(app_server, page, key, value):
    async def read():
        query = {"view": "Three classes"} if page == "losses" else {}
        async with visit(app_server.host, page, query | {key: value}, Reader) as session:
            assert session.errors == []
            await session.run()
            assert session.errors == []
            assert session.is_clean()

    complete(read())


TEXTS = [
    f"{CODE},[x](javascript:alert(1)),$\\href{{javascript:alert(1)}}{{x}}$",
    "1_1_0~<svg onload=alert(1)>",
]
"""Code as HTML and as Markdown in names, which commas separate, and code in points."""


def typed(place):
    """Return the keys of the texts that a tab asks for."""
    page, view = place
    controls = address.PAGES[page].views[view] if view else ()
    return tuple(control.key for control in controls if isinstance(control, Text))


TABS = [(page.name, view) for page in address.PAGES.values() for view in page.views]


@pytest.mark.parametrize(
    "place", first_of_each(lambda place: (place[0], typed(place)), [*TABS, ("hall", "")]), ids=" ".join
)
def test_a_tab_bears_a_change_code_in_its_texts_and_numbers_out_of_range(app_server, place):
    page, view = place

    async def attack():
        path = "" if page == address.START else page
        # The first stage of "Dying ReLU" asks for nothing.
        query = {"view": view, "stage": "a layer"} if view else {}
        async with visit(app_server.host, path, query, Reader) as session:
            if view:
                await session.change(np.random.default_rng(0))
                assert session.errors == []
            keys = [key for key, control in session.controls.items() if control.kind == "text_input"]
            for key, value in itertools.product(keys, TEXTS):
                await session.set(key, {"string_value": value}, value)
                assert session.errors == []
                assert session.is_clean()
            return keys, await exceed_ranges(session)

    keys, sent = complete(attack())
    assert set(typed(place)) <= set(keys) if view else any(key.endswith("-typed-code") for key in keys)
    assert sent or page in (address.START, "hall") or view == "Catalogue"
