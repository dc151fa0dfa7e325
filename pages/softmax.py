import numpy as np
import streamlit as st

import ui
from lib.analysis.attention import TOKENS
from lib.charts import attention as attention_charts
from lib.charts import jacobian as jacobian_charts
from lib.charts import losses as loss_charts
from lib.charts import overflow as overflow_charts
from lib.charts import simplex as simplex_charts
from lib.charts import softmax as charts
from lib.charts.core.calls import deferred
from lib.lesson import controls, examples, experiments, reading
from lib.losses import cross_entropy_gradient
from lib.numerics.floating_point import FORMS
from lib.softmax import entropy, softmax
from lib.text import softmax as softmax_text

ui.page(
    "softmax",
    "Softmax turns any numbers into shares of one whole. Watch how one logit moves every probability, and how the "
    "temperature moves them all without changing their order.",
)


def class_names(fewest=2, most=10):
    """Draw the box of names with a button that adds a class and one that takes the last away."""
    text = ui.text(controls.NAMES)
    names = reading.class_names(text, fewest, most)
    if fewest < most:
        with st.container(horizontal=True, gap="small"):
            if len(names) < most:
                more = ", ".join([*names, f"class {len(names) + 1}"])
                ui.preset("Add a class", {"names": more}, icon=":material/add:")
            if len(names) > fewest:
                ui.preset("Remove the last", {"names": ", ".join(names[:-1])}, icon=":material/remove:")
    return names


def classes(fewest=2, most=10):
    """Draw the boxes for names and logits; both stay in the address from tab to tab."""
    names = class_names(fewest, most)
    with st.container(horizontal=True, gap="small"):
        return names, [ui.number(p) for p in controls.named_logits(names)]


def live_classes(*further, fewest=2, most=10):
    """Draw the boxes for names, and for logits and further numbers that sliders in the picture move."""
    names = class_names(fewest, most)
    z = controls.named_logits(names)
    with st.container(horizontal=True, gap="small"):
        return names, z, {p.key: ui.live(p) for p in (*z, *further)}


def true_class(names):
    """Draw the choice of the true class and return its place, the first if it is out of range."""
    place = int(ui.choice(controls.TRUE_CLASS, len(names))) - 1
    st.caption(f"The true class is {names[place]}.")
    return place


@ui.fragment
def probabilities():
    """From logits to probabilities, every number between them shown."""
    ui.intro(
        "Drag one logit and watch every probability answer, while their sum stays 1. Point at a number: what it is "
        "made of lights up.",
        *("logit", "softmax", "entropy", "nat"),
    )
    panel, place = ui.controls_and_chart("classes")
    with panel:
        names, z, live = live_classes(controls.TEMPERATURE, controls.CONSTANT)
    told = {key: held.value for key, held in live.items()}
    logits, temperature = [told[p.key] for p in z], told[controls.TEMPERATURE.key]
    with place:
        ui.show(charts.computation(names, z, controls.TEMPERATURE, controls.CONSTANT, told), "chain", live)
        if len(names) == 2:
            st.markdown(softmax_text.two_classes_sentence(names, logits, temperature))
        st.latex(softmax_text.probability_formula(names, logits, temperature))
        st.markdown(softmax_text.sum_sentence(softmax(logits, temperature)))
        steps = ui.expander(controls.STEPS)
        if steps.open:
            with steps:
                ui.table(softmax_text.steps_table(names, logits, temperature))


@ui.fragment
def temperature():
    """The family of curves p(T), and its limits."""
    ui.intro(
        "Drag the temperature: cold gives everything to the largest logit, heat makes all classes equal, and no two "
        "classes change places.",
        *("temperature", "arg max", "entropy"),
    )
    panel, place = ui.controls_and_chart("temperature")
    with panel:
        names, logits = classes()
        held = ui.live(controls.TEMPERATURE)
    key = controls.TEMPERATURE.key
    with place:
        ui.show(
            charts.over_temperature(names, logits, controls.TEMPERATURE, held.exact), "overtemperature", {key: held}
        )
        st.latex(softmax_text.probability_formula(names, logits, held.value))
        st.latex(softmax_text.odds_formula(names, logits, held.value))
        st.markdown(softmax_text.temperature_sentence(names, logits, held.value))


@ui.fragment
def jacobian():
    """How each probability answers to each logit, and how far a straight line can be trusted."""
    ui.intro(
        "Drag the step and watch the bars part: J dz is what the slopes promise, and the longer the step, the less "
        "of it is kept.",
        *("Jacobian", "rank", "eigenvalue"),
    )
    panel, place = ui.controls_and_chart("jacobian")
    with panel:
        names, logits = classes()
        moved = int(ui.choice(controls.MOVED, len(names))) - 1
        held = ui.live(controls.STEP_SIZE)
    direction, live = np.eye(len(names))[moved], {controls.STEP_SIZE.key: held}
    with place:
        slopes, steps = st.columns([2, 3])
        with slopes:
            ui.show(jacobian_charts.matrix(names, logits, moved), "jacobian")
        with steps:
            picture = jacobian_charts.probability_changes(names, logits, direction, controls.STEP_SIZE, held.exact)
            ui.show(picture, "changes", live)
        errors = jacobian_charts.linearization_error(logits, direction, controls.STEP_SIZE, held.exact)
        ui.show(errors, "steperror", live, follows=True)
        st.latex(r"J_{ij} = \frac{\partial s_i}{\partial z_j} = s_i\,(\delta_{ij} - s_j)")
        st.latex(softmax_text.jacobian_formula(names, logits, moved))
        st.markdown(softmax_text.jacobian_sentence(logits))


@ui.fragment
def many_classes():
    """The same for n classes whose logits are evenly spaced."""
    ui.intro(
        "Drag n: the same interval of logits is cut finer, and the largest probability falls. A softmax curve says "
        "nothing until its grid is stated.",
        *("grid", "Jacobian"),
    )
    panel, place = ui.controls_and_chart("manyclasses")
    with panel:
        held = ui.live(controls.CLASS_COUNT)
        with st.container(horizontal=True, gap="small"):
            for preset in examples.ARTICLE_CLASS_COUNTS:
                ui.preset(f"n = {preset}", {controls.CLASS_COUNT.key: preset})
        count = int(held.value)
        largest = softmax(examples.evenly_spaced_logits(count)).max()
        st.markdown(softmax_text.largest_sentence(count, largest))
    with place:
        curve, rows = st.columns(2)
        with curve:
            ui.show(charts.class_curve(controls.CLASS_COUNT, held.exact), "grid", {controls.CLASS_COUNT.key: held})
        with rows:
            ui.show(jacobian_charts.rows(count), "rows")
            st.caption(f"At most {jacobian_charts.MOST_ROWS} rows of the Jacobian are drawn, evenly picked.")
        st.latex(softmax_text.grid_formula(examples.evenly_spaced_logits(count)))


@ui.fragment
def simplex():
    """All distributions over three classes as a triangle."""
    ui.intro(
        "Drag a logit: the point moves straight along the line through that class's corner. Drag the temperature: it "
        "moves along the gray curve.",
        *("simplex", "true class", "gradient"),
    )
    panel, place = ui.controls_and_chart("simplex")
    with panel:
        names, z, live = live_classes(controls.TEMPERATURE, fewest=3, most=3)
        true = true_class(names)
    told = {key: held.value for key, held in live.items()}
    scaled = np.array([told[p.key] for p in z]) / told[controls.TEMPERATURE.key]
    with place:
        picture, words = st.columns([3, 2])
        with picture:
            ui.show(simplex_charts.simplex(names, z, controls.TEMPERATURE, told, true), "simplex", live)
        with words:
            st.markdown(
                "Every point of the triangle is a list of three probabilities: a corner is certainty, the middle no "
                "preference. Along a dashed line the loss of the true class is the same."
            )
            st.latex(softmax_text.loss_formula(scaled, np.eye(3)[true]))
            st.markdown("The arrow is y − p, the push of cross-entropy on the logits, drawn shorter.")
            st.latex(softmax_text.negative_gradient_formula(softmax(scaled), np.eye(3)[true]))


@ui.fragment
def overflow():
    """Softmax and its loss in three float formats, and where each form breaks."""
    ui.intro(
        "Drag the constant: on paper it changes no probability. The dashed line of the textbook form breaks off where "
        "its exponentials leave the float format.",
        *("float format", "overflow", "underflow", "NaN"),
    )
    panel, place = ui.controls_and_chart("overflow")
    with panel:
        names, logits = classes()
        held = ui.live(controls.SHIFT)
        dtype = ui.choice(controls.FLOAT_FORMAT)
    shifted = [z + held.value for z in logits]
    with place:
        picture = overflow_charts.over_shift(logits, names[0], dtype, controls.SHIFT, held.exact)
        ui.show(picture, "overshift", {controls.SHIFT.key: held})
        agree, verdict = softmax_text.agreement(shifted, dtype)
        if agree:
            st.success(verdict, icon=":material/check:")
        else:
            st.error(verdict, icon=":material/error:")
        ui.table(softmax_text.overflow_table(names, shifted, dtype))
    for pair in examples.OVERFLOWING_LOGITS:
        st.markdown(softmax_text.overflow_sentence(pair))
    st.markdown(f"**Operation by operation, in {dtype}**: three forms of the loss −ln p, and the first fault of each.")
    for form, part in zip(FORMS.values(), st.columns(len(FORMS)), strict=True):
        with part:
            st.latex(form.latex)
            st.markdown(softmax_text.first_fault_sentence(form, shifted, dtype))
            ui.table(softmax_text.operations_table(form, shifted, dtype))
    st.markdown("**Where each form breaks**: the smallest numbers for which the loss is not finite, found by search.")
    ui.table(softmax_text.breaking_points_table())


@ui.fragment
def attending():
    """Softmax inside a network: scaled dot-product attention."""
    ui.intro(
        "Switch the division by √d off and watch each row narrow towards one token: a softmax inside the network "
        "decides how much every token takes from every other.",
        *("attention", "token", "entropy"),
    )
    panel, place = ui.controls_and_chart("attention")
    with panel:
        scaled = ui.choice(controls.SCALING) == "divided by √d"
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            d, seed = int(ui.number(controls.DIMENSION)), ui.seed(controls.SEED)
    matrix = deferred(experiments.attention_weights, d, scaled, seed)
    found, most = float(entropy(matrix.value).mean()), entropy([1 / len(TOKENS)] * len(TOKENS))
    dimensions = sorted({*examples.DIMENSIONS, d})
    both = [deferred(experiments.attention_entropies, way, seed, dimensions) for way in (True, False)]
    with place:
        weights, entropies = st.columns(2)
        with weights:
            ui.show(attention_charts.weights(TOKENS, matrix), "attention")
        with entropies:
            picture = attention_charts.entropy_by_dimension(dimensions, *both, most, d, found)
            ui.show(picture, "entropybydimension")
        st.latex(softmax_text.attention_formula(d, scaled))
        st.markdown(softmax_text.attention_sentence(found, len(TOKENS), examples.SENTENCES_AVERAGED))


@ui.fragment
def loss():
    """From probabilities to the cross-entropy of the true class, and its gradient."""
    ui.intro(
        "Drag the logit of the true class far down: cross-entropy still pulls it up, with almost −1, where squared "
        "error has gone silent.",
        *("cross-entropy", "gradient", "label smoothing"),
    )
    panel, place = ui.controls_and_chart("crossentropy")
    with panel:
        names, z, live = live_classes()
        true = true_class(names)
        smoothing = ui.number(controls.SMOOTHING)
    told = {key: held.value for key, held in live.items()}
    logits = list(told.values())
    target = np.eye(len(names))[true] * (1 - smoothing) + smoothing / len(names)
    cross = cross_entropy_gradient(logits, target)
    with place:
        st.markdown(softmax_text.loss_sentence(names, logits, target, true))
        ui.show(loss_charts.class_gradients(names, z, target, told), "lossgradients", live)
        st.latex(softmax_text.loss_formula(logits, target))
        st.latex(r"\nabla_z\,\text{cross-entropy} = p - y")
        st.latex(r"\nabla_z\,\text{squared error} = 2 J\,(p - y)")
        ui.table(softmax_text.gradient_table(names, logits, target, cross))
        if len(names) == 3:
            keys = {p.key: f"{z:g}" for p, z in zip(controls.LOGITS, logits, strict=True)}
            query = keys | {"view": "Three classes", "names": ", ".join(names), "true": str(true + 1)}
            ui.link("pages/losses.py", "Take these logits to the losses", query)


VIEWS = {
    "Classes": probabilities,
    "Temperature": temperature,
    "Jacobian": jacobian,
    "Many classes": many_classes,
    "Simplex": simplex,
    "Overflow": overflow,
    "Attention": attending,
    "Cross-entropy": loss,
}
ui.views(VIEWS)
