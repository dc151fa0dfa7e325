"""Sliders in the charts: the picture follows every move, the boxes and the address follow when one is let go."""

import pytest
from playwright.sync_api import expect

from tests.browser import app, selectors
from tests.browser.opened import on_activations, on_likelihood, on_losses, on_softmax

BARS = f"""[...document.querySelectorAll("{selectors.CHART}")[0].querySelectorAll("{selectors.BAR}")]
  .map((bar) => bar.getBoundingClientRect().height).join()"""

# The first chart as it is drawn now.
DRAWN = f"document.querySelector('{selectors.CHART}').innerHTML"

# Records from now on, at every frame: the values of the slider of the neuron's steps, those beside which its box has
# another one, and the pictures. Begun after the player, it comes after it in each frame, and sees what is painted.
RECORD = f"""() => {{
  const [box, slider] = ["{selectors.number_box("step")}", "{selectors.slider("step")}"];
  const number = (part) => Number(document.querySelector(part).value);
  window.seen = {{ values: new Set(), apart: new Set(), pictures: new Set() }};
  const look = () => {{
    if (!window.seen) return;
    seen.values.add(number(slider));
    if (number(box) !== number(slider)) seen.apart.add(number(slider));
    seen.pictures.add({app.LINES});
    requestAnimationFrame(look);
  }};
  requestAnimationFrame(look);
}}"""
RECORDED = """() => {
  const { values, apart, pictures } = window.seen;
  window.seen = null;
  return { values: values.size, apart: [...apart], pictures: pictures.size };
}"""


@on_activations
def test_a_chart_moves_at_every_step_of_a_drag_and_the_address_shows_the_same_elsewhere(opened):
    page = opened
    app.go_to(page, "/activations?functions=ELU&elualpha=0.5", elualpha=0.5)
    app.mark_chart(page)
    slider = app.slider(page, "elualpha")
    box = app.box(page, slider)
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] / 2)
    page.mouse.down()
    for step in range(1, 6):
        page.evaluate(f"window.drawn = {app.LINES}")
        page.mouse.move(box["x"] + box["width"] * (0.5 + step / 20), box["y"] + box["height"] / 2)
        page.wait_for_function(f"{app.LINES} !== window.drawn")
    page.mouse.up()
    value = slider.input_value()
    app.expect_address(page, elualpha=float(value))
    app.wait_until_idle(page)
    app.expect_marked_chart(page)
    picture = app.lines(page)
    app.open_tab(page, page.url)
    app.expect_slider(page, elualpha=float(value))
    app.eventually(page, app.LINES, picture)


@on_activations
def test_curves_that_come_back_after_no_function_was_chosen_have_the_value_of_their_box(opened):
    page = opened
    app.go_to(page, "/activations?functions=ELU&elualpha=0.7", elualpha=0.7)
    app.press(page, "elualpha", "End")
    app.expect_address(page, elualpha=2.0)
    app.wait_until_idle(page)
    picture = app.lines(page)
    pill = app.pill(page, "ELU")
    pill.click()
    page.get_by_text("Choose at least one function").wait_for()
    pill.click()
    app.expect_slider(page, elualpha=2.0)
    app.expect_number(page, elualpha=2.0)
    app.eventually(page, app.LINES, picture)
    app.expect_address(page, elualpha=2.0)


def drag_and_press_keys(page, key):
    """Drag a slider and press keys right after it: slider, box and address have one value, and keep it."""
    slider = app.slider(page, key)
    app.drag_across(page, slider, (0.6, 0.5), (0.3, 0.5))
    dragged = float(slider.input_value())
    for name, steps in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1)):
        page.keyboard.press(name)
        value = float(slider.input_value())
        assert value == pytest.approx(dragged + steps * float(slider.get_attribute("step")))
        app.expect_number(page, **{key: value})
    app.expect_address(page, **{key: value})
    app.wait_until_idle(page)
    app.expect_address(page, **{key: value})
    app.expect_slider(page, **{key: value})
    app.expect_number(page, **{key: value})


# Sliders of one chart, one of them of whole numbers. In test_each_logit_… follows one that several charts share.
@on_activations
@pytest.mark.parametrize(
    ("address", "state"),
    [
        ("/activations?functions=ELU&elualpha=0.3", {"elualpha": 0.3}),
        ("/activations?view=Dying+ReLU&rate=0.2&step=3", {"step": 3}),
    ],
)
def test_a_drag_and_keys_right_after_it_leave_one_value_in_slider_box_and_address(opened, address, state):
    app.go_to(opened, address, **state)
    drag_and_press_keys(opened, *state)


@on_activations
def test_box_and_picture_follow_a_play_to_its_end_while_the_server_answers_it_and_the_next_step_is_written_out(opened):
    page = opened
    app.go_to(page, "/activations?view=Dying+ReLU&rate=0.2&step=0", step=0)
    app.mark_chart(page)
    # At 4 frames a second, each lasts longer than a slider waits: every value is sent, and answered with the next due.
    page.get_by_role("combobox", name="Steps a second").evaluate("select => { select.selectedOptions[0].value = 4; }")
    page.get_by_role("button", name="Play", exact=True).click()
    page.evaluate(RECORD)
    app.expect_address(page, step=20.0)
    app.wait_until_idle(page)
    recorded = page.evaluate(RECORDED)
    assert recorded["values"] > 10
    assert recorded["pictures"] > 10
    assert recorded["apart"] == []
    page.get_by_role("button", name="One step back").click()
    app.expect_address(page, step=19.0)
    app.expect_marked_chart(page)
    page.locator(f"{selectors.FORMULA_SOURCE}:has-text('w_{{20}} = w_{{19}}')").first.wait_for(state="attached")


@on_activations
@pytest.mark.parametrize(
    ("stage", "key", "half"), [("one neuron", "step", 10), ("two layers", "layerstep", 75), ("", "prelustep", 150)]
)
def test_a_drag_in_the_second_picture_moves_the_first(opened, stage, key, half):
    page = opened
    address = f"/activations?view=Dying+ReLU&stage={stage}" if stage else "/activations?view=PReLU"
    app.go_to(page, address, **{key: 0})
    page.evaluate(f"window.drawn = {DRAWN}")
    app.drag_across(page, page.locator(selectors.PLOT).nth(1), (0.2, 0.5), (0.5, 0.5))
    app.expect_address(page, **{key: float(half)})
    app.eventually(page, f"new Set([...document.querySelectorAll('{selectors.SLIDER}')].map((s) => s.value)).size", 1)
    app.expect_slider(page, **{key: float(half)})
    app.eventually(page, f"{DRAWN} === window.drawn", False)


@on_softmax
def test_arrow_keys_home_and_end_move_a_slider(opened):
    page = opened
    app.go_to(page, "/softmax?view=Temperature&temperature=2", temperature=2)
    for key, value in (("End", 20), ("ArrowLeft", 19.95), ("Home", 0.05)):
        app.press(page, "temperature", key)
        app.expect_slider(page, temperature=value)
        app.expect_address(page, temperature=float(value))


@on_softmax
def test_each_logit_moves_the_bars_and_keeps_what_the_others_say_and_a_drag_and_keys_leave_one_value(opened):
    page = opened
    app.go_to(page, "/softmax?cat=3", cat=3)
    app.mark_chart(page)
    for key in ("cat", "dog", "tiger"):
        app.press(page, key, "Home")
        app.expect_address(page, **{key: -10.0})
    numbers = f"[...document.querySelectorAll('{selectors.NUMBER}')].map((text) => text.textContent)"
    app.eventually(page, f"{numbers}.filter((text) => /^0\\.\\d{{4}}$/.test(text)).slice(0, 3)", ["0.3333"] * 3)
    drag_and_press_keys(page, "cat")
    app.expect_marked_chart(page)


@on_softmax
def test_the_bars_of_a_step_and_its_error_move_with_one_slider(opened):
    page = opened
    app.go_to(page, "/softmax?view=Jacobian", stepsize=0.1)
    page.get_by_text("Advanced: rank, eigenvalues").click()
    expect(page.locator(selectors.slider("stepsize")).locator("visible=true")).to_have_count(1)
    before = page.evaluate(BARS)
    app.press(page, "stepsize", "End")
    words = f"[...document.querySelectorAll('{selectors.CHART} text')].map((text) => text.textContent)"
    app.eventually(page, f"{words}.includes('step size dz: 5')", True)
    page.wait_for_function(f"before => {BARS} !== before", arg=before)
    app.expect_address(page, stepsize=5.0)


class Line:
    """The line from a page to the server, on which messages can be kept back."""

    def __init__(self, page):
        self.page, self.server, self.holds, self.held = page, None, False, []
        page.route_web_socket("**/_stcore/stream", self.connect)

    def connect(self, socket):
        self.server = socket.connect_to_server()
        socket.on_message(lambda message: self.held.append(message) if self.holds else self.server.send(message))
        self.server.on_message(socket.send)

    def hold(self):
        """Keep back all messages from now on."""
        self.holds = True

    def wait_for(self, count):
        """Wait until so many messages are kept back."""
        app.wait_for(self.page, lambda: len(self.held) >= count)

    def send(self, count):
        """Send the first messages that are kept back."""
        for _ in range(count):
            self.server.send(self.held.pop(0))

    def release(self):
        """Send all that is kept back, and keep back no more."""
        self.send(len(self.held))
        self.holds = False


def test_no_older_message_or_answer_puts_back_a_number_that_was_typed_or_moved_by_keys(new_tab):
    page, line = new_tab, Line(new_tab)
    app.open_tab(page, "/softmax?dog=5")
    for low in (4.9, 4.8):
        line.hold()
        for count, key in enumerate(("ArrowLeft", "ArrowRight"), start=1):
            app.press(page, "dog", key)
            line.wait_for(count)
        # The server begins with the first value, and the second one comes with the address that has it already.
        line.release()
        app.wait_until_idle(page)
        app.eventually(page, f"{app.ALT_TEXTS}[0].includes('dog = {low + 0.1:g};')", True)
        app.expect_address(page, dog=round(low + 0.1, 2))
        app.press(page, "dog", "ArrowLeft")
        app.expect_address(page, dog=low)
        app.wait_until_idle(page)
    line.hold()
    box = page.locator(selectors.number_box("dog"))
    box.click()
    box.press("Control+A")
    page.keyboard.insert_text("7")
    box.press("Enter")
    app.press(page, "dog", "ArrowLeft", "ArrowLeft")
    app.expect_slider(page, dog=6.8)
    line.wait_for(2)
    line.send(1)
    app.eventually(page, f"{app.ALT_TEXTS}[0].includes('dog = 7;')", True)
    app.expect_slider(page, dog=6.8)
    app.expect_number(page, dog=6.8)
    line.release()
    app.expect_address(page, dog=6.8)
    app.wait_until_idle(page)
    app.expect_slider(page, dog=6.8)
    app.expect_number(page, dog=6.8)
    page.get_by_role("button", name="Reset", exact=True).click()
    app.expect_slider(page, dog=1)
    app.wait_until_idle(page)
    line.hold()
    for count, key in enumerate(("cat", "dog"), start=1):
        app.press(page, key, "Home")
        line.wait_for(count)
    line.release()
    app.wait_until_idle(page)
    for show in (app.expect_slider, app.expect_number, app.expect_address):
        show(page, cat=-10, dog=-10)
    app.eventually(page, f"/Logit of cat = .10; Logit of dog = .10;/.test({app.ALT_TEXTS}[0])", True)


@on_likelihood
def test_a_drag_in_the_table_of_all_k_and_p_moves_both_slices(opened):
    page = opened
    app.go_to(page, "/likelihood?view=Binomial+table&k=5", k=5)
    app.drag_across(page, page.locator(selectors.PLOT).first, (0.5, 0.5), (0.72 / 1.04, 2.6 / 11))
    app.expect_address(page, p=0.7, k=8.0)
    app.eventually(page, "[...document.getElementsByName('k_value')].map((slider) => slider.value)", ["8", "8", "8"])


@on_likelihood
def test_sliders_of_one_name_move_together_and_report_once_also_right_before_a_button_is_pressed(opened):
    page = opened
    app.go_to(page, "/likelihood?p=0.4", p=0.4)
    app.eventually(page, f"{app.ALT_TEXTS}[0].includes('p = 0.4')", True)
    page.evaluate(app.COUNT_MESSAGES)
    app.press(page, "p", "Home")
    app.eventually(page, "[...document.getElementsByName('p_value')].map((slider) => slider.value)", ["0", "0", "0"])
    app.expect_address(page, p=0.0)
    app.eventually(page, f"/p = 0[;.] /.test({app.ALT_TEXTS}[0])", True)
    app.wait_until_idle(page)
    assert page.evaluate("window.sent") == 1
    app.press(page, "p", "End")
    page.get_by_role("button", name="Keep only the first").click()
    app.eventually(page, f"/of 1 flip,.*p = 1[;.] /.test({app.ALT_TEXTS}[0])", True)
    app.wait_until_idle(page)
    for show in (app.expect_slider, app.expect_number, app.expect_address):
        show(page, p=1)
    assert page.evaluate("window.sent") == 3


@on_likelihood
def test_a_drag_in_the_plot_moves_the_point_on_the_curve(opened):
    page = opened
    app.go_to(page, "/likelihood?p=0.6", p=0.6)
    app.drag_across(page, page.locator(selectors.PLOT).first, (0.5, 0.5), (0.2, 0.5))
    app.expect_slider(page, p=0.2)
    app.expect_address(page, p=0.2)


@on_losses
def test_a_chart_that_leaves_and_comes_back_agrees_with_its_box_and_the_address(opened):
    page = opened
    app.go_to(page, "/losses?view=Two+classes&z=-1", z=-1)
    app.press(page, "z", "Home", "ArrowRight")
    app.expect_address(page, z=-9.9)
    picture = app.lines(page)
    page.get_by_role("radio", name="prediction").click()
    app.expect_address(page, against="prediction")
    app.press(page, "p", "End")
    app.expect_address(page, p=1.0)
    page.get_by_role("radio", name="logit").click()
    app.expect_address(page, against=None)
    app.expect_slider(page, z=-9.9)
    app.expect_number(page, z=-9.9)
    app.eventually(page, app.LINES, picture)
    app.eventually(page, f"/z = [-−]9[.]9[.]/.test({app.ALT_TEXTS}[0])", True)
    app.expect_address(page, z=-9.9)
    # The history leads to an address without p, which begins at its default when it comes back.
    app.go_to(page, "/losses?view=Two+classes&z=-1", z=-1)
    page.get_by_role("radio", name="prediction").click()
    app.expect_slider(page, p=0.5)
    app.wait_until_idle(page)
    app.expect_slider(page, p=0.5)
    app.expect_number(page, p=0.5)
    app.expect_address(page, against="prediction", p=None)


# Moves a slider away and back, and presses a button before the slider has rested. The slider has nothing to report, so
# the press is repeated only after a while.
AWAY_AND_BACK_AND_PRESS = """(button, slider) => {
  for (const step of ["stepDown", "stepUp"]) {
    slider[step]();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const { x, y } = button.getBoundingClientRect();
  const at = { clientX: x + 9, clientY: y + 9, pressure: 0.5, width: 2, height: 2 };
  for (const kind of ["pointerdown", "pointerup"]) {
    button.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerType: "mouse", ...at }));
  }
  button.click();
}"""


@on_losses
def test_an_option_that_is_chosen_right_after_a_slider_has_moved_away_and_back_is_chosen_once(opened):
    page = opened
    app.go_to(page, "/losses?view=Two+classes&z=-2", z=-2)
    option = page.get_by_role("radio", name="prediction")
    option.evaluate(AWAY_AND_BACK_AND_PRESS, app.slider(page, "z").element_handle())
    app.expect_slider(page, p=0.5)
    app.wait_until_idle(page)
    app.expect_address(page, against="prediction")


def test_a_drag_asks_the_server_once_and_a_play_not_at_all_until_it_is_stopped_and_it_has_the_speed_that_is_named(
    new_page,
):
    page = new_page()
    app.open_tab(page, "/likelihood?view=Underflow&coinflips=1")
    # One move in each frame of 16 ms, on the browser's clock: timers run between two moves, as during a drag by hand.
    page.clock.install(time=0)
    page.clock.pause_at(60_000)
    page.evaluate(app.COUNT_MESSAGES)
    slider = app.slider(page, "coinflips")
    for _ in range(20):
        slider.evaluate("input => { input.stepUp(); input.dispatchEvent(new Event('input', { bubbles: true })); }")
        page.clock.run_for(16)
    assert page.evaluate("window.sent") == 0
    page.clock.resume()
    app.expect_address(page, coinflips=21.0)
    app.wait_until_idle(page)
    assert page.evaluate("window.sent") == 1
    play = page.get_by_role("button", name="Play", exact=True)
    play.click()
    # However busy the machine, a second of this clock has as many frames.
    page.clock.run_for(1000)
    assert float(slider.input_value()) > 30
    box, shown = (
        f"document.querySelector('{part('coinflips')}').value" for part in (selectors.number_box, selectors.slider)
    )
    app.eventually(page, f"Number({box}) === Number({shown})", True)
    expect(page.get_by_text("Text and formulas follow when it stops")).to_be_visible()
    assert page.evaluate("window.sent") == 1
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(play).to_be_visible()
    play.click()
    expect(play).to_be_hidden()
    page.mouse.move(*app.place(page, page.locator(selectors.SLIDER).first, 0.9, 0.5))
    page.mouse.down()
    page.clock.run_for(100)
    expect(play).to_be_visible()
    page.mouse.up()
    play.click()
    expect(play).to_be_hidden()
    page.locator(selectors.number_box("coinflips")).focus()
    expect(play).to_be_visible()
    app.wait_until_idle(page)
    # The clock goes on by hand.
    page.clock.pause_at(3_600_000)
    speeds = page.get_by_role("combobox", name="Steps a second")
    stride = 6  # the steps of a frame, so that two hundred of them are enough
    for label in speeds.locator("option").all_inner_texts():
        speeds.select_option(label=label)
        slider.evaluate("input => { input.value = 1; input.dispatchEvent(new Event('input', { bubbles: true })); }")
        page.get_by_role("button", name="Play", exact=True).click()
        page.clock.run_for(1000)
        page.get_by_role("button", name="Pause", exact=True).click()
        named = int(label.split("/")[0])
        assert float(slider.input_value()) - 1 == pytest.approx(named, rel=0.1, abs=stride)
