"""Each exercise is solved by its answer, and neither by the default state nor by what is only near to an answer."""

import re
from collections import Counter

import pytest

from lib.lesson import controls, examples
from lib.lesson.address import PAGES, START, VIEW, readable
from lib.lesson.exercises.registry import EXERCISES, exercises
from lib.losses import squared_error_with_logits_gradient
from lib.text.exercises import hint, result_sentence, task


def two_units_state(weights):
    return dict(zip(examples.TWO_UNITS_KEYS, map(str, weights), strict=True))


NEAR = {
    "straight-leaky-relu": [{"leakyalpha": "1"}, {"functions": ("Leaky ReLU",), "leakyalpha": "0.99"}],
    "xor-by-differences": [
        two_units_state(examples.XOR_SOLUTION),
        two_units_state((1, -1, 0, -1, 1, 0, 1, 1, 0)) | {"outputh2": "-1"},
        two_units_state((1, -1, 0, -1, 1, 0, 1, 1, -0.5)) | {"hidden": "None"},
        two_units_state((1, -1, 0, -1, 1, 0, 1, 1, -1)),
        two_units_state((0.2, -0.2, 0, -0.2, 0.2, 0, 1.5, 1.5, -0.3)),
        two_units_state((1.6, -1.8, -0.7, -0.8, 1.6, -0.5, 1, 1.5, -0.9)),
    ],
    "and-by-a-line": [
        two_units_state((1, 1, 0, 1, 1, 0, 1, 0, -1.5)),
        two_units_state((1, 1, 0, 1, 1, 0, 1, 0, -0.5)) | {"hidden": "None"},
        two_units_state((1, 1, 0, 1, 1, 0, 1, 0, -2)) | {"hidden": "None"},
        two_units_state((0.1, 0.1, 0, 0.1, 0.1, 0, 1.5, 0, -0.3)) | {"hidden": "None"},
    ],
    "even-gradient": [
        {"layers": "2", "init": "He (Kaiming)"},
        {"units": ("Tanh",), "init": "He (Kaiming)"},
        {"init": "LeCun (1/n)"},
    ],
    "deepest-sigmoid": [{"layers": "2"}, {"layers": "4"}, {"layers": "3", "units": ("ReLU",)}],
    "smallest-deadly-rate": [
        {"rate": "0.35"},
        {"rate": "0.45"},
        {"rate": "0.39"},
        {"rate": "0.4", "bias": "-6"},
        {"rate": "0.4", "stage": "a layer"},
    ],
    "negative-weight-alive": [
        {"weight": "-1", "bias": "0"},
        {"weight": "-1", "bias": "3", "inputs": "mixed"},
        {"weight": "1", "bias": "3"},
        {"weight": "-1", "bias": "3", "stage": "two layers"},
    ],
    "learned-line": [{"teacher": "1", "prelustep": "20"}, {"teacher": "0.95", "prelustep": "300"}],
    "almost-there": [
        *({"prelustep": step} for step in ("65", "68", "75")),
        {"teacher": "0.25", "prelustep": "70"},
    ],
    "equal-on-the-right": [
        {"first": "ReLU", "second": "ReLU"},
        {"first": "ReLU", "second": "ReLU6"},
        {"first": "ReLU", "second": "Your function", "own": "x"},
    ],
    "flat-without-kink": [{"own": "relu(x)"}, {"own": "0*x"}, {"own": "relu(x + 1)^2"}, {"own": "where(x > 0, 1, 0)"}],
    "falls-and-rises": [
        {"own": "x*sigmoid(x)"},
        {"own": "relu(x)"},
        {"own": "-relu(x)/1000"},
        {"own": "-tanh(x)*sigmoid(-x)/100"},
        {"own": "exp(-(x + 5)^2) + relu(x)"},
        {"own": "x/10 + 3 + sin(x)"},
    ],
    "given-ratio": [{"cat": "0", "dog": "1.2"}, {"cat": "1.1", "dog": "0"}],
    "negative-logits": [
        {"cat": "0", "dog": "-8", "tiger": "-8"},
        {"cat": "-1", "dog": "-2", "tiger": "-8"},
        {"cat": "-1", "dog": "-8", "tiger": "-8", "constant": "1"},
    ],
    "flat": [{"temperature": "2"}, {"temperature": "20", "names": "yes, no"}],
    "highest-certain-temperature": [{"temperature": t} for t in ("0.15", "0.17", "0.21", "0.25")],
    "steep": [{"cat": "1", "dog": "1", "tiger": "1"}],
    "saturated": [{"cat": "6"}],
    "fewest-classes": [{"classes": n} for n in ("94", "95", "97", "98")],
    "most-classes": [{"classes": n} for n in ("12", "13", "15", "16")],
    "near-the-centre": [{"temperature": "10"}, {"cat": "0", "dog": "0", "tiger": "0"}],
    "small-loss-when-warm": [
        {"cat": "10", "dog": "0", "tiger": "0"},
        {"cat": "10", "dog": "0", "tiger": "0", "temperature": "2", "true": "2"},
    ],
    "first-overflow": [
        *({"dtype": "float32", "shift": shift} for shift in ("85", "88", "91", "95", "-200")),
        {"shift": "90"},
    ],
    "all-exponentials-vanish": [{"shift": "-740"}, {"shift": "1000"}],
    "narrow-attention": [{"scaled": "not divided", "dimension": "2"}, {"dimension": "512"}],
    "same-attention": [{"dimension": "2"}],
    "smoothed-minimum": [{"smoothing": "0.1", "cat": "3.3", "dog": "0", "tiger": "1"}, {"cat": "10", "dog": "0"}],
    "lost-gradient": [{"cat": "-3"}, {"cat": "10", "dog": "-10"}],
    "more-probable": [{"p": "0.3"}, {"p": "0.26"}, {"flips": "10", "p": "0.3"}],
    "sample-with-maximum": [{"flips": "1010011011"}, {"flips": "11100", "p": "0.5"}, {"flips": "1", "p": "0.6"}],
    "leaves-the-interval": [
        {"climbrate": "0.05"},
        {"climbrate": "10", "coordinate": "logit"},
        {"climbrate": "10", "method": "Newton's method"},
    ],
    "quick-maximum": [
        {"method": "Newton's method", "climbstart": "0.5", "climbrate": "1", "climbstep": "6"},
        {"method": "Newton's method", "climbstart": "0.5", "climbrate": "1", "climbstep": "0"},
        {"method": "Newton's method", "climbstart": "0.5", "climbrate": "0.1", "climbstep": "5"},
    ],
    "probable-cell": [{"tablen": "1", "k": "1", "p": "1"}, {"k": "0", "p": "0"}, {"tablen": "5", "k": "1", "p": "0.5"}],
    "small-area": [{"tablen": "15"}, {"tablen": "15", "k": "10"}],
    "narrow-distribution": [{"q": "0.2", "n": "100"}, {"q": "0.8", "n": "26"}],
    "poisson-beats-normal": [{"q": "0.1", "n": "100"}, {"q": "0", "n": "100"}],
    "disagreeing-tests": [{"p0": "0.3"}, {"p0": "0.9"}],
    "short-interval": [{"flips": "10" * 40}, {"flips": "10" * 60, "confidence": "0.9"}],
    "last-product": [{"coinflips": "1073"}],
    "first-logarithm": [{"coinflips": "1009"}, {"coinflips": "1011"}],
    "flat-in-logit": [{"p": "0.305"}],
    "largest-minimum": [{"flips": "10"}, {"flips": "11010"}],
    "steepest-squared-error": [{"z": "-1.2"}, {"z": "-0.7", "y": "0"}, {"z": "-0.7", "against": "prediction"}],
    "lost-signal": [{"z": "-6"}, {"z": "8"}, {"z": "-8", "y": "0"}, {"z": "-8", "against": "prediction"}],
    "small-loss-of-small-logits": [{"cat": "10"}, {"cat": "1", "dog": "-1", "tiger": "-1"}],
    "largest-squared-error": [{"cat": "-5", "dog": "0", "tiger": "0"}],
    "given-divergence": [{"p": "0.5"}, {"p": "0.7"}],
    "most-likely-weight": [{"coinweight": w} for w in ("0.5", "0.55", "0.601", "0.7", "-0.6")],
    "no-loss": [{"flips": "1111", "p": "0.99"}, {"flips": "1110", "p": "1"}],
    "close-race": [{"racew": "-1"}, {"racew": "1", "raceb": "1"}, {"racew": "0.3", "raceb": "-0.3"}],
    "never-right": [{"racew": "5", "raceb": "5", "racerate": "0.05"}, {"racew": "-1"}],
    "same-descent": [{"w1": "-4", "w2": "-4"}, {"w1": "4", "w2": "4"}],
    "far-start": [{"w1": "-4", "w2": "-3", "descentrate": "1"}, {"w1": "-0.5", "w2": "-0.5"}, {"w1": "6", "w2": "6"}],
    "fast-training": [
        {"descentrate": "10", "descent": "60"},
        {"descentrate": "0.1", "descent": "40"},
        {"descentrate": "10", "descent": "40", "smoothing": "0.1"},
    ],
    "floor-of-smoothing": [{"smoothing": "0.1"}, {"descentrate": "0.1"}],
    "harmless-outlier": [
        {"outlier": "-2"},
        {"outlier": "3", "degree": "2"},
        {"outlier": "3", "noise": "Line with outliers"},
    ],
    "small-huber": [{"delta": "0.5"}, {"residual": "0", "delta": "0.5"}],
    "quiet-focal": [{"gamma": "2.5"}, {"gamma": "3.5", "target": "0"}, {"gamma": "3.5", "losses": ("Hinge",)}],
    "best-factor": [{"factor": "0.95"}, {"factor": "1.05"}, {"factor": "0.98"}, {"factor": "1.02"}],
    "timid-as-bold": [{"factor": "0.5"}, {"factor": "0.7"}, {"factor": "1.5"}],
    "smooth-and-never-flat": [
        {"own": "softplus(x)"},
        {"own": "x"},
        {"own": "where(x > 0, x, 0.1*x)"},
        {"own": "where(x > 0, x, 2*expm1(x/2))"},
        {"own": "0.1*x + a*softplus(x)", "owna": "-0.1"},
        {"own": "x^3 + x/200"},
        {"own": "log(x)"},
        {"own": "1/0"},
        {"own": "tahn(x)"},
        {"own": " "},
    ],
    "bounded-and-odd": [
        {"own": "x"},
        {"own": "sigmoid(x)"},
        {"own": "a*x/(1 + abs(x))", "owna": "11"},
        {"own": "0*x"},
        {"own": "x/(1 + abs(x))^0.98"},
        {"own": "tanh(x) + 1e-6"},
        {"own": "1/x"},
    ],
    "tanh-from-sigmoid": [
        {"own": "tanh(x)"},
        {"own": "sigmoid(x)*0 + tanh(x)"},
        {"own": "2*sigmoid(x) - 1"},
        {"own": "2*sigmoid(2*x) - 1.000001"},
    ],
    "another-proper-loss": [
        {"ownloss": "(p - y)^2"},
        {"ownloss": "3*(p - y)^2 + 1"},
        {"ownloss": "softplus(z) - y*z"},
        {"ownloss": "abs(p - y)"},
        {"ownloss": "(p - y)^4"},
        {"ownloss": "1"},
        {"ownloss": "1/(p - p)"},
    ],
}
OTHERS = {
    "and-by-a-line": [two_units_state((0.8, 0.8, 0, 0.8, 0.8, 0, 1.5, 0, -1.2)) | {"hidden": "None"}],
    "straight-leaky-relu": [{"functions": ("Sigmoid", "Leaky ReLU"), "leakyalpha": "1"}],
    "equal-on-the-right": [{"first": "Leaky ReLU", "second": "ELU"}],
    "flat": [{"temperature": "20"}],
    "first-overflow": [{"dtype": "float32", "shift": "85", "cat": "4"}],
    "all-exponentials-vanish": [{"shift": "-50", "dtype": "float16"}],
    "more-probable": [{"p": "0.37"}, {"flips": "1111100", "p": "0.714"}],
    "most-likely-weight": [{"coinweight": w} for w in ("0.56", "0.575", "0.59")],
    "no-loss": [{"flips": "000", "p": "0"}],
    "harmless-outlier": [{"outlier": "3", "noise": "Line with Laplace noise"}],
    "timid-as-bold": [{"factor": "0.55", "seed": "1"}, {"factor": "0.5", "seed": "3"}, {"factor": "0.45", "seed": "5"}],
    "steepest-squared-error": [{"z": "0.7", "y": "0"}],
    "lost-signal": [{"z": "9", "y": "0"}],
    "smooth-and-never-flat": [{"own": "x + sin(x)/2"}, {"own": "-x - tanh(x)"}, {"own": "x + 0.005*tanh(x)"}],
    "bounded-and-odd": [{"own": "sin(x)"}, {"own": "sign(x)"}, {"own": "atan(a*x)", "owna": "3"}],
    "tanh-from-sigmoid": [{"own": "1 - 2*sigmoid(-2*x)"}, {"own": "sigmoid(2*x) - sigmoid(-2*x)"}],
    "another-proper-loss": [
        {"ownloss": "y*sqrt((1 - p)/p) + (1 - y)*sqrt(p/(1 - p))"},
        {"ownloss": "(p - y)^2 - y*log(p) - (1 - y)*log(1 - p)"},
    ],
}
EVERY = [pytest.param(exercise, id=exercise.id) for exercise in EXERCISES.values()]

# A number in a text, but not a digit of a name such as float32 or w1.
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?!\w)")
SMALL = {"0", "1", "2"}
"""Numbers that may stand in a text as they are: ends of an interval, a slope, a divisor."""


def test_every_view_of_the_four_pages_has_two_exercises_or_more():
    found = Counter((exercise.page, exercise.view) for exercise in EXERCISES.values())
    views = {(page.name, view) for page in PAGES.values() if page.name != START for view in page.views}
    assert found.keys() == views
    assert min(found.values()) >= 2


@pytest.mark.parametrize("exercise", EVERY)
def test_an_exercise_is_solved_by_its_answer_and_by_others(exercise):
    for state in (exercise.answer, *OTHERS.get(exercise.id, [])):
        result = exercise.solved(state)
        assert result.solved, (state, result)
        assert result_sentence(result).startswith("Solved. ")
        assert not set(NUMBER.findall(result.sentence)) - SMALL


@pytest.mark.parametrize("exercise", EVERY)
def test_it_is_not_solved_by_the_default_state_or_by_what_is_only_near_and_a_sentence_says_why(exercise):
    assert len(NEAR[exercise.id]) > 0
    for state in ({}, *NEAR[exercise.id]):
        result = exercise.solved(state)
        assert not result.solved, state
        assert result_sentence(result).startswith("Not solved yet. ")
        assert "{" not in result_sentence(result)
        assert not set(NUMBER.findall(result.sentence)) - SMALL


@pytest.mark.parametrize("exercise", EVERY)
def test_an_exercise_belongs_to_a_view_and_its_states_to_the_address_of_that_view(exercise):
    assert exercise in exercises(exercise.page, exercise.view)
    declared = {control.key for control in PAGES[exercise.page].views[exercise.view]} | {VIEW}
    for state in (exercise.answer, *OTHERS.get(exercise.id, []), *NEAR[exercise.id]):
        assert state.keys() <= declared
    query = {key: [value] if isinstance(value, str) else list(value) for key, value in exercise.answer.items()}
    kept, notes = readable(exercise.page, query)
    assert {key: kept[key] for key in query} == query
    assert notes == []


@pytest.mark.parametrize("exercise", EVERY)
def test_the_numbers_in_the_texts_are_those_that_the_check_compares_with(exercise):
    for template, text in ((exercise.task, task(exercise)), (exercise.hint, hint(exercise))):
        assert not set(NUMBER.findall(re.sub("`.*?`", "", template))) - SMALL
        assert text.endswith((".", "?"))
        assert "{" not in text
    assert all(f"{{{name}" in exercise.task + exercise.hint for name in exercise.limits)


def test_the_rate_in_a_task_is_raised_by_the_step_of_its_control():
    assert EXERCISES["smallest-deadly-rate"].limits == {"step": controls.RATE.step}


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("almost-there", {"prelustep": "68"}),
        ("highest-certain-temperature", {"temperature": "0.17"}),
        ("fewest-classes", {"classes": "97"}),
        ("most-classes", {"classes": "15"}),
        ("first-overflow", {"dtype": "float32", "shift": "91"}),
    ],
)
def test_a_number_between_two_steps_of_the_slider_is_refused_as_such(name, state):
    sentence = result_sentence(EXERCISES[name].solved(state))
    assert sentence.endswith(" is between two steps of the slider.")


def test_the_sentence_has_the_numbers_that_were_found():
    def sentence(name, **state):
        return result_sentence(EXERCISES[name].solved(state))

    smooth, odd, loss = "smooth-and-never-flat", "bounded-and-odd", "another-proper-loss"
    assert sentence(smooth, own="relu(x - 2)") == "Not solved yet. There is a kink at x = 2."
    assert "2.061×10⁻⁹ at x = −20, so its size is below 0.01" in sentence(smooth, own="softplus(x)")
    assert "slope nearest to 0 is 0.1, at x = −20" in sentence(smooth, own="0.1*x + softplus(x)")
    assert "f(−x) + f(x) is 1 at x" in sentence(odd, own="sigmoid(x)")
    assert "largest size is 1." in sentence(odd, own="tanh(x)")
    assert "multiple of that of squared error" in sentence(loss, ownloss="(p - y)^2")
    assert "the expected loss is least at p ≈ " in sentence(loss, ownloss="(p - y)^4")
    assert "the expected loss is least as p approaches 1," in sentence(loss, ownloss="abs(p - y)")


@pytest.mark.parametrize("name", ["steepest-squared-error", "lost-signal"])
def test_the_gradient_of_squared_error_is_that_of_the_loss_that_the_page_draws(name):
    exercise = EXERCISES[name]
    gradient = float(squared_error_with_logits_gradient(float(exercise.answer["z"]), 1))
    assert exercise.solved(exercise.answer).numbers[0] == pytest.approx(abs(gradient), rel=1e-12)
    assert "squared error, (p − y)², " in task(exercise)


def test_a_condition_that_is_not_met_is_named():
    def sentence(name, **state):
        return result_sentence(EXERCISES[name].solved(state)).removeprefix("Not solved yet. ")

    assert sentence("close-race", racew="0", raceb="0") == "At the start p = 1/2, which is neither right nor wrong."
    assert "right at epoch 3 with squared error, and at epoch 1 with" in sentence("close-race", racew="0.1", raceb="0")
    assert sentence("harmless-outlier", noise="Line with outliers") == "Other points are outliers, too."
    assert sentence("best-factor", factor="1.02") == "1.02 is between two steps of the slider."
    assert (
        sentence("falls-and-rises", own="exp(-(x + 5)^2) + relu(x)") == "The function falls again after it has risen."
    )
    assert sentence("falls-and-rises", own="relu(x)") == "The function never falls."
    assert sentence("falls-and-rises", own="-x") == "The function never rises."
    assert "is 1 at x = −20, and it must be 0 for negative x." in sentence("flat-without-kink", own="1 + 0*x")
    assert sentence("fast-training", descent="60") == "The step that is shown is 60, and it must be at most 50."
