"""What the tests do with a page in the browser: open it, wait for a state of it, look at it, and move it.

Every wait is for a state, with one limit of time for all: a busy machine is slow, not wrong.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, TimeoutError, expect

from tests.browser import selectors

LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}
PROJECTOR = {"width": 1920, "height": 1080}
SECONDS = 90
SAME_FRAMES = 180

expect.set_options(timeout=SECONDS * 1000)

# The server has answered, also to each slider that was moved, and all that it sent is there: code, words, pictures, and
# the tools under them.
IDLE = f"""() => {{
  const app = document.querySelector("{selectors.APP}"), all = (part) => [...document.querySelectorAll(part)];
  return app?.dataset.testConnectionState === "CONNECTED" && app.dataset.testScriptState === "notRunning"
    && !window.chartTools?.unanswered?.size
    && "ready" in document.documentElement.dataset && !all("{selectors.SKELETON}").length
    && all("{selectors.CONTENT}").length > 0
    && all("main button, main summary").every((part) => part.textContent || part.ariaLabel)
    && all("{selectors.CHART}").length === all("{selectors.DRAWING}").length
    && all("{selectors.CHART}").length === all("{selectors.FIGURE}").length;
}}"""
IDLE_FOR_TWO_FRAMES = f"""async () => {{
  if (!({IDLE})()) return false;
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  return ({IDLE})();
}}"""
# What shows by its place that something moves: asked for all that there is, a page of formulas would take a second.
PARTS = f"{selectors.PLOT}, {selectors.MAIN} :is({selectors.ELEMENT}, svg, input, button)"
# Ten frames in a row in which nothing has moved.
STILL = f"""() => new Promise((resolve) => {{
  let last = "", frames = 0;
  const look = () => {{
    const parts = document.querySelectorAll("{selectors.MAIN}, {PARTS}");
    const now = [...parts].map((part) => Object.values(part.getBoundingClientRect().toJSON()).join()).join(";");
    frames = now === last ? frames + 1 : 0;
    last = now;
    if (frames < 10) requestAnimationFrame(look);
    else resolve();
  }};
  look();
}})"""
LINES = f"[...document.querySelectorAll('{selectors.LINE}')].map((path) => path.getAttribute('d')).join()"
# Counts what the page sends to the server from now on.
COUNT_MESSAGES = """() => {
  const send = window.plainSend ??= WebSocket.prototype.send;
  window.sent = 0;
  WebSocket.prototype.send = function (data) { window.sent += 1; return send.call(this, data); };
}"""
ALT_TEXTS = f"[...document.querySelectorAll('{selectors.FIGURE}')].map((figure) => figure.ariaLabel)"


def open_tab(page: Page, address: str) -> None:
    """Open an address of the app, and wait until all of it is there."""
    page.goto(address)
    wait_until_idle(page)


def travel(page: Page, address: str) -> None:
    """Go to an address of the same page as the back button does: to load the page anew takes four times as long."""
    page.evaluate(
        "address => { history.pushState({}, '', address); dispatchEvent(new PopStateEvent('popstate')); }", address
    )


def go_to(page: Page, address: str, **sliders: float) -> None:
    """Go to another state of the same page, and wait until all of it is there.

    The sliders tell it from the state before: one of them has another value there, or is not there. Streamlit 1.67
    stops with "Bad delta path index" where a fragment is not yet answered when a run of the whole page begins. It asks
    for a run a moment after the address has a typed number, but not as late as in the second frame.
    """
    page.wait_for_function(IDLE_FOR_TWO_FRAMES, polling=50)
    travel(page, address)
    expect_slider(page, **sliders)
    wait_until_idle(page)


def follow_menu(page: Page, name: str) -> None:
    """Go to a bare page by its link in the menu, which loads no document, and wait until all of it is there."""
    page.locator(selectors.MENU).get_by_role("link", name=name, exact=True).click()
    page.wait_for_selector(f"h1:has-text('{name}')")
    wait_until_idle(page)


def wait_until_idle(page: Page) -> None:
    """Wait until the server has nothing more to say, and all that it has said is on the page."""
    page.wait_for_function(IDLE, polling=50)


def wait_until_still(page: Page) -> None:
    """Wait until nothing on the page moves, for example after its window has got another size."""
    page.evaluate(STILL)


def resize(page: Page, size: dict[str, int]) -> None:
    """Give the window a size, and wait until the page has followed."""
    page.set_viewport_size(size)
    eventually(page, "[innerWidth, innerHeight]", list(size.values()))
    wait_until_still(page)


def show_theme(page: Page, theme: str) -> None:
    """Let the browser ask for a light or a dark page, and wait until the page has followed."""
    page.emulate_media(color_scheme=theme)
    background = f"getComputedStyle(document.querySelector('{selectors.APP}')).backgroundColor"
    eventually(page, f"{background}.match(/\\d+/)[0] > 127", theme == "light")
    wait_until_idle(page)
    wait_until_still(page)


def eventually(page: Page, expression: str, expected: object) -> None:
    """Wait until a JavaScript expression has the expected value."""
    try:
        page.wait_for_function(f"expected => JSON.stringify({expression}) === JSON.stringify(expected)", arg=expected)
    except TimeoutError:
        found = page.evaluate(expression)
        raise AssertionError(f"{expression} is {found!r}, not {expected!r}") from None


def wait_for(page: Page, is_there: Callable[[], bool]) -> None:
    """Wait until something holds that a test hears of beside the page, such as a message of its line to the server."""
    latest = time.monotonic() + SECONDS
    while not is_there():
        assert time.monotonic() < latest, f"nothing was heard within {SECONDS} s"
        page.evaluate("new Promise(requestAnimationFrame)")


def faults(page: Page, kinds: dict[str, str]) -> dict[str, list]:
    """Return the faults of each kind, a JavaScript expression, once there are none, or when they change no more.

    They change no more if they are the same in so many frames in which the server has nothing to say.
    """
    found = ", ".join(f"{kind}: {expression}" for kind, expression in kinds.items())
    return page.evaluate(f"""async () => {{
      let last, now, found;
      for (let frames = 0; frames < {SAME_FRAMES}; last = now) {{
        await new Promise(requestAnimationFrame);
        found = {{ {found} }};
        if (Object.values(found).every((kind) => kind.length === 0)) break;
        now = JSON.stringify(found);
        frames = now === last && ({IDLE})() ? frames + 1 : 0;
      }}
      return found;
    }}""")


def expect_address(page: Page, **state: object) -> None:
    """Wait until the address has a state: a text, a number however it is written, a list of texts, or None."""
    for key, expected in state.items():
        found = f"new URL(location).searchParams.getAll('{key}')"
        if isinstance(expected, list):
            eventually(page, found, expected)
        elif isinstance(expected, str) or expected is None:
            eventually(page, f"({found}[0] ?? null)", expected)
        else:
            eventually(page, f"parseFloat({found}[0])", expected)


def query(page: Page) -> dict[str, list[str]]:
    """Return the state in the address."""
    return parse_qs(urlsplit(page.url).query)


def lines(page: Page) -> str:
    """Return the paths of all lines as they are drawn now."""
    return page.evaluate(LINES)


def slider(page: Page, key: str) -> Locator:
    """Return the first slider of a parameter that is seen."""
    return page.locator(selectors.slider(key)).locator("visible=true").first


def expect_slider(page: Page, **values: float) -> None:
    """Wait until the first slider of each parameter has its value."""
    for key, value in values.items():
        eventually(page, f"parseFloat(document.querySelector('{selectors.slider(key)}')?.value)", value)


def expect_number(page: Page, **values: float) -> None:
    """Wait until the number box of each parameter has its value."""
    for key, value in values.items():
        eventually(page, f"parseFloat(document.querySelector('{selectors.number_box(key)}')?.value)", value)


def type_number(page: Page, value: str) -> None:
    """Type a value into the first number box."""
    number = page.locator(selectors.NUMBER_BOX).first
    number.fill(value)
    number.press("Enter")


def press(page: Page, key: str, *names: str) -> None:
    """Press keys on the slider of a parameter."""
    slider(page, key).focus()
    for name in names:
        page.keyboard.press(name)


def pill(page: Page, name: str) -> Locator:
    """Return an option of a control of pills; words of an explanation may have the same name."""
    return page.locator(selectors.BUTTON_GROUP).get_by_role("button", name=name, exact=True)


def choose(page: Page, item: str) -> None:
    """Choose an item of the menu of the first picture."""
    page.get_by_role("button", name=selectors.PICTURE_MENU).first.click()
    page.get_by_role("menuitem", name=item).click()


def mark_chart(page: Page) -> None:
    """Mark the first chart, to know later whether it is still the same one."""
    page.locator(selectors.SVG).first.evaluate("chart => { chart.dataset.marked = 'marked'; }")


def expect_marked_chart(page: Page) -> None:
    """Assert that the marked chart is still on the page: it was not mounted anew."""
    assert page.locator("[data-marked]").count() == 1


def box(page: Page, part: Locator) -> dict[str, float]:
    """Return where a part is in the window, once it is in sight and nothing moves."""
    part.scroll_into_view_if_needed()
    wait_until_still(page)
    return part.bounding_box()


def place(page: Page, part: Locator, across: float, down: float) -> tuple[float, float]:
    """Return the point of the window at shares of a part's width and height."""
    found = box(page, part)
    return found["x"] + found["width"] * across, found["y"] + found["height"] * down


def place_in_map(page: Page, plot: Locator, across: float, down: float) -> tuple[float, float]:
    """Return the point of the window at shares of the side of a square map, in the upper left corner of its plot."""
    found = box(page, plot)
    side = min(found["width"], found["height"])
    return found["x"] + side * across, found["y"] + side * down


def drag_across(page: Page, part: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag the pointer from one point of a part to another, each at shares of the part's width and height."""
    found = box(page, part)
    drag(page, *((found["x"] + found["width"] * x, found["y"] + found["height"] * y) for x, y in (start, end)))


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag the pointer from one point of the window to another."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=5)
    page.mouse.up()


# Streamlit looks for its server under the page's path first, then under the root.
PROBE = re.compile(r"404 .*/_stcore/(health|host-config)$")


@contextmanager
def watched(page: Page, server: str) -> Iterator[Page]:
    """Assert at the end that the console had no error, no request left the server, and no exception is shown."""
    errors: list[str] = []
    left: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        text = f"{message.text} {message.location['url']}"
        if message.type == "error" and not PROBE.search(text):
            errors.append(text)

    def follow(request: Request) -> None:
        if not request.url.startswith((server, "data:", "blob:")):
            left.append(request.url)

    listeners = {"pageerror": lambda error: errors.append(str(error)), "console": hear, "request": follow}
    for event, listener in listeners.items():
        page.on(event, listener)
    yield page
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    # A browser asks for the icon of a page by itself: no listener hears of that.
    icons = page.evaluate("[...document.querySelectorAll('link[rel~=icon]')].map((link) => link.href)")
    left += [icon for icon in icons if not icon.startswith((server, "data:"))]
    assert errors == [], errors
    assert left == [], left
    assert page.locator(selectors.EXCEPTION).count() == 0


@contextmanager
def window(browser: Browser, server: str, **options: object) -> Iterator[Page]:
    """Open a window of the browser in which nothing is kept of others, as large as a laptop's unless told otherwise."""
    context = browser.new_context(base_url=server, **({"viewport": LAPTOP} | options))
    context.set_default_timeout(SECONDS * 1000)
    try:
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def watched_window(browser: Browser, server: str, **options: object) -> Iterator[Page]:
    """Open a window of its own, and watch it until it is closed."""
    with window(browser, server, **options) as page, watched(page, server):
        yield page
