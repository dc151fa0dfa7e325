"""The view "Attention": softmax inside a network."""

import streamlit as st

import ui
from lib.analysis.attention import TOKENS
from lib.charts import attention as attention_charts
from lib.charts.core.calls import deferred
from lib.lesson import controls, examples
from lib.lesson.experiments.softmax import attention_entropies, attention_weights
from lib.softmax import entropy
from lib.text import softmax as softmax_text
from lib.text.catalogue import softmax as words


@ui.fragment
def draw() -> None:
    """Draw scaled dot-product attention, with and without the division by √d."""
    panel, pictures = ui.controls_and_chart("attention")
    ui.intro(
        panel,
        words.ATTENTION_INTRO,
        *("attention", "token", "entropy"),
    )
    with panel:
        scaled = ui.choice(controls.SCALING) == "divided by √d"
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            d, seed = int(ui.number(controls.DIMENSION)), ui.seed(controls.SEED)
    matrix = deferred(attention_weights, d, scaled, seed)
    found, most = float(entropy(matrix.value).mean()), entropy([1 / len(TOKENS)] * len(TOKENS))
    dimensions = sorted({*examples.DIMENSIONS, d})
    both = [deferred(attention_entropies, way, seed, dimensions) for way in (True, False)]
    with pictures:
        weights, sentences = st.columns([3, 2])
        with weights:
            ui.show(attention_charts.weights(TOKENS, matrix), "attention")
        with sentences:
            st.latex(softmax_text.attention_formula(d, scaled))
            st.markdown(softmax_text.attention_sentence(found, len(TOKENS), examples.SENTENCES_AVERAGED))
        picture = attention_charts.entropy_by_dimension(dimensions, *both, most, d, found)
        ui.show(picture, "entropybydimension")
    ui.explanation("softmax", "Attention")
    ui.derivations("softmax", "Attention")
    ui.exercises("softmax", "Attention")
