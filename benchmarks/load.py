"""Measure how many students one server carries: this app, a minimal chart app, and an empty page.

Run from the top folder: python -m benchmarks.load [--sessions 60] [--seconds 20] [--contenders ours minimal empty]

  --mixed       every session of this app on another page and tab, instead of all on the activations
  --replicas 2  two processes of each contender, the students dealt out among them
  --tabs        instead of the load: CPU of a change on every page and tab, as a ratio to the empty page's and to the
                minimal app's, and what the change sends; --save FILE keeps the table for benchmarks.compare
  --training    instead of the comparison: this app's students alone, and beside 20 who start a new training each time
  --first-visit instead of the load: what the first visit to each page receives, beside Streamlit's own front end
  --flood       instead of the comparison: this app's students alone, and beside one visitor who sends 2,000 changes
                at once, of a slider and of the seed of a training
  --soak        instead of the comparison: this app alone for ten minutes with 50 mixed sessions

This process is all the students, on the same cores as the servers: "students CPU" is its share of one core. Each
contender is a server of its own, on the loopback. A student opens a page, then releases its first slider every two
seconds (the one in a chart if there is one, or else the first number on the page), in the messages that a browser
sends. A time is counted from the moment the change was due until the server says that the run has finished, so that a
queue shows in full. Each round loads the contenders one after another, so that a busy moment hits all alike.
"defaults" is the empty page under Streamlit's own settings; all others have the settings of this app, and the
environment that deploy/app@.service gives a replica.
"""

import argparse
import asyncio
import contextlib
import functools
import itertools
import json
import os
import platform
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.student import PARTS, Session, places, visit

ROOT = Path(__file__).parent.parent
SECONDS_BETWEEN_CHANGES = 2.0
# A hall does not open its page in one instant; and a server that is opening sessions is not the one to be measured.
OPENING_AT_ONCE = 8
SOAK = {"sessions": 50, "seconds": 600, "report": 30}
TAB_CHANGES = 10
# The environment that deploy/app@.service gives a replica.
REPLICA = {"MALLOC_ARENA_MAX": "2", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# The changes of a visitor who floods.
FLOOD = 2000
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


# Where the trainees train, with the key of the seed that makes each training a new one.
TRAININGS = (
    ("activations", {"view": "Vanishing gradient"}, "seed"),
    ("activations", {"view": "Dying ReLU", "stage": "a layer"}, "seed"),
    ("activations", {"view": "Dying ReLU", "stage": "two layers"}, "netseed"),
    ("activations", {"view": "PReLU"}, "seed"),
    ("losses", {"view": "Loss surface"}, "seed"),
    ("losses", {"view": "Multi-class"}, "seed"),
    ("losses", {"view": "Regression"}, "seed"),
)


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


@dataclass(frozen=True)
class Replicas:
    """Servers of one app, among which its students are dealt out."""

    servers: tuple[Server, ...]

    @property
    def host(self):
        """Return the host and port of the first."""
        return self.servers[0].host

    def cpu(self):
        """Return the CPU seconds that all have used."""
        return sum(server.cpu() for server in self.servers)

    def memory(self):
        """Return the resident memory of all in MB."""
        return sum(server.memory() for server in self.servers)

    def hosts(self, count):
        """Return the host of each of `count` students: the first ones are on the first replica."""
        return [self.servers[place * len(self.servers) // count].host for place in range(count)]


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
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, cwd=folder, env=os.environ | (REPLICA if tuned else {}), **quiet)
        try:
            wait_for_health(host)
            yield Server(host, process.pid)
        finally:
            process.terminate()
            process.wait(20)


def wait_for_health(host, seconds=120):
    """Wait until the server says that it is well; TimeoutError if it does not within the seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://{host}/_stcore/health", timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise TimeoutError(f"{host} is not well after {seconds} s")


async def hall(server, count, where, closing):
    """Open `count` sessions at the places, pairs of a page and its query, in turn; `closing` sends them home."""
    few = asyncio.Semaphore(OPENING_AT_ONCE)

    async def enter(host, place):
        async with few:
            return await closing.enter_async_context(visit(host, *place))

    return await asyncio.gather(*map(enter, server.hosts(count), itertools.cycle(where)))


def opened(where):
    """Return places as pairs of a page and the query that opens the tab."""
    return [(page, {"view": view} if view else {}) for page, view in where]


async def study(session, change, start, end, taken, errors):
    """Call `change` every two seconds from the start until the end; add each run's seconds, and what went wrong."""
    due = start
    while due < end:
        await asyncio.sleep(due - time.monotonic())
        try:
            await change(session)
        except Exception as error:  # whatever it is, it is this student's, and counted
            errors.append(repr(error))
            return
        taken.append(time.monotonic() - due)
        errors += session.errors
        due += SECONDS_BETWEEN_CHANGES


async def load(server, sessions, seconds, random, measured, change=None):
    """Let all sessions study for some seconds and add to what was measured; by default, each moves its first slider."""
    start, cpu, own = time.monotonic(), server.cpu(), time.process_time()
    change = change or functools.partial(Session.change, random=random)
    first = start + random.uniform(0, SECONDS_BETWEEN_CHANGES, len(sessions))
    found = measured["seconds"], measured["errors"]
    dues = zip(sessions, first, strict=True)
    await asyncio.gather(*(study(session, change, due, start + seconds, *found) for session, due in dues))
    measured["cpu"].append(server.cpu() - cpu)
    measured["own"].append(time.process_time() - own)
    measured["wall"].append(time.monotonic() - start)
    measured["during"].append(server.memory())


async def compare(servers, options):
    """Return what was measured of each contender, in rounds of one after another."""
    measured, random = {name: defaultdict(list) for name in servers}, np.random.default_rng(0)
    async with contextlib.AsyncExitStack() as closing:
        halls = {}
        for name, running in servers.items():
            mixed = options.mixed and name == "ours"
            where = opened(await places(running.host) if mixed else [CONTENDERS[name].place])
            for replica in running.servers:
                async with visit(replica.host, where[0][0]):
                    pass
            measured[name]["before"].append(running.memory())
            progress(f"{name}: {options.sessions} sessions open their page")
            halls[name] = await hall(running, options.sessions, where, closing)
        for number, name in itertools.product(range(1, options.rounds + 1), servers):
            progress(f"round {number} of {options.rounds}: {name}")
            await load(servers[name], halls[name], options.seconds / options.rounds, random, measured[name])
    await asyncio.sleep(2 * FORGOTTEN)
    for name, running in servers.items():
        # Streamlit forgets those who have left when the next one leaves.
        for replica in running.servers:
            async with visit(replica.host, CONTENDERS[name].place[0]):
                pass
        await asyncio.sleep(FORGOTTEN)
        measured[name]["after"].append(running.memory())
    return measured


def speed(found):
    """Return runs a second and the quantiles of their times, in ms."""
    times = np.array(found["seconds"] or [np.nan]) * 1e3
    quantiles = {f"p{share} ms": np.percentile(times, share) for share in (50, 95, 99)}
    return {"runs/s": len(found["seconds"]) / sum(found["wall"]), **quantiles}


def summary(measured, sessions):
    """Return the table, one row a contender."""
    rows = {}
    for name, found in measured.items():
        before, during, after = (max(found[moment]) for moment in ("before", "during", "after"))
        rows[name] = {
            "sessions": sessions,
            **speed(found),
            "CPU ms/run": sum(found["cpu"]) / max(len(found["seconds"]), 1) * 1e3,
            "before MB": before,
            "during MB": during,
            "after MB": after,
            "MB/session": (during - before) / sessions,
            "students CPU": sum(found["own"]) / sum(found["wall"]),
            "errors": len(found["errors"]),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def ratios(table):
    """Return the CPU of a run as ratios between contenders."""
    cpu = table["CPU ms/run"]
    others = [name for name in cpu.index if name != "ours"]
    return {f"CPU a run, ours to {name}": cpu["ours"] / cpu[name] for name in others if "ours" in cpu.index}


async def changes(server, page, view, random):
    """Return a row on the changes of one session alone: CPU seconds of each, errors, and what each sends."""
    errors = 0
    async with visit(server.host, page, {"view": view} if view else {}) as session:
        await session.change(random)
        session.sent.clear()
        session.size, start = 0, server.cpu()
        for _ in range(TAB_CHANGES):
            await session.change(random)
            errors += len(session.errors)
        cpu, sent = server.cpu() - start, {part: session.sent[part] / TAB_CHANGES for part in PARTS}
        whole = {"messages": session.sent.total() / TAB_CHANGES, "kB": session.size / TAB_CHANGES / 1e3}
        return {"CPU ms/run": cpu / TAB_CHANGES * 1e3, "errors": errors} | whole | sent


async def tabs(servers, rounds=2):
    """Return the table of every page and tab: CPU of a change, its ratios, errors, and what a change sends."""
    random, found = np.random.default_rng(0), defaultdict(list)
    rows = [("ours", *place) for place in await places(servers["ours"].host)]
    rows += [(name, "", "") for name in servers if name != "ours"]
    for number, (name, page, view) in itertools.product(range(rounds), rows):
        progress(f"round {number + 1} of {rounds}: {name} {page} {view}")
        found[" ".join(filter(None, (name, page, view)))].append(await changes(servers[name], page, view, random))
    table = pd.DataFrame({row: of_rounds(each) for row, each in found.items()}).T
    for place, name in enumerate(name for name in servers if name != "ours"):
        table.insert(1 + place, f"of {name}", table["CPU ms/run"] / table["CPU ms/run"][name])
    return table.assign(page=[page or ("start" if name == "ours" else name) for name, page, _ in rows])


def of_rounds(rounds):
    """Return the row of a tab from those of its rounds: the median of each column, and the errors of all."""
    table = pd.DataFrame(rounds)
    row = table.median()
    row["errors"] = table["errors"].sum()
    return row


def by_page(table):
    """Return the rows of README's table: the mean of all tabs of each page, its costliest tab, and the other apps."""
    head = ["page", "tabs", "CPU ms", "of empty", "costliest tab", "of empty", "messages", "kB"]
    lines = [head, ["---"] * len(head)]
    for page, tabs in table.groupby("page", sort=False):
        mean, most = tabs.mean(numeric_only=True), tabs["of empty"].idxmax()
        costliest = most.removeprefix("ours ").removeprefix(page).strip()
        numbers = [f"{mean[column]:.1f}" for column in ("CPU ms/run", "of empty")]
        numbers += [costliest, f"{tabs['of empty'].max():.1f}", f"{mean['messages']:.0f}", f"{mean['kB']:.0f}"]
        lines.append([page, str(len(tabs)), *numbers])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def save(table, file):
    """Write a table of tabs with the date and the machine, for benchmarks.compare."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    result = {"date": f"{datetime.now(UTC):%d %B %Y}", "machine": machine, "rows": table.to_dict("index")}
    file.write_text(json.dumps(result, indent=1), encoding="utf-8")


async def training(server, options):
    """Return the table: the students alone, and beside others of whom each starts a new training every time."""
    names = ("alone", f"beside {options.trainees} who train", f"the {options.trainees}")
    random, seeds = np.random.default_rng(0), itertools.count(1000)
    measured = {name: defaultdict(list) for name in names}
    alone, beside, themselves = measured.values()

    async def train(session):
        [key] = {key for *_, key in TRAININGS} & session.controls.keys()
        seed = next(seeds)
        await session.set(key, {"double_value": seed}, seed)

    async with contextlib.AsyncExitStack() as closing:
        students = await hall(server, options.sessions, opened([CONTENDERS["ours"].place]), closing)
        trainees = await hall(server, options.trainees, [place[:2] for place in TRAININGS], closing)
        seconds = options.seconds / options.rounds
        for number in range(1, options.rounds + 1):
            progress(f"round {number} of {options.rounds}")
            await load(server, students, seconds, random, alone)
            await asyncio.gather(
                load(server, students, seconds, random, beside),
                load(server, trainees, seconds, random, themselves, train),
            )
    rows = {name: speed(found) | {"errors": len(found["errors"])} for name, found in measured.items()}
    return pd.DataFrame.from_dict(rows, orient="index")


async def first_visits(server):
    """Return the table of the kB that the first visit to each page receives, by what they are."""
    rows = {}
    for page in dict.fromkeys(page for page, _ in await places(server.host)):
        async with visit(server.host, page) as session:
            rows[page or "start"] = {"all": session.size, **session.contents}
    table = (pd.DataFrame(rows) / 1e3).fillna(0)
    return table[table.max(axis=1) >= 1].sort_values("activations", ascending=False)


async def flood(server, options):
    """Return the table: the students alone, and beside one visitor who changes a slider, or a seed, without a pause."""
    random, rows = np.random.default_rng(0), {}
    floods = {
        "alone": None,
        f"beside {FLOOD} changes of a slider": ("losses", {"view": "Two classes"}, "z"),
        f"beside {FLOOD} seeds": TRAININGS[0],
    }
    async with contextlib.AsyncExitStack() as closing:
        students = await hall(server, options.sessions, opened([CONTENDERS["ours"].place]), closing)
        for name, where in floods.items():
            progress(name)
            found = defaultdict(list)
            async with contextlib.AsyncExitStack() as flooding:
                if where:
                    visitor = await flooding.enter_async_context(visit(server.host, *where[:2]))
                    task = asyncio.create_task(send_at_once(visitor, where[2], FLOOD))
                    flooding.callback(task.cancel)
                await load(server, students, options.seconds, random, found)
            rows[name] = speed(found) | {"longest ms": max(found["seconds"]) * 1e3, "errors": len(found["errors"])}
    return pd.DataFrame.from_dict(rows, orient="index")


async def send_at_once(session, key, count):
    """Send so many changes of a number without waiting for the answers, which are read and thrown away."""
    control = session.controls[key]
    steps = round((control.widget.max - control.widget.min) / control.widget.step)

    async def send():
        for number in range(count):
            value = control.widget.min + control.widget.step * (number % (steps + 1))
            session.states[key] = {"double_value": round(value, 9)}
            await session.connection.send(session.request(control.fragment).SerializeToString())

    async def read():
        async for _ in session.connection:
            pass

    await asyncio.gather(send(), read())


async def soak(running, seconds, report):
    """Load this app's pages for a long time; print a line at every report."""
    random = np.random.default_rng(0)
    print(f"{'s':>5} {'MB':>7} {'p50 ms':>7} {'p95 ms':>7} {'CPU ms/run':>10} {'errors':>6}")
    async with contextlib.AsyncExitStack() as closing:
        sessions = await hall(running, SOAK["sessions"], opened(await places(running.host)), closing)
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
    parser.add_argument("--rounds", type=int, default=4, help="in which the contenders are loaded one after another")
    parser.add_argument("--contenders", nargs="+", default=["ours", "minimal", "empty"], choices=CONTENDERS)
    parser.add_argument("--mixed", action="store_true", help="each session of this app on another page and tab")
    parser.add_argument("--tabs", action="store_true", help="CPU of a change on every page and tab instead")
    parser.add_argument("--save", type=Path, help="file for the table of --tabs")
    parser.add_argument("--replicas", type=int, default=1, help="processes of each contender")
    parser.add_argument("--training", action="store_true", help="this app's students beside some who train instead")
    parser.add_argument("--trainees", type=int, default=20, help="who train")
    parser.add_argument("--first-visit", action="store_true", help="what the first visit to each page receives instead")
    parser.add_argument("--flood", action="store_true", help="this app's students beside one who floods instead")
    parser.add_argument("--soak", action="store_true", help="this app alone for ten minutes instead")
    options = parser.parse_args()
    if options.save and "empty" not in options.contenders:
        parser.error("--save needs the contender empty: benchmarks.compare reads the ratios to it")
    is_alone = options.soak or options.training or options.flood or options.first_visit
    names = ["ours"] if is_alone else options.contenders
    with contextlib.ExitStack() as running:
        forget = f"--server.disconnectedSessionTTL={FORGOTTEN}"
        contenders = {name: CONTENDERS[name] for name in names}
        servers = {
            name: Replicas(
                tuple(running.enter_context(server(c.script, c.tuned, forget)) for _ in range(options.replicas))
            )
            for name, c in contenders.items()
        }
        if options.soak:
            asyncio.run(soak(servers["ours"], SOAK["seconds"], SOAK["report"]))
        elif options.first_visit:
            print(asyncio.run(first_visits(servers["ours"])).to_string(float_format="{:.0f}".format))
        elif options.flood:
            print(asyncio.run(flood(servers["ours"], options)).to_string(float_format="{:.1f}".format))
        elif options.training:
            print(asyncio.run(training(servers["ours"], options)).to_string(float_format="{:.1f}".format))
        elif options.tabs:
            table = asyncio.run(tabs(servers))
            print(table.to_string(float_format="{:.2f}".format))
            for part, why in PARTS.items():
                print(f"{part}: {why}")
            if "empty" in servers:
                print(by_page(table))
            if options.save:
                save(table, options.save)
        else:
            measured = asyncio.run(compare(servers, options))
            table = summary(measured, options.sessions)
            print(table.to_string(float_format="{:.2f}".format))
            for text, ratio in ratios(table).items():
                print(f"{text}: {ratio:.2f}")
            for name, found in measured.items():
                for error, times in pd.Series(found["errors"], dtype=str).value_counts().head(5).items():
                    print(f"{name}: {times} times {error}")


if __name__ == "__main__":
    main()
