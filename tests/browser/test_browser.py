"""The app in a real Chromium: cold deep links, live sliders, and addresses that carry what is seen."""

import contextlib
import math
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.app.pages import VIEWS

ROOT = Path(__file__).parents[2]
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
ELU = "input[name=elualpha_value]"
# Whether the panel of controls, the first picture with its sliders and the tools under it end inside the window.
FIRST_FITS = """['[class*=st-key-controls-]', '[data-testid=stVegaLiteChart]', '[class*=-tools]'].every(name => {
    const box = document.querySelector(name)?.getBoundingClientRect();
    return box && box.height > 30 && box.bottom <= innerHeight;
})"""
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


DRAWN = "[...document.querySelectorAll('.mark-line path')].map(p => p.getAttribute('d')).join()"


def drawn(page):
    return page.evaluate(DRAWN)


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
        page.wait_for_selector(ELU)
        page.evaluate("document.querySelector('[data-testid=stVegaLiteChart] svg').dataset.mounted = 'first'")
        page.locator(ELU).first.scroll_into_view_if_needed()
        box = page.locator(ELU).first.bounding_box()
        middle = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + box["width"] / 2, middle)
        page.mouse.down()
        pictures = set()
        for step in range(10):
            page.mouse.move(box["x"] + box["width"] * (0.5 + step / 40), middle)
            time.sleep(0.05)
            pictures.add(drawn(page))
        assert len(pictures) >= 5
        page.mouse.up()
        value = page.locator(ELU).first.input_value()
        found = settled(page, "new URL(location).searchParams.get('elualpha')", value)
        assert float(found) == pytest.approx(float(value))
        assert page.evaluate("document.querySelector('[data-mounted=first]') !== null")
        with tab(browser, page.url) as second:
            second.wait_for_selector(ELU)
            assert second.locator(ELU).first.input_value() == value
            assert settled(second, DRAWN, drawn(page)) == drawn(page)


def test_a_typed_value_moves_the_chart_and_reset_empties_the_address(browser, address):
    with tab(browser, f"{address}/activations?functions=ELU") as page:
        before = drawn(page)
        box = page.locator("[data-testid=stNumberInput] input").first
        box.fill("0.3")
        box.press("Enter")
        assert settled(page, "new URL(location).searchParams.get('elualpha')", "0.3") == "0.3"
        assert settled(page, f"document.querySelector('{ELU}')?.value", "0.3") == "0.3"
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
        slider = page.locator("input[name=temperature_value]")
        slider.focus()
        for key, value in (("End", "20"), ("ArrowLeft", "19.95"), ("Home", "0.05")):
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
        said = "document.querySelector('[data-testid=stVegaLiteChart]').textContent.includes('Sigmoid: ')"
        assert settled(page, said, True)


def test_a_finger_reads_the_curves_and_the_numbers_stay_when_it_is_lifted(browser, address):
    with tab(browser, f"{address}/activations?functions=Sigmoid", has_touch=True, is_mobile=True) as page:
        chart = page.locator(CHART).first
        chart.scroll_into_view_if_needed()
        box = chart.bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2)
        said = (
            "/input x: .*Sigmoid: .*, slope /.test(document.querySelector('[data-testid=stVegaLiteChart]').textContent)"
        )
        assert settled(page, said, True)


def test_play_moves_the_picture_to_its_end_and_then_tells_the_address(browser, address):
    with tab(browser, f"{address}/activations?view=Dying+ReLU&rate=0.2") as page:
        page.evaluate("document.querySelector('[data-testid=stVegaLiteChart] svg').dataset.mounted = 'first'")
        page.evaluate(f"""window.seen = new Set();
            new MutationObserver(() => window.seen.add({DRAWN})).observe(document.body, {{
                subtree: true, attributeFilter: ["d"]
            }});""")
        page.get_by_role("button", name="Play", exact=True).click()
        assert settled(page, "+new URL(location).searchParams.get('step')", 20) == 20
        assert page.evaluate("window.seen.size") >= 10
        page.get_by_role("button", name="One step back").click()
        assert settled(page, "+new URL(location).searchParams.get('step')", 19) == 19
        assert page.evaluate("document.querySelector('[data-mounted=first]') !== null")


def test_play_sends_the_server_nothing_and_stops_when_the_tab_is_hidden_or_the_slider_taken(browser, address):
    with tab(browser, f"{address}/likelihood?view=Underflow&coinflips=1") as page:
        time.sleep(1)
        page.evaluate(
            "(() => { const send = WebSocket.prototype.send; window.sent = 0;"
            "WebSocket.prototype.send = function (data) { window.sent += 1; return send.call(this, data); } })()"
        )
        play = page.get_by_role("button", name="Play", exact=True)
        play.click()
        time.sleep(1)
        assert page.evaluate("window.sent") == 0
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert play.count() == 1
        play.click()
        page.locator(RANGE).hover()
        page.mouse.down()
        play.wait_for()
        page.mouse.up()


def test_a_chart_gives_its_picture_as_svg_its_numbers_as_csv_and_itself_as_python(browser, address):
    with tab(browser, f"{address}/activations?functions=ELU&elualpha=0.5") as page:
        with page.expect_download() as download:
            page.get_by_role("button", name="CSV").click()
        rows = Path(download.value.path()).read_text().splitlines()
        assert rows[0] == 'input x,ELU,"ELU, slope"'
        assert float(rows[1].split(",")[1]) == pytest.approx(0.5 * (math.exp(-5) - 1), rel=1e-5)
        with page.expect_download() as download:
            page.get_by_role("button", name="Python").click()
        assert download.value.suggested_filename == "curves.py"
        assert "values = {'elualpha': 0.5}" in Path(download.value.path()).read_text()
        with page.expect_download() as download:
            page.get_by_role("button", name="SVG").click()
        picture = ElementTree.parse(download.value.path()).getroot()
        assert picture.tag == "{http://www.w3.org/2000/svg}svg"
        assert any("ELU" in (text.text or "") for text in picture.iter("{http://www.w3.org/2000/svg}text"))


def test_back_returns_to_the_value_and_to_the_page_that_was_left(browser, address):
    with tab(browser, f"{address}/activations?functions=ELU") as page:
        page.wait_for_selector(ELU)
        for key, value in (("Home", "0"), ("End", "2")):
            page.locator(ELU).first.focus()
            page.keyboard.press(key)
            asked = "parseFloat(new URL(location).searchParams.get('elualpha'))"
            assert settled(page, asked, float(value)) == float(value)
        page.get_by_role("link", name="Softmax").click()
        page.wait_for_selector("h1:has-text('Softmax')")
        page.wait_for_timeout(1000)
        for value in ("2", "0"):
            page.evaluate("setTimeout(() => history.back())")
            page.wait_for_url(f"**elualpha={value}.0*")
            page.wait_for_selector("h1:has-text('Activations')")
            page.wait_for_selector(ELU)
            assert settled(page, f"document.querySelector('{ELU}')?.value", value) == value
            assert page.locator("[data-testid=stNumberInput] input").first.input_value() == value


def test_back_and_a_link_that_carries_values_open_the_tab_that_they_name(browser, address):
    with tab(browser, f"{address}/likelihood?view=Cross-entropy&flips=HHT") as page:
        page.get_by_role("link", name="Take this sample to the losses").click()
        page.wait_for_url("**/losses?*")
        page.wait_for_selector(".st-key-view [aria-checked=true]:has-text('From likelihood')")
        assert settled(page, "document.querySelector('input[aria-label^=Flips]')?.value", "110") == "110"
        page.get_by_role("link", name="Softmax").click()
        page.wait_for_selector("h1:has-text('Softmax')")
        page.wait_for_timeout(1000)
        page.evaluate("setTimeout(() => history.back())")
        page.wait_for_selector("h1:has-text('Losses')")
        page.wait_for_selector(".st-key-view [aria-checked=true]:has-text('From likelihood')")


def test_the_menu_goes_from_a_page_with_values_to_the_overview_and_to_the_tab_about(browser, address):
    for name, place, told in (("Overview", "/", "Rooms"), ("About", "/?view=About", "About")):
        with tab(browser, f"{address}/activations?functions=ELU") as page:
            page.wait_for_selector(ELU)
            page.get_by_role("link", name=name, exact=True).click()
            page.wait_for_url(f"{address}{place}")
            page.wait_for_selector(f".st-key-view [aria-checked=true]:has-text('{told}')")


def test_another_function_does_not_move_a_slider(browser, address):
    with tab(browser, f"{address}/activations?functions=ELU") as page:
        page.wait_for_selector(ELU)
        page.locator(ELU).first.focus()
        page.keyboard.press("End")
        assert settled(page, "+new URL(location).searchParams.get('elualpha')", 2) == 2
        page.get_by_role("button", name="Tanh", exact=True).click()
        assert settled(page, "new URL(location).searchParams.getAll('functions').length", 2) == 2
        assert settled(page, "document.body.textContent.includes('━ Tanh')", True)
        assert settled(page, f"document.querySelector('{ELU}')?.value", "2") == "2"


def test_each_logit_moves_the_bars_and_keeps_what_the_others_say(browser, address):
    with tab(browser, f"{address}/softmax") as page:
        page.wait_for_selector(RANGE)
        page.evaluate("document.querySelector('[data-testid=stVegaLiteChart] svg').dataset.mounted = 'first'")
        numbers = "[...document.querySelectorAll('.mark-text text')].map(t => t.textContent).filter(t => t.length == 6)"
        for slider, key in ((0, "Home"), (1, "Home"), (2, "Home")):
            page.locator(RANGE).nth(slider).focus()
            page.keyboard.press(key)
            page.wait_for_timeout(600)
        assert page.evaluate(numbers)[:3] == ["0.3333", "0.3333", "0.3333"]
        assert page.evaluate("document.querySelector('[data-mounted=first]') !== null")


def test_a_drag_in_the_plot_moves_the_point_on_the_curve(browser, address):
    with tab(browser, f"{address}/likelihood") as page:
        page.wait_for_selector(RANGE)
        page.wait_for_timeout(1500)
        plot = page.locator("[data-testid=stVegaLiteChart] svg .root > g > .background").first
        plot.scroll_into_view_if_needed()
        box = plot.bounding_box()
        middle = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + box["width"] * 0.5, middle)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.2, middle, steps=5)
        assert page.locator(RANGE).first.input_value() == "0.2"
        page.mouse.up()
        assert settled(page, "parseFloat(new URL(location).searchParams.get('p'))", 0.2) == 0.2


def test_a_hand_places_drags_and_removes_points_and_the_address_holds_them(browser, address):
    with tab(browser, f"{address}/losses?view=Landscape&count=6") as page:
        page.wait_for_timeout(2000)
        asked = "(new URL(location).searchParams.get('points') ?? '').split('~').length"
        plot = page.locator("[data-testid=stVegaLiteChart] svg .root > g > .background").first
        plot.scroll_into_view_if_needed()
        box = plot.bounding_box()
        x, y = box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.9
        page.mouse.click(x, y)
        assert settled(page, asked, 7) == 7
        assert page.evaluate("new URL(location).searchParams.get('points')").endswith("3.2_-3.2_0")
        page.wait_for_timeout(1000)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.8, y, steps=4)
        page.mouse.up()
        last = "new URL(location).searchParams.get('points').split('~').pop()"
        assert settled(page, last, "2.4_-3.2_0") == "2.4_-3.2_0"
        page.get_by_role("radio", name="removes").or_(page.get_by_role("button", name="removes")).first.click()
        page.wait_for_timeout(1500)
        page.mouse.click(box["x"] + box["width"] * 0.8, y)
        assert settled(page, asked, 6) == 6


def test_the_lecture_goes_from_scene_to_scene_by_key_and_leaving_keeps_the_picture(browser, address):
    with tab(browser, f"{address}/activations?functions=Sigmoid&lecture=1") as page:
        page.get_by_role("navigation", name="Lecture").wait_for()
        assert page.locator("h1").is_hidden()
        size = "[...document.querySelectorAll('.mark-text text')].map(t => parseFloat(getComputedStyle(t).fontSize))"
        assert min(page.evaluate(size)) >= 20
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("PageDown")
        page.wait_for_url("**lecture=2*")
        page.wait_for_selector(CHART)
        page.get_by_role("navigation", name="Lecture").get_by_text("2 /").wait_for()
        page.get_by_role("link", name="Leave").click()
        page.wait_for_url(lambda url: "lecture" not in url)
        page.locator("h1").wait_for()
        assert settled(page, "new URL(location).searchParams.get('lecture')", None) is None
        assert page.evaluate("new URL(location).searchParams.getAll('functions')") == ["Sigmoid", "Tanh"]


def test_a_drag_in_the_table_of_all_k_and_p_moves_both_slices(browser, address):
    with tab(browser, f"{address}/likelihood?view=Two+slices") as page:
        page.wait_for_timeout(2500)
        box = page.locator("[data-testid=stVegaLiteChart] svg .root > g > .background").first.bounding_box()
        page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * (0.72 / 1.04), box["y"] + box["height"] * (2.6 / 11), steps=4)
        page.mouse.up()
        assert settled(page, "parseFloat(new URL(location).searchParams.get('p'))", 0.7) == 0.7
        assert settled(page, "parseFloat(new URL(location).searchParams.get('k'))", 8) == 8
        values = "[...document.getElementsByName('k_value')].map(slider => slider.value).join()"
        assert settled(page, values, "8,8,8") == "8,8,8"


def test_sliders_of_one_name_in_two_charts_move_together(browser, address):
    with tab(browser, f"{address}/likelihood") as page:
        page.wait_for_selector(RANGE)
        page.wait_for_timeout(1500)
        page.locator(RANGE).first.focus()
        page.keyboard.press("Home")
        values = "[...document.getElementsByName('p_value')].map(slider => slider.value).join()"
        assert settled(page, values, "0,0,0") == "0,0,0"
        assert settled(page, "parseFloat(new URL(location).searchParams.get('p'))", 0) == 0


@pytest.mark.parametrize("view", VIEWS["likelihood"])
def test_controls_first_picture_slider_and_tools_of_a_likelihood_tab_fit_a_laptop(browser, address, view):
    with tab(browser, f"{address}/likelihood?view={view.replace(' ', '+')}") as page:
        page.set_viewport_size({"width": 1366, "height": 768})
        assert settled(page, FIRST_FITS, True)
        page.set_viewport_size({"width": 360, "height": 740})
        assert settled(page, "document.documentElement.scrollWidth", 360) == 360


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(browser, address, path):
    with tab(browser, f"{address}/{path}") as page:
        page.set_viewport_size({"width": 360, "height": 740})
        time.sleep(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
