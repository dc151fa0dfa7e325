"""One server and one Chromium for all tests of a worker; a page is a window in which nothing is left of other tests."""

from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import sync_playwright

from benchmarks.latency import FLAGS
from tests.browser import app
from tests.browser.tabs import STATES, observe
from tests.machine import BROWSER, need
from tests.thorough import first_of_each

# No name is looked up: a request that would leave this machine fails at once, and the test of the page with it.
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# The browser without a window would give letters other widths than that with one does.
SAME_LETTERS = "--font-render-hinting=none"
# A page lives for some seconds here, too short for the code that V8 would optimize to pay.
NOT_OPTIMIZED = "--js-flags=--no-maglev,--no-turbofan"


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def server(app_server):
    """Return the address of the server of the app."""
    return f"http://{app_server.host}"


@pytest.fixture(scope="session")
def browser():
    """Return the Chromium of this machine."""
    need("Chromium", BROWSER)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=BROWSER, args=[*FLAGS, OFFLINE, SAME_LETTERS, NOT_OPTIMIZED]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def shared_window(browser, server):
    """Return the window in which most tests run, one after another.

    A new window has no file and no compiled script in its cache: to open the app there takes three times as long.
    """
    with app.window(browser, server) as page:
        yield page


@pytest.fixture
def page(shared_window, server):
    """Return a window in which nothing is left of other tests."""
    with app.watched(shared_window, server) as page:
        yield page
    empty(page)


def empty(page):
    """Leave nothing to the next test: no pressed button, no size or theme of the window, nothing that is kept."""
    page.mouse.up()
    if page.url != "about:blank":
        page.evaluate("sessionStorage.clear(); localStorage.clear()")
    page.context.clear_cookies()
    page.context.clear_permissions()
    page.emulate_media(media="screen", color_scheme="light", reduced_motion="no-preference", forced_colors="none")
    page.set_viewport_size(app.LAPTOP)


@contextmanager
def another_tab(window, server):
    """Open another tab of a window, watch it, and leave nothing of it behind."""
    page = window.context.new_page()
    with app.watched(page, server):
        yield page
    empty(page)
    page.close()


@pytest.fixture
def new_tab(shared_window, server):
    """Return a new tab of that window: its history is empty, and no page has a line to the server yet."""
    with another_tab(shared_window, server) as page:
        yield page


@pytest.fixture(scope="session")
def opened(request, shared_window, server):
    """Return a tab with an address, for all tests that name it: each goes on to the state that it needs."""
    with another_tab(shared_window, server) as page:
        app.open_tab(page, request.param)
        yield page


@pytest.fixture(scope="module")
def projector(shared_window, server):
    """Return a tab of the size of a projector, which goes from scene to scene of the lecture."""
    with another_tab(shared_window, server) as page:
        page.set_viewport_size(app.PROJECTOR)
        yield page


@pytest.fixture(scope="session")
def phone(browser, server):
    """Return the window of a phone, in which the tests with fingers run one after another."""
    with app.window(browser, server, viewport=app.PHONE, has_touch=True, is_mobile=True) as page:
        yield page


@pytest.fixture
def touched_page(phone, server):
    """Return a phone in which nothing is left of other tests."""
    phone.set_viewport_size(app.PHONE)
    with app.watched(phone, server):
        yield phone
    empty(phone)


@pytest.fixture
def new_page(browser, server):
    """Return a function that opens a window with an empty cache, with options of Playwright's context."""
    with ExitStack() as windows:
        yield lambda **options: windows.enter_context(app.watched_window(browser, server, **options))


@pytest.fixture(scope="session")
def walk(browser, server):
    """Return the window that goes from tab to tab."""
    with app.window(browser, server, reduced_motion="reduce") as page:
        yield page


@pytest.fixture(
    scope="session",
    params=first_of_each(lambda state: state[0], STATES),
    ids=lambda state: " ".join([state[0], *state[1].values()]),
)
def tab(request, walk, server):
    """Return what is seen on each tab of each page in turn, its derivations open; one visit serves all tests."""
    with app.watched(walk, server):
        return observe(walk, *request.param)
