"""Sliders in the charts: the picture follows every move, the boxes and the address follow when one is let go."""

import pytest
from playwright.sync_api import expect

from tests.browser import app, selectors

BARS = f"""[...document.querySelectorAll("{selectors.CHART}")[0].querySelectorAll("{selectors.BAR}")]
  .map((bar) => bar.getBoundingClientRect().height).join()"""

# Counts what the page sends to the server from now on.
COUNT_MESSAGES = """() => {
  const send = WebSocket.prototype.send;
  window.sent = 0;
  WebSocket.prototype.send = function (data) { window.sent += 1; return send.call(this, data); };
}"""


def test_a_chart_moves_at_every_step_of_a_drag_and_the_address_shows_the_same_elsewhere(page):
    app.open_tab(page, "/activations?functions=ELU")
    app.mark_chart(page)
    slider = app.slider(page, "elualpha")
    page.mouse.move(*app.place(page, slider, 0.5, 0.5))
    page.mouse.down()
    box = slider.bounding_box()
    for step in range(1, 11):
        before = app.lines(page)
        page.mouse.move(box["x"] + box["width"] * (0.5 + step / 40), box["y"] + box["height"] / 2)
        page.wait_for_function(f"before => {app.LINES} !== before", arg=before)
    page.mouse.up()
    value = slider.input_value()
    app.expect_address(page, elualpha=float(value))
    app.wait_until_idle(page)
    app.expect_marked_chart(page)
    picture = app.lines(page)
    app.open_tab(page, page.url)
    app.expect_slider(page, elualpha=float(value))
    app.eventually(page, app.LINES, picture)


def test_arrow_keys_home_and_end_move_a_slider(page):
    app.open_tab(page, "/softmax?view=Temperature")
    for key, value in (("End", 20), ("ArrowLeft", 19.95), ("Home", 0.05)):
        app.press(page, "temperature", key)
        app.expect_slider(page, temperature=value)
        app.expect_address(page, temperature=float(value))


@pytest.mark.parametrize(
    ("address", "key"),
    # A slider of one chart, one that several share, and one of whole numbers.
    [
        ("/activations?functions=ELU", "elualpha"),
        ("/softmax", "cat"),
        ("/activations?view=Dying+ReLU&rate=0.2", "step"),
    ],
)
def test_a_drag_and_keys_right_after_it_leave_one_value_in_slider_box_and_address(page, address, key):
    app.open_tab(page, address)
    slider = app.slider(page, key)
    app.drag(page, app.place(page, slider, 0.6, 0.5), app.place(page, slider, 0.3, 0.5))
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
        while len(self.held) < count:
            self.page.evaluate("new Promise(requestAnimationFrame)")

    def send(self, count):
        """Send the first messages that are kept back."""
        for _ in range(count):
            self.server.send(self.held.pop(0))

    def release(self):
        """Send all that is kept back, and keep back no more."""
        self.send(len(self.held))
        self.holds = False


def test_the_address_ends_at_the_value_that_is_shown_when_the_server_is_busy_with_the_one_before(new_tab):
    page, line = new_tab, Line(new_tab)
    app.open_tab(page, "/softmax?view=Temperature&temperature=5")
    for low in (4.95, 4.9, 4.85):
        line.hold()
        for count, key in enumerate(("ArrowLeft", "ArrowRight"), start=1):
            app.press(page, "temperature", key)
            line.wait_for(count)
        # The server begins with the first value, and the second one comes with the address that has it already.
        line.release()
        app.wait_until_idle(page)
        app.eventually(page, f"{app.ALT_TEXTS}[0].includes('= {low + 0.05:g}')", True)
        app.expect_address(page, temperature=round(low + 0.05, 2))
        app.press(page, "temperature", "ArrowLeft")
        app.expect_address(page, temperature=low)
        app.wait_until_idle(page)


def test_no_older_message_or_answer_puts_back_a_number_that_was_typed_or_moved_by_keys(new_tab):
    page, line = new_tab, Line(new_tab)
    app.open_tab(page, "/softmax")
    app.press(page, "dog", "ArrowRight", "ArrowRight")
    app.wait_until_idle(page)
    app.expect_address(page, dog=1.2)
    line.hold()
    box = page.locator(selectors.number_box("dog"))
    box.click()
    box.press("Control+A")
    page.keyboard.insert_text("5")
    box.press("Enter")
    app.press(page, "dog", "ArrowLeft", "ArrowLeft")
    app.expect_slider(page, dog=4.8)
    line.wait_for(2)
    line.send(1)
    app.eventually(page, f"{app.ALT_TEXTS}[0].includes('dog = 5;')", True)
    app.expect_slider(page, dog=4.8)
    app.expect_number(page, dog=4.8)
    line.release()
    app.expect_address(page, dog=4.8)
    app.wait_until_idle(page)
    app.expect_slider(page, dog=4.8)
    app.expect_number(page, dog=4.8)
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


def test_each_logit_moves_the_bars_and_keeps_what_the_others_say(page):
    app.open_tab(page, "/softmax")
    app.mark_chart(page)
    for key in ("cat", "dog", "tiger"):
        app.press(page, key, "Home")
        app.expect_address(page, **{key: -10.0})
    numbers = f"[...document.querySelectorAll('{selectors.NUMBER}')].map((text) => text.textContent)"
    app.eventually(page, f"{numbers}.filter((text) => /^0\\.\\d{{4}}$/.test(text)).slice(0, 3)", ["0.3333"] * 3)
    app.expect_marked_chart(page)


def test_sliders_of_one_name_move_together_and_report_once_also_right_before_a_button_is_pressed(page):
    app.open_tab(page, "/likelihood")
    app.eventually(page, f"{app.ALT_TEXTS}[0].includes('p = 0.5')", True)
    page.evaluate(COUNT_MESSAGES)
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


def test_the_bars_of_a_step_and_its_error_move_with_one_slider(page):
    app.open_tab(page, "/softmax?view=Jacobian")
    page.get_by_text("Advanced: rank, eigenvalues").click()
    expect(page.locator(selectors.slider("stepsize")).locator("visible=true")).to_have_count(1)
    before = page.evaluate(BARS)
    app.press(page, "stepsize", "End")
    words = f"[...document.querySelectorAll('{selectors.CHART} text')].map((text) => text.textContent)"
    app.eventually(page, f"{words}.includes('step size dz: 5')", True)
    page.wait_for_function(f"before => {BARS} !== before", arg=before)
    app.expect_address(page, stepsize=5.0)


def test_play_moves_the_picture_to_its_end_and_then_tells_the_address(page):
    app.open_tab(page, "/activations?view=Dying+ReLU&rate=0.2")
    app.mark_chart(page)
    page.evaluate(f"""window.seen = new Set();
        new MutationObserver(() => window.seen.add({app.LINES})).observe(document.body, {{
            subtree: true, attributeFilter: ["d"]
        }});""")
    page.get_by_role("button", name="Play", exact=True).click()
    app.expect_address(page, step=20.0)
    assert page.evaluate("window.seen.size") >= 10
    page.get_by_role("button", name="One step back").click()
    app.expect_address(page, step=19.0)
    app.expect_marked_chart(page)


def test_a_drag_and_a_play_send_the_server_nothing_and_a_play_stops_when_the_tab_is_hidden_or_slider_or_box_are_taken(
    new_page,
):
    page = new_page()
    app.open_tab(page, "/likelihood?view=Underflow&coinflips=1")
    # The browser's clock goes on by hand: however busy the machine, a second has as many frames.
    page.clock.install()
    page.evaluate(COUNT_MESSAGES)
    play = page.get_by_role("button", name="Play", exact=True)
    play.click()
    page.clock.run_for(1000)
    assert float(app.slider(page, "coinflips").input_value()) > 10
    box, slider = (
        f"document.querySelector('{part('coinflips')}').value" for part in (selectors.number_box, selectors.slider)
    )
    app.eventually(page, f"Number({box}) === Number({slider})", True)
    expect(page.get_by_text("Text and formulas follow when it stops")).to_be_visible()
    assert page.evaluate("window.sent") == 0
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


def test_a_drag_of_twenty_moves_asks_the_server_once_when_it_rests(new_page):
    page = new_page()
    app.open_tab(page, "/likelihood?view=Underflow&coinflips=1")
    # One move in each frame of 16 ms, on the browser's clock: timers run between two moves, as during a drag by hand.
    page.clock.install(time=0)
    page.clock.pause_at(60_000)
    page.evaluate(COUNT_MESSAGES)
    slider = app.slider(page, "coinflips")
    for _ in range(20):
        slider.evaluate("input => { input.stepUp(); input.dispatchEvent(new Event('input', { bubbles: true })); }")
        page.clock.run_for(16)
    assert page.evaluate("window.sent") == 0
    page.clock.resume()
    app.expect_address(page, coinflips=21.0)
    app.wait_until_idle(page)
    assert page.evaluate("window.sent") == 1


def test_a_box_shows_its_slider_through_a_whole_play_that_the_server_answers_meanwhile(page):
    app.open_tab(page, "/losses?view=One%20neuron&epoch=260")
    # At 4 frames a second, each lasts longer than a slider waits: every value is sent, and answered with the next due.
    page.get_by_role("combobox", name="Steps a second").evaluate("select => { select.selectedOptions[0].value = 4; }")
    page.get_by_role("button", name="Play", exact=True).click()
    box, slider = selectors.number_box("epoch"), selectors.slider("epoch")
    page.evaluate(f"""() => {{
        window.pairs = [];
        const sample = () => {{
            const pair = ["{box}", "{slider}"].map((selector) => document.querySelector(selector).value);
            window.pairs.push(pair);
            requestAnimationFrame(sample);
        }};
        requestAnimationFrame(sample);
    }}""")
    app.expect_address(page, epoch=300.0)
    app.wait_until_idle(page)
    pairs = page.evaluate("window.pairs")
    assert len({slider for _, slider in pairs}) > 5
    assert [pair for pair in pairs if float(pair[0]) != float(pair[1])] == []


def test_play_goes_at_the_speed_that_is_named(new_page):
    page = new_page()
    app.open_tab(page, "/losses?view=One%20neuron")
    slider = app.slider(page, "epoch")
    # The browser's clock goes on by hand.
    page.clock.install(time=0)
    page.clock.pause_at(60_000)
    for speed in page.get_by_role("combobox", name="Steps a second").locator("option").all():
        named = int(speed.inner_text().split("/")[0])
        page.get_by_role("combobox", name="Steps a second").select_option(label=speed.inner_text())
        slider.evaluate("input => { input.value = 0; input.dispatchEvent(new Event('input', { bubbles: true })); }")
        page.get_by_role("button", name="Play", exact=True).click()
        page.clock.run_for(1000)
        page.get_by_role("button", name="Pause", exact=True).click()
        assert float(slider.input_value()) == pytest.approx(named, rel=0.1, abs=2)  # A frame is 2 steps.


@pytest.mark.parametrize(
    ("stage", "key", "half"), [("one neuron", "step", 10), ("two layers", "layerstep", 75), ("", "prelustep", 150)]
)
def test_a_drag_in_the_second_picture_moves_the_first(page, stage, key, half):
    app.open_tab(page, f"/activations?view=Dying+ReLU&stage={stage}" if stage else "/activations?view=PReLU")
    before = page.locator(selectors.CHART).first.inner_html()
    plot = page.locator(selectors.PLOT).nth(1)
    app.drag(page, app.place(page, plot, 0.2, 0.5), app.place(page, plot, 0.5, 0.5))
    app.expect_address(page, **{key: float(half)})
    app.eventually(page, f"new Set([...document.querySelectorAll('{selectors.SLIDER}')].map((s) => s.value)).size", 1)
    app.expect_slider(page, **{key: float(half)})
    assert page.locator(selectors.CHART).first.inner_html() != before


def test_a_drag_in_the_plot_moves_the_point_on_the_curve(page):
    app.open_tab(page, "/likelihood")
    plot = page.locator(selectors.PLOT).first
    app.drag(page, app.place(page, plot, 0.5, 0.5), app.place(page, plot, 0.2, 0.5))
    app.expect_slider(page, p=0.2)
    app.expect_address(page, p=0.2)


def test_a_drag_in_the_table_of_all_k_and_p_moves_both_slices(page):
    app.open_tab(page, "/likelihood?view=Binomial+table")
    plot = page.locator(selectors.PLOT).first
    app.drag(page, app.place(page, plot, 0.5, 0.5), app.place(page, plot, 0.72 / 1.04, 2.6 / 11))
    app.expect_address(page, p=0.7, k=8.0)
    app.eventually(page, "[...document.getElementsByName('k_value')].map((slider) => slider.value)", ["8", "8", "8"])


def test_the_next_step_of_the_neuron_is_written_out_where_the_slider_stands(page):
    app.open_tab(page, "/activations?view=Dying+ReLU&rate=0.2&step=3")
    page.locator(f"{selectors.FORMULA_SOURCE}:has-text('w_{{4}} = w_{{3}}')").first.wait_for(state="attached")


def test_a_chart_that_leaves_and_comes_back_has_the_value_of_its_box_in_slider_picture_and_address(page):
    app.open_tab(page, "/losses?view=Two+classes")
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


def test_curves_that_come_back_after_no_function_was_chosen_have_the_value_of_their_box(page):
    app.open_tab(page, "/activations?functions=ELU")
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
