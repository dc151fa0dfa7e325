"""The frame of a page: title, icon, layout, menu, and the reset."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.hall.code import spaced
from lib.lesson.address import EVERY_PAGE, HALL, LECTURE, LESSON, OPENED_FROM, PAGES, START, VIEW, readable
from lib.lesson.control import Choices, Control
from lib.lesson.controls import HALL_CODE
from lib.numerics.parameter import Parameter
from lib.text.about import TITLE
from lib.text.catalogue import common as words
from lib.text.escape import markdown_text
from lib.text.glossary import definitions
from ui import chart
from ui.component import FRONTEND, component, style
from ui.lecture import hall_opened_from, lecture, scene_fault, scene_number
from ui.lesson import bare_step, is_guided, lesson_fault, lesson_number, lesson_style
from ui.log import shorten_log
from ui.scene_list import add_button
from ui.state import Address, session
from ui.tour import tour

ICONS = {
    START: ":material/home:",
    "activations": ":material/show_chart:",
    "softmax": ":material/bar_chart:",
    "likelihood": ":material/casino:",
    "losses": ":material/trending_down:",
}

# A file: for the name of an icon the browser would ask a public font server.
ICON = FRONTEND / "icon.svg"

STYLE = style("page.css")

# The height of each part of a page before its first paint (see frontend/first_paint.js and page.css).
COLLAPSED = 1
# The width of the controls beside their picture, in pixels.
CONTROLS = 320

navigation = component("navigation", "js")
first_paint = component("first_paint", "js")
reconnect = component("reconnect", "js")
number_boxes = component("number_boxes", "js")
explanation_code = component("explanation_code", "js")


def page(name: str, lead: str) -> None:
    """Open a page: title, icon, menu, and one or two sentences on what it shows. Every page file calls this first."""
    open_page(name)
    menu(name)
    page_components(whole_parameters(name))
    lecture()
    if lesson_number():
        lesson_style()
    with st.container(horizontal=True, vertical_alignment="center", key="lead", height=COLLAPSED, border=False):
        st.title(TITLE if name == START else PAGES[name].title, anchor=False, width="content")
        st.markdown(lead)
    if not is_guided():
        _link_to_hall()
    say_address_faults(name)


def _link_to_hall() -> None:
    """Draw the link back to the hall that the page was opened from, if it was.

    frontend/navigation.js loads it as a document, so that a balancer sends it to the replica of the code.
    """
    if hall := hall_opened_from():
        label = words.BACK_TO_HALL.format(code=spaced(hall[HALL_CODE.key]))
        st.page_link(HALL.file, label=label, icon=":material/arrow_back:", query_params=hall)


def open_page(name: str) -> None:
    """Set the title and the icon of a page, read its address, and begin a run of it."""
    shorten_log()
    st.set_page_config(page_title=f"{EVERY_PAGE[name].title} · {TITLE}", page_icon=ICON)
    read_address(name)
    st.html(STYLE)
    chart.begin_run(name)


def page_components(whole: Sequence[str] = ()) -> None:
    """Draw the components that every page has, and that are not seen; `whole` are the keys of whole numbers.

    Those that report nothing have no key: a number box costs the server the more, the more keys there are.
    """
    with st.container(key="components", gap=None):
        navigation()
        first_paint()
        chart.chart_code()
        explanation_code()
        number_boxes(data=[list(whole)])
        reconnect(key="reconnect", on_reconnected_change=lambda: None)


def say_address_faults(name: str) -> None:
    """Say what was changed in the address that was opened, if anything."""
    faults = address_faults(name)
    if faults:
        sentence = words.ADDRESS_CHANGED.format(faults=". ".join(faults))
        st.warning(markdown_text(sentence), icon=":material/error:")


def read_address(name: str) -> None:
    """Rewrite the values in the address as their controls write them, before a widget reads them.

    Streamlit reads numbers as Python does, with underscores but without decimal commas, and silently drops what it
    cannot read. A run that finds something to correct starts again at the new address and names what was changed.
    """
    query = {key: st.query_params.get_all(key) for key in st.query_params if not _is_held(key)}
    kept, faults = readable(name, query)
    if LECTURE in query and not scene_number():
        del kept[LECTURE]
        faults.append(scene_fault())
    if LESSON in query:
        if fault := lesson_fault(name):
            del kept[LESSON]
            faults.append(fault)
        elif name != HALL.name:
            kept |= bare_step(query)
    if OPENED_FROM in query and not hall_opened_from():
        del kept[OPENED_FROM]
        faults.append(words.ADDRESS_WITHOUT_HALL)
    if kept == query:
        return
    session(Address).faults, session(Address).values = faults, None
    for key in query.keys() - kept.keys():
        del st.query_params[key]
    st.query_params.update({key: values for key, values in kept.items() if values != query.get(key)})
    st.rerun()


def _is_held(key: str) -> bool:
    """Return whether the session holds a value of a key of the address.

    Fault: Streamlit raises for a key that is empty, or that begins like its own names of widgets.
    Test: tests/app/test_addresses.py
    """
    return bool(key) and not key.startswith("$$ID") and key in st.session_state


def address_faults(name: str) -> list[str]:
    """Return what was changed in the address that was opened, until a control of the page has another value."""
    here = session(Address)
    if here.values is not None and here.values != _values(name):
        here.faults, here.values = [], None
    return here.faults


def remember_values(name: str) -> None:
    """Remember the values of the controls that the first run at a changed address has drawn."""
    here = session(Address)
    if here.faults and here.values is None:
        here.values = _values(name)


def _values(name: str) -> dict[str, object]:
    """Return the values of the controls of a page that have been drawn."""
    return {key: st.session_state[key] for key in (VIEW, *EVERY_PAGE[name].controls) if key in st.session_state}


def whole_parameters(name: str) -> list[str]:
    """Return the keys of the parameters of a page that hold whole numbers alone."""
    return [key for key, control in PAGES[name].controls.items() if isinstance(control, Parameter) and control.whole]


def intro(place: DeltaGenerator, text: str, *terms: str) -> None:
    """Say in a place what to do in the open view and what to look at; a tooltip explains terms that are new there.

    A scene of the lecture says all that itself.
    """
    if not is_guided():
        with place.container(key="intro"):
            st.markdown(text, help=definitions(terms) if terms else None)


def controls_and_chart(key: str, two_lines: bool = False) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return two places beside each other: for controls, and for the chart that they change, which is read first.

    On a narrow screen the controls are below the chart. The player of a chart that is narrow has a second line under
    its slider (frontend/page.css).
    """
    with st.container(horizontal=True, gap="medium", key=f"beside-{key}"):
        chart_place = st.container(key=f"pictures-{key}{'-two-lines' if two_lines else ''}")
        return st.container(key=f"controls-{key}", width=CONTROLS), chart_place


def menu(current: str) -> None:
    """Draw the menu of the app, and the reset of the page."""
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="menu", height=COLLAPSED, border=False
    ):
        for name, other in PAGES.items():
            label = f"**{other.title}**" if name == current else other.title
            st.page_link(other.file, label=label, icon=ICONS[name])
        st.page_link(PAGES[START].file, label=words.MENU_ABOUT, icon=":material/info:", query_params={VIEW: "About"})
        tour(current)
        add_button(current)
        icon = ":material/restart_alt:"
        st.button(words.MENU_RESET, key="reset", icon=icon, on_click=reset, args=(current,), type="tertiary")


def reset(name: str) -> None:
    """Set every control of a page to its default, which removes the control from the address."""
    defaults = {key: default(control) for key, control in PAGES[name].controls.items()}
    for key, value in ({VIEW: next(iter(PAGES[name].views))} | defaults).items():
        if key in st.session_state:
            st.session_state[key] = value


def default(control: Control) -> object:
    """Return the default of a control as its widget takes it."""
    if isinstance(control, Parameter):
        return float(control.default)
    return list(control.default) if isinstance(control, Choices) else control.default
