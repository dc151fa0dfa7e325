"""One student's browser tab, as the server sees it: it speaks Streamlit's own websocket protocol."""

import asyncio
import contextlib
import json
from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import connect

GIVEN_UP = 120.0
# How a run ends that another one follows at once: the page is not whole yet.
EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN


def finished(message):
    """Say whether a message ends a run that no other one follows at once."""
    return message.WhichOneof("type") == "script_finished" and message.script_finished != EARLY


def shown(widget):
    """Return what the control shows: what the server has set it to, or else its default."""
    return widget.value if widget.set_value else widget.default


# How the browser reports each kind of control.
STATES = {
    "number_input": lambda widget: {"double_value": shown(widget)},
    "slider": lambda widget: {"double_array_value": {"data": shown(widget)}},
    "text_input": lambda widget: {"string_value": shown(widget)},
    "selectbox": lambda widget: {"string_value": widget.raw_value or widget.options[widget.default]},
    "button_group": lambda widget: {
        "string_array_value": {"data": list(widget.raw_values) or [widget.options[i].content for i in widget.default]}
    },
}


# What a run sends, and why; a table of benchmarks.load has a column for each.
PARTS = {
    "run": "the start and the end of the run, and the address",
    "layout": "containers, columns, and parts that are closed",
    "pictures": "a specification, and tables of which one has changed",
    "known": "a reference to a large message that the browser still has",
    "tools": "the values for the menu, the player, the text alternative and the words of a picture",
    "controls": "the number boxes of the sliders, and other controls of the same fragment",
    "words": "sentences, formulas, tables and exercises with the numbers of the new state",
}
ELEMENTS = {"vega_lite_chart": "pictures", "arrow_vega_lite_chart": "pictures", "bidi_component": "tools"}
ELEMENTS |= dict.fromkeys((*STATES, "button", "checkbox", "page_link"), "controls")


def part(message):
    """Return which of the PARTS of a run a message is."""
    kind = message.WhichOneof("type")
    if kind == "ref_hash":
        return "known"
    if kind != "delta":
        return "run"
    if message.delta.WhichOneof("type") == "add_block":
        return "layout"
    return ELEMENTS.get(message.delta.new_element.WhichOneof("type"), "words")


def content(message):
    """Return what a message carries: a block, the code and data of a component, a style sheet, or a kind of element."""
    kind = message.WhichOneof("type")
    if kind != "delta":
        return kind
    if message.delta.WhichOneof("type") == "add_block":
        return "block"
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "bidi_component":
        return f"component {element.bidi_component.component_name}"
    return "style sheet" if kind == "html" and element.html.body.startswith("<style") else kind


@dataclass(frozen=True)
class Control:
    """A control on the page: its kind, its message, and the fragment that it runs."""

    kind: str
    widget: object
    fragment: str


@dataclass(frozen=True)
class CachedMessage:
    """A large message in the cache of a browser: its control, if any, its fragment, and the last run that used it."""

    control: Control | None
    fragment: str
    used: int


class Session:
    """One student's browser tab, as the server sees it.

    `identity` is the server's name for it. `controls` are those on the page by their key in the address, or else by
    their widget's identity, and `states` the value of each; `links` are the pages of the menu, `views` the tabs of the
    page, and `errors` the exceptions shown in the last run.
    """

    def __init__(self, connection, page, query):
        self.connection, self.page, self.query = connection, page, dict(query)
        self.script, self.started, self.identity = "", False, ""
        self.controls, self.states, self.links, self.errors = {}, {}, [], []
        # The controls drawn in this run; the cache of the browser by hash, and the age in runs at which it drops one.
        self.drawn, self.cache, self.runs, self.max_age = set(), {}, 0, 0
        # The messages of each part of a run so far, the bytes of all, and the bytes of each kind of content.
        self.sent, self.size, self.contents = Counter(), 0, Counter()

    async def run(self, fragment=""):
        """Ask for a run of the page, or of one fragment, and return when it has finished."""
        await self.connection.send(self.request(fragment).SerializeToString())
        self.errors, self.drawn, self.started = [], set(), False
        async with asyncio.timeout(GIVEN_UP):
            message = await self.receive()
            while not (self.started and finished(message)):
                message = await self.receive()
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self.errors.append("the script does not compile")
        self.age_cache(fragment)
        stays = {key for key, control in self.controls.items() if fragment not in ("", control.fragment)}
        self.controls = {key: c for key, c in self.controls.items() if key in self.drawn | stays}

    def request(self, fragment=""):
        """Return the message of a browser that wants a run: where it is, the values of its controls, its cache."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string = urlencode(self.query, doseq=True)
        state.page_script_hash, state.page_name = self.script, "" if self.script else self.page
        state.fragment_id = fragment
        for key, control in self.controls.items():
            if key in self.states and fragment in ("", control.fragment):
                state.widget_states.widgets.append(WidgetState(id=control.widget.id, **self.states[key]))
        state.cached_message_hashes.extend(self.cache)
        state.context_info.url = f"http://{self.connection.request.headers['Host']}/{self.page}"
        return message

    async def receive(self):
        """Return the next message of the server, and update the session as a browser would."""
        data = await self.connection.recv()
        message = ForwardMsg.FromString(data)
        self.sent[part(message)] += 1
        self.size += len(data)
        self.contents[content(message)] += len(data)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.script, self.started = message.new_session.page_script_hash, True
            self.identity = message.new_session.initialize.session_id
            self.max_age = message.new_session.config.max_cached_message_age
        elif kind == "navigation":
            self.script = message.navigation.page_script_hash
        elif kind == "page_info_changed" and self.started:
            self.query = parse_qs(message.page_info_changed.query_string)
        elif kind == "ref_hash":
            self.cache[message.ref_hash] = replace(self.cache[message.ref_hash], used=self.runs)
            self.place(self.cache[message.ref_hash].control)
        elif kind == "delta":
            control = self.draw(message.delta)
            self.place(control)
            if message.metadata.cacheable:
                self.cache[message.hash] = CachedMessage(control, message.delta.fragment_id, self.runs)
        return message

    def age_cache(self, fragment):
        """Count a run and drop from the cache, as the browser does, what the last runs have not used.

        A fragment's run ages the messages of that fragment only.
        """
        self.runs += 1
        self.cache = {
            name: message
            for name, message in self.cache.items()
            if fragment not in ("", message.fragment) or self.runs - message.used <= self.max_age
        }

    def draw(self, delta):
        """Draw an element of the page; return it if it is a control."""
        if delta.WhichOneof("type") == "add_block":
            return None
        kind = delta.new_element.WhichOneof("type")
        widget = getattr(delta.new_element, kind) if kind else None
        if kind == "exception":
            self.errors.append(widget.message)
        elif kind == "page_link":
            self.links.append(widget.page)
        elif kind in STATES or (kind == "vega_lite_chart" and widget.id):
            return Control(kind, widget, delta.fragment_id)
        return None

    @property
    def views(self):
        """Return the names of the tabs of the page, which are the options of the control that has the open one."""
        return [option.content for option in self.controls["view"].widget.options] if "view" in self.controls else []

    def place(self, control):
        """Put a control on the page, with its value unless the student has changed it."""
        if control is None:
            return
        widget, chart = control.widget, control.kind == "vega_lite_chart"
        key = widget.id if chart else widget.query_param_key or widget.id
        self.controls[key] = control
        self.drawn.add(key)
        if not chart and (widget.set_value or key not in self.states):
            self.states[key] = STATES[control.kind](widget)

    async def set(self, key, state, query=None):
        """Set a control as a student would, and return when its run has finished."""
        self.states[key] = state
        if query is not None:
            self.query[key] = query
        await self.run(self.controls[key].fragment)

    async def change(self, random):
        """Set the number of the first slider in a chart, or the first number; without one, run the page again."""
        numbers = {key: c for key, c in self.controls.items() if c.kind in ("number_input", "slider")}
        charts = [control.widget for control in self.controls.values() if control.kind == "vega_lite_chart"]
        sliders = {parameter["name"] for chart in charts for parameter in json.loads(chart.spec)["params"]}
        for key, control in sorted(numbers.items(), key=lambda item: item[0] not in sliders):
            value = random_value(control.widget, random)
            values = [value] * len(control.widget.default) if control.kind == "slider" else value
            state = {"double_array_value": {"data": values}} if control.kind == "slider" else {"double_value": value}
            return await self.set(key, state, values if control.widget.query_param_key else None)
        return await self.run()


def random_value(widget, random):
    """Return a random value of a slider or a number box."""
    steps = round((widget.max - widget.min) / widget.step)
    return round(widget.min + widget.step * int(random.integers(0, steps + 1)), 9)


@contextlib.asynccontextmanager
async def visit(host, page="", query=(), session=Session):
    """Open a page and yield the Session after its first run."""
    address = f"ws://{host}/_stcore/stream"
    async with connect(
        address, origin=f"http://{host}", subprotocols=["streamlit"], compression=None, max_size=None, max_queue=None
    ) as connection:
        opened = session(connection, page, query)
        await opened.run()
        yield opened


async def places(host):
    """Return every page with each of its tabs, as pairs of its path and the tab's name; a hall is measured alone."""
    async with visit(host) as overview:
        pages = [page for page in dict.fromkeys(overview.links) if page != "hall"] or [""]
    found = []
    for page in pages:
        async with visit(host, page) as opened:
            found += [(page, view) for view in opened.views or [""]]
    return found
