import numpy as np
import streamlit as st

import ui
from lib.charts import binomial_slices as slice_charts
from lib.charts import cross_entropy as cross_entropy_charts
from lib.charts import distributions as distribution_charts
from lib.charts import intervals as interval_charts
from lib.charts import likelihood as charts
from lib.charts import maximum_likelihood as ascent_charts
from lib.charts import simulation as simulation_charts
from lib.charts.core.calls import deferred
from lib.inference.maximum_likelihood import maximize
from lib.lesson import controls, examples, experiments
from lib.likelihood import likelihood, log_likelihood, mle
from lib.statistics.simulation import sample_flips
from lib.text import likelihood as likelihood_text
from lib.text.numbers import grouped, significant

ui.page(
    "likelihood",
    "The flips are fixed; p moves. The likelihood L(p) says how probable these very flips would be for each p, and it "
    "is largest at the share of ones.",
)
P = controls.PROBABILITY


def flips(p=0.5):
    """Draw the sample: a box, up to twenty coins to turn, and a coin that adds more."""
    sample = ui.sample()
    if len(sample) <= 20:
        ui.coins(sample, likelihood_text.flip_terms(sample, p))
    more = st.expander(f"{grouped(sum(sample))} of {grouped(len(sample))} are 1: flip more", icon=":material/casino:")
    with more, st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        count, coin = int(ui.number(controls.MORE_FLIPS)), ui.number(controls.COIN)
        seed = ui.seed(controls.SEED)
        fresh = [*sample, *sample_flips(count, coin, np.random.default_rng(seed)).tolist()]
        if len(fresh) <= examples.MOST_FLIPS:
            ui.preset("Flip them", {"flips": "".join(map(str, fresh))}, icon=":material/add:")
        else:
            st.caption(f"A sample holds at most {grouped(examples.MOST_FLIPS)} flips.")
        ui.preset("The ten flips of the lesson", {"flips": examples.TEN_FLIPS}, icon=":material/restart_alt:")
    return sample


@ui.fragment
def curve():
    """L(p) and ln L(p), with p in the student's hand."""
    ui.intro(
        "Drag p to the top of the curve, and watch the bars: each flip has the factor p or 1 − p, and L(p) is their "
        "product.",
        "sample",
        "likelihood",
        "log-likelihood",
        "score",
    )
    panel, place = ui.controls_and_chart("curve")
    with panel:
        sample = flips(st.session_state.get(P.key, P.default))
        peak = mle(sample)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            held = ui.live(P)
            ui.preset("Go to the maximum", {P.key: peak}, icon=":material/vertical_align_top:")
        raw = ui.choice(controls.SCALE) == "raw"
    with place:
        left, right = st.columns(2)
        with left:
            ui.show(charts.likelihood_curve(sample, P, held.exact, raw), "likelihood", {"p": held})
        with right:
            if len(sample) <= 20:
                ui.show(charts.factors(sample, P, held.exact), "factors", {"p": held}, follows=True)
            ui.show(charts.log_likelihood_curve(sample, P, held.exact), "loglikelihood", {"p": held}, follows=True)
    words, numbers = st.columns(2)
    with words:
        st.latex(likelihood_text.likelihood_formula(sample, held.value))
        st.markdown(likelihood_text.maximum_sentence(sample))
        st.markdown(likelihood_text.area_sentence(sample))
    with numbers:
        ui.table(likelihood_text.likelihoods_table(sample, sorted({*examples.ARTICLE_PROBABILITIES, peak, held.value})))


@ui.fragment
def climbing():
    """Gradient ascent and Newton's method, in p and in the logit."""
    ui.intro(
        "Press play, and watch the point climb the log-likelihood to k/n. Raise the rate until a step leaves (0, 1); "
        "gradient ascent in the logit never does.",
        "log-likelihood",
        "gradient ascent",
        "Newton's method",
        "logit",
    )
    panel, place = ui.controls_and_chart("climb")
    with panel:
        sample = flips()
        with st.container(horizontal=True, gap="small"):
            method = ui.select(controls.METHOD)
            coordinate = ui.select(controls.COORDINATE)
        with st.container(horizontal=True, gap="small"):
            start, rate = ui.number(controls.CLIMB_START), ui.number(controls.CLIMB_RATE)
            held = ui.live(controls.CLIMB_STEP)
    states = deferred(maximize, sum(sample), len(sample), start, method, coordinate, rate, examples.CLIMB_STEPS)
    key, step = controls.CLIMB_STEP.key, int(held.value)
    with place:
        ui.show(ascent_charts.ascent(sample, states, controls.CLIMB_STEP), "climb", {key: held}, play=key)
        st.info(likelihood_text.ascent_sentence(states.value, sample), icon=":material/hiking:")
        st.latex(likelihood_text.ascent_formula(states.value, step, method, coordinate, rate))
    ui.table(likelihood_text.ascent_table(states.value, step))
    st.markdown(
        "Gradient ascent adds the rate times the slope; Newton's method divides the slope by the curvature first. "
        "Slope and curvature are those of ln L / n in the coordinate of the climb."
    )


@ui.fragment
def two_slices():
    """One table of k and p: a row is a distribution, a column is a likelihood."""
    ui.intro(
        "Drag in the table. Upwards, at one p, it is a distribution over k; across, at one k, a likelihood over p. "
        "Both slices share the cell where the lines cross.",
        "distribution",
        "likelihood",
    )
    panel, place = ui.controls_and_chart("slices")
    with panel, st.container(horizontal=True, gap="small"):
        n = int(ui.number(controls.TABLE_N))
        live = {P.key: ui.live(P), controls.TABLE_K.key: ui.live(controls.TABLE_K)}
    p, k = live[P.key], live[controls.TABLE_K.key]
    ones = min(int(k.value), n)
    with panel:
        if k.value > n:
            st.caption(f"There are only {n} flips, so k = {n} is shown.")
        st.latex(likelihood_text.pmf_formula(n, ones, p.value))
    starts = {key: held.exact for key, held in live.items()}
    with place:
        left, right = st.columns(2)
        with left:
            ui.show(slice_charts.table(n, P, controls.TABLE_K), "table", live)
            st.markdown(likelihood_text.slices_sentence(n, ones, p.value))
        with right:
            ui.show(slice_charts.fixed_p(n, P, controls.TABLE_K, p.exact), "fixedp", live, follows=True)
            ui.show(slice_charts.fixed_k(n, controls.TABLE_K, P, starts), "fixedk", live, follows=True)


@ui.fragment
def distributions():
    """One trial, and n of them; and the same simulated."""
    ui.intro(
        "Press play, and watch the histogram of n flips, repeated m times, settle on the binomial distribution. Then "
        "move p and n.",
        "Bernoulli distribution",
        "binomial distribution",
        "pmf",
    )
    panel, place = ui.controls_and_chart("distributions")
    with panel:
        p, n = ui.slider(controls.SHARE), int(ui.slider(controls.TRIALS))
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            repeats, held = int(ui.number(controls.REPEATS)), ui.live(controls.GROWTH)
            seed = ui.seed(controls.SEED)
    histogram = deferred(experiments.simulation, n, p, repeats, seed)
    key, at = controls.GROWTH.key, min(int(held.value), len(histogram.value.checkpoints) - 1)
    with place:
        picture = simulation_charts.growing_histogram(n, p, histogram, controls.GROWTH, held.exact)
        ui.show(picture, "growing", {key: held}, play=key)
        one, many = st.columns([1, 2])
        with one:
            ui.show(distribution_charts.bernoulli(p), "bernoulli")
        with many:
            ui.show(distribution_charts.binomial(n, p), "binomial")
    with panel:
        ui.table(likelihood_text.simulation_table(n, p, histogram.value, at))
    words, numbers = st.columns(2)
    with words:
        st.latex(r"p(1) = p, \quad p(0) = 1 - p")
        st.latex(r"P(k) = \binom{n}{k}\, p^k (1-p)^{n-k}")
        st.latex(likelihood_text.moments_formula(n, p))
    with numbers:
        st.markdown("**Approximations** of the binomial, and how far each is off at the worst k:")
        ui.table(likelihood_text.approximations_table(n, p))


@ui.fragment
def how_sure():
    """Four intervals for the same sample, what they really cover, and three tests of one value."""
    ui.intro(
        "Drag p0. Where the curve is above the cut, the likelihood-ratio test keeps p0, and p0 lies in the "
        "likelihood-ratio interval.",
        "confidence interval",
        "confidence",
        "p-value",
        "log-likelihood",
    )
    panel, place = ui.controls_and_chart("sure")
    with panel:
        sample = flips()
        confidence, held, n = ui.slider(controls.CONFIDENCE), ui.live(controls.NULL), len(sample)
    live = {controls.NULL.key: held}
    with place:
        left, right = st.columns(2)
        with left:
            ui.show(interval_charts.likelihood_ratio_cut(sample, confidence, controls.NULL, held.exact), "tested", live)
            ui.table(likelihood_text.hypothesis_tests_table(sample, held.value, confidence))
        with right:
            picture = interval_charts.intervals(sum(sample), n, confidence, controls.NULL)
            ui.show(picture, "intervals", live, follows=True)
            st.markdown(
                "Wald's interval may leave [0, 1], and has no width when all flips agree. The other three stay inside, "
                "and have a width."
            )
    st.markdown(
        "**Three tests of p0** read the height of ln L above it, the distance to the maximum, and the slope at it. "
        "Each keeps the values that are in its interval: likelihood ratio, Wald, and Wilson for the score."
    )
    st.latex(likelihood_text.hypothesis_tests_formula(sample, held.value))
    left, right = st.columns(2)
    with left:
        covered(n, confidence)
    with right:
        st.markdown(likelihood_text.information_sentence(sample))
        ui.show(charts.likelihood_by_sample_size(sample), "narrowing")


def covered(n, confidence):
    """How often each interval holds the true p."""
    st.markdown("**Coverage**: how often each interval holds the true p, summed over all samples of this size.")
    if n > examples.COVERED:
        st.info(f"Coverage is worked out for up to {examples.COVERED} flips.", icon=":material/info:")
        return
    ui.show(interval_charts.coverage_curves(n, confidence), "coverage")
    ui.table(likelihood_text.coverage_table(n, confidence))


@ui.fragment
def underflow():
    """The product of many probabilities against the sum of their logarithms."""
    ui.intro(
        "Drag to the end of the dashed line: there the product of the probabilities gets too small for a float. The "
        "sum of their logarithms goes on.",
        "underflow",
        "float64",
        "log-likelihood",
    )
    panel, place = ui.controls_and_chart("underflow")
    with panel:
        held = ui.live(controls.COIN_FLIPS)
        n = int(held.value)
        sample = examples.fair_flips(n)
        st.metric("Product in float64", significant(likelihood(sample, 0.5)), border=True)
        st.metric("Sum of logarithms", significant(log_likelihood(sample, 0.5)), border=True)
    key = controls.COIN_FLIPS.key
    with place:
        ui.show(charts.underflow(controls.COIN_FLIPS, held.exact), "underflow", {key: held}, play=key)
        st.latex(likelihood_text.fair_coin_formula(n))
        st.markdown(likelihood_text.underflow_sentence())


@ui.fragment
def cross_entropy():
    """From the likelihood of a sample to the cross-entropy of a prediction."""
    ui.intro(
        "Drag p: the least cross-entropy is the largest likelihood. Drag z: in the logit the slope is the error of the "
        "prediction.",
        "cross-entropy",
        "entropy",
        "divergence",
        "nat",
        "logit",
    )
    panel, place = ui.controls_and_chart("crossentropy")
    with panel:
        sample = flips()
        with st.container(horizontal=True, gap="small"):
            held, logit = ui.live(P), ui.live(controls.LOGIT)
        query = {"view": "From likelihood", "flips": "".join(map(str, sample))}
        ui.link("pages/losses.py", "Take this sample to the losses", query)
    with place:
        left, right = st.columns(2)
        with left:
            ui.show(cross_entropy_charts.per_flip(sample, P, held.exact), "perflip", {P.key: held})
            st.latex(likelihood_text.divergence_formula(sample, held.value))
            st.markdown("Only the second part, the divergence, depends on p.")
        with right:
            picture = cross_entropy_charts.per_flip_in_logit(sample, controls.LOGIT, logit.exact)
            ui.show(picture, "perflipinlogit", {controls.LOGIT.key: logit})
            st.latex(likelihood_text.logit_slope_formula(sample, logit.value))
            st.markdown("The slope is prediction less share of ones: large when wrong, and 0 only at the maximum.")


VIEWS = {
    "Likelihood": curve,
    "Climb": climbing,
    "Two slices": two_slices,
    "Distributions": distributions,
    "How sure": how_sure,
    "Underflow": underflow,
    "Cross-entropy": cross_entropy,
}
ui.views(VIEWS)
