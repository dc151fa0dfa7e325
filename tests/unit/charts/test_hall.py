"""The pictures of a hall: the likelihood of its flips, its votes and its guesses."""

import numpy as np
import pytest
from scipy import stats

from lib.charts import hall
from lib.charts.core.alt_text import alt_text
from tests.unit.charts.pictures import numbers_at, table_of
from tests.unit.each import each


@each(("ones", "flips"), [(0, 1), (1, 1), (3, 10), (96, 230), (0, 600), (600, 600), (25_000, 60_000)])
def test_the_curve_is_the_likelihood_over_its_maximum_which_it_holds(ones, flips):
    numbers = numbers_at(hall.likelihood_of_flips(ones, flips))
    p, curve = numbers["probability p of a 1"].to_numpy(), numbers[hall.RELATIVE].to_numpy()
    expected = stats.binom.logpmf(ones, flips, p) - stats.binom.logpmf(ones, flips, ones / flips)
    assert curve == pytest.approx(np.exp(expected), abs=1e-6)
    assert curve.max() == 1
    assert p[curve.argmax()] == ones / flips
    assert (p[0], p[-1]) == (0, 1)
    # However narrow it is, its flanks have points.
    assert ((curve > 0.1) & (curve < 0.9)).sum() >= 20
    logarithm = numbers_at(hall.log_likelihood_of_flips(ones, flips))[hall.LOGARITHM]
    finite = np.isfinite(expected)
    assert logarithm.to_numpy()[finite] == pytest.approx(expected[finite], abs=1e-6, rel=1e-9)


def test_the_interval_is_shaded_and_becomes_narrower_with_more_flips():
    widths = []
    for flips in (10, 100, 1000):
        picture = hall.likelihood_of_flips(3 * flips // 10, flips)
        band = table_of(picture, "bands").iloc[0]
        widths.append(band["x_end"] - band["x"])
        assert "95% interval" in picture.description
    assert widths[0] > 2.5 * widths[1] > 6 * widths[2]


def test_the_coin_is_marked_only_once_its_p_is_shown():
    hidden, shown = (table_of(hall.likelihood_of_flips(3, 10, p), "annotations") for p in (None, 0.35))
    assert not any("coin" in text for text in hidden["note"])
    assert any("coin: p = 0.35" in text for text in shown["note"])


def test_a_wall_keeps_its_chart_while_the_numbers_grow():
    for draw in (hall.likelihood_of_flips, hall.log_likelihood_of_flips):
        assert draw(3, 10).specification is draw(600, 6000, 0.5).specification
    one, two = (hall.votes(["a", "b"], [{"x": 1, "y": count}]).specification for count in (2, 300))
    assert one is two


def test_votes_are_counted_by_answer_and_round_and_read_out():
    picture = hall.votes(["True", "False"], [{"true": 2, "false": 5}, {"true": 6, "false": 1}])
    numbers = numbers_at(picture)
    assert numbers["phones"].tolist() == [2, 5, 6, 1]
    assert numbers["vote"].tolist() == ["First vote", "First vote", "Second vote", "Second vote"]
    assert picture.description == "Votes: True 2, False 5, True 6, False 1."
    assert alt_text(picture, {})


def test_guesses_are_bars_over_the_likelihood_with_their_mean_in_words():
    picture = hall.guesses(3, 10, [0.2, 0.3, 0.5], [1, 4, 1])
    table = table_of(picture, "guesses")
    assert table["share"].tolist() == [0.25, 1, 0.25]
    assert "6 guesses with the mean 0.3167" in picture.description
    assert hall.guesses(1, 1, [0.4], [1]).description.startswith(
        "1 guess of 0.4, over the likelihood of 1 one in 1 flip,"
    )
