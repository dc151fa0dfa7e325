import streamlit as st

import ui
from lib import lesson, tables
from lib.charts import likelihood as charts
from lib.likelihood import binomial_moments, binomial_pmf, likelihood, likelihood_area, log_likelihood, mle, score

ui.page(
    "pages/likelihood.py",
    "The flips are fixed; p moves. The likelihood L(p) says how probable these very flips would be for each p, and it "
    "is largest at the share of ones.",
)
view = ui.views(["Likelihood", "Distributions", "How sure", "Underflow"])


def flips():
    """Draw the sample: a box, and up to twenty coins to turn. None, with a message, if the box cannot be read."""
    sample = ui.sample()
    if sample and len(sample) <= 20:
        ui.coins(sample)
    return sample


@st.fragment
def curve():
    """L(p) and ln L(p), with p in the student's hand."""
    sample = flips()
    if sample is None:
        return
    peak = mle(sample)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        held = ui.live(lesson.PROBABILITY)
        ui.preset("Go to the maximum", {lesson.PROBABILITY.key: peak}, icon=":material/vertical_align_top:")
    ui.show(charts.likelihood_curve(sample, lesson.PROBABILITY, held.exact), "likelihood", {"p": held})
    with st.container(horizontal=True):
        st.metric("L(p)", tables.significant(likelihood(sample, held.value)), border=True)
        st.metric("ln L(p)", tables.significant(log_likelihood(sample, held.value)), border=True)
        st.metric("slope of ln L, the score", tables.significant(score(sample, held.value)), border=True)
        st.metric("maximum at k/n", f"{peak:.6g}", border=True)
    st.table(tables.likelihoods(sample, sorted({*lesson.ARTICLE_PROBABILITIES, peak, held.value})))
    ui.show(charts.log_likelihood_curve(sample), "loglikelihood")
    st.markdown(
        "L is no probability density of p. The area under it is "
        f"**{tables.fraction(likelihood_area(sample))}**, not 1: it "
        "compares values of p, and says nothing of how probable a p is."
    )


def distributions():
    """One trial, and n of them."""
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


def how_sure():
    """Four intervals for the same sample."""
    sample = flips()
    if sample is None:
        return
    table = tables.intervals(sample, ui.slide(lesson.CONFIDENCE))
    ui.show(charts.intervals(table), "intervals")
    st.table(table.set_index("name"))
    st.markdown("Wald's interval may leave [0, 1], and has no width when all flips agree. The other three do not.")


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


{"Likelihood": curve, "Distributions": distributions, "How sure": how_sure, "Underflow": underflow}[view]()
