"""Measure how soon a picture follows a control: this app, a minimal Streamlit app, and a page without Streamlit.

Run from the top folder: python -m benchmarks.latency [--rounds 3] [--presses 16] [--contenders ours minimal bare]
or, for a table of every live tab: python -m benchmarks.latency --tabs [part of a name ...] (benchmarks/live_tabs.py)

Every round measures each contender in turn, in one Chromium, so that a busy moment hits all alike. Times are
taken inside the page: from the event that the student causes to the first animation frame in which the path of
a curve is another one. The pointer rests on the curves while keys are pressed, and was there before a drag.
The bare page gets vega, vega-lite and vega-embed from npm, in a folder that is removed afterwards.
"""

import argparse
import asyncio
import base64
import contextlib
import itertools
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import altair as alt
import numpy as np
import pandas as pd

from benchmarks import student
from lib.activations import ACTIVATIONS
from lib.charts.core.frames import frames
from tests.browser import selectors

ROOT = Path(__file__).parent.parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PACKAGES = ["vega@6.4", "vega-lite@6.5", "vega-embed@7.3"]

ELU = selectors.slider("elualpha")
FUNCTIONS = [activation.label for activation in ACTIVATIONS.values() if not activation.parameters]
# Steps of the slider from the middle that stay clear of its end.
RUN = 15
MOVES = 30
MOVE_SECONDS = 0.033
# Longer than a slider in a chart waits before it tells the server, and the answer to that.
PAUSE = 0.3
# In which all that a key press sends has arrived.
BYTES_SECONDS = 1.0
# What the probe says where an event changes no picture; any other error is a fault of the page or of the benchmark.
UNCHANGED = "no curve changed within 15 s"
PROBE = """
const probe = {
  picture: () => [...document.querySelectorAll("LINE")].map(path => path.getAttribute("d")).join(""),
  answer: event => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("UNCHANGED")), 15000);
    addEventListener(event, () => {
      const start = performance.now(), before = probe.picture();
      const look = () => {
        const now = probe.picture();
        if (now && now !== before) resolve(performance.now() - start);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  }),
  watch: milliseconds => new Promise(resolve => {
    const start = performance.now(), first = probe.picture(), seen = new Set();
    let blank = 0;
    const look = () => {
      const now = probe.picture();
      if (now === "") blank += 1;
      else if (now !== first) seen.add(now);
      if (performance.now() - start < milliseconds) requestAnimationFrame(look);
      else resolve({ pictures: seen.size, blank });
    };
    requestAnimationFrame(look);
  }),
};
const look = () => {
  if (probe.picture()) probe.first = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
window.probe = probe;
""".replace("LINE", selectors.LINE).replace("UNCHANGED", UNCHANGED)


@dataclass(frozen=True)
class Contender:
    """One page: the command of its server at a port, its address, and where its controls are.

    `slider` takes the keys and `track` the pointer, `functions` are the pills. `back` is the pill that undoes the
    choice of a function, `{}` if it is that function's own; a page without a server that could answer has none.
    """

    command: Callable[[int], list[str]]
    path: str
    slider: str
    track: str
    functions: str = ""
    back: str = ""


@dataclass(frozen=True)
class Target:
    """A bound on a column of the table, as a ratio to the same column of another contender if one is named."""

    text: str
    column: str
    bound: float
    of: str = ""
    at_least: bool = False


COLUMNS = {
    "key p50 ms": ("key", 50),
    "key p95 ms": ("key", 95),
    "pictures": ("pictures", 50),
    "blank frames": ("blank", 100),
    "bytes": ("bytes", 50),
    "cold ms": ("cold", 50),
    "warm ms": ("warm", 50),
    "pill ms": ("pill", 50),
    "typed ms": ("typed", 50),
}
TARGETS = (
    Target(f"pictures in a drag of {MOVES} moves", "pictures", 24, at_least=True),
    Target("blank frames in a drag, at worst", "blank frames", 0),
    Target("answer to a key, p50", "key p50 ms", 2, "bare"),
    Target("answer to a key, p95", "key p95 ms", 2, "bare"),
    Target("another function chosen", "pill ms", 1.2, "minimal"),
    Target("value typed", "typed ms", 1.2, "minimal"),
    Target("first curve, cold", "cold ms", 1.25, "minimal"),
    Target("first curve, warm", "warm ms", 1.25, "minimal"),
)


def progress(text):
    """Say on standard error what is going on."""
    print(text, file=sys.stderr, flush=True)


def streamlit(script):
    """Return the command that serves a Streamlit script at a port; both apps get the settings of this one."""
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless=true"]
    return lambda port: [*command, f"--server.port={port}", "--server.address=127.0.0.1"]


def folder_server(folder):
    """Return the command that serves a folder at a port."""
    return lambda port: [
        sys.executable,
        *("-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", folder),
    ]


CONTENDERS = {
    "ours": Contender(streamlit("streamlit_app.py"), "/activations?functions=ELU", ELU, ELU, ".st-key-functions", "{}"),
    "minimal": Contender(
        streamlit("benchmarks/minimal_app.py"),
        "/",
        selectors.SERVER_SLIDER,
        selectors.SERVER_SLIDER_TRACK,
        selectors.BUTTON_GROUP,
        "ELU",
    ),
}


def bare_picture():
    """Return the specification and the wide table of ELU with its slope, the plainest that moves with a slider."""
    elu = ACTIVATIONS["elu"]
    alpha = elu.parameters["alpha"]
    x = np.linspace(-5, 5, 201)
    columns = {"x": x}
    columns |= frames("f", lambda value: elu.function(x, alpha=value), alpha, alpha.default)
    columns |= frames("d", lambda value: elu.derivative(x, alpha=value), alpha, alpha.default)
    bind = alt.binding_range(min=alpha.low, max=alpha.high, step=alpha.step, name="α ")
    start = alt.param(name="alpha", value=alpha.default, bind=bind)
    frame = alt.param(name="frame", expr=f"round((alpha - {alpha.low}) / {alpha.step})")
    hover = alt.selection_point(name="hover", nearest=True, on="pointermove", encodings=["x"], empty=False)
    table = alt.Chart("curves.json").encode(alt.X("x:Q", title="input x"))
    curves = table.transform_calculate(f="datum['f' + frame]", d="datum['d' + frame]")
    y = {"title": "f(x) solid, f′(x) dashed", "scale": alt.Scale(domain=[-alpha.high, 5])}
    layers = [
        curves.mark_line().encode(alt.Y("f:Q", **y)),
        curves.mark_line(strokeDash=[6, 4]).encode(alt.Y("d:Q", **y)),
        table.transform_filter(hover).mark_rule(),
        table.mark_point(opacity=0).add_params(hover),
    ]
    return alt.layer(*layers).add_params(start, frame).properties(width="container", height=420), pd.DataFrame(columns)


@contextlib.contextmanager
def bare_contender():
    """Build the page without Streamlit in a temporary folder and yield it; None, with the reason, without npm."""
    npm = shutil.which("npm")
    if npm is None:
        progress("bare is left out: there is no npm on this machine")
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        progress("bare: npm install " + " ".join(PACKAGES))
        command = [npm, "install", "--prefix", folder, "--no-audit", "--no-fund", *PACKAGES]
        installed = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if installed.returncode:
            progress(f"bare is left out: npm could not install its packages\n{installed.stderr}")
            yield None
            return
        chart, table = bare_picture()
        shutil.copy(ROOT / "benchmarks" / "bare_page.html", Path(folder, "index.html"))
        Path(folder, "picture.json").write_text(chart.to_json())
        table.to_json(Path(folder, "curves.json"), orient="records", double_precision=7)
        yield Contender(folder_server(folder), "/", selectors.SLIDER, selectors.SLIDER)


@contextlib.contextmanager
def server(command):
    """Start a server on a free port, wait until it answers, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(command(port), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), urllib.request.urlopen(address):
                break
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(20)


async def opened(context, address, contender):
    """Open the address in a new tab; return it with the milliseconds until its first curve."""
    page = await context.new_page()
    await page.goto(address + contender.path, wait_until="commit")
    await page.wait_for_function("window.probe.first", timeout=60_000)
    await page.locator(contender.slider).first.wait_for(state="attached")
    return page, await page.evaluate("probe.first")


async def answer(page, event, act):
    """Return the milliseconds from the event that `act` causes to the changed curve."""
    await page.evaluate("event => { probe.answered = probe.answer(event) }", event)
    await act
    taken = await page.evaluate("probe.answered")
    await asyncio.sleep(PAUSE)
    return taken


async def point_at_curves(page, contender):
    """Rest the pointer on the curves, with the slider in sight."""
    await page.locator(contender.track).first.scroll_into_view_if_needed()
    box = await page.locator(selectors.LINE).first.bounding_box()
    for share in (0.4, 0.45):
        await page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] / 2)
    await asyncio.sleep(PAUSE)


async def keys(page, contender, presses):
    """Return how long each press of an arrow key takes, in runs to and fro that stay clear of the slider's end."""
    await point_at_curves(page, contender)
    await page.locator(contender.slider).first.focus()
    names = ["ArrowRight" if press // RUN % 2 == 0 else "ArrowLeft" for press in range(presses)]
    return [await answer(page, "keydown", page.keyboard.press(name)) for name in names]


async def drag(page, contender):
    """Return the distinct pictures and the blank frames of one second in which the slider is dragged.

    The moves are sent on time whether or not the page has answered the one before, as a hand does.
    """
    box = await page.locator(contender.track).first.bounding_box()
    across = [box["x"] + box["width"] * share for share in np.linspace(0.1, 0.9, MOVES + 1)]
    middle = box["y"] + box["height"] / 2
    await page.mouse.move(across[0], middle)
    await page.mouse.down()
    await asyncio.sleep(PAUSE)
    await page.evaluate("time => { probe.watched = probe.watch(time) }", (MOVES + 1) * MOVE_SECONDS * 1e3)
    start = time.monotonic()
    async with asyncio.TaskGroup() as moves:
        for step, x in enumerate(across[1:], start=1):
            moves.create_task(page.mouse.move(x, middle))
            await asyncio.sleep(max(0, start + step * MOVE_SECONDS - time.monotonic()))
    seen = await page.evaluate("probe.watched")
    await page.mouse.up()
    await asyncio.sleep(PAUSE)
    return seen


async def bytes_of_a_key(page, contender):
    """Return the bytes over the wire, both ways, from a key press until some time after it."""
    sizes = []
    network = await page.context.new_cdp_session(page)
    for name in ("Network.webSocketFrameSent", "Network.webSocketFrameReceived"):
        network.on(name, lambda event: sizes.append(payload_bytes(event["response"])))
    network.on("Network.dataReceived", lambda event: sizes.append(event["dataLength"]))
    await network.send("Network.enable")
    await page.locator(contender.slider).first.focus()
    await page.keyboard.press("ArrowRight")
    await asyncio.sleep(BYTES_SECONDS)
    await network.detach()
    return sum(sizes)


def payload_bytes(frame):
    """Return the length of a WebSocket frame's payload, which the browser reports in base64 unless it is text."""
    return len(frame["payloadData"].encode() if frame["opcode"] == 1 else base64.b64decode(frame["payloadData"]))


async def pills(page, contender, times):
    """Return how long each choice of another function takes; the way back to ELU is not counted.

    No function is chosen twice while there are others: Streamlit sends a message again by its hash alone.
    """
    group = page.locator(contender.functions)
    taken = []
    for name in itertools.islice(itertools.cycle(FUNCTIONS), times):
        taken.append(await answer(page, "click", group.get_by_text(name, exact=True).click()))
        await answer(page, "click", group.get_by_text(contender.back.format(name), exact=True).click())
    return taken


async def typed(page, times):
    """Return how long each typed value takes from its Enter; every value is new to the page."""
    box = page.locator(selectors.NUMBER_BOX).first
    taken = []
    for number in range(times):
        await box.fill(f"{0.2 + 0.025 * number:.3f}")
        taken.append(await answer(page, "keydown", box.press("Enter")))
    return taken


@contextlib.asynccontextmanager
async def visit(browser, probe=PROBE):
    """Yield a new visitor: a browser context with an empty cache and the probe on every page."""
    context = await browser.new_context(viewport={"width": 1366, "height": 900})
    await context.add_init_script(f"(() => {{{probe}}})()")
    yield context
    await context.close()


async def measure(context, address, contender, presses, samples):
    """Add one round of a contender to its samples: open it cold, open it again, and move everything."""
    page, cold = await opened(context, address, contender)
    await page.close()
    page, warm = await opened(context, address, contender)
    samples["cold"].append(cold)
    samples["warm"].append(warm)
    samples["key"] += await keys(page, contender, presses)
    for name, count in (await drag(page, contender)).items():
        samples[name].append(count)
    samples["bytes"].append(await bytes_of_a_key(page, contender))
    if contender.back:
        times = max(1, presses // 4)
        samples["pill"] += await pills(page, contender, times)
        samples["typed"] += await typed(page, times)


async def warm_up(address, contender):
    """Open the page once, without a browser, so that no measured visitor is the first of a Streamlit server."""
    parts = urlsplit(address + contender.path)
    if contender.back:
        async with student.visit(parts.netloc, parts.path.strip("/"), parse_qsl(parts.query)):
            pass


async def run(addresses, contenders, rounds, presses):
    """Return the samples of every contender, by name and by what was measured, after opening each once."""
    from playwright.async_api import async_playwright

    samples = {name: defaultdict(list) for name in contenders}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        await (await browser.new_page()).close()
        await asyncio.gather(*(warm_up(addresses[name], c) for name, c in contenders.items()))
        for number in range(1, rounds + 1):
            for name, contender in contenders.items():
                progress(f"round {number} of {rounds}: {name}")
                async with visit(browser) as context:
                    await measure(context, addresses[name], contender, presses, samples[name])
        await browser.close()
    return samples


def summary(samples):
    """Return the table, one row a contender; where a contender cannot be asked there is NaN."""
    rows = {
        name: [np.percentile(taken[key], share) if taken[key] else np.nan for key, share in COLUMNS.values()]
        for name, taken in samples.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(COLUMNS))


def compared(table):
    """Return our row against each target; NaN where we or the other contender were not measured."""
    rows = {}
    for target in TARGETS:
        found = table[target.column].reindex(["ours", target.of])
        value = found["ours"] / found[target.of] if target.of else found["ours"]
        met = value >= target.bound if target.at_least else value <= target.bound
        bound = f"{'>=' if target.at_least else '<='} {target.bound:g}"
        verdict = "not measured" if np.isnan(value) else "met" if met else "missed"
        rows[target.text + (f", times {target.of}" if target.of else "")] = (value, bound, verdict)
    return pd.DataFrame.from_dict(rows, orient="index", columns=["ours", "target", ""])


def main():
    """Start the servers, measure, and print the medians and how they stand to the targets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--presses", type=int, default=16, help="key presses of one contender in one round")
    parser.add_argument("--contenders", nargs="+", default=[*CONTENDERS, "bare"], choices=[*CONTENDERS, "bare"])
    parser.add_argument(
        "--tabs", nargs="*", metavar="PART", help="measure every live tab, or those whose name has a part"
    )
    options = parser.parse_args()
    if CHROMIUM is None:
        parser.error("there is no Chromium on this machine")
    if options.tabs is not None:
        from benchmarks import live_tabs

        live_tabs.main(options.presses, options.tabs)
        return
    with contextlib.ExitStack() as running:
        contenders = {name: CONTENDERS[name] for name in options.contenders if name in CONTENDERS}
        if "bare" in options.contenders and (bare := running.enter_context(bare_contender())):
            contenders["bare"] = bare
        addresses = {name: running.enter_context(server(c.command)) for name, c in contenders.items()}
        table = summary(asyncio.run(run(addresses, contenders, options.rounds, options.presses)))
    print(table.to_string(float_format="{:.1f}".format, na_rep="-"))
    print()
    print(compared(table).to_string(float_format="{:.2f}".format, na_rep="-"))


if __name__ == "__main__":
    main()
