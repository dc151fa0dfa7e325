"""The sample of flips that several views share, with coins to toss."""

import numpy as np
import streamlit as st

import ui
from lib.lesson import controls, examples
from lib.statistics.simulation import sample_flips
from lib.text import likelihood as likelihood_text
from lib.text.numbers import grouped


def flips(p: float = 0.5) -> list[int]:
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
