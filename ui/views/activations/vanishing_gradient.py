"""The view "Vanishing gradient": a deep network, forward and back, layer by layer."""

from collections.abc import Mapping

import streamlit as st

import ui
from lib.activations import ACTIVATIONS
from lib.charts import network_diagram
from lib.charts import vanishing_gradient as vanishing_charts
from lib.charts.core.calls import Call, deferred, evaluate
from lib.learning.initialization import INITIALIZATIONS
from lib.lesson import controls
from lib.lesson.experiments.activations import FlowSummary, affordable_width, summarized_flow
from lib.numerics.parameter import Parameter
from lib.text import activations as activation_text
from lib.text.catalogue import activations as words
from ui.views.activations.own_function import named, trained_function


@ui.fragment
def draw() -> None:
    """Draw activations and gradients by layer of a deep network, from a forward and a backward pass."""
    panel, pictures = ui.controls_and_chart("flow")
    ui.intro(panel, words.VANISHING_INTRO, "gradient", "back-propagation", "root mean square", "variance")
    own = trained_function()
    with panel:
        names = ui.choices(controls.UNITS)
        initial, layers, asked, seed = network_controls()
    chosen = [*(ACTIVATIONS[name] for name in names), *([own] if own else [])]
    if not chosen:
        st.info(words.VANISHING_NONE, icon=":material/touch_app:")
        ui.explanation("activations", "Vanishing gradient")
        ui.exercises("activations", "Vanishing gradient")
        return
    width = affordable_width(len(chosen), layers, asked)
    if width < asked:
        panel.caption(activation_text.width_note(len(chosen), layers, asked, width))
    runs = {a.label: deferred(summarized_flow, named(a), initial, layers, width, seed) for a in chosen}
    with pictures:
        flows = draw_gradients(runs, initial, width)
    ui.explanation("activations", "Vanishing gradient")
    draw_sizes(runs, initial, width)
    ui.table(activation_text.gradient_table(flows))
    layer, drawn = histogram(runs, layers)
    at_layer(drawn, ui.ending("activations", "Vanishing gradient"), layer)


def network_controls() -> tuple[str, int, int, int]:
    """Draw the controls of the networks; return the initialization, the number of layers, their width, and the seed."""
    initial = ui.select(controls.INITIALIZATION)
    with st.container(horizontal=True, gap="small"):
        layers, width = int(ui.number(controls.LAYERS)), int(ui.number(controls.WIDTH))
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        return initial, layers, width, ui.seed(controls.SEED)


def draw_gradients(runs: Mapping[str, Call], initial: str, width: int) -> dict[str, FlowSummary]:
    """Draw the gradient by layer as a product of factors, and the factors, and return the runs."""
    flows = {label: ui.run_serialized(evaluate, runs[label]) for label in ui.progress(runs, words.VANISHING_PROGRESS)}
    product, factors = st.columns(2)
    with product:
        ui.show(vanishing_charts.product_by_layer(runs, initial, width), "gradients")
    with factors:
        ui.show(vanishing_charts.factor_by_layer(runs), "factorsbylayer")
    return flows


def draw_sizes(runs: Mapping[str, Call], initial: str, width: int) -> None:
    """Draw the size of the activations by layer, and what the weights have to do with the factors."""
    signals, sentences = st.columns(2)
    with signals:
        ui.show(vanishing_charts.size_by_layer(runs), "signals")
    ui.show(network_diagram.depth(runs), "depth")
    with sentences:
        st.markdown(words.VANISHING_RECURSION)
        st.latex(activation_text.RECURSION)
        st.markdown(activation_text.recursion_symbols())
        st.markdown(activation_text.weights_sentence(INITIALIZATIONS[initial], width))


def histogram(runs: Mapping[str, Call], layers: int) -> tuple[Parameter, ui.Drawn]:
    """Draw a histogram of the outputs of one of the layers, for one of the networks; return the layer's parameter."""
    panel, pictures = ui.controls_and_chart("layer")
    with panel:
        shown = controls.UNIT.options[ui.select(controls.UNIT)]
        layer, live_value = ui.live_up_to(controls.LAYER, layers)
        st.markdown(words.VANISHING_LAYER_INTRO)
    with pictures:
        visible = shown if shown in runs else next(iter(runs))
        if visible != shown:
            st.caption(words.VANISHING_LAYER_OTHER.format(missing=shown, shown=visible))
        picture = vanishing_charts.activation_histogram(visible, runs[visible], layer, live_value.exact)
        return layer, ui.draw(picture, "layerhistogram", {layer.key: live_value}, play=layer.key)


@ui.fragment
def at_layer(drawn: ui.Drawn, end: ui.Ending, layer: Parameter) -> None:
    """Draw the tools of the histogram at the present layer, and the exercises."""
    ui.tools([drawn], {layer.key: ui.live_limited(controls.LAYER, layer.high)})
    ui.draw_ending(end)
