"""The widgets: each draws a declared control (lib/lesson/controls.py), whose key is its name in the address."""

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.core.frames import on_grid
from lib.lesson import controls
from lib.lesson.address import PAGES, VIEW, State, bound_sentence, without_defaults
from lib.lesson.address_values import held_text, read_values, widened_sentence
from lib.lesson.control import Choice, Choices, Interval, Switch, Text
from lib.lesson.reading import MOST_NAMES, class_names, parse_flips
from lib.numerics.parameter import Parameter
from lib.text.catalogue import common as words
from lib.text.escape import markdown_text
from ui.chart import LiveValue, end_run, leave_screen
from ui.class_choice import forget_other_views
from ui.lesson import beside_lesson, lesson_number
from ui.number_box import number_box, numeric
from ui.page import COLLAPSED, remember_values
from ui.state import Charts, Sliders, SliderState, Tabs, Texts, session

Item = TypeVar("Item")


def live(parameter: Parameter) -> LiveValue:
    """Return the value of a live parameter, whose slider is in a picture and whose number box is under it.

    The chart's tools send a value from another source (a preset, the back button) to the slider, so that the chart need
    not be mounted anew.
    """
    _hold_whole(parameter)
    is_read = parameter.key in session(Sliders).held
    value = parameter.nearest(_held(parameter))
    state = session(Sliders).by_key.setdefault(parameter.key, SliderState(value, value))
    if value != state.known:
        state.known = value
        state.updates += 1
        if not on_grid(parameter, value):
            state.exact = value
    state.reads += not is_read
    return LiveValue(value, state.exact, state.updates, state.reads, parameter)


def _held(parameter: Parameter) -> float:
    """Return the number that the box of a parameter will hold in this run, which draws it after what depends on it.

    It is that of the address when the page was opened or the browser's history led to it, else that of the session. All
    that read it in one run have the same number.
    """
    known = session(Sliders)
    if parameter.key not in known.held:
        known.held[parameter.key] = _number_of_box(parameter, known.is_first_read(parameter.key), known.restored)
    return known.held[parameter.key]


def _number_of_box(parameter: Parameter, is_first_read: bool, is_restored: bool) -> float:
    """Return the number that the box of a parameter will hold.

    Fault: where the browser's history leads to an address without the parameter, Streamlit 1.67 still keeps the number
    of a box that was not on the page then. Here the box begins at its default.
    Test: test_a_chart_that_leaves_and_comes_back_agrees_with_its_box_and_the_address in
    tests/browser/test_live_sliders.py
    """
    key = parameter.key
    if is_first_read:
        kept, _ = read_values(parameter, st.query_params.get_all(key)) if key in st.query_params else ([], [])
        if kept:
            return float(kept[0])
        if is_restored:
            st.session_state[key] = float(parameter.default)
    return st.session_state.get(key, parameter.default)


def live_up_to(parameter: Parameter, most: float) -> tuple[Parameter, LiveValue]:
    """Return a live parameter that holds at most `most` here with this limit, and its value.

    A larger number gives way to the limit, and a sentence says so. Its number box keeps its own bounds.
    """
    key, held = parameter.key, _held(parameter)
    above = held > most and not (key in st.query_params and key not in st.session_state)
    if above:
        session(Sliders).held[key] = st.session_state[key] = float(most)
    value = live(parameter)
    if above:
        st.caption(f"{bound_sentence(key, most)}.")
    return replace(parameter, high=most, default=min(parameter.default, most)), value


def live_limited(parameter: Parameter, most: float) -> LiveValue:
    """Return the present value of a live parameter that `live_up_to` has limited to `most`.

    If it is larger, the page runs again, and `live_up_to` corrects it.
    """
    value = live(parameter)
    if value.value > most:
        st.rerun()
    return value


def present_value(key: str) -> Any:
    """Return what a control holds in this run, None if it is not drawn: a live one may be read before it is drawn."""
    return session(Sliders).held.get(key, st.session_state.get(key))


def number(parameter: Parameter) -> float:
    """Draw a number box and return its value."""
    _hold_whole(parameter)
    return number_box(parameter, 140)


def slider(parameter: Parameter) -> float:
    """Draw a slider whose value is sent when it is released, and return the value."""
    _hold_whole(parameter)
    return parameter.nearest(st.slider(markdown_text(parameter.label), **numeric(parameter)))


def _hold_whole(parameter: Parameter) -> None:
    """Put the nearest whole number into a widget that was given another number, so that it shows what is computed."""
    value = st.session_state.get(parameter.key)
    if value is not None and parameter.nearest(value) != value:
        st.session_state[parameter.key] = parameter.nearest(value)


def interval(control: Interval) -> tuple[float, float]:
    """Draw a slider with two thumbs and return their values in order, at least two steps apart."""
    asked = st.session_state.get(control.key)
    if asked is not None and control.widened(*asked) != tuple(asked):
        st.session_state[control.key] = control.widened(*asked)
    low, high, step = float(control.low), float(control.high), float(control.step)
    default = (float(control.default[0]), float(control.default[1]))
    chosen = st.slider(control.label, low, high, default, step, format="%g", key=control.key, bind="query-params")
    if asked is not None and control.widened(*asked) != tuple(sorted(asked)):
        st.caption(f"{widened_sentence(control, asked)}.")
    return control.widened(*chosen)


def choices(control: Choices) -> list[str]:
    """Draw pills of which several may be chosen; return the chosen options in their order, perhaps none."""
    chosen = st.pills(
        control.label,
        list(control.options),
        selection_mode="multi",
        default=list(control.default),
        key=control.key,
        format_func=lambda option: control.options[option],
        wrap=True,
        bind="query-params",
    )
    return [option for option in control.options if option in chosen]


def choice(control: Choice) -> str:
    """Draw a segmented control and return the chosen option, the default if there is none."""
    chosen = st.segmented_control(
        control.label,
        list(control.options),
        default=control.default,
        key=control.key,
        format_func=lambda option: control.options[option],
        wrap=True,
        bind="query-params",
    )
    return chosen or control.default


def select(control: Choice) -> str:
    """Draw a select box and return the chosen option."""
    options = list(control.options)
    return st.selectbox(
        control.label,
        options,
        options.index(control.default),
        key=control.key,
        format_func=lambda option: control.options[option],
        bind="query-params",
    )


def seed(parameter: Parameter) -> int:
    """Draw the box of a seed with a button for the next one, and return the seed."""
    value = int(number(parameter))
    following = float(parameter.low if value >= parameter.high else value + 1)
    preset(words.ANOTHER_SEED, {parameter.key: following}, icon=":material/casino:")
    return value


def text(control: Text) -> str:
    """Draw a text box and return what is in it.

    A text that cannot be read is named with the reason, and the one before it is put back, which the address then has.
    """
    fault = _hold_readable(control)
    # No max_chars: a browser leaves out what is typed or pasted beyond it, and says nothing.
    typed = st.text_input(control.label, control.default, key=control.key, bind="query-params")
    if fault:
        st.warning(markdown_text(fault), icon=":material/error:")
    session(Texts).readable[control.key] = typed or ""
    return typed or ""


def names(fewest: int = 2, most: int = MOST_NAMES) -> list[str]:
    """Draw the box of class names and return at least `fewest` and at most `most` of them."""
    typed = text(controls.NAMES)
    count = len(class_names(typed))
    if count > most:
        st.caption(words.NAMES_LEFT_OUT.format(classes=most, names=count))
    return class_names(typed, fewest, most)


def _hold_readable(control: Text) -> str:
    """Put the text that a control holds, or the last one that could be read, into its box, and return why."""
    typed = st.session_state.get(control.key)
    if typed is None:
        return ""
    if typed == session(Texts).readable.get(control.key):
        return ""
    try:
        held, left_out = held_text(control, typed)
        if held != typed:
            st.session_state[control.key] = typed = held
        if control.read and typed != control.default:
            control.read(typed)
    except ValueError as error:
        st.session_state[control.key] = session(Texts).readable.get(control.key, control.default)
        return words.UNREADABLE[control.key if control.read else "text"].format(fault=error)
    return f"{left_out[0].upper()}{left_out[1:]}." if left_out else ""


def tabs(draw: Mapping[str, Callable[[], None]], conclude: Callable[[str], None] | None = None) -> None:
    """Draw the tabs of the page and the open one; `draw` maps the name of each view to what draws it.

    `conclude` draws the end of the page, for the view whose name it is given.

    The tabs are one segmented control: Streamlit's own tabs, and all that is in them, are rendered again at every step
    of a run.
    """
    with st.container(key="body", height=COLLAPSED, border=False):
        view = _chosen_view(list(draw))
        slot = _alternate_slot(view)
    with slot:
        opened = view if view in draw else next(iter(draw))
        forget_other_views(opened)
        if lesson_number():
            beside_lesson(draw[opened])
        else:
            draw[opened]()
        if conclude:
            conclude(opened)
    remember_values(session(Charts).page)
    end_run()


def _chosen_view(names: Sequence[str]) -> str:
    """Draw the segmented control of the views and return the chosen one, as the browser reports it."""
    # Fault: Streamlit keeps the view of the page that was left, which this page may not have.
    # Test: test_a_page_opens_its_first_view_after_a_page_with_another_view in tests/app/test_pages.py.
    if st.session_state.get(VIEW, names[0]) not in names:
        del st.session_state[VIEW]
    return st.segmented_control(
        words.VIEW,
        names,
        default=names[0],
        required=True,
        key=VIEW,
        bind="query-params",
        label_visibility="collapsed",
        wrap=False,
    )


def _alternate_slot(view: str) -> DeltaGenerator:
    """Return the container of the open view: one of two in alternation, so that the last view disappears at once.

    Fault: in one container Streamlit replaces the last view element by element, and the page moves at each of them.
    Test: test_a_pill_a_typed_value_and_a_tab_move_nothing_and_keep_the_picture_and_its_slider in
    tests/browser/test_cold_links.py.
    """
    tabs = session(Tabs)
    if tabs.view not in ("", view):
        tabs.slot = 1 - tabs.slot
        leave_screen()
    tabs.view = view
    makers = (st.empty, st.container) if tabs.slot else (st.container, st.empty)
    return [make() for make in makers][tabs.slot]


def link(page: str, label: str, state: State) -> None:
    """Draw a link that opens a page in a state, in the same window."""
    query = dict(without_defaults(page, state))
    st.page_link(PAGES[page].file, label=label, icon=":material/arrow_forward:", query_params=query)


def preset(label: str, values: Mapping[str, object], icon: str | None = None, chosen: bool = False) -> None:
    """Draw a button that sets controls to given values; it is marked as `chosen` while they have these values."""
    kind = "primary" if chosen else "secondary"
    st.button(label, key=f"preset {label}", icon=icon, type=kind, on_click=st.session_state.update, args=(values,))


def sample() -> list[int]:
    """Draw the box of flips and return them."""
    return parse_flips(text(controls.FLIPS))


def coins(flips: Sequence[int], terms: Sequence[str]) -> None:
    """Draw a button for each flip that changes it in the box of flips, with what it contributes."""
    with st.container(horizontal=True, gap="xsmall", key="coins"):
        for index, (flip, term) in enumerate(zip(flips, terms, strict=True)):
            toggled = "".join(str(f if i != index else 1 - f) for i, f in enumerate(flips))
            key, change = f"flip {index + 1}", {controls.FLIPS.key: toggled}
            hint = words.FLIP_HELP.format(term=term, number=index + 1)
            st.button(str(flip), key=key, help=hint, on_click=st.session_state.update, args=(change,))


def expander(control: Switch, draw: Callable[[], object], label: str | None = None) -> None:
    """Draw a part of the page that opens and closes; `draw` draws what is in it, only while it is open."""
    part = expandable(control, label or control.label)
    if part:
        with part:
            draw()


def expandable(control: Switch, label: str) -> DeltaGenerator | None:
    """Draw a part of the page that opens and closes; return the place for what is in it, None while it is closed."""
    part = st.expander(label, key=control.key, on_change="rerun", bind="query-params")
    return part if getattr(part, "open", True) else None


def progress(items: Collection[Item], doing: str) -> Iterator[Item]:
    """Yield the items one by one, with a bar that appears if they take longer than a second in all."""
    start, bar = time.monotonic(), None
    for done, item in enumerate(items):
        if time.monotonic() - start > 1:
            bar = bar or st.empty()
            bar.progress(done / len(items), text=doing)
        yield item
    if bar:
        bar.empty()
