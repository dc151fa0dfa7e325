"""The view "From likelihood": the cross-entropy of a sample is its negative log-likelihood per flip."""

from collections.abc import Sequence

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
    below = st.container()
    outputs()
    both(pictures, below, sample)


@ui.fragment
def both(pictures: DeltaGenerator, below: DeltaGenerator, sample: Sequence[int]) -> None:
    """Draw the likelihood and the cross-entropy of the sample at the present p, around the table of outputs."""
    live_value = ui.live(controls.PROBABILITY)
    left, right = pictures.columns(2)
    with left:
        ui.show(
            likelihood_charts.relative_likelihood(sample, controls.PROBABILITY, live_value.exact),
            "likelihoodshare",
            {"p": live_value},
        )
    with right:
        picture = cross_entropy_charts.of_sample(sample, controls.PROBABILITY, live_value.exact)
        ui.show(picture, "perflip", {"p": live_value}, follows=True)
    with below:
        ui.explanation("losses", "From likelihood")
        st.latex(class_text.sample_formula(sample, live_value.value))
        st.markdown(words.FROM_LIKELIHOOD_WHY)
        network()
    ui.derivations("losses", "From likelihood")
    ui.exercises("losses", "From likelihood")


def network() -> None:
    """Draw the likelihood of a network of one weight on a few samples, live in the weight."""
    weight, x, y = controls.COIN_WEIGHT, examples.NETWORK_INPUTS, examples.NETWORK_TARGETS
    st.markdown(words.NETWORK_INDEPENDENT)
    panel, pictures = ui.controls_and_chart("network")
    with panel:
        live_value = ui.live(weight)
        st.markdown(words.NETWORK_INTRO, help=definitions(("independent", "log-odds", "likelihood")))
        st.markdown(words.NETWORK_LOG_ODDS)
        query = {VIEW: "Cross-entropy", controls.DERIVATIONS["coin-to-network"].key: "true"}
        ui.link("likelihood", words.NETWORK_DERIVATION, query)
    with pictures:
        left, right = st.columns(2)
        with left:
            picture = network_charts.predictions(x, y, weight, live_value.exact)
            ui.show(picture, "networkpredictions", {weight.key: live_value})
        with right:
            picture = network_charts.over_weight(x, y, weight, live_value.exact)
            ui.show(picture, "overweight", {weight.key: live_value}, follows=True)
    ui.table(network_text.answers_table(live_value.value, x, y))
    st.latex(network_text.weight_formula(live_value.value, x, y))
    st.markdown(words.NETWORK_CATEGORICAL)


def outputs() -> None:
    """Draw the table of the loss of each output, with links to the views that show them."""
    st.markdown(words.OUTPUTS_HEAD)
    ui.table(output_text.outputs_table())
    st.markdown(words.OUTPUTS_GRADIENT)
    with st.container(horizontal=True, gap="small"):
        for label, (page, view) in output_text.links().items():
            ui.link(page, label, {VIEW: view})
