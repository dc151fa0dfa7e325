import numpy as np
import streamlit as st

import ui
from lib import laboratory, lesson, loss_tables, tables
from lib.activations import sigmoid
from lib.charts import calibration as calibration_charts
from lib.charts import likelihood as likelihood_charts
from lib.charts import losses as charts
from lib.charts import more_losses as more_charts
from lib.charts import plane as plane_charts
from lib.charts import race as race_charts
from lib.charts import regression as regression_charts
from lib.likelihood import bernoulli_divergence, bernoulli_entropy, loss_per_flip, mle
from lib.logistic import LOGIT_LOSSES
from lib.losses import LOSSES, cross_entropy, squared_error_of_softmax
from lib.made import made
from lib.points import POINT_SETS
from lib.race import race
from lib.softmax import softmax

ui.page(
    "pages/losses.py",
    "Both losses know that an answer is wrong; only one still says so in its gradient. Move the logit to a confident "
    "wrong answer and watch the two dashed lines part.",
)


@st.fragment
def two_classes():
    """Squared error and cross-entropy of one prediction."""
    ui.intro("Move the logit far to the wrong side: one slope stays, the other dies.", "loss")
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


@st.fragment
def three_classes():
    """The same two losses behind a softmax."""
    names = lesson.parse_names(ui.text("names", "Class names", ", ".join(lesson.CLASSES), 200), 3)
    names = lesson.distinct(names)
    z = lesson.named_logits(names)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        live = {p.key: ui.live(p) for p in z}
        true = int(ui.choice("true", "True class", ["1", "2", "3"])) - 1
    told = {key: held.value for key, held in live.items()}
    logits = list(told.values())
    ui.show(charts.class_gradients(names, z, np.eye(3)[true], told), "classes", live)
    with st.container(horizontal=True):
        st.metric(f"probability of {names[true]}", f"{softmax(logits)[true]:.6g}", border=True)
        st.metric("cross-entropy", f"{cross_entropy(logits, true):.6g}", border=True)
        st.metric("squared error", f"{squared_error_of_softmax(logits, true):.6g}", border=True)
    st.latex(r"\nabla_z\,\text{cross-entropy} = p - y")
    st.latex(r"\nabla_z\,\text{squared error} = 2 J\,(p - y)")


@st.fragment
def from_likelihood():
    """The cross-entropy of a sample is its negative log-likelihood per flip."""
    sample = ui.sample()
    held, share = ui.live(lesson.PROBABILITY), mle(sample)
    ui.show(likelihood_charts.per_flip(sample, lesson.PROBABILITY, held.exact), "perflip", {"p": held})
    st.latex(r"-\tfrac{1}{n} \ln L(p) = H(k/n) + \mathrm{KL}(k/n \,\|\, p)")
    loss = loss_per_flip(sample, held.value)
    st.markdown(
        f"Here {loss:.4f} = {bernoulli_entropy(share):.4f} + {bernoulli_divergence(share, held.value):.4f} nats per "
        "flip. Only the second part depends on p, so the smallest cross-entropy and the largest likelihood are at the "
        "same p."
    )


@st.fragment
def the_race():
    """One neuron that starts confidently wrong, under both losses."""
    st.markdown(
        "One sigmoid neuron sees x = 1 and starts confidently wrong. Both losses get the same start and the same rate. "
        "Watch the size of the gradient: squared error hardly has one until the neuron is nearly right."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        y = int(ui.choice("goal", "Right answer y", ["0", "1"]))
        weight, bias, rate = (ui.number(p) for p in (lesson.RACE_WEIGHT, lesson.RACE_BIAS, lesson.RACE_RATE))
        held = ui.live(lesson.EPOCH)
    runs = made(race, 1.0, y, weight, bias, rate, lesson.RACE_EPOCHS)
    st.info(tables.race_verdict(runs.value, y), icon=":material/sports_score:")
    key = lesson.EPOCH.key
    ui.show(race_charts.over_epochs(runs, "p", lesson.EPOCH), "racep", {key: held}, play=key)
    ui.show(race_charts.over_epochs(runs, "gradient", lesson.EPOCH), "racegradient", {key: held}, follows=True)
    ui.show(race_charts.over_epochs(runs, "loss", lesson.EPOCH), "raceloss", {key: held}, follows=True)
    st.table(tables.race_state(runs.value, int(held.value)))


@st.fragment
def landscape():
    """Logistic regression on points of the student's own, and both losses over its two weights."""
    st.markdown(
        "A neuron with two weights learns to tell two classes apart. Cross-entropy is a bowl: downhill from anywhere. "
        "Squared error has a plateau: start far on the wrong side, and its path hardly moves. Place, drag and relabel "
        "points in the first picture."
    )
    sets = {name: record.label for name, record in POINT_SETS.items() if record.classes == 2}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = ui.select("set", "Points", sets, "overlapping")
        count, seed = int(ui.number(lesson.POINT_COUNT)), ui.seed(lesson.SEED)
        start = [ui.number(p) for p in (lesson.FIRST_WEIGHT, lesson.SECOND_WEIGHT)]
        rate, held = ui.number(lesson.DESCENT_RATE), ui.live(lesson.DESCENT)
    points, placed = ui.plane(made(laboratory.points, name, count, seed), 2)
    descents = [ui.trained(laboratory.descent, points, loss, start, rate) for loss in LOGIT_LOSSES]
    runs = dict(zip(plane_charts.PALETTE, descents, strict=True))
    step, live = lesson.DESCENT, {lesson.DESCENT.key: held}
    ui.show(plane_charts.classified(points, runs, step, held.exact), "classified", live, play=step.key, placed=placed)
    for column, loss, run in zip(st.columns(2), LOGIT_LOSSES, descents, strict=True):
        with column:
            ui.show(plane_charts.landscape(points, loss, run, step), f"landscape-{loss}", live, follows=True)
    results = {label: run.value for label, run in runs.items()}
    st.table(tables.descents(points.value, list(LOGIT_LOSSES.values()), results, int(held.value)))
    ui.show(plane_charts.curvature(points, list(LOGIT_LOSSES), runs, step), "curvature", live, follows=True)
    st.caption("An eigenvalue below 0 means that the loss bends downwards there: it is not convex.")


@st.fragment
def multi_class():
    """Softmax regression on three classes, under both losses."""
    st.markdown(
        "Three classes, one softmax. The shaded regions show which class is most probable. Smoothed labels keep the "
        "loss from asking for certainty; a class with more weight takes ground from the others."
    )
    names = list(lesson.CLASSES)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        count, seed = int(ui.number(lesson.POINT_COUNT)), ui.seed(lesson.SEED)
        rate, smoothing = ui.number(lesson.DESCENT_RATE), ui.number(lesson.SMOOTHING)
        weight, held = ui.number(lesson.CLASS_WEIGHT), ui.live(lesson.DESCENT)
        shown = ui.choice("under", "Regions under", ["Cross-entropy", "Squared error"])
    points, placed = ui.plane(made(laboratory.points, "clouds", count, seed), 3)
    runs = {
        label: ui.trained(laboratory.training, points, loss, rate, smoothing, (weight, 1.0, 1.0))
        for label, loss in zip(plane_charts.PALETTE, ("squared_error", "cross_entropy"), strict=True)
    }
    step, live = lesson.DESCENT, {lesson.DESCENT.key: held}
    picture = plane_charts.regions(points, names, runs[shown], step, held.exact)
    ui.show(picture, "regions", live, play=step.key, placed=placed)
    results = {label: run.value for label, run in runs.items()}
    st.table(tables.trainings(points.value, names, results, int(held.value)))
    for what, title in (("loss", "mean loss"), ("accuracy", "accuracy")):
        ui.show(plane_charts.learning_curves(runs, what, title, step), f"curve-{what}", live, follows=True)


@st.fragment
def regression():
    """Three losses fit the same points, and one outlier pulls at each fit."""
    st.markdown(
        "Move the outlier up and down. Squared error follows it without bound, because its gradient grows with the "
        "residual. The gradient of the absolute error and of Huber's loss stays bounded, and so does what one point "
        "can do to their fits."
    )
    sets = {record.name: record.label for record in POINT_SETS.values() if record.classes == 1}
    outlier, delta, residual = lesson.OUTLIER, regression_charts.DELTA, lesson.RESIDUAL
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = ui.select("noise", "Points", sets, "gaussian")
        seed, degree = ui.seed(lesson.SEED), int(ui.number(lesson.DEGREE))
        height, bend, at = ui.live(outlier), ui.live(delta), ui.live(residual)
    points = made(laboratory.points, name, lesson.REGRESSION_POINTS, seed)
    picture = ui.in_turn(regression_charts.fits, points, lesson.OUTLIER_X, outlier, height.exact, degree, bend.value)
    ui.show(picture, "fits", {outlier.key: height})
    x, y = loss_tables.with_outlier(points.value, lesson.OUTLIER_X, height.value)
    st.markdown(loss_tables.pull_sentence(x, y, degree, bend.value))
    st.table(loss_tables.fit_losses(x, y, degree, bend.value))
    st.caption("The least number of each column is on the diagonal: each fit is the best one by its own loss.")
    st.markdown(
        "**The noise that each loss assumes.** Take the density of the noise, and −ln of it: up to a constant that is "
        "the loss. The least loss is the largest likelihood, here as for the coin. The heavier the tails of the "
        "density, the less a far point pulls."
    )
    live = {residual.key: at, delta.key: bend}
    ui.show(regression_charts.densities(bend.exact, residual, at.exact), "densities", live)
    picture = regression_charts.negative_logarithms(bend.exact, residual, at.exact)
    ui.show(picture, "negativelogarithms", live, follows=True)
    st.latex(r"-\ln \text{density}(r) = \text{loss}(r) + \ln Z")
    st.table(loss_tables.noise(at.value, bend.value))


@st.fragment
def more_losses():
    """Any losses of the registry, each over its own argument."""
    labels = {name: loss.label for name, loss in LOSSES.items()}
    names = ui.choices("losses", "Losses", labels, list(lesson.SHOWN_LOSSES))
    chosen = [LOSSES[name] for name in names]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        y = ui.number(lesson.TARGET)
        live = {p.key: ui.live(p) for loss in chosen for p in loss.parameters.values()}
    if not chosen:
        st.info("Choose at least one loss above.", icon=":material/touch_app:")
        return
    if remarks := loss_tables.target_remarks(chosen, y):
        st.info(remarks, icon=":material/info:")
    exact, told = ({key: getattr(held, which) for key, held in live.items()} for which in ("exact", "value"))
    for axis in more_charts.AXES.values():
        drawn = more_charts.on_axis(axis, names)
        if not drawn:
            continue
        keys = [p.key for loss in drawn for p in loss.parameters.values()]
        picture = more_charts.over_argument(axis, names, y, exact)
        ui.show(picture, f"over{axis.name}", {key: live[key] for key in keys})
        st.table(loss_tables.losses_at(drawn, axis.places, y, told))
    for loss in chosen:
        part = ui.unfold("loss" + loss.name.replace("_", ""), f"{loss.label}: formula, source")
        if part.open:
            with part:
                loss_card(loss)


def loss_card(loss):
    """Draw the formula of a loss and of its gradient, the NumPy that runs, and where it comes from."""
    formula, source = st.columns(2)
    with formula:
        st.latex(f"L = {loss.latex}")
        st.latex(f"L' = {loss.gradient_latex}")
        st.caption(loss.source)
    with source:
        ui.source(loss.function)
        ui.source(loss.gradient)


@st.fragment
def calibration():
    """Forecasts that are calibrated by construction, made too bold or too timid by one factor."""
    st.markdown(
        "The outcomes are drawn with the probabilities sigmoid(z), so those are calibrated. The forecasts are "
        "sigmoid(factor · z): above a factor of 1 they are too bold, and the points lie flatter than the diagonal; "
        "below it too timid, and steeper. The order of the forecasts, and so the accuracy, stays; the log loss does "
        "not."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        count, bins = int(ui.number(lesson.FORECASTS)), int(ui.number(lesson.BINS))
        seed, held = ui.seed(lesson.SEED), ui.live(lesson.FACTOR)
    forecasts = made(laboratory.forecasts, count, seed)
    logits, outcomes = forecasts.value
    live = {lesson.FACTOR.key: held}
    picture = calibration_charts.reliability_diagram(forecasts, bins, lesson.FACTOR, held.exact)
    ui.show(picture, "reliability", live)
    ui.show(calibration_charts.scores(forecasts, lesson.FACTOR, held.exact), "scores", live, follows=True)
    st.markdown(loss_tables.temperature_sentence(logits, outcomes, held.value))
    st.table(loss_tables.scores(logits, outcomes, held.value, bins))
    st.markdown("**What the Brier score is made of.** Only the first part is about calibration.")
    st.table(loss_tables.decomposition(logits, outcomes, held.value, bins))


VIEWS = {
    "Two classes": two_classes,
    "Three classes": three_classes,
    "From likelihood": from_likelihood,
    "Race": the_race,
    "Landscape": landscape,
    "Multi-class": multi_class,
    "Regression": regression,
    "More losses": more_losses,
    "Calibration": calibration,
}
ui.views(VIEWS)
