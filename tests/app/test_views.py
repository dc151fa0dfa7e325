"""The views that a page draws are those of the table of the address, and so are the controls of each view."""

import pytest

from lib.lesson import controls
from lib.lesson.address import PAGES, START, VIEW
from lib.lesson.derivations.registry import REASONS, derivations_of
from lib.lesson.exercises.registry import exercises
from lib.text.exercises import result_sentence, task
from lib.text.explanations.registry import EXPLANATIONS
from tests.app.pages import assert_works, opened, shown

VIEWS = [(page.name, view) for page in PAGES.values() for view in page.views]
WIDGETS = ("number_input", "selectbox", "text_input", "slider", "button_group")


def drawn(app):
    """Return the controls of a page by the key of each that it has drawn."""
    return {widget.key: widget for kind in WIDGETS for widget in app.get(kind) if widget.key}


@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_a_view_draws_declared_controls_only_and_its_derivations_and_exercises_and_is_in_the_table(page, view):
    derivations, tasks = derivations_of(page, view), exercises(page, view)
    switches = {controls.DERIVATIONS[derivation.id].key: "true" for derivation in derivations}
    answer = tasks[0].answer if tasks else {}
    app = opened(None if page == START else page, {VIEW: view} | switches | dict(answer))
    assert_works(app)
    text = shown(app)
    assert all(line.reason in text for derivation in derivations for line in derivation.lines)
    assert (page, view) not in REASONS or REASONS[page, view].sentence in text
    assert all(task(exercise).replace("`", "") in text for exercise in tasks)
    assert not tasks or result_sentence(tasks[0].solved(answer)) in text
    explained = EXPLANATIONS.get(page, {}).get(view)
    html = "".join(element.proto.body for element in app.get("html"))
    assert not explained or not explained.terms or 'class="term"' in html
    assert not explained or not explained.present or "<strong>Now.</strong>" in html
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
