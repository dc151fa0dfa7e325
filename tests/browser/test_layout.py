"""Every tab, looked at on a laptop and on a phone: what belongs together is seen together, and nothing is cut off."""

from lib.lesson.address import START, location
from lib.lesson.scenes.chapters import SCENES
from tests.browser import app, selectors
from tests.browser.tabs import COLLIDING


def test_controls_and_the_first_picture_beside_them_with_its_sliders_fit_a_laptop(tab):
    assert tab.has_panel == (tab.page != START and tab.view != "Catalogue")
    assert tab.below_a_laptop == []
    assert tab.flat == []


def test_no_formula_is_cut_off_above_or_below(tab):
    assert tab.cut_formulas == []


def test_nothing_is_cut_off_and_nothing_scrolls_sideways_on_a_phone(tab):
    assert tab.outside_a_phone == []
    assert tab.scrolled_derivations == []


def test_words_in_a_picture_do_not_run_into_each_other_on_a_laptop_and_on_a_phone(tab):
    assert tab.colliding_words == {"laptop": [], "phone": []}


def test_the_catalogue_has_as_many_cells_in_a_row_as_there_is_room_for(page):
    left = f"[...document.querySelectorAll('{selectors.BAR}')].map((p) => Math.round(p.getBoundingClientRect().left))"
    app.open_tab(page, "/activations?view=Catalogue")
    for width, across in ((1366, 7), (900, 5), (360, 2)):
        page.set_viewport_size({"width": width, "height": 768})
        app.eventually(page, f"new Set({left}).size", across)


def test_numbers_and_names_of_many_classes_do_not_run_into_each_other(page):
    names = "cat, dog, tiger, elephant seal, hippopotamus, an unusual long name"
    app.open_tab(page, f"/softmax?view=Jacobian&names={names}&cat=7")
    # No label is left out, and each cell has its number.
    shown = f"[...document.querySelectorAll('{selectors.TEXT}')].filter((text) => text.textContent.trim()).length"
    assert page.evaluate(shown) > 36 + 18
    app.eventually(page, COLLIDING, [])
    box = page.get_by_role("textbox", name="Class names")
    box.fill(f"{names}, 7, 8, 9, 10")
    box.press("Enter")
    app.expect_address(page, names=f"{names}, 7, 8, 9, 10")
    app.wait_until_idle(page)
    app.eventually(page, COLLIDING, [])


def test_a_step_of_the_lesson_has_a_large_picture_and_its_text_stays_in_sight_while_the_picture_plays(page):
    number, scene = next((n, scene) for n, scene in enumerate(SCENES, 1) if scene.state["view"] == "Distributions")
    app.open_tab(page, location(scene.page, {**scene.state, "lesson": str(number)}))
    height = f"document.querySelector('{selectors.PLOT}').getBoundingClientRect().height"
    app.eventually(page, f"{height} > 350", True)
    page.evaluate("document.documentElement.toggleAttribute('data-playing', true)")
    text = f"document.querySelector('.st-key-lesson {selectors.ELEMENT}')"
    app.eventually(page, f"getComputedStyle({text}).opacity", "1")
