"""Measure how soon the picture of every live tab follows its first slider, beside a page without Streamlit.

`python -m benchmarks.latency --tabs` runs it. Each tab is followed by the bare page at once, so that a busy moment hits
both, and each is measured twice: as the machine is, and with its processor slowed, as on a phone.
"""

import asyncio
import contextlib
from dataclasses import replace

import numpy as np
import pandas as pd

from benchmarks.latency import (
    CHROMIUM,
    CONTENDERS,
    FLAGS,
    PAUSE,
    PROBE,
    UNCHANGED,
    answer,
    bare_contender,
    drag,
    opened,
    progress,
    server,
    visit,
)
from lib.lesson.address import PAGES, START, VIEW, location
from tests.browser import app, selectors

SLOWED = 4
SLIDER = f"{selectors.SLIDER} >> visible=true"
# Any mark may be what moves: a picture is known by how often something in a drawing has changed, since to compare all
# marks at each frame would take longer than to draw them. Vega also writes attributes that stay as they are.
PICTURE = """picture: () => (document.querySelector("svg.marks") ? String(probe.changes) : "")"""
CHANGES = """
probe.changes = 0;
const isChange = ({ type, target, attributeName, oldValue }) =>
  (target.parentElement ?? target).closest("svg.marks") &&
  (type !== "attributes" || target.getAttribute(attributeName) !== oldValue);
const seen = { subtree: true, childList: true, characterData: true, attributes: true, attributeOldValue: true };
new MutationObserver((records) => { probe.changes += records.some(isChange); }).observe(document, seen);
probe.values = new Set();
addEventListener("input", ({ target }) => probe.watched && probe.values.add(target.value), true);
"""
LINES = next(line.strip().removesuffix(",") for line in PROBE.splitlines() if "picture: ()" in line)
TAB_PROBE = PROBE.replace(LINES, PICTURE) + CHANGES
# A slider of few steps has fewer values in a drag than the pointer has places, and as many pictures at most.
COLUMNS = ("pictures", "of values", "key ms", "times bare")


def addresses():
    """Return the address of each tab of the four pages by its name."""
    views = [(name, view) for name, page in PAGES.items() if name != START for view in page.views]
    return {f"{name}, {view}": location(name, {VIEW: view}) for name, view in views}


async def key_times(page, presses):
    """Return how long presses of arrow keys to and fro take, without those that change no picture."""
    from playwright.async_api import Error

    slider = page.locator(SLIDER).first
    await slider.focus()
    is_at_end = await slider.evaluate("input => input.valueAsNumber >= Number(input.max)")
    names = ["ArrowLeft", "ArrowRight"] if is_at_end else ["ArrowRight", "ArrowLeft"]
    taken = []
    for press in range(presses):
        try:
            taken.append(await answer(page, "keydown", page.keyboard.press(names[press % 2])))
        except Error as error:
            if UNCHANGED not in error.message:
                raise
    return taken


async def moved(page, contender, presses):
    """Return the pictures and values in a drag of the first slider, and the median time of a key in milliseconds."""
    await page.locator(SLIDER).first.scroll_into_view_if_needed()
    taken = await key_times(page, presses)
    await page.evaluate("() => { probe.watched = null; probe.values.clear(); }")
    seen = await drag(page, contender)
    await asyncio.sleep(PAUSE)
    values = await page.evaluate("probe.values.size")
    return seen["pictures"], values, float(np.median(taken)) if taken else np.nan


async def row(page, bare_page, contender, presses):
    """Return the row of a tab: at the speed of the machine, and slowed."""
    # The processor is slow as long as the session that slows it is there.
    sessions, numbers = [await each.context.new_cdp_session(each) for each in (page, bare_page)], []
    for times in (1, SLOWED):
        for session in sessions:
            await session.send("Emulation.setCPUThrottlingRate", {"rate": times})
        pictures, values, key = await moved(page, contender, presses)
        await bare_page.bring_to_front()
        bare = float(np.median(await key_times(bare_page, presses)))
        await page.bring_to_front()
        numbers += [pictures, values, key, key / bare]
    for session in sessions:
        await session.detach()
    return numbers


async def measured(ours, bare_address, bare, presses, wanted):
    """Return the rows of all tabs that have a slider in a picture, by name."""
    from playwright.async_api import async_playwright

    rows, contender = {}, replace(bare, slider=SLIDER, track=SLIDER)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        async with visit(browser, TAB_PROBE) as context:
            bare_page, _ = await opened(context, bare_address, bare)
            for name, address in addresses().items():
                if wanted and not any(part in name for part in wanted):
                    continue
                page = await context.new_page()
                await page.goto(ours + address)
                await page.wait_for_function(app.IDLE, polling=50, timeout=90_000)
                if await page.locator(SLIDER).count():
                    rows[name] = await row(page, bare_page, contender, presses)
                    progress(f"{name}: {rows[name]}")
                await page.close()
        await browser.close()
    return rows


def main(presses, wanted):
    """Print the table of all live tabs, or of those whose name has one of the `wanted` parts."""
    with contextlib.ExitStack() as running:
        bare = running.enter_context(bare_contender())
        if bare is None:
            raise SystemExit("the tabs are compared with the bare page, which needs npm")
        ours = running.enter_context(server(CONTENDERS["ours"].command))
        bare_address = running.enter_context(server(bare.command))
        rows = asyncio.run(measured(ours, bare_address, bare, presses, wanted))
    columns = [*COLUMNS, *(f"{column}, slowed {SLOWED}" for column in COLUMNS)]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    print(table.to_string(float_format="{:.1f}".format, na_rep="-"))
