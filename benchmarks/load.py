"""Measure how many students one server carries: this app, a minimal chart app, and an empty page.

Run from the top folder: python -m benchmarks.load [--sessions 60] [--seconds 20] [--contenders ours minimal empty]

  --mixed   every session of this app on another page and tab, instead of all on the activations
  --tabs    instead of the load: CPU of a change on every page and tab, as a ratio to the empty page's
  --soak    instead of the comparison: this app alone for ten minutes with 50 mixed sessions

This process is all the students; each contender is a server of its own, on the loopback. A student opens a page, then
lets go of its first slider every two seconds (the one in a chart if there is one, or else the first number on the
page), in the messages that a browser sends. A time is counted from the
moment the change was due until the server says that the run has finished, so that a queue shows in full. Each round
loads the contenders one after another, so that a busy moment hits all alike. "defaults" is the empty page under
Streamlit's own settings; all others have the settings of this app.
"""

import argparse
import asyncio
import contextlib
import itertools
import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import numpy as np
import pandas as pd
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import connect

ROOT = Path(__file__).parent.parent
ROUNDS = 4
SECONDS_BETWEEN_CHANGES = 2.0
# A hall does not open its page in one instant; and a server that is opening sessions is not the one to be measured.
OPENING_AT_ONCE = 8
GIVEN_UP = 30.0
SOAK = {"sessions": 50, "seconds": 600, "report": 30}
TAB_CHANGES = 10
# The most that a session's state may stay after it has left; two minutes otherwise, and no benchmark waits for that.
FORGOTTEN = 1


@dataclass(frozen=True)
class Contender:
    """One app: its script, where its students are, and whether it has this app's settings or Streamlit's own."""

    script: str
    place: tuple[str, str] = ("", "")
    tuned: bool = True


CONTENDERS = {
    "ours": Contender("streamlit_app.py", ("activations", "")),
    "minimal": Contender("benchmarks/minimal_app.py"),
    "empty": Contender("benchmarks/empty_app.py"),
    "defaults": Contender("benchmarks/empty_app.py", tuned=False),
}


@dataclass(frozen=True)
class Server:
    """A running server: its host and port, and its process."""

    host: str
    pid: int

    def cpu(self):
        """Return the CPU seconds that the process has used: Linux has a clock for that of every process."""
        return time.clock_gettime(~self.pid << 3 | 2)

    def memory(self):
        """Return the resident memory in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


@contextlib.contextmanager
def server(script, tuned=True, *flags):
    """Serve a script on a free port, from a folder without settings unless it is `tuned`; yield the Server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / script), "--server.headless=true", *flags]
    command += ["--server.address=127.0.0.1", f"--server.port={host.rpartition(':')[2]}"]
    with tempfile.TemporaryDirectory() as elsewhere:
        folder = ROOT if tuned else elsewhere
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for_health(host)
            yield Server(host, process.pid)
        finally:
            process.terminate()
            process.wait(20)


def wait_for_health(host, seconds=30):
    """Wait until the server says that it is well; TimeoutError if it does not within the seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://{host}/_stcore/health", timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise TimeoutError(f"{host} is not well after {seconds} s")


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


@dataclass(frozen=True)
class Control:
    """A control on the page: its kind, its message, and the fragment that it runs."""

    kind: str
    widget: object
    fragment: str


@dataclass(frozen=True)
class Kept:
    """A large message that a browser keeps: the control in it, if any, its fragment, and the last run that used it."""

    control: Control | None
    fragment: str
    used: int


class Session:
    """One student's browser tab, as the server sees it.

    `controls` are those on the page by their key in the address, or else by their identity, and `states` what each
    says; `links` are the pages that the menu leads to, `views` the tabs of the page, and `errors` the exceptions
    shown in the last run.
    """

    def __init__(self, connection, page, query):
        self.connection, self.page, self.query = connection, page, dict(query)
        self.script, self.tabs, self.started = "", None, False
        self.controls, self.states, self.links, self.views, self.errors = {}, {}, [], [], []
        # The controls drawn in this run; and the messages that the browser keeps, by their hash, for so many runs.
        self.drawn, self.kept, self.runs, self.oldest = set(), {}, 0, 0

    async def run(self, fragment=""):
        """Ask for a run of the page, or of one fragment, and return when it has finished."""
        await self.connection.send(self.request(fragment).SerializeToString())
        self.errors, self.drawn, self.started, kind = [], set(), False, ""
        async with asyncio.timeout(GIVEN_UP):
            while not (self.started and kind == "script_finished"):
                message = await self.receive()
                kind = message.WhichOneof("type")
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self.errors.append("the script does not compile")
        self.forget(fragment)
        stays = {key for key, control in self.controls.items() if fragment not in ("", control.fragment)}
        self.controls = {key: c for key, c in self.controls.items() if key in self.drawn | stays}

    def request(self, fragment=""):
        """Return the message of a browser that wants a run: where it is, what its controls say, what it has cached."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string = urlencode(self.query, doseq=True)
        state.page_script_hash, state.page_name = self.script, "" if self.script else self.page
        state.fragment_id = fragment
        for key, control in self.controls.items():
            if key in self.states and fragment in ("", control.fragment):
                state.widget_states.widgets.append(WidgetState(id=control.widget.id, **self.states[key]))
        state.cached_message_hashes.extend(self.kept)
        state.context_info.url = f"http://{self.connection.request.headers['Host']}/{self.page}"
        return message

    async def receive(self):
        """Return the next message of the server, after learning from it what a browser would."""
        message = ForwardMsg.FromString(await self.connection.recv())
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.script, self.started = message.new_session.page_script_hash, True
            self.oldest = message.new_session.config.max_cached_message_age
        elif kind == "navigation":
            self.script = message.navigation.page_script_hash
        elif kind == "page_info_changed" and self.started:
            self.query = parse_qs(message.page_info_changed.query_string)
        elif kind == "ref_hash":
            self.kept[message.ref_hash] = replace(self.kept[message.ref_hash], used=self.runs)
            self.place(self.kept[message.ref_hash].control)
        elif kind == "delta":
            control = self.draw(message.metadata.delta_path, message.delta)
            self.place(control)
            if message.metadata.cacheable:
                self.kept[message.hash] = Kept(control, message.delta.fragment_id, self.runs)
        return message

    def forget(self, fragment):
        """Count a run and forget, as the browser does, what it and the runs before it have not used.

        A fragment's run ages the messages of that fragment only.
        """
        self.runs += 1
        self.kept = {
            name: kept
            for name, kept in self.kept.items()
            if fragment not in ("", kept.fragment) or self.runs - kept.used <= self.oldest
        }

    def draw(self, path, delta):
        """Take in a block or an element that the server has put on the page; return it if it is a control."""
        if delta.WhichOneof("type") == "add_block":
            return self.draw_tab(list(path), delta.add_block)
        kind = delta.new_element.WhichOneof("type")
        widget = getattr(delta.new_element, kind) if kind else None
        if kind == "exception":
            self.errors.append(widget.message)
        elif kind == "page_link":
            self.links.append(widget.page)
        elif kind in STATES or (kind == "vega_lite_chart" and widget.selection_mode):
            return Control(kind, widget, delta.fragment_id)
        return None

    def draw_tab(self, path, block):
        """Take in the names of the page's own tabs, those that are in its address."""
        if block.tab_container.query_param_key == "view":
            self.tabs = path
        elif path[:-1] == self.tabs and block.tab.label:
            self.views.append(block.tab.label)

    def place(self, control):
        """Put a control on the page, with what it says unless a hand has moved it."""
        if control is None:
            return
        widget, chart = control.widget, control.kind == "vega_lite_chart"
        key = widget.id if chart else widget.query_param_key or widget.id
        self.controls[key] = control
        self.drawn.add(key)
        if not chart and (widget.set_value or key not in self.states):
            self.states[key] = STATES[control.kind](widget)

    async def set(self, key, state, query=None):
        """Set a control as a hand would, and return when the run that answers has finished."""
        self.states[key] = state
        if query is not None:
            self.query[key] = query
        await self.run(self.controls[key].fragment)

    async def change(self, random):
        """Let go of the first slider in a chart, or set the first number; without a number, run the page again."""
        numbers = {key: c for key, c in self.controls.items() if c.kind in ("number_input", "slider")}
        for key, control in self.controls.items():
            sliders = getattr(control.widget, "selection_mode", ())
            for name in (name for name in sliders if name in numbers):
                value = somewhere(numbers[name].widget, random)
                return await self.set(key, {"string_value": json.dumps({"selection": {name: [{"value": value}]}})})
        for key, control in numbers.items():
            value = somewhere(control.widget, random)
            values = [value] * len(control.widget.default) if control.kind == "slider" else value
            state = {"double_array_value": {"data": values}} if control.kind == "slider" else {"double_value": value}
            return await self.set(key, state, values if control.widget.query_param_key else None)
        return await self.run()


def somewhere(widget, random):
    """Return one of the values on which a slider or a number box can stand."""
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
    """Return every page with each of its tabs, as pairs of its path and the tab's name."""
    async with visit(host) as overview:
        pages = list(dict.fromkeys(overview.links)) or [""]
    found = []
    for page in pages:
        async with visit(host, page) as opened:
            found += [(page, view) for view in opened.views or [""]]
    return found


async def hall(server, count, where, closing):
    """Open `count` sessions at the places, in turn, and return them; `closing` sends them home."""
    few = asyncio.Semaphore(OPENING_AT_ONCE)

    async def enter(page, view):
        async with few:
            return await closing.enter_async_context(visit(server.host, page, {"view": view} if view else {}))

    return await asyncio.gather(*(enter(*place) for place in itertools.islice(itertools.cycle(where), count)))


async def study(session, random, end, taken, errors):
    """Change the page every two seconds until the end; add each run's seconds, and what went wrong."""
    due = time.monotonic() + random.uniform(0, SECONDS_BETWEEN_CHANGES)
    while due < end:
        await asyncio.sleep(due - time.monotonic())
        try:
            await session.change(random)
        except Exception as error:  # whatever it is, it is this student's, and counted
            errors.append(repr(error))
            return
        taken.append(time.monotonic() - due)
        errors += session.errors
        due += SECONDS_BETWEEN_CHANGES


async def load(server, sessions, seconds, random, measured):
    """Let all sessions study for some seconds and add to what was measured."""
    start, cpu = time.monotonic(), server.cpu()
    await asyncio.gather(
        *(study(s, random, start + seconds, measured["seconds"], measured["errors"]) for s in sessions)
    )
    measured["cpu"].append(server.cpu() - cpu)
    measured["wall"].append(time.monotonic() - start)
    measured["during"].append(server.memory())


async def compare(servers, options):
    """Return what was measured of each contender, in rounds of one after another."""
    measured, random = {name: defaultdict(list) for name in servers}, np.random.default_rng(0)
    async with contextlib.AsyncExitStack() as closing:
        halls = {}
        for name, running in servers.items():
            where = await places(running.host) if options.mixed and name == "ours" else [CONTENDERS[name].place]
            async with visit(running.host, *where[0][:1]):
                measured[name]["before"].append(running.memory())
            progress(f"{name}: {options.sessions} sessions open their page")
            halls[name] = await hall(running, options.sessions, where, closing)
        for number, name in itertools.product(range(1, ROUNDS + 1), servers):
            progress(f"round {number} of {ROUNDS}: {name}")
            await load(servers[name], halls[name], options.seconds / ROUNDS, random, measured[name])
    await asyncio.sleep(2 * FORGOTTEN)
    for name, running in servers.items():
        # Streamlit forgets those who have left when the next one leaves.
        async with visit(running.host, CONTENDERS[name].place[0]):
            pass
        await asyncio.sleep(FORGOTTEN)
        measured[name]["after"].append(running.memory())
    return measured


def summary(measured, sessions):
    """Return the table, one row a contender."""
    rows = {}
    for name, found in measured.items():
        runs, times = len(found["seconds"]), np.array(found["seconds"] or [np.nan]) * 1e3
        before, during, after = (max(found[moment]) for moment in ("before", "during", "after"))
        rows[name] = {
            "sessions": sessions,
            "runs/s": runs / sum(found["wall"]),
            **{f"p{share} ms": np.percentile(times, share) for share in (50, 95, 99)},
            "CPU ms/run": sum(found["cpu"]) / max(runs, 1) * 1e3,
            "before MB": before,
            "during MB": during,
            "after MB": after,
            "MB/session": (during - before) / sessions,
            "errors": len(found["errors"]),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def ratios(table):
    """Return the CPU of a run as ratios between contenders."""
    cpu = table["CPU ms/run"]
    others = [name for name in cpu.index if name != "ours"]
    return {f"CPU a run, ours to {name}": cpu["ours"] / cpu[name] for name in others if "ours" in cpu.index}


async def changes(server, page, view, random):
    """Return the CPU seconds of each of a few changes of one session alone, and its errors."""
    errors = []
    async with visit(server.host, page, {"view": view} if view else {}) as session:
        await session.change(random)
        start = server.cpu()
        for _ in range(TAB_CHANGES):
            await session.change(random)
            errors += session.errors
        return (server.cpu() - start) / TAB_CHANGES, errors


async def tabs(servers, rounds=2):
    """Return the table of every page and tab: CPU of a change, its ratio to the empty page's, and errors."""
    random, taken, errors = np.random.default_rng(0), defaultdict(list), defaultdict(int)
    rows = [("ours", *place) for place in await places(servers["ours"].host)]
    rows += [(name, "", "") for name in servers if name != "ours"]
    for number, (name, page, view) in itertools.product(range(rounds), rows):
        progress(f"round {number + 1} of {rounds}: {name} {page} {view}")
        cpu, wrong = await changes(servers[name], page, view, random)
        taken[name, page, view].append(cpu * 1e3)
        errors[name, page, view] += len(wrong)
    table = pd.DataFrame({"CPU ms/run": {row: np.median(times) for row, times in taken.items()}})
    for name in ("empty", "defaults"):
        if name in servers:
            table[f"of {name}"] = table["CPU ms/run"] / table["CPU ms/run"][name, "", ""]
    return table.assign(errors=pd.Series(errors))


async def soak(running, seconds, report):
    """Load this app's pages for a long time; print a line at every report."""
    random = np.random.default_rng(0)
    print(f"{'s':>5} {'MB':>7} {'p50 ms':>7} {'p95 ms':>7} {'CPU ms/run':>10} {'errors':>6}")
    async with contextlib.AsyncExitStack() as closing:
        sessions = await hall(running, SOAK["sessions"], await places(running.host), closing)
        for passed in range(report, seconds + 1, report):
            found = defaultdict(list)
            await load(running, sessions, report, random, found)
            low, high = np.percentile(found["seconds"], [50, 95]) * 1e3
            cpu = sum(found["cpu"]) / len(found["seconds"]) * 1e3
            line = f"{passed:5} {found['during'][0]:7.1f} {low:7.1f} {high:7.1f} {cpu:10.2f} {len(found['errors']):6}"
            print(line, flush=True)


def progress(text):
    """Say on standard error what is going on."""
    print(text, file=sys.stderr, flush=True)


def main():
    """Start the servers, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=20, help="of load on each contender")
    parser.add_argument("--contenders", nargs="+", default=["ours", "minimal", "empty"], choices=CONTENDERS)
    parser.add_argument("--mixed", action="store_true", help="each session of this app on another page and tab")
    parser.add_argument("--tabs", action="store_true", help="CPU of a change on every page and tab instead")
    parser.add_argument("--soak", action="store_true", help="this app alone for ten minutes instead")
    options = parser.parse_args()
    names = ["ours"] if options.soak else options.contenders
    with contextlib.ExitStack() as running:
        forget = f"--server.disconnectedSessionTTL={FORGOTTEN}"
        contenders = {name: CONTENDERS[name] for name in names}
        servers = {n: running.enter_context(server(c.script, c.tuned, forget)) for n, c in contenders.items()}
        if options.soak:
            asyncio.run(soak(servers["ours"], SOAK["seconds"], SOAK["report"]))
        elif options.tabs:
            print(asyncio.run(tabs(servers)).to_string(float_format="{:.2f}".format))
        else:
            measured = asyncio.run(compare(servers, options))
            table = summary(measured, options.sessions)
            print(table.to_string(float_format="{:.1f}".format))
            for text, ratio in ratios(table).items():
                print(f"{text}: {ratio:.2f}")
            for name, found in measured.items():
                for error, times in pd.Series(found["errors"], dtype=str).value_counts().head(5).items():
                    print(f"{name}: {times} times {error}")


if __name__ == "__main__":
    main()
