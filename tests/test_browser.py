"""The app in a real Chromium: cold deep links, live sliders, and addresses that carry what is seen."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCREENSHOTS = ROOT / "screenshots"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PAGES = {
    "": "Overview",
    "activations": "Activations",
    "softmax": "Softmax",
    "likelihood": "Likelihood",
    "losses": "Losses",
}
CHART = "[data-testid=stVegaLiteChart] svg, [data-testid=stVegaLiteChart] canvas"
RANGE = ".vega-bindings input[type=range]"
NETWORK = re.compile("Failed to load resource")

pytestmark = pytest.mark.browser
if CHROMIUM is None and os.environ.get("CI") != "true":
    pytestmark = [pytest.mark.browser, pytest.mark.skip(reason="no Chromium on this machine")]


@contextlib.contextmanager
def server():
    """Start the app on a free port and yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.headless=true"]
    process = subprocess.Popen([*command, f"--server.port={port}", "--server.address=127.0.0.1"], cwd=ROOT)
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(150):
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health") as answer:
                if answer.status == 200:
                    break
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "CI needs a Chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address():
    with server() as running:
        yield running


@contextlib.contextmanager
def tab(browser, url, **options):
    """Open the address in a browser of its own, wait for the first chart, and collect console errors."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, **options)
    page = context.new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda line: page.errors.append(line.text) if line.type == "error" else None)
    page.goto(url)
    page.wait_for_selector(CHART, timeout=60_000)
    yield page
    context.close()


def settled(page, expression, expected, seconds=20):
    """Wait until the page's expression has the expected value, and return the last one seen."""
    end = time.monotonic() + seconds
    while (found := page.evaluate(expression)) != expected and time.monotonic() < end:
        time.sleep(0.1)
    return found


def drawn(page):
    return page.evaluate("[...document.querySelectorAll('.mark-line path')].map(p => p.getAttribute('d')).join()")


@pytest.mark.parametrize(("path", "title"), PAGES.items())
def test_a_cold_deep_link_on_a_fresh_server_shows_its_page(browser, path, title):
    with server() as fresh, tab(browser, f"{fresh}/{path}") as page:
        assert page.title().startswith(title)
        assert page.locator("h1").count() == 1
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{path or 'overview'}.png")
        assert [error for error in page.errors if not NETWORK.search(error)] == []


def test_a_chart_moves_while_its_slider_is_dragged_and_the_address_follows(browser, address):
    with tab(browser, f"{address}/activations?functions=ELU") as page:
        page.wait_for_selector(RANGE)
        page.evaluate("document.querySelector('[data-testid=stVegaLiteChart] svg').dataset.mounted = 'first'")
        page.locator(RANGE).first.scroll_into_view_if_needed()
        box = page.locator(RANGE).first.bounding_box()
        middle = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + box["width"] / 2, middle)
        page.mouse.down()
        pictures = set()
        for step in range(10):
            page.mouse.move(box["x"] + box["width"] * (0.5 + step / 40), middle)
            time.sleep(0.05)
            pictures.add(drawn(page))
        assert len(pictures) >= 5
        assert "elualpha" not in page.url
        page.mouse.up()
        value = page.locator(RANGE).first.input_value()
        found = settled(page, "new URL(location).searchParams.get('elualpha')", value)
        assert float(found) == pytest.approx(float(value))
        assert page.evaluate("document.querySelector('[data-mounted=first]') !== null")
        with tab(browser, page.url) as second:
            second.wait_for_selector(RANGE)
            assert second.locator(RANGE).first.input_value() == value
            assert drawn(second) == drawn(page)


def test_a_typed_value_moves_the_chart_and_reset_empties_the_address(browser, address):
    with tab(browser, f"{address}/activations?functions=ELU") as page:
        before = drawn(page)
        box = page.locator("[data-testid=stNumberInput] input").first
        box.fill("0.3")
        box.press("Enter")
        assert settled(page, "new URL(location).searchParams.get('elualpha')", "0.3") == "0.3"
        assert settled(page, f"document.querySelector('{RANGE}')?.value", "0.3") == "0.3"
        assert drawn(page) != before
        page.get_by_role("button", name="Reset").click()
        assert settled(page, "location.search", "") == ""


def test_a_preset_and_a_coin_are_in_the_address_and_survive_a_reload(browser, address):
    with tab(browser, f"{address}/likelihood") as page:
        page.get_by_role("button", name="Go to the maximum").click()
        assert settled(page, "new URL(location).searchParams.get('p')", "0.3") == "0.3"
        page.get_by_role("button", name="0", exact=True).first.click()
        assert settled(page, "new URL(location).searchParams.get('flips')", "1110001000") == "1110001000"
        page.reload()
        page.wait_for_selector(RANGE)
        assert settled(page, f"document.querySelector('{RANGE}')?.value", "0.3") == "0.3"


def test_arrow_keys_home_and_end_move_a_live_slider(browser, address):
    with tab(browser, f"{address}/softmax") as page:
        page.wait_for_selector(RANGE)
        slider = page.locator(RANGE).first
        slider.focus()
        for key, value in (("End", "10"), ("ArrowLeft", "9.95"), ("Home", "0.05")):
            page.keyboard.press(key)
            assert slider.input_value() == value
            found = settled(page, "+new URL(location).searchParams.get('temperature')", float(value))
            assert found == float(value)


def test_the_pointer_draws_numbers_and_a_tangent(browser, address):
    with tab(browser, f"{address}/activations?functions=Sigmoid") as page:
        chart = page.locator("[data-testid=stVegaLiteChart] svg").first
        box = chart.bounding_box()
        for share in (0.4, 0.45):
            page.mouse.move(box["x"] + box["width"] * share, box["y"] + 150)
        said = "document.querySelector('[data-testid=stVegaLiteChart]').textContent.includes('Sigmoid: f(')"
        assert settled(page, said, True)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(browser, address, path):
    with tab(browser, f"{address}/{path}") as page:
        page.set_viewport_size({"width": 360, "height": 740})
        time.sleep(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
