import numpy as np
import streamlit as st

import ui
from lib.charts import calibration as calibration_charts
from lib.charts import colors
from lib.charts import cross_entropy as cross_entropy_charts
from lib.charts import decision_regions as region_charts
from lib.charts import learning_curves as curve_charts
from lib.charts import likelihood as likelihood_charts
from lib.charts import loss_curves as loss_charts
from lib.charts import loss_landscape as landscape_charts
from lib.charts import losses as charts
from lib.charts import race as race_charts
from lib.charts import regression as regression_charts
from lib.charts.core.calls import deferred
from lib.learning.logistic_regression import LOGIT_LOSSES
from lib.learning.race import race
from lib.lesson import controls, examples, experiments, reading
from lib.losses import LOSSES, cross_entropy, squared_error_of_softmax
from lib.softmax import softmax
from lib.text.losses import calibration as calibration_text
from lib.text.losses import classes as class_text
from lib.text.losses import more_losses as more_text
from lib.text.losses import regression as regression_text
from lib.text.losses import training as training_text
from lib.text.numbers import significant

ui.page(
    "losses",
    "Squared error and cross-entropy both know that an answer is wrong. Where it is confidently wrong, only "
    "cross-entropy still says so in its gradient.",
)


@ui.fragment
def two_classes():
    """Squared error and cross-entropy of one prediction."""
    ui.intro(
        "Drag the logit to a confident wrong answer, far left for y = 1, and watch the two dashed gradients part: one "
        "stays, the other dies.",
        *("loss", "logit", "gradient", "squared error", "cross-entropy"),
    )
    panel, place = ui.controls_and_chart("twoclasses")
    with panel:
        y = int(ui.choice(controls.ANSWER))
        against = ui.choice(controls.AGAINST)
        held = ui.live(controls.LOGIT if against == "logit" else controls.PROBABILITY)
        if against == "logit":
            st.markdown("The prediction:")
            st.latex(class_text.prediction_formula(held.value))
    if against == "logit":
        picture, live = charts.over_logit(y, controls.LOGIT, held.exact), {"z": held}
        names = ("squared_error_with_logits", "binary_cross_entropy_with_logits")
    else:
        picture, live = charts.over_prediction(y, controls.PROBABILITY, held.exact), {"p": held}
        names = ("squared_error", "binary_cross_entropy")
    with place:
        ui.show(picture, against, live)
    formulas = (class_text.formulas_in_logit if against == "logit" else class_text.formulas_in_prediction)(
        held.value, y
    )
    for column, (label, formula) in zip(st.columns(2), formulas.items(), strict=True):
        with column:
            st.markdown(f"**{label}**")
            st.latex(formula)
    if against == "logit":
        st.markdown(
            "Both gradients pass through the sigmoid, which multiplies them by p (1 − p). That factor is near 0 "
            "wherever the sigmoid is flat; cross-entropy divides by it first, squared error does not."
        )
    ui.table(class_text.losses_table([LOSSES[name] for name in names], held.value, y))
    words, place = ui.controls_and_chart("size")
    words.markdown(
        "**How hard each loss pulls.** For half the squared error and y = 1 the gradient in z is largest, 4/27, at "
        "p = 1/3. It falls to nothing on both sides: at the right answer, and at the confidently wrong one."
    )
    with place:
        ui.show(charts.gradient_magnitude(), "size")


@ui.fragment
def three_classes():
    """The same two losses behind a softmax."""
    ui.intro(
        "Drag one logit far above that of the true class: cross-entropy still pushes by nearly 1, squared error "
        "hardly at all.",
        "softmax",
    )
    panel, place = ui.controls_and_chart("threeclasses")
    with panel:
        names = reading.class_names(ui.text(controls.NAMES), 3, 3)
        z = controls.named_logits(names)
        true = int(ui.choice(controls.TRUE_CLASS, 3)) - 1
        with st.container(horizontal=True, gap="small"):
            live = {p.key: ui.live(p) for p in z}
    told = {key: held.value for key, held in live.items()}
    logits, target = list(told.values()), np.eye(3)[true]
    with place:
        picture = charts.class_gradients(class_text.marked_names(names, true), z, target, told, height=372)
        ui.show(picture, "classes", live)
    with st.container(horizontal=True):
        st.metric(f"Probability of {names[true]}", significant(softmax(logits)[true]), border=True)
        st.metric("Cross-entropy", significant(cross_entropy(logits, true)), border=True)
        st.metric("Squared error", significant(squared_error_of_softmax(logits, true)), border=True)
    for column, (label, formula) in zip(st.columns(2), class_text.class_formulas(logits, target).items(), strict=True):
        with column:
            st.markdown(f"**{label}**")
            st.latex(formula)
    st.markdown(
        "J is the Jacobian of softmax: how much each probability moves with each logit. Where softmax is sure, right "
        "or wrong, J is near 0, and squared error has that factor."
    )


@ui.fragment
def from_likelihood():
    """The cross-entropy of a sample is its negative log-likelihood per flip."""
    ui.intro(
        "Drag p and watch both pictures: the largest likelihood and the least cross-entropy of the same flips stand at "
        "the same p.",
        *("likelihood", "nat", "entropy", "divergence"),
    )
    panel, place = ui.controls_and_chart("fromlikelihood")
    with panel:
        sample = ui.sample()
        held = ui.live(controls.PROBABILITY)
        st.markdown(class_text.sample_sentence(sample))
    left, right = place.columns(2)
    with left:
        ui.show(
            likelihood_charts.relative_likelihood(sample, controls.PROBABILITY, held.exact),
            "likelihoodshare",
            {"p": held},
        )
    with right:
        picture = cross_entropy_charts.of_sample(sample, controls.PROBABILITY, held.exact)
        ui.show(picture, "perflip", {"p": held}, follows=True)
    st.latex(class_text.sample_formula(sample, held.value))
    st.markdown(
        "A logarithm turns the product L into a sum, and the minus sign its largest into the least. The entropy does "
        "not depend on p; the divergence does, and is 0 where p is the share of ones. So to learn by cross-entropy is "
        "to look for the largest likelihood."
    )


@ui.fragment
def the_race():
    """One neuron that starts confidently wrong, under both losses."""
    ui.intro(
        "Press play: one neuron under two losses, the same wrong start, the same rate. Watch the second picture: "
        "for a long time squared error hardly has a gradient.",
        *("epoch", "learning rate"),
    )
    panel, place = ui.controls_and_chart("race")
    with panel:
        y = int(ui.choice(controls.GOAL))
        with st.container(horizontal=True, gap="small"):
            weight, bias, rate = (ui.number(p) for p in (controls.RACE_WEIGHT, controls.RACE_BIAS, controls.RACE_RATE))
            held = ui.live(controls.EPOCH)
        runs = deferred(race, 1.0, y, weight, bias, rate, examples.RACE_EPOCHS)
        st.info(training_text.race_sentence(runs.value, y), icon=":material/sports_score:")
    key, epoch = controls.EPOCH.key, int(held.value)
    left, right = place.columns(2)
    with left:
        ui.show(race_charts.over_epochs(runs, "p", controls.EPOCH, y), "racep", {key: held}, play=key)
    with right:
        picture = race_charts.over_epochs(runs, "gradient", controls.EPOCH, y)
        ui.show(picture, "racegradient", {key: held}, follows=True)
    st.caption("The largest mark of a line is the epoch from which on its neuron is right: p has passed 1/2.")
    st.markdown("**The next update**, with the input x = 1 and the learning rate η")
    for column, (name, run) in zip(st.columns(2), runs.value.items(), strict=True):
        with column:
            st.markdown(f"**{race_charts.RUN_LABELS[name]}**")
            st.latex(training_text.race_formula(run, name, epoch, rate))
    words, place = ui.controls_and_chart("raceloss")
    words.markdown(
        "**The losses themselves.** Half the squared error is never above 1/2, however wrong the answer. Cross-entropy "
        "has no such bound."
    )
    with place:
        ui.show(race_charts.over_epochs(runs, "loss", controls.EPOCH, y), "raceloss", {key: held}, follows=True)
    ui.table(training_text.race_table(runs.value, epoch))


@ui.fragment
def landscape():
    """Logistic regression on points of the student's own, and both losses over its two weights."""
    ui.intro(
        "Press play, then try other starts: cross-entropy leads downhill from anywhere, squared error has a plateau. "
        "Click into the first picture to place points.",
        *("decision line", "plateau", "convex", "accuracy"),
    )
    panel, place = ui.controls_and_chart("landscape")
    with panel, st.container(gap="xsmall"):
        name = ui.select(controls.POINT_SET)
        with st.container(horizontal=True, gap="small"):
            start = [ui.number(p) for p in (controls.FIRST_WEIGHT, controls.SECOND_WEIGHT)]
            rate, held = ui.number(controls.DESCENT_RATE), ui.live(controls.DESCENT)
        count, seed = point_set()
        points, on_edit = ui.point_editor(deferred(experiments.points, name, count, seed), 2)
    descents = [ui.run_training(experiments.descent, points, loss, start, rate) for loss in LOGIT_LOSSES]
    runs = dict(zip(colors.LOSS_PAIR, descents, strict=True))
    step, live = controls.DESCENT, {controls.DESCENT.key: held}
    first, *others = place.columns([12, 7, 7])
    with first:
        picture = region_charts.decision_lines(points, runs, step, held.exact)
        ui.show(picture, "classified", live, play=step.key, on_edit=on_edit)
    for column, loss, run in zip(others, LOGIT_LOSSES, descents, strict=True):
        with column:
            ui.show(landscape_charts.landscape(points, loss, run, step), f"landscape-{loss}", live, follows=True)
    st.caption(
        "Each shade is one step of the mean loss over the two weights: the stronger, the larger. The path is the "
        "descent."
    )
    results = {label: run.value for label, run in runs.items()}
    for column, (label, run) in zip(st.columns(2), results.items(), strict=True):
        with column:
            st.markdown(f"**{label}**, the next update of the weights w with the learning rate η")
            st.latex(training_text.descent_formula(run, int(held.value), rate))
    ui.table(training_text.descents_table(points.value, list(LOGIT_LOSSES.values()), results, int(held.value)))
    words, place = ui.controls_and_chart("curvature")
    words.markdown(
        "**How each loss bends along its descent.** The Hessian holds the second derivatives of the loss. An "
        "eigenvalue below 0 means that the loss bends downwards there: it is not convex."
    )
    with place:
        ui.show(landscape_charts.curvature(points, list(LOGIT_LOSSES), runs, step), "curvature", live, follows=True)


def point_set():
    """Draw what a seeded set of points is made from, folded: how many, and from which seed."""
    with st.expander("How many points, and which"):
        return int(ui.number(controls.POINT_COUNT)), ui.seed(controls.SEED)


@ui.fragment
def multi_class():
    """Softmax regression on three classes, under both losses."""
    ui.intro(
        "Press play and watch the regions form: each place takes colour and shape of its most probable class. Click "
        "into the picture to place points.",
        *("label smoothing", "class weight"),
    )
    names = list(examples.CLASSES)
    panel, place = ui.controls_and_chart("multiclass")
    with panel, st.container(gap="xsmall"):
        shown = ui.choice(controls.REGIONS)
        with st.container(horizontal=True, gap="small"):
            rate, held = ui.number(controls.DESCENT_RATE), ui.live(controls.DESCENT)
            smoothing, weight = ui.number(controls.SMOOTHING), ui.number(controls.CLASS_WEIGHT)
        count, seed = point_set()
        points, on_edit = ui.point_editor(deferred(experiments.points, "clouds", count, seed), 3)
    runs = {
        label: ui.run_training(experiments.training, points, loss, rate, smoothing, (weight, 1.0, 1.0))
        for label, loss in zip(colors.LOSS_PAIR, ("squared_error", "cross_entropy"), strict=True)
    }
    step, live = controls.DESCENT, {controls.DESCENT.key: held}
    first, *others = place.columns([12, 7, 7])
    with first:
        picture = region_charts.regions(points, names, runs[shown], step, held.exact)
        ui.show(picture, "regions", live, play=step.key, on_edit=on_edit)
    for column, what, title in zip(others, ("loss", "accuracy"), ("mean loss", "accuracy"), strict=True):
        with column:
            ui.show(curve_charts.learning_curves(runs, what, title, step), f"curve-{what}", live, follows=True)
    results = {label: run.value for label, run in runs.items()}
    ui.table(training_text.trainings_table(points.value, names, results, int(held.value)))
    st.latex(training_text.smoothing_formula(names, smoothing))
    st.markdown(
        "Smoothed targets keep the loss from asking for certainty: the least loss is no longer at a probability of 1. "
        "A class with more weight counts as if it had more points, and takes ground from the others."
    )


@ui.fragment
def regression():
    """Three losses fit the same points, and one outlier pulls at each fit."""
    ui.intro(
        "Drag the outlier up and down: the fit by squared error follows it without bound, the other two soon stop.",
        *("outlier", "residual", "Huber δ"),
    )
    outlier, delta, residual = controls.OUTLIER, controls.HUBER_DELTA, controls.RESIDUAL
    panel, place = ui.controls_and_chart("fits")
    with panel:
        name = ui.select(controls.NOISE)
        with st.container(horizontal=True, gap="small"):
            height, degree = ui.live(outlier), int(ui.number(controls.DEGREE))
            bend = ui.live(delta)
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            seed = ui.seed(controls.SEED)
        points = deferred(experiments.points, name, examples.REGRESSION_POINTS, seed)
        told = (height.exact, degree, bend.value)
        picture = ui.run_serialized(regression_charts.fits, points, examples.OUTLIER_X, outlier, *told)
        x, y = experiments.with_outlier(points.value, examples.OUTLIER_X, height.value)
        st.markdown(regression_text.outlier_sentence(x, y, degree, bend.value))
    with place:
        ui.show(picture, "fits", {outlier.key: height})
    st.markdown(
        "The gradient of squared error grows with the residual. That of the absolute error and of Huber's loss is "
        "bounded, and so is what one point can do to their fits."
    )
    ui.table(regression_text.fits_table(x, y, degree, bend.value))
    st.caption("The least number of each column is on the diagonal: each fit is the best one by its own loss.")
    st.markdown(
        "**The noise that each loss assumes.** Take the density of the noise, and −ln of it: up to a constant that is "
        "the loss. The least loss is the largest likelihood, here as for the coin. The heavier the tails of the "
        "density, the less a far point pulls."
    )
    panel, place = ui.controls_and_chart("noise")
    with panel:
        at = ui.live(residual)
        st.latex(regression_text.noise_formula(at.value, bend.value))
        st.caption("The two numbers on the right are the loss, and ln Z, which is the same for every residual r.")
    live = {residual.key: at, delta.key: bend}
    left, right = place.columns(2)
    with left:
        ui.show(regression_charts.densities(bend.exact, residual, at.exact), "densities", live)
    with right:
        picture = regression_charts.negative_log_densities(bend.exact, residual, at.exact)
        ui.show(picture, "negativelogarithms", live, follows=True)
    ui.table(regression_text.noise_table(at.value, bend.value))


@ui.fragment
def more_losses():
    """Any losses of the registry, each over its own argument."""
    ui.intro(
        "Choose losses and move the target: where a dashed gradient is near 0, training hardly moves a prediction, be "
        "it right or wrong.",
        *("soft target", "hinge", "focal loss"),
    )
    panel, place = ui.controls_and_chart("morelosses")
    with panel:
        names = ui.choices(controls.SHOWN_LOSSES)
        chosen = [LOSSES[name] for name in names]
        with st.container(horizontal=True, gap="small"):
            y = ui.number(controls.TARGET)
            live = {p.key: ui.live(p) for loss in chosen for p in loss.parameters.values()}
    if not chosen:
        st.info("Choose at least one loss above.", icon=":material/touch_app:")
        return
    if remarks := more_text.target_sentences(chosen, y):
        panel.info(remarks, icon=":material/info:")
    exact, told = ({key: getattr(held, which) for key, held in live.items()} for which in ("exact", "value"))
    for axis in loss_charts.AXES.values():
        drawn = loss_charts.losses_on_axis(axis, names)
        if not drawn:
            continue
        keys = [p.key for loss in drawn for p in loss.parameters.values()]
        picture = loss_charts.over_argument(axis, names, y, exact)
        with place:
            ui.show(picture, f"over{axis.name}", {key: live[key] for key in keys})
            ui.table(more_text.losses_table(drawn, axis.places, y, told))
    for loss in chosen:
        part = ui.expander(controls.LOSS_CARDS[loss.name])
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


@ui.fragment
def calibration():
    """Forecasts that are calibrated by construction, made too bold or too timid by one factor."""
    ui.intro(
        "Drag the factor: above 1 the forecasts are too bold, and the points lie flatter than the diagonal; below 1 "
        "too timid, and steeper.",
        *("calibrated", "log loss", "Brier score", "bin"),
    )
    panel, place = ui.controls_and_chart("calibration")
    with panel:
        held = ui.live(controls.FACTOR)
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            count, bins = int(ui.number(controls.FORECASTS)), int(ui.number(controls.BINS))
            seed = ui.seed(controls.SEED)
        forecasts = deferred(experiments.forecasts, count, seed)
        logits, outcomes = forecasts.value
        st.markdown(calibration_text.temperature_sentence(logits, outcomes, held.value))
    live = {controls.FACTOR.key: held}
    left, right = place.columns(2)
    with left:
        picture = calibration_charts.reliability_diagram(forecasts, bins, controls.FACTOR, held.exact)
        ui.show(picture, "reliability", live)
    with right:
        picture = calibration_charts.scores(forecasts, controls.FACTOR, held.exact)
        ui.show(picture, "scores", live, follows=True)
    st.caption(
        "The larger a point of the first picture, the more forecasts are in its bin. The largest mark of the second is "
        "the least log loss."
    )
    st.markdown(
        "The outcomes are drawn with the probabilities σ(z), so those are calibrated; the forecasts are σ(factor · z). "
        f"A forecast of {significant(examples.FORECAST_SHOWN)} becomes:"
    )
    st.latex(calibration_text.forecast_formula(examples.FORECAST_SHOWN, held.value))
    st.markdown("The order of the forecasts stays, and so does the accuracy. The log loss does not.")
    ui.table(calibration_text.scores_table(logits, outcomes, held.value, bins))
    st.markdown("**What the Brier score is made of.** Only the first part is about calibration.")
    ui.table(calibration_text.decomposition_table(logits, outcomes, held.value, bins))


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
