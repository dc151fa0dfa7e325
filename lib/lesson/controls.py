"""Every control of the app, declared once: its key in the address, its label, what it may hold, and its default.

Which page and which view has which control is in address.py. A control that several pages share stands first.
"""

from collections.abc import Sequence
from dataclasses import replace

from lib.activations import ACTIVATIONS
from lib.expressions import own_activation, own_loss
from lib.expressions.functions import PARAMETERS
from lib.expressions.tokens import LONGEST_TEXT
from lib.hall.code import LONGEST_TYPED, code_as_held, read_code
from lib.hall.question import Activity
from lib.inference.maximum_likelihood import COORDINATES, METHODS
from lib.learning.datasets import DATASETS, MAX_POINT_TEXT
from lib.learning.initialization import INITIALIZATIONS
from lib.lesson import examples, reading
from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.filters import ALL
from lib.lesson.claims.registry import CLAIMS
from lib.lesson.control import Choice, Choices, Interval, Switch, Text, same
from lib.lesson.derivations.registry import DERIVATIONS as _DERIVATIONS
from lib.lesson.quiz import CHAPTER_CLAIMS, LAST_ROUND
from lib.lesson.slider_bounds import SliderBounds
from lib.losses import LOSSES
from lib.numerics.parameter import Parameter


def _slider_bounds(parameter: Parameter, name: str) -> SliderBounds:
    """Return the declaration of the ends of a parameter's slider, from -5 to 5 at first."""
    ends = (
        Parameter(f"{parameter.key}{end}", f"{name} {word}", parameter.low, parameter.high, start, 0.5, help)
        for end, word, start, help in (
            ("low", "from", -5, "lower end of the slider in the picture"),
            ("high", "to", 5, "upper end of the slider in the picture"),
        )
    )
    return SliderBounds(parameter, *ends)


# Shared by several pages

PROBABILITY = Parameter("p", "p", 0, 1, 0.5, 0.005, "probability of a 1")
LOGIT = Parameter("z", "Logit z", -10, 10, -4, 0.1, "ln(p / (1 − p)), what the neuron puts out before the sigmoid")
LOGITS = (
    Parameter("cat", "First logit", -10, 10, examples.THREE_LOGITS[0], 0.1),
    Parameter("dog", "Second logit", -10, 10, examples.THREE_LOGITS[1], 0.1),
    Parameter("tiger", "Third logit", -10, 10, examples.THREE_LOGITS[2], 0.1),
)
MORE_LOGITS = tuple(Parameter(f"class{place}", "Logit", -10, 10, 0, 0.1) for place in range(4, 11))
SEED = Parameter("seed", "Seed", 0, 9999, 0, 1, "of every random number in this view", whole=True)
SMOOTHING = Parameter("smoothing", "Label smoothing ε", 0, 0.5, 0, 0.01, "share of the target spread over all classes")
NAMES = Text(
    "names",
    "Class names, separated by commas",
    ", ".join(examples.CLASSES),
    reading.LONGEST_NAMES,
    "of two to ten classes",
    held=reading.names_as_held,
)
TRUE_CLASS = Choice("true", "True class", same(*map(str, range(1, 11))), "1", "the place of the class that is true")
FLIPS = Text(
    "flips", "Flips: 1 and 0, or H and T", examples.TEN_FLIPS, examples.MOST_FLIPS, "the sample", reading.parse_flips
)

# Activations

ACTIVATION_LABELS = {name: activation.label for name, activation in ACTIVATIONS.items()}
ACTIVATION_PARAMETERS = tuple(p for activation in ACTIVATIONS.values() for p in activation.parameters.values())
FUNCTIONS = Choices("functions", "Functions", ACTIVATION_LABELS, ("sigmoid", "elu"), "the activations that are drawn")
RANGE = Interval("range", "Range of x", -20, 20, (-5, 5), 0.5, "of the plot")
SHOW = Choice("show", "Show", same("both", "function", "slope"), "both", "the function, its derivative, or both")
READ_AT = Parameter("x", "Values at x", -100, 100, 1, 0.1, "where f and f′ of every function are listed")
CARDS = {
    name: Switch(
        "card" + name.replace("_", ""), f"{activation.label}: formula, properties, source", "the card of an activation"
    )
    for name, activation in ACTIVATIONS.items()
}
OWN_FUNCTION = Text("own", "Your own function f(x)", "", LONGEST_TEXT, "an expression in x, a and b; empty for none")
OWN_PARAMETERS = {
    name: Parameter(f"own{name}", f"{name} of your function", -100, 100, 1, 0.1, f"what {name} stands for in it")
    for name in PARAMETERS
}
OWN_BOUNDS = {name: _slider_bounds(parameter, name) for name, parameter in OWN_PARAMETERS.items()}
OWN_TEACHER = Parameter("ownteacher", "Teacher's parameter", -5, 5, 0.5, 0.1, "that your function is to learn")
OWN_CARD = Switch("cardown", f"{own_activation.LABEL}: formula, properties, source", "the card of your own function")
ACTIVATION_LABELS_WITH_OWN = ACTIVATION_LABELS | {own_activation.NAME: own_activation.LABEL}
HIDDEN = Choice(
    "hidden", "Activation of the hidden units", {"relu": "ReLU", "identity": "None"}, "relu", "between both layers"
)
TWO_UNITS = tuple(
    Parameter(key, label, -2, 2, default, 0.1, meaning)
    for key, default, (label, meaning) in zip(
        examples.TWO_UNITS_KEYS,
        examples.TWO_UNITS_START,
        (
            ("x₁ to h₁", "weight of the input x₁ in the unit h₁"),
            ("x₂ to h₁", "weight of the input x₂ in the unit h₁"),
            ("bias of h₁", "bias of the unit h₁"),
            ("x₁ to h₂", "weight of the input x₁ in the unit h₂"),
            ("x₂ to h₂", "weight of the input x₂ in the unit h₂"),
            ("bias of h₂", "bias of the unit h₂"),
            ("h₁ to y", "weight of the unit h₁ in the output y"),
            ("h₂ to y", "weight of the unit h₂ in the output y"),
            ("bias of y", "bias of the output y"),
        ),
        strict=True,
    )
)
"""The weights and biases of two hidden units and an output, in the order of lib.learning.two_units.two_units."""
UNITS = Choices(
    "units", "Activations", ACTIVATION_LABELS, examples.GRADIENT_FLOW_ACTIVATIONS, "the activations of the nets"
)
INITIALIZATION = Choice(
    "init", "Weights", {name: i.label for name, i in INITIALIZATIONS.items()}, "xavier", "distribution of the weights"
)
LAYERS = Parameter("layers", "Layers", 1, 50, 20, 1, "each of the same width", whole=True)
WIDTH = Parameter("width", "Width", 16, 256, 200, 1, "units in each layer", whole=True)
UNIT = Choice("unit", "Activations of", ACTIVATION_LABELS_WITH_OWN, "sigmoid", "whose activations the histogram shows")
LAYER = Parameter("layer", "Layer", 0, 50, 10, 1, "whose activations are shown; 0 is the input", whole=True)
STAGE = Choice(
    "stage", "Look at", same("one neuron", "a layer", "two layers"), "one neuron", "the network that is trained"
)
CAUSE = Choice(
    "cause",
    "Cause",
    same(*examples.CAUSES),
    "A smaller step",
    "sets inputs, weight, bias and learning rate; none is chosen for other numbers",
)
INPUTS = Choice("inputs", "Inputs", same(*examples.INPUTS), "positive", "the five samples of one neuron")
WEIGHT = Parameter("weight", "Weight w", -3, 3, 1, 0.1, "of one ReLU neuron")
BIAS = Parameter("bias", "Bias b", -examples.LARGEST_BIAS, examples.LARGEST_BIAS, 1, 0.1, "of one ReLU neuron")
RATE = Parameter("rate", "Learning rate", 0.05, 3, 0.2, 0.05, "η, the factor of the gradient in each step")
STEP = Parameter("step", "Step", 0, examples.NEURON_STEPS, 0, 1, "of gradient descent", whole=True)
NET_SEED = Parameter("netseed", "Seed", 0, 9999, 47, 1, "of both layers; several units revive with 47", whole=True)
LAYER_STEP = Parameter("layerstep", "Step", 0, examples.TWO_LAYERS["steps"], 0, 1, "of gradient descent", whole=True)
TEACHER = Parameter("teacher", "Teacher's slope", -0.5, 2, 1.5, 0.05, "slope for x < 0 that is to be learned")
START_SLOPE = Parameter("startslope", "α at the start", -0.5, 2, 0.25, 0.05, "where PReLU begins")
PRELU_STEP = Parameter("prelustep", "Step", 0, examples.PRELU_STEPS, 0, 5, "of gradient descent", whole=True)
FIRST = Choice("first", "First function f", ACTIVATION_LABELS_WITH_OWN, "tanh", "of the two that are compared")
SECOND = Choice("second", "Second function g", ACTIVATION_LABELS_WITH_OWN, "sigmoid", "of the two that are compared")
INPUT_MEAN = Parameter("mean", "Mean of the input", -3, 3, 0, 0.1, "of normal input")
INPUT_SPREAD = Parameter("spread", "Spread of the input", 0, 5, 1, 0.1, "standard deviation of normal input")

# Softmax

TEMPERATURE = Parameter("temperature", "Temperature T", 0.05, 20, 1, 0.05, "divides every logit")
CONSTANT = Parameter("constant", "Constant added", -5, 5, 0, 0.5, "changes no probability")
STEPS_TABLE = Switch("steps", "Every number as a table", "the table from logit to probability")
MOVED = Choice(
    "moved", "Logit that moves", same(*map(str, range(1, 11))), "1", "the place of the class whose logit moves"
)
STEP_SIZE = Parameter("stepsize", "Raise by dz", 0.05, 5, 0.1, 0.05, "by which one logit rises")
LINEARIZATION = Switch(
    "linearization", "Advanced: rank, eigenvalues, error of the linear approximation", "more on the Jacobian"
)
CLASS_COUNT = Parameter("classes", "Classes n", 2, 200, 50, 2, "logits evenly spaced from -5 to 5", whole=True)
SHIFT = Parameter("shift", "Constant added", -2000, 2000, 0, 5, "changes no probability")
FLOAT_FORMAT = Choice("dtype", "Numbers are", same("float64", "float32", "float16"), "float64", "the float format")
SCALING = Choice(
    "scaled", "Scores are", same("divided by √d", "not divided"), "divided by √d", "whether attention scores are scaled"
)
DIMENSION = Parameter("dimension", "Dimension d", 1, 1024, 64, 1, "of each token's vector", whole=True)

# Likelihood

MORE_FLIPS = Parameter("more", "Flips to add", 1, 1000, 100, 1, "tosses of the coin whose p is beside this", whole=True)
COIN = Parameter("coin", "p of that coin", 0, 1, 0.5, 0.05, "probability of a 1")
SCALE = Choice(
    "scale",
    "Scale of L",
    {"raw": "L(p)", "share of the maximum": "L(p) / L(k/n)"},
    "raw",
    "the likelihood itself, or its ratio to the largest one",
)
TESTS_CARD = Switch("tests", "Advanced: three approximate tests of p0 and an exact one", "the tests of one value of p")
COVERAGE_CARD = Switch(
    "coverage", "Advanced: coverage of the four intervals", "how often each interval holds the true p"
)
APPROXIMATIONS_CARD = Switch(
    "approximations", "Advanced: approximations of the binomial distribution", "the error of each approximation"
)
METHOD = Choice("method", "Method", {m.name: m.label for m in METHODS.values()}, "gradient", "of the search")
COORDINATE = Choice(
    "coordinate", "Coordinate", {c.name: c.label for c in COORDINATES.values()}, "p", "in which the search is made"
)
ASCENT_START = Parameter("climbstart", "Start p", 0.01, 0.99, 0.9, 0.01, "where the search begins")
ASCENT_RATE = Parameter(
    "climbrate", "Rate", 0.01, 10, 0.1, 0.01, "factor of the slope; of Newton's whole step, 1 is all"
)
ASCENT_STEP = Parameter("climbstep", "Step", 0, examples.ASCENT_STEPS, 0, 1, "of the search", whole=True)
TABLE_N = Parameter("tablen", "Flips n", 1, 30, 10, 1, "of the table of all k and p", whole=True)
TABLE_K = Parameter("k", "Ones k", 0, 30, 3, 1, "at most n", whole=True)
SHARE = Parameter("q", "p of one trial", 0, 1, 0.3, 0.01, "probability of a 1 in one trial")
TRIALS = Parameter("n", "Trials n", 1, 1000, 10, 1, "number of trials", whole=True)
REPEATS = Parameter("repeats", "Repeats m", 10, 5000, 1000, 10, "each of n flips", whole=True)
GROWTH = Parameter(
    "growth",
    "Checkpoint",
    0,
    examples.GROWTH_STEPS,
    examples.GROWTH_STEPS,
    1,
    "how many of the repeats are in the histogram",
    whole=True,
)
CONFIDENCE = Parameter("confidence", "Confidence", 0.5, 0.99, 0.95, 0.01, "share of samples whose interval covers p")
NULL = Parameter("p0", "Tested p0", 0.01, 0.99, 0.5, 0.01, "the value that is tested")
COIN_FLIPS = Parameter(
    "coinflips",
    "Flips of a fair coin",
    1,
    examples.MOST_COIN_FLIPS,
    examples.FIRST_UNDERFLOW,
    1,
    "every second one is a 1",
    whole=True,
)

# Losses

ANSWER = Choice("y", "True answer y", same("1", "0"), "1", "the class that is true")
AGAINST = Choice("against", "Drawn against", same("logit", "prediction"), "logit", "the horizontal axis")
GOAL = Choice("goal", "Right answer y", same("0", "1"), "0", "what the neuron is to learn")
RACE_WEIGHT = Parameter("racew", "Weight w at the start", -5, 5, 2, 0.1, "of one sigmoid neuron")
RACE_BIAS = Parameter("raceb", "Bias b at the start", -5, 5, 2, 0.1, "of one sigmoid neuron")
RACE_RATE = Parameter("racerate", "Learning rate", 0.01, 5, 0.15, 0.01, "the same for both losses")
EPOCH = Parameter("epoch", "Epoch", 0, examples.RACE_EPOCHS, 0, 1, "of gradient descent", whole=True)
POINT_SET = Choice(
    "set",
    "Points",
    {name: record.label for name, record in DATASETS.items() if record.classes == 2},
    "overlapping",
    "a seeded set of points",
)
FIRST_WEIGHT = Parameter("w1", "w1 at the start", -8, 8, -6, 0.5, "where both descents begin")
SECOND_WEIGHT = Parameter("w2", "w2 at the start", -8, 8, -4, 0.5, "where both descents begin")
DESCENT_RATE = Parameter("descentrate", "Learning rate", 0.1, 10, 2, 0.1, "the same for both losses")
DESCENT = Parameter("descent", "Step", 0, examples.DESCENT_STEPS, 0, 5, "of gradient descent", whole=True)
CURVATURE = Switch("curvature", "Advanced: how each loss bends along its descent", "the Hessian on the paths")
POINT_COUNT = Parameter("count", "Points", 6, 200, 60, 2, "of a seeded set", whole=True)
EDIT = Choice(
    "edit", "A click in the plot", same("places", "relabels", "removes"), "places", "what a click does to the points"
)
NEW_LABEL = Choice("label", "New points are", same("0", "1", "2"), "0", "the class of new points")
POINTS = Text(
    "points",
    "x_y_class, one after another with ~ between",
    "",
    MAX_POINT_TEXT,
    "the points, once one was edited",
    reading.parse_points,
    reading.points_as_held,
)
REGIONS = Choice(
    "under",
    "Regions under",
    same("Cross-entropy", "Squared error"),
    "Cross-entropy",
    "the loss of the net that is drawn",
)
CLASS_WEIGHT = Parameter("catweight", "Weight of cat", 0.1, 10, 1, 0.1, "in the mean loss, the others have 1")
NOISE = Choice(
    "noise",
    "Points",
    {record.name: record.label for record in DATASETS.values() if record.classes == 1},
    "gaussian",
    "the set of points to fit",
)
OUTLIER = Parameter("outlier", "Height of the outlier", -10, 10, -8, 0.5, "its x stays at 2.5")
DEGREE = Parameter("degree", "Degree", 0, 5, 1, 1, "of the polynomial: 0 a constant, 1 a line", whole=True)
RESIDUAL = Parameter("residual", "Residual r", -5, 5, 2, 0.1, "observed less fitted value")
HUBER_DELTA = LOSSES["huber"].parameters["delta"]
LOSS_LABELS = {name: loss.label for name, loss in LOSSES.items()}
LOSS_PARAMETERS = tuple({p.key: p for loss in LOSSES.values() for p in loss.parameters.values()}.values())
SHOWN_LOSSES = Choices("losses", "Losses", LOSS_LABELS, examples.SHOWN_LOSSES, "the losses that are drawn")
TARGET = Parameter("target", "Target y", 0, 1, 1, 0.05, "0 and 1 are classes; between them lies a soft target")
LOSS_CARDS = {
    name: Switch("loss" + name.replace("_", ""), f"{loss.label}: formula, source", "the card of a loss")
    for name, loss in LOSSES.items()
}
OWN_LOSS = Text("ownloss", "Your own loss L(p, y, z)", "", LONGEST_TEXT, "an expression in p, y, z, a and b")
OWN_LOSS_PARAMETERS = {
    name: Parameter(f"ownloss{name}", f"{name} of your loss", -100, 100, 1, 0.1, f"what {name} stands for in it")
    for name in PARAMETERS
}
OWN_LOSS_BOUNDS = {name: _slider_bounds(parameter, name) for name, parameter in OWN_LOSS_PARAMETERS.items()}
SLIDER_BOUNDS = (*OWN_BOUNDS.values(), *OWN_LOSS_BOUNDS.values())
OWN_LOSS_CARD = Switch("lossown", f"{own_loss.LABEL}: formula, source, is it proper?", "the card of your own loss")
FACTOR = Parameter("factor", "Factor of the logits", 0.25, 4, 2, 0.05, "above 1 the forecasts are too confident")
FORECASTS = Parameter("forecasts", "Forecasts", 100, 10_000, 2000, 100, "each with its outcome, drawn anew", whole=True)
BINS = Parameter("bins", "Bins", 2, 50, 10, 1, "of equal width, from 0 to 1", whole=True)

# Every view that has claims

VIEW_CLAIMS = Switch("claims", "Claims of the lesson about this", "what the lesson claims here, with the verdicts")

# Derivations, and the numbers that they need beside the controls of a view

DERIVATIONS = {
    name: Switch("derive" + name.replace("-", ""), derivation.title, "a derivation")
    for name, derivation in _DERIVATIONS.items()
}
AT = Parameter("at", "x of the derivations", -4, 4, 1, 0.1, "at which their lines are computed")
BELOW = Parameter("xbelow", "x below 0", -4, 0, -1, 0.1, "at which the lines of ELU are computed")
COIN_WEIGHT = Parameter("coinweight", "Weight w", -3, 3, 1, 0.1, "of a network that has no other")
DERIVATION_NUMBERS = {parameter.key: parameter for parameter in (AT, BELOW, COIN_WEIGHT)}

# The start page

CLAIM_PAGES = Choice(
    "page", "Page", same(ALL, "activations", "softmax", "likelihood", "losses"), ALL, "whose claims are listed"
)
VERDICTS = Choice("verdict", "Verdict", same(ALL, *map(str, Verdict)), ALL, "the claims with this verdict are listed")
CLAIM_CARDS = {
    name: Switch("claim" + name.replace("-", ""), claim.text, "a claim with its check")
    for name, claim in CLAIMS.items()
}
QUIZ_CHAPTER = Choice(
    "chapter", "Chapter", {ALL: "All chapters"} | same(*CHAPTER_CLAIMS), ALL, "whose claims are asked"
)
QUIZ_ROUND = Parameter("round", "Round", 1, LAST_ROUND, 1, 1, "which claims are asked, and in which order", whole=True)


def named_logits(names: Sequence[str]) -> tuple[Parameter, ...]:
    """Return the logits of up to ten classes, labelled with the names of the classes."""
    parameters = (*LOGITS, *MORE_LOGITS)[: len(names)]
    return tuple(replace(z, label=f"Logit of {name}") for z, name in zip(parameters, names, strict=True))


# The hall

HALL_CODE = Text("code", "Code of the hall", "", LONGEST_TYPED, "six letters and digits", read_code, code_as_held)
ACTIVITIES: dict[str, str] = {
    Activity.FLIP: "flip together",
    Activity.VOTE: "vote, then see",
    Activity.EXERCISE: "solve an exercise",
    Activity.GUESS: "guess p",
}
ACTIVITY = Choice("activity", "Activity", ACTIVITIES, Activity.FLIP, "what the phones do next")
HALL_CLAIM = Choice("ask", "Claim", same(*CLAIMS), next(iter(CLAIMS)), "the claim that is voted on")
