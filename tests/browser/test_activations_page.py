"""The activations page in a real Chromium: what is seen together, and pictures that move with one slider."""

import pytest

from tests.browser.test_browser import CHART, pytestmark, server, settled, tab

__all__ = ["pytestmark"]

TABS = {
    "Curves": "view=Curves",
    "Vanishing gradient": "view=Vanishing+gradient",
    "one neuron": "view=Dying+ReLU",
    "a layer": "view=Dying+ReLU&stage=a+layer",
    "two layers": "view=Dying+ReLU&stage=two+layers",
    "PReLU": "view=PReLU",
    "Compare": "view=Compare",
    "Catalogue": "view=Catalogue",
}
# The first picture with its slider and its tools, and the panel of controls beside it.
PARTS = ("[data-testid=stVegaLiteChart]", "[class*=-tools]", "[class*=st-key-controls-]")
SLIDERS = "[...document.querySelectorAll('.vega-bindings input[type=range]')].map(slider => slider.value).join()"
PLOT = "[data-testid=stVegaLiteChart] svg .root > g > .background"


@pytest.fixture(scope="module")
def page(browser):
    """Return a function that opens the page in a state, in a window of some size."""
    with server() as running:
        yield lambda query: tab(browser, f"{running}/activations?{query}")


def assert_seen_together(page, height):
    for part in PARTS:
        for box in [element.bounding_box() for element in page.locator(part).all() if element.is_visible()][:1]:
            assert box["y"] + box["height"] <= height, part


def assert_inside(page, width):
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for element in [*page.locator(CHART).all(), *page.locator("[class*=-tools] button").all()]:
        box = element.bounding_box()
        assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= width)


@pytest.mark.parametrize("name", TABS)
def test_what_is_looked_at_first_fits_a_laptop_and_nothing_leaves_a_phone(page, name):
    with page(TABS[name]) as window:
        window.set_viewport_size({"width": 1366, "height": 768})
        window.wait_for_timeout(1500)
        assert_seen_together(window, 768)
        window.set_viewport_size({"width": 360, "height": 740})
        window.wait_for_timeout(1500)
        assert_inside(window, 360)


@pytest.mark.parametrize(("name", "key"), [("one neuron", "step"), ("two layers", "layerstep"), ("PReLU", "prelustep")])
def test_a_drag_in_the_second_picture_moves_the_first(page, name, key):
    with page(TABS[name]) as laptop:
        laptop.wait_for_timeout(2500)
        before = laptop.locator(CHART).first.inner_html()
        box = laptop.locator(PLOT).nth(1).bounding_box()
        middle = box["y"] + box["height"] / 2
        laptop.mouse.move(box["x"] + box["width"] * 0.2, middle)
        laptop.mouse.down()
        laptop.mouse.move(box["x"] + box["width"] * 0.5, middle, steps=4)
        laptop.mouse.up()
        half = {"step": "10", "layerstep": "75", "prelustep": "150"}[key]
        assert settled(laptop, f"parseFloat(new URL(location).searchParams.get('{key}'))", float(half)) == float(half)
        assert set(laptop.evaluate(SLIDERS).split(",")) == {half}
        assert laptop.locator(CHART).first.inner_html() != before


def test_the_next_step_of_the_neuron_is_written_out_where_the_slider_stands(page):
    with page("view=Dying+ReLU&rate=0.2&step=3") as laptop:
        laptop.locator("annotation:has-text('w_{4} = w_{3}')").first.wait_for(state="attached")


@pytest.mark.parametrize("first", ["Catalogue", "Curves"])
def test_a_click_in_the_catalogue_opens_the_card_of_the_function_and_the_address_says_so(page, first):
    with page(f"view={first}") as laptop:
        laptop.get_by_role("radio", name="Catalogue").click()
        name = laptop.get_by_text("Softsign", exact=True).and_(laptop.locator("svg text"))
        name.wait_for()
        laptop.wait_for_timeout(1000)
        box = name.bounding_box()
        laptop.mouse.click(box["x"] + 5, box["y"] + 60)
        laptop.get_by_text("def softsign(").wait_for()
        asked = "new URL(location).searchParams.getAll('functions').join()"
        assert settled(laptop, asked, "Softsign") == "Softsign"
        assert laptop.evaluate("new URL(location).searchParams.get('cardsoftsign')") == "true"
        assert [error for error in laptop.errors if "Failed to load" not in error] == []


def test_the_catalogue_has_as_many_cells_in_a_row_as_there_is_room_for(page):
    left = "[...document.querySelectorAll('.mark-rect path')].map(p => Math.round(p.getBoundingClientRect().left))"
    with page("view=Catalogue") as window:
        for width, across in ((1366, 7), (900, 5), (360, 2)):
            window.set_viewport_size({"width": width, "height": 768})
            assert settled(window, f"new Set({left}).size", across) == across
