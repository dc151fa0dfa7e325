"""The views that a page draws are those of the table of the address, and so are the controls of each view."""

import pytest

from lib.lesson.address import PAGES, START, VIEW
from tests.app.pages import assert_works, opened

VIEWS = [(page.name, view) for page in PAGES.values() for view in page.views]
WIDGETS = ("number_input", "selectbox", "text_input", "slider", "button_group")


def drawn(app):
    """Return the controls of a page by the key of each that it has drawn."""
    return {widget.key: widget for kind in WIDGETS for widget in app.get(kind) if widget.key}


@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_a_view_draws_declared_controls_only_and_is_in_the_table(page, view):
    app = opened(None if page == START else page, {VIEW: view})
    assert_works(app)
    controls = drawn(app)
    assert list(controls[VIEW].options) == list(PAGES[page].views)
    assert controls[VIEW].value == view
    declared = {control.key for control in PAGES[page].views[view]} | {VIEW}
    own = {key for key in controls if not key.startswith(("title ", "file "))}
    assert own <= declared


def test_the_reset_puts_every_control_of_the_page_back_to_its_default():
    app = opened("activations", {VIEW: "Dying ReLU", "weight": "2", "inputs": "mixed"})
    assert app.number_input(key="weight").value == 2
    app.button(key="reset").click().run()
    assert drawn(app)[VIEW].value == "Curves"
    app.session_state[VIEW] = "Dying ReLU"
    app.run()
    assert app.number_input(key="weight").value == PAGES["activations"].controls["weight"].default
    assert drawn(app)["inputs"].value == "positive"
