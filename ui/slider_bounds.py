"""Live parameters whose sliders have bounds that the visitor sets."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lib.charts.core.frames import on_grid
from lib.lesson.slider_bounds import SliderBounds
from lib.numerics.parameter import Parameter
from lib.text.catalogue import common as words
from lib.text.escape import markdown_text
from ui.chart import LiveValue
from ui.controls import live as live_value
from ui.controls import number


def live_within(declared: Mapping[str, SliderBounds]) -> dict[str, tuple[Parameter, LiveValue]]:
    """Draw the boxes of the ends of live parameters' sliders; return each parameter with its bounds and its value.

    The boxes have constant bounds, as Streamlit needs them; the slider in the chart has those of the visitor. Ends that
    are not in order, and a value outside of them, are corrected, and a sentence says so.
    """
    notes: list[str] = []
    sliders = {name: _corrected(bounds, notes) for name, bounds in declared.items()}
    values = {name: live_value(bounds.parameter) for name, bounds in declared.items()}
    if declared:
        label = words.BOUNDS_OF_SLIDERS if len(declared) > 1 else words.BOUNDS_OF_ONE_SLIDER
        with st.popover(label, icon=":material/tune:"):
            for bounds in declared.values():
                with st.container(horizontal=True, gap="small"):
                    number(bounds.low)
                    number(bounds.high)
    for note in notes:
        st.caption(f"{markdown_text(note)}.")
    return {name: (sliders[name], _started(values[name], sliders[name])) for name in declared}


def live_again(live: Mapping[str, LiveValue], sliders: Mapping[str, Parameter]) -> dict[str, LiveValue]:
    """Return the present values of live parameters by key, whose sliders are drawn, perhaps with a visitor's bounds.

    If one lies outside of them, the page runs again, and `live_within` corrects it.
    """
    present = {key: live_value(held.parameter) for key, held in live.items()}
    if any(not sliders[key].low <= value.value <= sliders[key].high for key, value in present.items()):
        st.rerun()
    return {key: _started(value, sliders[key]) for key, value in present.items()}


def _corrected(bounds: SliderBounds, notes: list[str]) -> Parameter:
    """Return the parameter of a slider, after its ends are put in order and its value between them, with notes."""
    asked = _present(bounds.low), _present(bounds.high)
    low, high = bounds.held(*asked)
    value = _present(bounds.parameter)
    notes += filter(None, (bounds.order_note(*asked), bounds.value_note(value, low, high)))
    wanted = {bounds.low: low, bounds.high: high, bounds.parameter: min(max(value, low), high)}
    for parameter, number_wanted in wanted.items():
        if _present(parameter) != number_wanted:
            st.session_state[parameter.key] = float(number_wanted)
    return bounds.slider(low, high)


def _started(value: LiveValue, slider: Parameter) -> LiveValue:
    """Return a value with an exact one that has a frame: other bounds may leave a value between two steps."""
    exact = min(max(value.exact, slider.low), slider.high) if on_grid(slider, value.value) else value.value
    return replace(value, exact=exact)


def _present(parameter: Parameter) -> float:
    """Return the number that a parameter holds, that of the address before its box was ever drawn."""
    if parameter.key in st.session_state:
        return float(st.session_state[parameter.key])
    return float(st.query_params.get(parameter.key, parameter.default))
