"""The choice of a class by its name. The address holds the option of the control, such as the place of the class.

Fault: Streamlit writes the label of the chosen option into the address of a bound widget, here a name that a visitor
has typed. So this widget is not bound. Its value is read from the address when the page is opened and when the history
of the browser leads to it, and is written there when it has changed.
Test: test_a_class_is_chosen_by_its_name_and_the_address_holds_its_place in tests/app/test_class_choice.py.
"""

from collections.abc import Sequence

import streamlit as st

from lib.lesson.address import PAGES
from lib.lesson.control import Choice
from lib.lesson.reading import distinct
from lib.text.catalogue import common as words
from lib.text.escape import markdown_text
from ui.state import Charts, ClassChoices, Sliders, session


def class_choice(control: Choice, names: Sequence[str]) -> int:
    """Draw a segmented control of the names of the classes, and return the index of the chosen one.

    The options of the control stand for the classes in their order. An option without a class, as another view or an
    address may have it, gives way to the default, and a sentence says so.
    """
    options = list(control.options)[: len(names)]
    asked = _asked(control)
    if asked not in options:
        st.session_state[control.key] = control.default
    labels = dict(zip(options, distinct([_label(name) for name in names]), strict=True))
    chosen = st.segmented_control(
        control.label, options, key=control.key, format_func=labels.__getitem__, required=True, wrap=True
    )
    index = options.index(chosen or control.default)
    _write(control, options[index])
    if asked in control.options and asked not in options:
        fault = words.CLASS_NOT_POSSIBLE.format(control=control.label, asked=asked, shown=names[index])
        st.warning(markdown_text(fault), icon=":material/error:")
    return index


def forget_other_views(view: str) -> None:
    """Remove from the address the choices of the last view that the open view does not have.

    Streamlit does so for widgets that are bound.
    """
    drawn = session(ClassChoices).drawn
    for key in drawn - {control.key for control in PAGES[session(Charts).page].views[view]}:
        st.query_params.pop(key, None)
        drawn.discard(key)


def _label(name: str) -> str:
    """Return the label of a class: its name as it was typed.

    Fault: Streamlit takes an emoji that is the first word of a label for an icon, and shows it twice if it is the only
    one. An empty directive before it prevents that.
    Test: tests/browser/test_back_button.py.
    """
    text = markdown_text(name)
    return text if text[:1].isalnum() or text[:1] == "\\" else f":small[]{text}"


def _asked(control: Choice) -> str | None:
    """Return the option that the address has if it was opened with this run, and otherwise that of the session."""
    key, known = control.key, session(Sliders)
    if known.is_first_read(key) and (key in st.query_params or known.restored):
        st.session_state[key] = st.query_params.get(key, control.default)
    return st.session_state.get(key)


def _write(control: Choice, option: str) -> None:
    """Write an option into the address, which does not hold the default."""
    session(ClassChoices).drawn.add(control.key)
    if option == control.default:
        st.query_params.pop(control.key, None)
    elif st.query_params.get(control.key) != option:
        st.query_params[control.key] = option
