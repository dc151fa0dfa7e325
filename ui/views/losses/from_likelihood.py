"""The view "From likelihood": the cross-entropy of a sample is its negative log-likelihood per flip."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import conditional_likelihood as network_charts
from lib.charts import cross_entropy as cross_entropy_charts
from lib.charts import likelihood as likelihood_charts
from lib.lesson import controls, examples
from lib.lesson.address import VIEW
from lib.text.catalogue import losses as words
from lib.text.glossary import definitions
from lib.text.losses import classes as class_text
from lib.text.losses import conditional_likelihood as network_text
from lib.text.losses import output_models as output_text


@ui.fragment
def draw() -> None:
    """Draw the cross-entropy of a sample as its negative log-likelihood per flip."""
    panel, pictures = ui.controls_and_chart("fromlikelihood")
    ui.intro(
        panel,
        words.FROM_LIKELIHOOD_INTRO,
        *("likelihood", "nat", "entropy", "divergence"),
    )
    with panel:
        sample = ui.sample()
        st.markdown(class_text.sample_sentence(sample))
    live = {controls.PROBABILITY.key: ui.live(controls.PROBABILITY)}
    with pictures:
        drawn = over_p(sample, live)
    ui.explanation("losses", "From likelihood")
    formula = st.container()
    st.markdown(words.FROM_LIKELIHOOD_WHY)
    drawn += network()
    numbers = st.container()
    st.markdown(words.NETWORK_CATEGORICAL)
    outputs()
    both(drawn, (formula, numbers), ui.ending("losses", "From likelihood"), sample)


def over_p(sample: Sequence[int], live: Mapping[str, ui.LiveValue]) -> list[ui.Drawn]:
    """Draw the likelihood and the cross-entropy of the sample over p."""
    parameter, exact = controls.PROBABILITY, live[controls.PROBABILITY.key].exact
    left, right = st.columns(2)
    with left:
        picture = likelihood_charts.relative_likelihood(sample, parameter, exact)
        drawn = [ui.draw(picture, "likelihoodshare", live)]
    with right:
        picture = cross_entropy_charts.of_sample(sample, parameter, exact)
        drawn.append(ui.draw(picture, "perflip", live, follows=True))
    return drawn


def network() -> list[ui.Drawn]:
    """Draw the likelihood of a network of one weight on a few samples, live in the weight."""
    weight, x, y = controls.COIN_WEIGHT, examples.NETWORK_INPUTS, examples.NETWORK_TARGETS
    st.markdown(words.NETWORK_INDEPENDENT)
    panel, pictures = ui.controls_and_chart("network")
    with panel:
        st.markdown(words.NETWORK_INTRO, help=definitions(("independent", "log-odds", "likelihood")))
        st.markdown(words.NETWORK_LOG_ODDS)
        query = {VIEW: "Cross-entropy", controls.DERIVATIONS["coin-to-network"].key: "true"}
        ui.link("likelihood", words.NETWORK_DERIVATION, query)
    live = {weight.key: ui.live(weight)}
    with pictures:
        left, right = st.columns(2)
        with left:
            picture = network_charts.predictions(x, y, weight, live[weight.key].exact)
            drawn = [ui.draw(picture, "networkpredictions", live)]
        with right:
            picture = network_charts.over_weight(x, y, weight, live[weight.key].exact)
            drawn.append(ui.draw(picture, "overweight", live, follows=True))
    return drawn


@ui.fragment
def both(charts: Sequence[ui.Drawn], places: Sequence[DeltaGenerator], end: ui.Ending, sample: Sequence[int]) -> None:
    """Draw the numbers of the sample at the present p, and those of the network at its present weight."""
    formula, numbers = places
    live = {parameter.key: ui.live(parameter) for parameter in (controls.PROBABILITY, controls.COIN_WEIGHT)}
    ui.tools(charts, live)
    formula.latex(class_text.sample_formula(sample, live[controls.PROBABILITY.key].value))
    weight, x, y = live[controls.COIN_WEIGHT.key].value, examples.NETWORK_INPUTS, examples.NETWORK_TARGETS
    with numbers:
        ui.table(network_text.answers_table(weight, x, y))
        st.latex(network_text.weight_formula(weight, x, y))
    ui.draw_ending(end)


def outputs() -> None:
    """Draw the table of the loss of each output, with links to the views that show them."""
    st.markdown(words.OUTPUTS_HEAD)
    ui.table(output_text.outputs_table())
    st.markdown(words.OUTPUTS_GRADIENT)
    with st.container(horizontal=True, gap="small"):
        for label, (page, view) in output_text.links().items():
            ui.link(page, label, {VIEW: view})
