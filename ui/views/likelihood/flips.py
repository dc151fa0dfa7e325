"""The sample of flips that several views share, with coins to toss."""

from collections.abc import Sequence

import streamlit as st

import ui
from lib.charts.likelihood import MOST_FACTORS
from lib.lesson import controls, examples
from lib.lesson.experiments.likelihood import tossed
from lib.text import likelihood as likelihood_text
from lib.text.numbers import grouped


def flips() -> list[int]:
    """Draw the sample: up to twenty coins to turn, buttons that toss more, and the flips as text."""
    sample = ui.sample()
    if len(sample) <= MOST_FACTORS:
        ui.coins(sample, likelihood_text.flip_terms(sample))
    buttons = st.container(horizontal=True, gap="xsmall")
    seen = f"{grouped(sum(sample))} of {grouped(len(sample))} are 1"
    coin = st.expander(f"{seen}: choose the coin", icon=":material/casino:")
    with coin, st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        p, count = ui.number(controls.COIN), int(ui.number(controls.MORE_FLIPS))
        seed = ui.seed(controls.SEED)
        toss(sample, count, p, seed, " more")
        ui.preset("The ten flips of the lesson", {"flips": examples.TEN_FLIPS}, icon=":material/restart_alt:")
    with buttons:
        for few in (1, 10):
            toss(sample, few, p, seed)
        other = seed + 1 if seed < controls.SEED.high else int(controls.SEED.low)
        fresh = {"flips": tossed([], 10, p, other), "seed": float(other)}
        ui.preset("Another 10 flips", fresh, icon=":material/casino:")
        ui.preset("Keep only the first", {"flips": str(sample[0])}, icon=":material/delete:")
    return sample


def toss(sample: Sequence[int], count: int, p: float, seed: int, more: str = "") -> None:
    """Draw a button that adds tosses to the sample, as long as it holds them; `more` ends its label."""
    if len(sample) + count > examples.MOST_FLIPS:
        st.caption(f"A sample holds at most {grouped(examples.MOST_FLIPS)} flips.")
        return
    ui.preset(f"Toss {grouped(count)}{more}", {"flips": tossed(sample, count, p, seed)}, icon=":material/add:")
