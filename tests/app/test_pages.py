"""Every page as Streamlit runs it: at both ends of every control, with hostile addresses, with the lesson's numbers."""

import functools
import itertools
import tomllib

import pytest

from lib.activations import ACTIVATIONS
from lib.analysis.frameworks import ADDRESSES, FRAMEWORKS
from lib.lesson import controls, examples
from lib.lesson.address import PAGES, START, VIEW, readable
from lib.lesson.control import Interval
from lib.lesson.reading import parse_number
from lib.numerics.parameter import Parameter
from tests.app.pages import JUNK, ROOT, TABS, assert_works, opened, shown, tables

ALL_TABS = [(page.name, view) for page in PAGES.values() for view in page.views]
ANY_JUNK = [*JUNK, ["1", "2", "junk"]]


CHOSEN = {
    "Curves": {"functions": ["Leaky ReLU", "PReLU", "ELU", "CELU", "Swish"]},
    "Vanishing gradient": {"units": list(controls.UNITS.options.values())},
}
"""What a tab has to show so that it has all its numbers, or that it computes the most."""


def lower_ends(page, view):
    """Return the address at which every number of a tab is at its lower end."""
    found = {control.key: control for control in PAGES[page].views[view] if isinstance(control, Parameter | Interval)}
    return {key: [str(control.low)] * (1 + isinstance(control, Interval)) for key, control in found.items()}


@functools.cache
def at_upper_ends(page, view):
    """Return a tab whose numbers were all set to their upper ends, after it has worked with all at their lower ends."""
    app = opened(page, {VIEW: view} | CHOSEN.get(view, {}) | lower_ends(page, view))
    assert_works(app)
    numbers = [*app.number_input, *app.slider]
    assert all(number.value in (number.min, controls.RANGE.widened(number.min, number.min)) for number in numbers)
    for number in numbers:
        number.set_value((number.max, number.max) if isinstance(number.value, tuple) else number.max)
    app.run()
    assert_works(app)
    numbers = [*app.number_input, *app.slider]
    assert all(number.value in (number.max, controls.RANGE.widened(number.max, number.max)) for number in numbers)
    return app


@pytest.mark.parametrize(("page", "view"), TABS)
def test_every_number_of_a_tab_may_stand_at_both_ends(page, view):
    app = at_upper_ends(page, view)
    assert view != "Curves" or len(app.number_input) == 6


def test_all_activations_in_the_widest_and_deepest_nets_are_computed_with_narrower_ones_and_the_page_says_so():
    assert "so each layer has 122 units here" in shown(at_upper_ends("activations", "Vanishing gradient"))


def test_a_page_opens_its_first_view_after_a_page_with_another_view():
    app = opened("activations", {VIEW: "Compare"})
    app.query_params.clear()
    app.switch_page("pages/softmax.py").run()
    assert app.session_state[VIEW] == "Classes"


@pytest.mark.parametrize(("place", "page", "view"), [(place, *tab) for place, tab in enumerate(ALL_TABS)])
def test_a_tab_works_whatever_its_address_says(place, page, view):
    keys = [*(control.key for control in PAGES[page].views[view]), "unknown"]
    # Each control gets another value than the one before it, and in each tab another one than in the last.
    first = place % len(ANY_JUNK)
    query = dict(zip(keys, itertools.cycle(ANY_JUNK[first:] + ANY_JUNK[:first])))
    assert_works(opened(None if page == START else page, query | {VIEW: view}))


@pytest.mark.parametrize("page", PAGES)
def test_what_any_control_keeps_of_junk_is_a_value_that_it_can_have(page):
    for key, junk in itertools.product([*PAGES[page].controls, VIEW, "unknown"], ANY_JUNK):
        kept, _ = readable(page, {key: [junk] if isinstance(junk, str) else junk})
        assert readable(page, kept) == (kept, []), (key, junk)


def test_a_page_works_whatever_tab_is_asked_for():
    for page, junk in zip(itertools.cycle(PAGES), ANY_JUNK, strict=False):
        assert_works(opened(None if page == START else page, {VIEW: junk}))


def test_a_value_in_the_address_is_the_value_on_the_page():
    app = opened("likelihood", {"p": "0.2", "flips": "1010001000"})
    assert app.number_input(key="p").value == 0.2
    assert "0.0016777216" in shown(app)


def test_no_function_chosen_is_said_and_not_a_fault():
    app = opened("activations")
    app.pills[0].set_value([]) if app.get("pills") else app.button_group[0].set_value([])
    app.run()
    assert_works(app)
    assert "Choose at least one function" in app.info[0].value


def test_flips_that_cannot_be_read_are_named():
    app = opened("likelihood", {"flips": "10x1"})
    assert_works(app)
    assert "character 3, 'x'" in app.warning[0].value
    assert "1/1320" in shown(app), "the sample before the fault stays"


def test_the_worked_numbers_of_the_ten_flips_are_on_the_likelihood_page():
    text = shown(opened("likelihood"))
    for number in ("0.0004782969", "0.0016777216", "0.0009765625", "0.0022235661", "1/1320"):
        assert number in text


@pytest.mark.parametrize(("classes", "largest"), [("50", "0.185"), ("100", "0.096")])
def test_the_worked_numbers_of_the_class_grid_are_on_the_softmax_page(classes, largest):
    assert f"**{largest}**" in shown(opened("softmax", {"view": "Many classes", "classes": classes}))


def test_the_articles_overflowing_logits_are_on_the_softmax_page():
    text = shown(opened("softmax", {"view": "Overflow"}))
    assert "[1000, 1000] the textbook form gives [NaN, NaN], the shifted form [0.5, 0.5]" in text
    assert "[−1000, −1001] the textbook form gives [NaN, NaN]" in text


def test_the_confident_wrong_answer_is_on_the_losses_page():
    found = tables(opened("losses", {"z": "-10"}))[0]
    assert found.loc["Squared error of σ(z)", "Gradient"] == "−9.079×10⁻⁵"
    assert list(found.loc["Cross-entropy"]) == ["10", "−1"]


def test_fair_coin_underflows_on_the_page_from_1075_flips_on():
    app = opened("likelihood", {"view": "Underflow"})
    assert app.metric[0].value == "0"
    app = opened("likelihood", {"view": "Underflow", "coinflips": "1074"})
    assert app.metric[0].value != "0"


@pytest.mark.parametrize(
    ("cause", "verdicts"),
    [
        ("A smaller step", ("alive", "alive")),
        ("One large step", ("alive", "dead** since step 1,")),
        ("A negative weight", ("alive", "alive")),
        ("Mostly negative inputs", ("alive", "alive")),
        ("A large negative bias", ("dead** from the start", "dead** from the start")),
    ],
)
def test_a_cause_of_a_dying_relu_has_its_measured_verdict_once_its_training_is_shown(cause, verdicts):
    other = next(name for name in examples.CAUSES if name != cause)
    app = opened("activations", {"view": "Dying ReLU", "step": "3", "cause": other})
    app.button_group(key="cause").set_value(cause).run()
    for step, verdict in zip((0, 20), verdicts, strict=True):
        assert app.number_input(key="step").value == step
        assert f"Step {step}: **{verdict}" in app.info[0].value
        app.number_input(key="step").set_value(20).run()
    assert app.button_group(key="cause").value == cause


def test_requirements_name_the_four_packages_with_exact_versions():
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    assert {line.split("==")[0] for line in lines} == {"streamlit", "numpy", "pandas", "altair"}
    assert all("==" in line for line in lines)


def test_pages_draw_no_charts_of_their_own():
    for file in [*(ROOT / "pages").glob("*.py"), ROOT / "streamlit_app.py", *(ROOT / "ui" / "views").rglob("*.py")]:
        assert "altair" not in file.read_text(encoding="utf-8"), file


def test_no_visitor_sees_a_traceback():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert config["client"]["showErrorDetails"] == "none"


@pytest.mark.parametrize("stage", ["one neuron", "a layer", "two layers"])
def test_every_stage_of_the_dying_relu_opens(stage):
    assert_works(opened("activations", {"view": "Dying ReLU", "stage": stage}))


def test_the_two_layers_revive_only_while_the_first_one_learns():
    text = shown(opened("activations", {"view": "Dying ReLU", "stage": "two layers"}))
    assert "came back: **4** with the first layer learning, **0** with it frozen" in text


def test_relu_with_variance_1_over_n_loses_half_its_gradient_every_two_layers_and_with_he_keeps_it():
    def factor(weights):
        app = opened("activations", {"view": "Vanishing gradient", "units": "ReLU", "init": weights})
        return float(tables(app)[0]["Factor in each layer"]["ReLU"])

    assert factor("LeCun (1/n)") ** 2 == pytest.approx(0.5, abs=0.02)
    assert factor("He (Kaiming)") == pytest.approx(1, abs=0.02)


def test_prelu_passes_1_and_the_page_says_what_max_would_do():
    assert "It is above 1, so max(α x, x) is another function" in shown(opened("activations", {"view": "PReLU"}))


def test_tanh_and_sigmoid_slopes_cross_on_the_compare_tab():
    assert "−1.663, 1.663" in shown(opened("activations", {"view": "Compare"}))


def test_costs_are_measured_when_asked_for():
    app = opened("activations", {"view": "Compare"})
    app.button(key="measure").click().run()
    assert_works(app)
    assert float(tables(app)[-1]["times ReLU"]["relu"]) == 1


@pytest.fixture(scope="module")
def cards():
    """Return the open card of each activation, by the key that opens it."""
    keys = [f"card{name.replace('_', '')}" for name in ACTIVATIONS]
    labels = [activation.label for activation in ACTIVATIONS.values()]
    app = opened("activations", {"functions": labels} | dict.fromkeys(keys, "true"))
    assert_works(app)
    return {card.proto.query_param_key: card for card in app.expander}


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_card_opens_with_the_source_that_runs_and_the_frameworks(cards, name):
    card = cards[f"card{name.replace('_', '')}"]
    assert f"def {name}(" in card.code[0].value
    assert [list(table.index) for table in tables(card)] == [list(ADDRESSES)] * (name in FRAMEWORKS)


def test_the_values_at_x_stand_in_one_table_with_a_row_for_each_function():
    app = opened("activations", {"functions": ["ReLU", "ELU"]})
    assert [list(table.index) for table in tables(app)] == [["ReLU", "ELU"]]


def test_a_coin_adds_flips_to_the_sample_and_the_seed_says_which():
    app = opened("likelihood", {"view": "Optimisation", "more": "20", "seed": "3"})
    for button, length in (("Toss 20 more", 30), ("Toss 10", 40), ("Toss 1", 41)):
        before = app.text_input(key="flips").value
        app.button(key=f"preset {button}").click().run()
        flips = app.text_input(key="flips").value
        assert flips.startswith(before)
        assert len(flips) == length
    assert flips[10:20] != flips[30:40], "the same seed gives a longer sample other tosses"
    app.button(key="preset Another 10 flips").click().run()
    assert len(app.text_input(key="flips").value) == 10
    assert app.number_input(key="seed").value == 4
    app.button(key="preset Keep only the first").click().run()
    assert len(app.text_input(key="flips").value) == 1
    assert_works(app)


def test_ten_thousand_flips_make_a_page():
    assert_works(opened("likelihood", {"flips": "10" * 5000}))


def test_newton_from_one_half_is_exact_in_one_step_and_ascent_in_p_can_leave_the_interval():
    app = opened(
        "likelihood", {"view": "Optimisation", "method": "Newton's method", "climbstart": "0.5", "climbrate": "1"}
    )
    assert app.info[0].value == "The maximum 0.3 is reached to six significant digits in step 1."
    app = opened("likelihood", {"view": "Optimisation", "climbrate": "5"})
    assert "left (0, 1) in step 1" in app.info[0].value


def test_gradient_ascent_in_the_logit_stays_inside_the_interval_at_the_largest_rate():
    query = {
        "view": "Optimisation",
        "coordinate": "logit",
        "climbrate": "10",
        "flips": "0000000000",
        "climbstart": "0.99",
    }
    assert "only approached. After 50 steps p is 0.0014 from it." in opened("likelihood", query).info[0].value


def test_the_coefficient_moves_nothing_and_the_area_is_one_eleventh():
    text = shown(opened("likelihood", {"view": "Binomial table"}))
    assert "sum to **1.000**" in text
    assert "the area **1/11**" in text
    assert r"${120\,{p^{3} (1-p)^{7}}}$ and ${p^{3} (1-p)^{7}}$ are both largest at 3/10" in text


def test_the_approximate_tests_of_a_fair_coin_and_the_exact_one_are_on_the_page():
    text = shown(opened("likelihood", {"view": "Confidence intervals", "tests": "true"}))
    for said in ("0.1996", "0.1675", "0.2059", "approximate (large n)", "0.3438", "exact, two-sided"):
        assert said in text


def test_two_classes_are_one_sigmoid_on_the_softmax_page():
    text = shown(opened("softmax", {"names": "cat, dog"}))
    assert "softmax is one sigmoid: it gives cat **0.7311**" in text
    assert "gives **0.7311**" in text


def test_the_first_fault_of_the_articles_logits_is_named_in_every_format():
    app = opened("softmax", {"view": "Overflow", "cat": "10", "dog": "10", "tiger": "10", "shift": "990"})
    assert "Textbook: the first fault is **overflow** in `e^z`" in shown(app)
    app = opened("softmax", {"view": "Overflow", "shift": "20", "dtype": "float16"})
    assert "Textbook: the first fault is **overflow**" in shown(app)


def test_the_race_of_the_lesson_is_on_the_losses_page():
    text = opened("losses", {"view": "One neuron"}).info[0].value
    assert text == "Epochs until the neuron is right: squared error **232** and cross-entropy **17**."


def test_cross_entropy_is_convex_on_its_surface_and_squared_error_is_not():
    surface = opened("losses", {"view": "Loss surface", "curvature": "true"})
    table = tables(surface)[1]["Smallest eigenvalue on the map"]
    assert table["½ (p − y)²"].startswith("−")
    assert parse_number(table["Cross-entropy"]) >= 0


def test_points_in_the_address_are_the_points_on_the_page_and_a_bad_one_is_named():
    app = opened("losses", {"view": "Loss surface", "points": "1_1_1~-1_-1_0"})
    assert_works(app)
    assert tables(app)[0]["Accuracy"]["Cross-entropy"] in ("0.0%", "100.0%")
    app = opened("losses", {"view": "Loss surface", "points": "1_1_1~x"})
    assert_works(app)
    assert "item 2" in app.warning[0].value


def test_a_page_works_whatever_scene_of_the_lecture_is_asked_for():
    for asked in ("1", "0", "999", "-1", "٣", "x", "1" * 5000):
        assert_works(opened("activations", {"lecture": asked}))


def test_what_was_changed_in_an_address_is_said_until_a_control_has_another_value():
    app = opened("likelihood", {"p": "junk"})
    assert "'junk' is not a number" in app.warning[0].value
    assert "'junk' is not a number" in app.run().warning[0].value
    assert not app.number_input(key="p").set_value(0.3).run().warning
