"""What people type or paste into a number box is read as they mean it, or refused under the box with a reason."""

from tests.browser import app, selectors
from tests.browser.opened import on_losses, on_softmax

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
    page.focus(selectors.number_box(key))
    page.keyboard.press("Control+A")
    if empty:
        page.keyboard.press("Delete")
    for part in [text] if paste else text:
        page.keyboard.insert_text(part)
    page.keyboard.press("Enter")


def expect_read(page, value, message="", key="z"):
    """Wait until box and address have a number, and a message is shown or none."""
    address = f"parseFloat(new URL(location).searchParams.get('{key}'))"
    box = f"parseFloat(document.querySelector('{selectors.number_box(key)}').value)"
    app.eventually(page, f"[{address}, {box}, {MESSAGE}]", [value, value, message])


@on_losses
def test_a_number_box_reads_what_the_app_prints_typed_and_pasted_and_the_address_follows(opened):
    app.go_to(opened, "/losses?view=Two%20classes&z=3", z=3)
    for place, (text, value) in enumerate(READ.items()):
        enter(opened, text, paste=place % 2 == 0)
        expect_read(opened, value)


@on_losses
def test_what_is_no_number_or_out_of_range_is_refused_with_the_limits_and_the_number_before_stays(opened):
    page = opened
    # The number before is that of the address, also where another one was typed into the box that has the focus.
    app.go_to(page, "/losses?view=Two%20classes&z=3", z=3)
    enter(page, "5", True)
    expect_read(page, 5)
    app.go_to(page, "/losses?view=Two%20classes&z=1", z=1)
    reasons = {"50": "is out of range", "\u2212" + "99": "is out of range"}
    reasons |= dict.fromkeys(
        ["abc", "1,320", "1_0", "0x1", "--", "e", "\u221e", "1\u00bd", "3\u00d7"], "is not a number"
    )
    for place, (text, reason) in enumerate(reasons.items()):
        enter(page, text, paste=place % 2 == 0)
        expect_read(page, 1, f"\u201c{text}\u201d {reason}. Enter a number from \u221210 to 10.")
    enter(page, "", True)
    app.eventually(page, f"{MESSAGE}.includes('The box was empty')", True)
    app.expect_number(page, z=1)
    enter(page, "2", True)
    expect_read(page, 2)


@on_losses
def test_what_is_no_number_is_quoted_whole_and_refused_over_the_selected_number_before(opened):
    page = opened
    app.go_to(page, "/losses?view=Two%20classes&z=4", z=4)
    for place, text in enumerate(REFUSED):
        enter(page, text, place % 2 == 0, empty=False)
        expect_read(page, 4, f"\u201c{text}\u201d is not a number. Enter a number from \u221210 to 10.")
    page.keyboard.press("End")
    for text in ("~", "5"):
        page.keyboard.insert_text(text)
    page.keyboard.press("Enter")
    app.eventually(page, f"{MESSAGE}.includes('\u201c~5\u201d is not a number')", True)
    app.expect_number(page, z=4)
    enter(page, "7", True, empty=False)
    expect_read(page, 7)


@on_losses
def test_a_real_paste_and_a_wheel(opened):
    page = opened
    app.go_to(page, "/losses?view=Two%20classes&z=2", z=2)
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


@on_losses
def test_a_message_about_a_rounded_number_leaves_when_its_slider_moves_and_a_value_between_two_steps_stays_exact(
    opened,
):
    page = opened
    app.go_to(page, "/losses?view=Loss%20surface", descent=0)
    enter(page, "15,61", True, "descent")
    expect_read(page, 16, "16 is the nearest whole number to 15,61.", "descent")
    app.wait_until_idle(page)
    assert page.evaluate(MESSAGE) != ""
    app.press(page, "descent", "End")
    app.eventually(page, MESSAGE, "")
    expect_exact_between_steps(page)


@on_softmax
def test_a_message_over_the_next_row_gives_way_to_a_press_there(opened):
    page = opened
    app.go_to(page, "/softmax?cat=3", cat=3)
    enter(page, "99", True, "cat")
    app.eventually(page, f"{MESSAGE}.includes('from \u221210 to 10')", True)
    page.locator(selectors.number_box("dog")).click()
    app.eventually(page, MESSAGE, "")
    enter(page, "1,5", True, "dog")
    expect_read(page, 1.5, key="dog")


@on_softmax
def test_grouped_digits_are_read(opened):
    app.go_to(opened, "/softmax?view=Overflow", shift=0)
    for text, value in GROUPED.items():
        enter(opened, text, paste=value > 1000, key="shift")
        expect_read(opened, value, key="shift")


@on_softmax
def test_a_value_between_two_steps_stays_exact_where_the_picture_of_a_derivation_shares_its_slider(opened):
    app.go_to(opened, "/softmax?view=Jacobian&linearization=true", stepsize=0.1)
    expect_exact_between_steps(opened)


def expect_exact_between_steps(page):
    """Give each slider that several charts share a value between two of its steps, and find it there unchanged."""
    shared = page.evaluate(SHARED)
    assert shared
    for key, value in shared.items():
        enter(page, str(value), True, key)
        expect_read(page, value, key=key)
        app.wait_until_idle(page)
        app.eventually(page, f"{LABELS.replace('KEY', key)}.every((text) => parseFloat(text) === {value})", True)
        expect_read(page, value, key=key)
