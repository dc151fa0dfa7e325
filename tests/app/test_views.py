"""The views that a page draws are those of the table of the address, and so are the controls of each view."""

import pytest

from lib.lesson import controls
from lib.lesson.address import PAGES, START, VIEW
from lib.lesson.derivations.registry import derivations_of
from tests.app.pages import assert_works, opened, shown

VIEWS = [(page.name, view) for page in PAGES.values() for view in page.views]
WIDGETS = ("number_input", "selectbox", "text_input", "slider", "button_group")


def drawn(app):
    """Return the controls of a page by the key of each that it has drawn."""
    return {widget.key: widget for kind in WIDGETS for widget in app.get(kind) if widget.key}


@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_a_view_draws_declared_controls_only_and_all_lines_of_its_derivations_and_is_in_the_table(page, view):
    derivations = derivations_of(page, view)
    switches = {controls.DERIVATIONS[derivation.id].key: "true" for derivation in derivations}
    app = opened(None if page == START else page, {VIEW: view} | switches)
    assert_works(app)
    text = shown(app)
    assert all(line.reason in text for derivation in derivations for line in derivation.lines)
    widgets = drawn(app)
    assert list(widgets[VIEW].options) == list(PAGES[page].views)
    assert widgets[VIEW].value == view
    declared = {control.key for control in PAGES[page].views[view]} | {VIEW}
    own = {key for key in widgets if not key.startswith(("title ", "file "))}
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
