"""The sample of flips that several views share, with coins to toss."""

from collections.abc import Sequence

import streamlit as st

import ui
from lib.charts.likelihood import MOST_FACTORS
from lib.lesson import controls, examples
from lib.lesson.experiments.likelihood import tossed
from lib.text import likelihood as likelihood_text
from lib.text.catalogue import likelihood as words
from lib.text.labels import one_or_several
from lib.text.numbers import grouped


def flips() -> list[int]:
    """Draw the sample: up to twenty coins to turn, buttons that toss more, and the flips as text."""
    sample = ui.sample()
    if len(sample) <= MOST_FACTORS:
        ui.coins(sample, likelihood_text.flip_terms(sample))
    buttons = st.container(horizontal=True, gap="xsmall")
    ones = sum(sample)
    seen = words.FLIPS_COIN[one_or_several(ones)].format(ones=grouped(ones), count=grouped(len(sample)))
    coin = st.expander(seen, icon=":material/casino:")
    with coin, st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        p, count = ui.number(controls.COIN), int(ui.number(controls.MORE_FLIPS))
        seed = ui.seed(controls.SEED)
        toss(words.FLIPS_TOSS_MORE.format(count=grouped(count)), sample, count, p, seed)
        ui.preset(words.FLIPS_LESSON, {"flips": examples.TEN_FLIPS}, icon=":material/restart_alt:")
    with buttons:
        for few in (1, 10):
            toss(words.FLIPS_TOSS.format(count=grouped(few)), sample, few, p, seed)
        other = seed + 1 if seed < controls.SEED.high else int(controls.SEED.low)
        fresh = {"flips": tossed([], 10, p, other), "seed": float(other)}
        ui.preset(words.FLIPS_ANOTHER, fresh, icon=":material/casino:")
        ui.preset(words.FLIPS_FIRST, {"flips": str(sample[0])}, icon=":material/delete:")
    return sample


def toss(label: str, sample: Sequence[int], count: int, p: float, seed: int) -> None:
    """Draw a button that adds tosses to the sample, as long as it holds them."""
    if len(sample) + count > examples.MOST_FLIPS:
        st.caption(words.FLIPS_MOST.format(most=grouped(examples.MOST_FLIPS)))
        return
    ui.preset(label, {"flips": tossed(sample, count, p, seed)}, icon=":material/add:")
