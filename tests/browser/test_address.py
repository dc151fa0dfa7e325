"""The address has what a hand has set, and a page opened from it shows the same."""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser import app, selectors


def open_card(page, name):
    """Click the curve of a function in the catalogue, and wait for its card, which the address names."""
    label = page.get_by_text(name, exact=True).and_(page.locator(selectors.TEXT))
    label.wait_for()
    app.wait_until_idle(page)
    box = app.box(page, label)
    page.mouse.click(box["x"] + 5, box["y"] + 60)
    page.get_by_text(f"def {name.lower()}(").wait_for()
    app.expect_address(page, functions=[name], **{f"card{name.lower()}": "true"})


def test_a_click_in_the_catalogue_opens_a_card_a_typed_value_moves_the_chart_and_reset_empties_the_address(page):
    app.open_tab(page, "/activations?view=Catalogue")
    open_card(page, "Softsign")
    app.wait_until_idle(page)
    # The catalogue as it is when the page was not opened with it.
    page.get_by_role("radio", name="Catalogue").click()
    open_card(page, "ELU")
    app.wait_until_idle(page)
    before = app.lines(page)
    app.type_number(page, "0.3")
    app.expect_address(page, elualpha="0.3")
    app.expect_slider(page, elualpha=0.3)
    app.eventually(page, f"{app.LINES} !== {before!r}", True)
    page.get_by_role("button", name="Reset").click()
    app.eventually(page, "location.search", "")


def test_a_preset_and_a_coin_are_in_the_address_and_survive_a_reload(page):
    app.open_tab(page, "/likelihood")
    page.get_by_role("button", name="Go to the maximum").click()
    app.expect_address(page, p="0.3")
    page.get_by_role("button", name="0", exact=True).first.click()
    app.expect_address(page, flips="1110001000")
    page.reload()
    app.wait_until_idle(page)
    app.expect_slider(page, p=0.3)
    app.expect_address(page, p="0.3", flips="1110001000")


class LateAddress:
    """The line from the server to a page, on which an address and all that follows it can be kept back."""

    def __init__(self, page):
        self.page, self.socket, self.holds, self.held = page, None, False, []
        page.route_web_socket("**/_stcore/stream", self.connect)

    def connect(self, socket):
        self.socket, server = socket, socket.connect_to_server()
        socket.on_message(server.send)
        server.on_message(self.pass_on)

    def pass_on(self, message):
        is_address = ForwardMsg.FromString(message).WhichOneof("type") == "page_info_changed"
        if self.held or (self.holds and is_address):
            self.held.append(message)
        else:
            self.socket.send(message)

    def wait(self):
        """Wait until the server has sent an address."""
        app.wait_for(self.page, lambda: bool(self.held))

    def release(self):
        """Send all that is kept back, and keep back no more."""
        for message in self.held:
            self.socket.send(message)
        self.holds, self.held = False, []


def press_and_choose_tab(page, line, button, view):
    """Press a button, and choose a tab when the server has answered it, but its address has not arrived."""
    line.holds = True
    button.click()
    line.wait()
    page.get_by_role("radio", name=view).click()
    app.expect_address(page, view=view)


def test_an_address_that_an_earlier_run_sends_late_takes_nothing_back(new_tab):
    page, line = new_tab, LateAddress(new_tab)
    app.open_tab(page, "/softmax?view=Temperature&temperature=2")
    # "Jacobian" has no temperature: the run of its tab ends with an address without one.
    press_and_choose_tab(page, line, page.get_by_role("radio", name="Jacobian"), "Simplex")
    page.keyboard.press("Tab")
    line.release()
    app.expect_slider(page, temperature=2)
    app.wait_until_idle(page)
    app.expect_address(page, view="Simplex", temperature=2.0)
    # The answer to a button has a number that no control has written, and nothing of the tab that is chosen meanwhile.
    app.open_tab(page, "/likelihood")
    press_and_choose_tab(page, line, page.get_by_role("button", name="Go to the maximum"), "Optimisation")
    line.release()
    app.expect_address(page, view="Optimisation", p=0.3)
    app.wait_until_idle(page)
    app.expect_address(page, view="Optimisation")
