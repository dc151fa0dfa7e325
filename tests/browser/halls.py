"""What the tests do with a hall in the browser: open it, join it, and steer it."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser import selectors


def open_hall(page: Page) -> str:
    """Open a hall at the door, wait for its wall, and return its code."""
    page.goto("/hall")
    button(page, "Open a hall").click()
    expect(button(page, "Ask")).to_be_visible()
    return parse_qs(urlsplit(page.url).query)["code"][0]


def join(page: Page, code: str) -> None:
    """Join a hall by the address of its code."""
    page.goto(f"/hall?code={code}")
    expect(button(page, LOOK)).to_be_visible()


def lose_first_report(page: Page) -> None:
    """Lose the first message in which a page tells what its browser is in a hall."""
    lost: list[bytes] = []

    def connect(route: WebSocketRoute) -> None:
        server = route.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            if not lost and isinstance(message, bytes) and b'"event":"known"' in message:
                lost.append(message)
            else:
                server.send(message)

        route.on_message(pass_on)

    page.route_web_socket(re.compile("/_stcore/stream"), connect)


def close(page: Page) -> None:
    """Close the hall of a wall."""
    button(page, "Hall").click()
    button(page, "Close the hall").click()
    expect_text(page, "all of its answers are deleted")


LOOK = "Show the present question"


def look(page: Page, part: Locator) -> None:
    """Touch a phone, and wait until it shows a part of the present question."""
    button(page, LOOK).click()
    expect(part).to_be_visible()


def button(page: Page, name: str) -> Locator:
    """Return the button with a name."""
    return page.get_by_role("button", name=name, exact=True)


def verdict(page: Page, name: str) -> Locator:
    """Return the option of a vote with a name."""
    return page.get_by_role("radio", name=name, exact=True)


def expect_text(page: Page, text: str) -> None:
    """Wait until a page says something."""
    expect(page.locator(selectors.MAIN)).to_contain_text(text)


def choose(page: Page, label: str) -> None:
    """Choose the next activity."""
    page.locator(".st-key-hall-activity").get_by_role("combobox").click()
    page.get_by_role("option", name=label, exact=True).click()
