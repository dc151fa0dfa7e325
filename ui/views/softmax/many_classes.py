"""The view "Many classes": softmax of logits that are evenly spaced."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui
from lib.charts import jacobian as jacobian_charts
from lib.charts import softmax as charts
from lib.lesson import controls, examples
from lib.softmax import softmax
from lib.text import softmax as softmax_text
from lib.text.catalogue import softmax as words


@ui.fragment
def draw() -> None:
    """Draw softmax of n evenly spaced logits."""
    panel, pictures = ui.controls_and_chart("manyclasses")
    ui.intro(
        panel,
        words.MANY_CLASSES_INTRO,
        *("grid", "Jacobian"),
    )
    with panel, st.container(horizontal=True, gap="small"):
        for preset in examples.ARTICLE_CLASS_COUNTS:
            ui.preset(f"n = {preset}", {controls.CLASS_COUNT.key: preset})
    over_grid(panel, pictures)


@ui.fragment
def over_grid(panel: DeltaGenerator, pictures: DeltaGenerator) -> None:
    """Draw softmax over the grid of the present number of classes."""
    live_value = ui.live(controls.CLASS_COUNT)
    count = int(live_value.value)
    largest = softmax(examples.evenly_spaced_logits(count)).max()
    panel.markdown(softmax_text.largest_sentence(count, largest))
    with pictures:
        picture = charts.class_curve(controls.CLASS_COUNT, live_value.exact)
        ui.show(picture, "grid", {controls.CLASS_COUNT.key: live_value})
    ui.explanation("softmax", "Many classes")
    st.latex(softmax_text.grid_formula(examples.evenly_spaced_logits(count)))
    ui.show(jacobian_charts.rows(count), "rows")
    st.caption(words.MANY_CLASSES_ROWS.format(most=jacobian_charts.MOST_ROWS))
    ui.derivations("softmax", "Many classes")
    ui.exercises("softmax", "Many classes")
