import streamlit as st

import ui
from lib import lesson, tables
from lib.activations import sigmoid
from lib.charts import likelihood as likelihood_charts
from lib.charts import losses as charts
from lib.likelihood import bernoulli_divergence, bernoulli_entropy, loss_per_flip, mle
from lib.losses import (
    LOSSES,
    cross_entropy,
    cross_entropy_gradient,
    squared_error_of_softmax,
    squared_error_of_softmax_gradient,
)
from lib.softmax import softmax

ui.page(
    "pages/losses.py",
    "Both losses know that an answer is wrong; only one still says so in its gradient. Move the logit to a confident "
    "wrong answer and watch the two dashed lines part.",
)
view = ui.views(["Two classes", "Three classes", "From likelihood"])


@st.fragment
def two_classes():
    """Squared error and cross-entropy of one prediction."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        y = int(ui.choice("y", "True answer y", ["1", "0"]))
        against = ui.choice("against", "Drawn against", ["logit", "prediction"])
        held = ui.live(lesson.LOGIT if against == "logit" else lesson.PROBABILITY)
    if against == "logit":
        ui.show(charts.against_logit(y, lesson.LOGIT, held.exact), "logit", {"z": held})
        squared, cross = LOSSES["squared_error_with_logits"], LOSSES["binary_cross_entropy_with_logits"]
        st.markdown(f"The prediction is p = sigmoid({held.value:g}) = **{sigmoid(held.value):.6g}**.")
    else:
        ui.show(charts.against_prediction(y, lesson.PROBABILITY, held.exact), "prediction", {"p": held})
        squared, cross = LOSSES["squared_error"], LOSSES["binary_cross_entropy"]
    st.table(tables.losses([squared, cross], held.value, y))
    for loss in (squared, cross):
        st.markdown(f"**{loss.label}**")
        st.latex(f"L = {loss.latex}")
        st.latex(rf"\frac{{dL}}{{d{'z' if against == 'logit' else 'p'}}} = {loss.gradient_latex}")
    st.markdown(
        "For half the squared error and y = 1 the gradient in z is largest, 4/27, at p = 1/3, and falls to nothing on "
        "both sides: at the right answer, and at the confidently wrong one."
    )
    ui.show(charts.gradient_size(), "size")


def three_classes():
    """The same two losses behind a softmax."""
    names = lesson.parse_names(ui.text("names", "Class names", ", ".join(lesson.CLASSES), 200), 3)
    names = lesson.distinct(names)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        logits = [ui.number(p) for p in lesson.named_logits(names)]
        true = int(ui.choice("true", "True class", ["1", "2", "3"])) - 1
    shares = softmax(logits)
    squared = squared_error_of_softmax_gradient(logits, true)
    ui.show(charts.class_gradients(names, squared, cross_entropy_gradient(logits, true)), "classes")
    with st.container(horizontal=True):
        st.metric(f"probability of {names[true]}", f"{shares[true]:.6g}", border=True)
        st.metric("cross-entropy", f"{cross_entropy(logits, true):.6g}", border=True)
        st.metric("squared error", f"{squared_error_of_softmax(logits, true):.6g}", border=True)
    st.latex(r"\nabla_z\,\text{cross-entropy} = p - y")
    st.latex(r"\nabla_z\,\text{squared error} = 2 J\,(p - y)")


@st.fragment
def from_likelihood():
    """The cross-entropy of a sample is its negative log-likelihood per flip."""
    sample = ui.sample()
    if sample is None:
        return
    held, share = ui.live(lesson.PROBABILITY), mle(sample)
    ui.show(likelihood_charts.per_flip(sample, lesson.PROBABILITY, held.exact), "perflip", {"p": held})
    st.latex(r"-\tfrac{1}{n} \ln L(p) = H(k/n) + \mathrm{KL}(k/n \,\|\, p)")
    loss = loss_per_flip(sample, held.value)
    st.markdown(
        f"Here {loss:.4f} = {bernoulli_entropy(share):.4f} + {bernoulli_divergence(share, held.value):.4f} nats per "
        "flip. Only the second part depends on p, so the smallest cross-entropy and the largest likelihood are at the "
        "same p."
    )


{"Two classes": two_classes, "Three classes": three_classes, "From likelihood": from_likelihood}[view]()
