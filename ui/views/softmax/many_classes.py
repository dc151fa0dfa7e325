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
    live = {controls.CLASS_COUNT.key: ui.live(controls.CLASS_COUNT)}
    with pictures:
        picture = charts.class_curve(controls.CLASS_COUNT, live[controls.CLASS_COUNT.key].exact)
        drawn = ui.draw(picture, "grid", live)
    ui.explanation("softmax", "Many classes")
    over_grid(panel, drawn, ui.ending("softmax", "Many classes"))


@ui.fragment
def over_grid(panel: DeltaGenerator, drawn: ui.Drawn, end: ui.Ending) -> None:
    """Draw the probabilities of the present number of classes in words, and the rows of their Jacobian."""
    live_value = ui.live(controls.CLASS_COUNT)
    count = int(live_value.value)
    largest = softmax(examples.evenly_spaced_logits(count)).max()
    panel.markdown(softmax_text.largest_sentence(count, largest))
    ui.tools([drawn], {controls.CLASS_COUNT.key: live_value})
    with end.words:
        st.latex(softmax_text.grid_formula(examples.evenly_spaced_logits(count)))
        ui.show(jacobian_charts.rows(count), "rows")
        st.caption(words.MANY_CLASSES_ROWS.format(most=jacobian_charts.MOST_ROWS))
    ui.draw_ending(end)
