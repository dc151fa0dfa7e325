import numpy as np
import streamlit as st

import ui
from lib import laboratory, lesson, tables
from lib.ascent import COORDINATES, METHODS, climb
from lib.binomial import binomial_moments, binomial_pmf
from lib.charts import climb as climb_charts
from lib.charts import likelihood as charts
from lib.charts import simulation as simulation_charts
from lib.charts import slices as slice_charts
from lib.likelihood import (
    bernoulli_divergence,
    bernoulli_entropy,
    likelihood,
    likelihood_area,
    log_likelihood,
    loss_per_flip,
    mle,
    score,
)
from lib.made import made
from lib.simulation import checkpoints, flip

ui.page(
    "pages/likelihood.py",
    "The flips are fixed; p moves. The likelihood L(p) says how probable these very flips would be for each p, and it "
    "is largest at the share of ones.",
)
P = lesson.PROBABILITY


def flips(p=0.5):
    """Draw the sample: a box, up to twenty coins to turn, and a coin that adds more."""
    sample = ui.sample()
    if len(sample) <= 20:
        ui.coins(sample, tables.flip_terms(sample, p))
    with (
        st.expander(
            f"{len(sample):,} flips, {sum(sample):,} of them 1: add more from a coin", icon=":material/casino:"
        ),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        more, coin = int(ui.number(lesson.MORE_FLIPS)), ui.number(lesson.COIN)
        seed = ui.seed(lesson.SEED)
        fresh = [*sample, *flip(more, coin, np.random.default_rng(seed)).tolist()]
        if len(fresh) <= lesson.MOST_FLIPS:
            ui.preset("Flip them", {"flips": "".join(map(str, fresh))}, icon=":material/add:")
        else:
            st.caption(f"A sample holds at most {lesson.MOST_FLIPS:,} flips.")
        ui.preset("The ten flips of the lesson", {"flips": lesson.TEN_FLIPS}, icon=":material/restart_alt:")
    return sample


@st.fragment
def curve():
    """L(p) and ln L(p), with p in the student's hand."""
    ui.intro("Move p to the top of the curve: there the ten flips are most probable.", "likelihood")
    sample = flips(st.session_state.get(P.key, P.default))
    peak = mle(sample)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        held = ui.live(P)
        ui.preset("Go to the maximum", {P.key: peak}, icon=":material/vertical_align_top:")
        raw = ui.choice("scale", "Scale", ["share of the maximum", "raw"]) == "raw"
    ui.show(charts.likelihood_curve(sample, P, held.exact, raw), "likelihood", {"p": held})
    ui.show(charts.log_likelihood_curve(sample, P, held.exact), "loglikelihood", {"p": held}, follows=True)
    with st.container(horizontal=True):
        st.metric("L(p)", tables.significant(likelihood(sample, held.value)), border=True)
        st.metric("ln L(p)", tables.significant(log_likelihood(sample, held.value)), border=True)
        st.metric("slope of ln L, the score", tables.significant(score(sample, held.value)), border=True)
        st.metric("maximum at k/n", f"{peak:.6g}", border=True)
    if len(sample) <= 20:
        st.latex(tables.product(sample, held.value))
    st.table(tables.likelihoods(sample, sorted({*lesson.ARTICLE_PROBABILITIES, peak, held.value})))
    st.markdown(tables.maximum_proof(sample))
    st.markdown(
        "L is no probability density of p. The area under it is "
        f"**{tables.fraction(likelihood_area(sample))}**, not 1: it "
        "compares values of p, and says nothing of how probable a p is."
    )


@st.fragment
def climbing():
    """Gradient ascent and Newton's method, in p and in the logit."""
    st.markdown(
        "Gradient ascent follows the slope; Newton's method divides it by the curvature. In p a step can leave (0, 1), "
        "where there is no likelihood; in the logit it cannot."
    )
    sample = flips()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        method = ui.select("method", "Method", {m.name: m.label for m in METHODS.values()}, "gradient")
        coordinate = ui.select("coordinate", "In", {c.name: c.label for c in COORDINATES.values()}, "p")
        start, rate = ui.number(lesson.CLIMB_START), ui.number(lesson.CLIMB_RATE)
        held = ui.live(lesson.CLIMB_STEP)
    states = made(climb, sum(sample), len(sample), start, method, coordinate, rate, lesson.CLIMB_STEPS)
    st.info(tables.climb_verdict(states.value, sample), icon=":material/hiking:")
    key = lesson.CLIMB_STEP.key
    ui.show(climb_charts.uphill(sample, states, lesson.CLIMB_STEP), "climb", {key: held}, play=key)
    st.table(tables.climb_steps(states.value, int(held.value)))


@st.fragment
def two_slices():
    """One table of k and p: a row is a distribution, a column is a likelihood."""
    st.markdown(
        "The table holds the probability of k ones for every p. Fix p and read upwards: a distribution. Fix k and read "
        "across: a likelihood. Drag in the table, or move the sliders."
    )
    with st.container(horizontal=True):
        n = int(ui.number(lesson.TABLE_N))
        live = {P.key: ui.live(P), lesson.TABLE_K.key: ui.live(lesson.TABLE_K)}
    p, k = live[P.key], live[lesson.TABLE_K.key]
    ui.show(slice_charts.table(n, P, lesson.TABLE_K), "table", live)
    ui.show(slice_charts.fixed_p(n, P, p.exact), "fixedp", {P.key: p}, follows=True)
    ui.show(slice_charts.fixed_k(n, lesson.TABLE_K, k.exact), "fixedk", {lesson.TABLE_K.key: k}, follows=True)
    st.markdown(tables.slices(n, min(int(k.value), n), p.value))
    if k.value > n:
        st.caption(f"There are only {n} flips, so k = {n} is shown.")


@st.fragment
def distributions():
    """One trial, and n of them; and the same simulated."""
    with st.container(horizontal=True):
        p, n = ui.slide(lesson.SHARE), int(ui.slide(lesson.TRIALS))
    left, right = st.columns(2)
    with left:
        st.markdown("**Bernoulli**: one trial")
        st.latex(r"p(1) = p, \quad p(0) = 1 - p")
        ui.show(charts.bernoulli_bars(p), "bernoulli")
    with right:
        mean, variance = binomial_moments(n, p)
        st.markdown(f"**Binomial**: {n} trials, mean {mean:.4g}, variance {variance:.4g}")
        st.latex(r"\binom{n}{k}\, p^k (1-p)^{n-k}")
        ui.show(charts.binomial_bars(n, p), "binomial")
    peak = round(mean)
    st.markdown(f"The probability of exactly {peak} ones is **{binomial_pmf(peak, n, p):.6g}**.")
    st.markdown(
        "**Simulated.** Play, and watch the histogram of n flips, repeated m times, settle on the distribution."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        repeats, seed, held = int(ui.number(lesson.REPEATS)), ui.seed(lesson.SEED), ui.live(lesson.GROWTH)
    points = checkpoints(repeats, int(lesson.GROWTH.high) + 1)
    histogram = made(laboratory.simulation, n, p, repeats, seed)
    key = lesson.GROWTH.key
    picture = simulation_charts.growing(n, p, histogram, lesson.GROWTH, held.exact)
    ui.show(picture, "growing", {key: held}, play=key)
    st.caption(f"{points[min(int(held.value), len(points) - 1)]:,} of {repeats:,} repeats are in the histogram.")
    st.table(tables.simulated(n, p, histogram.value))
    st.markdown("**Approximations** of the binomial, and how far each is off at the worst k:")
    st.table(tables.approximations(n, p))


@st.fragment
def how_sure():
    """Four intervals for the same sample, what they really cover, and three tests of one value."""
    sample = flips()
    confidence, n = ui.slide(lesson.CONFIDENCE), len(sample)
    table = tables.intervals(sample, confidence)
    ui.show(charts.intervals(sum(sample), n, confidence), "intervals")
    st.table(table.set_index("name"))
    st.markdown("Wald's interval may leave [0, 1], and has no width when all flips agree. The other three do not.")
    st.markdown(
        "**Coverage.** How often each interval holds the true p, for every p, summed over all samples of this size."
    )
    if n <= lesson.COVERED:
        ui.show(charts.coverages(n, confidence), "coverage")
        st.table(tables.coverage_table(n, confidence))
    else:
        st.info(f"Coverage is worked out for up to {lesson.COVERED} flips.", icon=":material/info:")
    st.markdown("**Tests of one value p0**: the height of ln L above it, the distance to the maximum, the slope at it.")
    held = ui.live(lesson.NULL)
    key = lesson.NULL.key
    ui.show(charts.log_likelihood_curve(sample, lesson.NULL, held.exact), "tested", {key: held})
    st.table(tables.tests_of(sample, held.value))
    st.markdown("**More flips, same share.** The information n/(p(1−p)) grows with n, and the curve narrows like 1/√n.")
    ui.show(charts.narrowing(sample), "narrowing")


@st.fragment
def underflow():
    """The product of many probabilities against the sum of their logarithms."""
    held = ui.live(lesson.COIN_FLIPS)
    n = int(held.value)
    key = lesson.COIN_FLIPS.key
    ui.show(charts.underflow(lesson.COIN_FLIPS, held.exact), "underflow", {key: held}, play=key)
    sample = lesson.fair_flips(n)
    with st.container(horizontal=True):
        st.metric("product in float64", f"{likelihood(sample, 0.5):.6g}", border=True)
        st.metric("sum of logarithms", f"{log_likelihood(sample, 0.5):.6f}", border=True)
    st.markdown("From 1,075 flips on the product is exactly 0, and with it every comparison. The sum is not.")


@st.fragment
def cross_entropy():
    """From the likelihood of a sample to the cross-entropy of a prediction."""
    sample = flips()
    with st.container(horizontal=True):
        held, logit = ui.live(P), ui.live(lesson.LOGIT)
    share = mle(sample)
    ui.show(charts.per_flip(sample, P, held.exact), "perflip", {P.key: held})
    st.latex(r"-\tfrac{1}{n} \ln L(p) = H(k/n) + \mathrm{KL}(k/n \,\|\, p)")
    st.markdown(
        f"Here {loss_per_flip(sample, held.value):.4f} = {bernoulli_entropy(share):.4f} + "
        f"{bernoulli_divergence(share, held.value):.4f} nats per flip. Only the second part depends on p."
    )
    ui.show(charts.per_flip_in_logit(sample, lesson.LOGIT, logit.exact), "perflipinlogit", {lesson.LOGIT.key: logit})
    st.markdown(f"In the logit the slope is sigmoid(z) − k/n = sigmoid(z) − {share:.4g}: the error of the prediction.")
    query = {"view": "From likelihood", "flips": "".join(map(str, sample))}
    ui.link("pages/losses.py", "Take this sample to the losses", query)


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
