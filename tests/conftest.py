import pytest

from tests.browser.test_browser import CHROMIUM, FLAGS


@pytest.fixture(scope="module")
def browser():
    """Start the Chromium of this machine."""
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "CI needs a Chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()
