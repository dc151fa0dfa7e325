"""The view "PReLU": a parameter of the activation that is learned."""

import streamlit as st

import ui
from lib.charts import prelu as prelu_charts
from lib.lesson import controls, examples
from lib.lesson.experiments.activations import prelu_training
from lib.text import activations as activation_text
from lib.text.numbers import significant


@ui.fragment
def draw() -> None:
    """Draw how PReLU learns its slope from data."""
    ui.intro(
        "Play: the learned line turns onto the teacher's, and α walks to the teacher's slope. What moves α is its "
        "gradient: ∂f/∂α = min(0, x) is not 0 for x < 0.",
        "teacher",
        "loss",
    )
    panel, pictures = ui.controls_and_chart("prelu")
    with panel:
        with st.container(horizontal=True, gap="small"):
            teacher, start = ui.number(controls.TEACHER), ui.number(controls.START_SLOPE)
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            seed, live_value = ui.seed(controls.SEED), ui.live(controls.PRELU_STEP)
    runs, key = ui.run_training(prelu_training, teacher, start, seed), controls.PRELU_STEP.key
    alphas, live = runs.value["PReLU"].alpha, {controls.PRELU_STEP.key: live_value}
    with panel:
        st.markdown(activation_text.slope_sentence(alphas, teacher))
        st.markdown(f"The step that follows, with learning rate η = {significant(examples.PRELU_RATE)}:")
        st.latex(activation_text.slope_formula(alphas, examples.PRELU_RATE, round(live_value.value)))
    with pictures:
        learned, slopes = st.columns(2)
        with learned:
            picture = prelu_charts.learned_function(runs, teacher, controls.PRELU_STEP, live_value.exact)
            ui.show(picture, "learnedslope", live, play=key)
        with slopes:
            picture = prelu_charts.alpha_over_steps(runs, teacher, controls.PRELU_STEP, live_value.exact)
            ui.show(picture, "slopes", live, follows=True)
        st.markdown(activation_text.fixed_slopes_sentence(runs.value))
        ui.show(
            prelu_charts.losses_over_steps(runs, controls.PRELU_STEP, live_value.exact),
            "prelulosses",
            live,
            follows=True,
        )
