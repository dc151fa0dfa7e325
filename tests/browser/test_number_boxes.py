"""What people type or paste into a number box is read as they mean it, or refused under the box with a reason."""

import pytest

from tests.browser import app, selectors

BOX = f"document.querySelector('{selectors.NUMBER_BOX}')"
MESSAGE = "(document.querySelector('.number-message')?.textContent ?? '')"
READ = {
    "0,5": 0.5,
    "\u22123": -3,
    "\uff11.\uff15": 1.5,
    "\u20132,5": -2.5,
    " 4 ": 4,
    "3\u00d710\u207b\u2076": 3e-6,
    "4.5e\u22125": 4.5e-5,
    "25%": 0.25,
    "1/8": 0.125,
    "+0\u066b5": 0.5,
}
# The keys of the sliders that several charts share, each with a value between its lowest two steps, whole where a step
# has several whole numbers; and the number that Vega writes beside each slider of a key.
SHARED = f"""(() => {{
  const sliders = [...document.querySelectorAll("{selectors.SLIDER}")];
  const shared = sliders.filter(({{ name }}, place) => sliders.findLastIndex((other) => other.name === name) > place);
  return Object.fromEntries(shared.filter((slider) => Number(slider.step) !== 1).map(({{ name, min, step }}) => [
    name.replace("_value", ""),
    Number((Number(min) + Number(step) * (step > 1 ? 0.8 : 0.7)).toFixed(6)),
  ]));
}})()"""
LABELS = "[...document.getElementsByName('KEY_value')].map((slider) => slider.nextElementSibling.textContent)"
GROUPED = {"1\u202f000": 1000, "1 100": 1100, "\u22121'200": -1200, "1,5": 1.5}


REFUSED = [
    *("1,000", "1,500.5", "1,075", "2.5.1", "1.000,", "1e2e1", "-", "+-3", "1e", "5-3", "--7"),
    *("\u20143", "\u30fc2", "~5", "\u22486", "\u2212\u22125"),
]


def enter(page, text, paste, key="z", empty=True):
    """Replace what is in a number box by a text, as one paste or key by key, and commit it.

    The number before is deleted first, or is selected while the text is inserted.
    """
    app.wait_until_idle(page)
    box = page.locator(selectors.number_box(key))
    box.click()
    box.press("Control+A")
    if empty:
        box.press("Delete")
    for part in [text] if paste else text:
        page.keyboard.insert_text(part)
    box.press("Enter")


def test_a_number_box_reads_what_the_app_prints_typed_and_pasted_and_the_address_follows(page):
    app.open_tab(page, "/losses?view=Two%20classes&z=1")
    for place, (text, value) in enumerate(READ.items()):
        enter(page, text, paste=place % 2 == 0)
        app.expect_address(page, z=value)
        app.expect_number(page, z=value)
        assert page.evaluate(MESSAGE) == ""


def test_what_is_no_number_or_out_of_range_is_refused_with_the_limits_and_the_number_before_stays(page):
    app.open_tab(page, "/losses?view=Two%20classes&z=1")
    reasons = {"50": "is out of range", "\u2212" + "99": "is out of range"}
    reasons |= dict.fromkeys(
        ["abc", "1,320", "1_0", "0x1", "--", "e", "\u221e", "1\u00bd", "3\u00d7"], "is not a number"
    )
    for place, (text, reason) in enumerate(reasons.items()):
        enter(page, text, paste=place % 2 == 0)
        app.eventually(page, f"/{reason}.*a number from \u221210 to 10/.test({MESSAGE})", True)
        app.eventually(page, f"{BOX}.value", "1")
        app.expect_address(page, z="1")
    enter(page, "", True)
    app.eventually(page, f"{MESSAGE}.includes('The box was empty')", True)
    app.expect_number(page, z=1)
    enter(page, "2", True)
    app.expect_address(page, z="2")
    app.eventually(page, MESSAGE, "")


def test_grouped_digits_are_read_and_a_whole_number_is_rounded_with_a_word(page):
    app.open_tab(page, "/softmax?view=Overflow")
    for text, value in GROUPED.items():
        enter(page, text, paste=value > 1000, key="shift")
        app.expect_address(page, shift=value)
    app.open_tab(page, "/softmax?view=Attention&dimension=2.5")
    app.expect_number(page, dimension=3)
    app.expect_address(page, dimension="3")
    enter(page, "7,6", True, key="dimension")
    app.expect_address(page, dimension=8)
    app.expect_number(page, dimension=8)
    app.eventually(page, MESSAGE, "8 is the nearest whole number to 7,6.")


def test_a_real_paste_and_a_wheel(page):
    app.open_tab(page, "/losses?view=Two%20classes&z=1")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('\\u22120,5')")
    box = page.locator(selectors.NUMBER_BOX).first
    box.click()
    box.press("Control+A")
    box.press("Control+V")
    box.press("Enter")
    app.expect_address(page, z="-0.5")
    box.hover()
    page.mouse.wheel(0, 120)
    app.eventually(page, f"document.querySelector('{selectors.MAIN}').scrollTop > 0", True)
    app.eventually(page, f"{BOX}.value", "-0.5")


def test_what_is_no_number_is_quoted_whole_and_refused_over_the_selected_number_before(page):
    app.open_tab(page, "/softmax?view=Overflow&shift=40")
    app.expect_number(page, shift=40)
    for place, text in enumerate(REFUSED):
        enter(page, text, place % 2 == 0, "shift", empty=False)
        message = f"\u201c{text}\u201d is not a number. Enter a number from \u22122000 to 2000."
        app.eventually(page, MESSAGE, message)
        assert page.locator(selectors.number_box("shift")).input_value() == "40"
    app.expect_address(page, shift="40")
    box = page.locator(selectors.number_box("shift"))
    box.press("End")
    for text in ("~", "5"):
        page.keyboard.insert_text(text)
    box.press("Enter")
    app.eventually(page, f"{MESSAGE}.includes('\u201c~5\u201d is not a number')", True)
    app.expect_number(page, shift=40)
    enter(page, "7", True, "shift", empty=False)
    app.expect_address(page, shift=7)
    app.eventually(page, MESSAGE, "")


def test_a_message_leaves_when_the_slider_gives_its_box_another_number(page):
    app.open_tab(page, "/losses?view=Loss%20surface")
    enter(page, "15.615", True, "descent")
    app.eventually(page, MESSAGE, "16 is the nearest whole number to 15.615.")
    app.expect_address(page, descent=16)
    app.wait_until_idle(page)
    assert page.evaluate(MESSAGE) != ""
    app.press(page, "descent", "End")
    app.eventually(page, MESSAGE, "")


def test_a_message_over_the_next_row_gives_way_to_a_press_there(page):
    app.open_tab(page, "/activations?functions=ELU&functions=PReLU")
    enter(page, "9", True, "prelualpha")
    app.eventually(page, f"{MESSAGE}.includes('from \u22120.5 to 1.5')", True)
    enter(page, "1,5", True, "elualpha")
    app.eventually(page, MESSAGE, "")
    app.expect_address(page, elualpha=1.5)


@pytest.mark.parametrize(
    "address",
    [
        "/likelihood",
        "/softmax?view=Jacobian&linearization=true",
        "/losses?view=Loss%20surface",
    ],
)
def test_a_value_between_two_steps_stays_exact_where_several_charts_share_its_slider(page, address):
    app.open_tab(page, address)
    shared = page.evaluate(SHARED)
    assert shared
    for key, value in shared.items():
        enter(page, str(value), True, key)
        app.expect_address(page, **{key: value})
        app.wait_until_idle(page)
        app.eventually(page, f"{LABELS.replace('KEY', key)}.every((text) => parseFloat(text) === {value})", True)
        app.expect_number(page, **{key: value})
        app.expect_address(page, **{key: value})
