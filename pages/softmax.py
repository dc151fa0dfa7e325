import numpy as np
import streamlit as st

import ui
from lib import laboratory, lesson, tables
from lib.attention import TOKENS
from lib.charts import attention as attention_charts
from lib.charts import jacobian as jacobian_charts
from lib.charts import losses as loss_charts
from lib.charts import simplex as simplex_charts
from lib.charts import softmax as charts
from lib.jacobian import eigenvalues, rank
from lib.losses import (
    cross_entropy,
    cross_entropy_gradient,
    squared_error_of_softmax,
)
from lib.made import made
from lib.softmax import entropy, softmax, textbook_softmax

ui.page(
    "pages/softmax.py",
    "Softmax turns any numbers into shares of one whole. Watch how one logit moves every probability, and how the "
    "temperature moves them all without changing their order.",
)


def class_names(fewest=2, most=10):
    """Draw the box of names with a button that adds a class and one that takes the last away."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = ui.text("names", "Class names, separated by commas", ", ".join(lesson.CLASSES), 200)
        names = lesson.class_names(text, fewest, most)
        if len(names) < most:
            ui.preset("Add a class", {"names": ", ".join([*names, f"class {len(names) + 1}"])}, icon=":material/add:")
        if len(names) > fewest:
            ui.preset("Remove the last", {"names": ", ".join(names[:-1])}, icon=":material/remove:")
    return names


def classes(fewest=2, most=10):
    """Draw the boxes for names and logits; both stay in the address from tab to tab."""
    names = class_names(fewest, most)
    with st.container(horizontal=True):
        return names, [ui.number(p) for p in lesson.named_logits(names)]


def true_class(names):
    """Draw the choice of the true class and return its place, the first if it is out of range."""
    place = int(ui.choice("true", "True class", [str(place) for place in range(1, 11)][: len(names)])) - 1
    st.caption(f"The true class is {names[place]}.")
    return place


@st.fragment
def probabilities():
    """From logits to probabilities, every number between them shown."""
    ui.intro("Drag one logit and watch every probability answer, while their sum stays 1.", "logit")
    names = class_names()
    z = lesson.named_logits(names)
    with st.container(horizontal=True):
        live = {p.key: ui.live(p) for p in (*z, lesson.TEMPERATURE, lesson.CONSTANT)}
    told = {key: held.value for key, held in live.items()}
    logits, temperature = [told[p.key] for p in z], told[lesson.TEMPERATURE.key]
    ui.show(charts.chain(names, z, lesson.TEMPERATURE, lesson.CONSTANT, told), "chain", live)
    shares = softmax(logits, temperature)
    st.markdown(
        f"The probabilities sum to **{shares.sum():.6f}**. Their entropy is **{entropy(shares):.4f}** nats: 0 would "
        f"be certainty, {entropy([1 / len(names)] * len(names)):.4f} would be no preference at all. Add a constant to "
        "all logits and no probability moves: it is a factor of every exponential and of their sum, and cancels."
    )
    st.table(tables.softmax_steps(names, logits, temperature))
    if len(names) == 2:
        st.markdown(tables.two_classes(names, logits, temperature))


@st.fragment
def temperature():
    """The family of curves p(T), and its limits."""
    names, logits = classes()
    held = ui.live(lesson.TEMPERATURE)
    key = lesson.TEMPERATURE.key
    ui.show(charts.over_temperature(names, logits, lesson.TEMPERATURE, held.exact), "overtemperature", {key: held})
    st.markdown(tables.temperature_limits(names, logits, held.value))


@st.fragment
def jacobian():
    """How each probability answers to each logit, and how far a straight line can be trusted."""
    names, logits = classes()
    st.latex(r"\frac{\partial s_i}{\partial z_j} = s_i\,(\delta_{ij} - s_j)")
    ui.show(jacobian_charts.jacobian(names, logits), "jacobian")
    row_sum = tables.largest_row_sum(logits)
    st.markdown(
        f"Each row sums to zero (here to within {row_sum:.0e}): what one class gains, the others lose. The matrix is "
        "symmetric, so the logit of the column moves the row as the row's moves the column. Its rank is "
        f"**{rank(logits)}** of {len(names)}, its eigenvalues {tables.numbers(eigenvalues(logits))}."
    )
    st.markdown("**A step in one logit.** J dz is what the slope promises; the longer the step, the less it keeps.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        moved = ui.choice("moved", "Logit that moves", [str(place) for place in range(1, len(names) + 1)])
        held = ui.live(lesson.STEP_SIZE)
    direction = np.eye(len(names))[int(moved) - 1]
    ui.show(jacobian_charts.changes(names, logits, held.value * direction), "changes")
    picture = jacobian_charts.step_error(logits, direction, lesson.STEP_SIZE, held.exact)
    ui.show(picture, "steperror", {lesson.STEP_SIZE.key: held})


@st.fragment
def many_classes():
    """The same for n classes whose logits are evenly spaced."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        held = ui.live(lesson.CLASS_COUNT)
        for preset in lesson.ARTICLE_CLASS_COUNTS:
            ui.preset(f"n = {preset}", {lesson.CLASS_COUNT.key: preset})
    count = int(held.value)
    ui.show(charts.class_curve(lesson.CLASS_COUNT, held.exact), "grid", {lesson.CLASS_COUNT.key: held})
    largest = softmax(charts.class_logits(count)).max()
    st.markdown(
        f"The largest of {count} probabilities is **{largest:.3f}**. It falls with n, so a softmax curve says nothing "
        "until its grid is stated."
    )
    ui.show(jacobian_charts.jacobian_rows(count), "rows")
    st.caption(f"At most {jacobian_charts.JACOBIAN_CURVES} rows of the Jacobian are drawn, evenly picked.")


@st.fragment
def simplex():
    """All distributions over three classes as a triangle."""
    st.markdown(
        "Every point of the triangle is a distribution over three classes. One logit alone moves the point straight "
        "towards its corner; the temperature moves it along the curve. The arrow is y − p, the push on the logits."
    )
    names = class_names(3, 3)
    z = lesson.named_logits(names)
    true = true_class(names)
    with st.container(horizontal=True):
        live = {p.key: ui.live(p) for p in (*z, lesson.TEMPERATURE)}
    told = {key: held.value for key, held in live.items()}
    ui.show(simplex_charts.simplex(names, z, lesson.TEMPERATURE, told, true), "simplex", live)


def overflow():
    """Three forms of the same loss in three float formats, and where each breaks."""
    names, logits = classes()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        shift = ui.slide(lesson.SHIFT)
        dtype = ui.choice("dtype", "Numbers are", ["float64", "float32", "float16"])
    shifted = [z + shift for z in logits]
    st.table(tables.overflow(names, shifted))
    broken = not (textbook_softmax(shifted) >= 0).all()
    if broken:
        st.error("The textbook form gives NaN here: its exponentials have left float64.", icon=":material/error:")
    else:
        st.success(
            "Both forms agree here. Add until a logit passes 709.8, or subtract until all are below −745.2.",
            icon=":material/check:",
        )
    for pair in lesson.OVERFLOWING_LOGITS:
        st.markdown(tables.overflow_sentence(pair))
    st.markdown(f"**Operation by operation, in {dtype}.** The first one that fails is named.")
    for form in tables.FORMS.values():
        st.markdown(tables.first_fault(form, shifted, dtype))
        st.table(tables.operations(form, shifted, dtype))
    st.markdown("**Where each form breaks**: the smallest numbers for which the loss is not finite, found by search.")
    st.table(tables.breaking_points())


@st.fragment
def attending():
    """Softmax inside a network: scaled dot-product attention."""
    st.markdown(
        "Softmax is not only a last layer: here each token decides by a softmax how much to take from every other. "
        "Without the division by √d the scores spread, softmax saturates, and each token listens to one other only."
    )
    st.latex(r"\operatorname{softmax}\!\left(\frac{Q K^\top}{\sqrt d}\right) V")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        d, seed = int(ui.number(lesson.DIMENSION)), ui.seed(lesson.SEED)
        scaled = ui.choice("scaled", "Scores are", ["divided by √d", "not divided"]) == "divided by √d"
    matrix = made(laboratory.attention_weights, d, scaled, seed)
    ui.show(attention_charts.weights(TOKENS, matrix), "attention")
    st.markdown(f"The entropy of a row is on average **{entropy(matrix.value).mean():.3f}** nats here.")
    both = [made(laboratory.attention_entropies, way, seed) for way in (True, False)]
    most = entropy([1 / len(TOKENS)] * len(TOKENS))
    ui.show(attention_charts.entropy_by_dimension(lesson.DIMENSIONS, *both, most), "entropybydimension")
    st.caption(f"Mean over {lesson.SENTENCES_AVERAGED} random sentences of {len(TOKENS)} tokens.")


@st.fragment
def loss():
    """From probabilities to the cross-entropy of the true class, and its gradient."""
    names = class_names()
    z = lesson.named_logits(names)
    with st.container(horizontal=True):
        live = {p.key: ui.live(p) for p in z}
        smoothing = ui.number(lesson.SMOOTHING)
    true = true_class(names)
    told = {key: held.value for key, held in live.items()}
    logits = list(told.values())
    target = np.eye(len(names))[true] * (1 - smoothing) + smoothing / len(names)
    cross = cross_entropy_gradient(logits, target)
    with st.container(horizontal=True):
        st.metric(f"probability of {names[true]}", f"{softmax(logits)[true]:.6g}", border=True)
        st.metric("cross-entropy", f"{cross_entropy(logits, target):.6g}", border=True)
        st.metric("squared error", f"{squared_error_of_softmax(logits, target):.6g}", border=True)
    ui.show(loss_charts.class_gradients(names, z, target, told), "lossgradients", live)
    st.latex(r"\nabla_z\,\text{cross-entropy} = p - y \qquad \nabla_z\,\text{squared error} = 2 J\,(p - y)")
    st.table(tables.targets(names, logits, target, cross))
    if len(names) == 3:
        keys = {p.key: f"{z:g}" for p, z in zip(lesson.LOGITS, logits, strict=True)}
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
