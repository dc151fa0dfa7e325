"""The lesson's own examples and every number that a student can move besides an activation's parameter."""

from dataclasses import replace

from lib.numerics.parameter import Parameter

TEN_FLIPS = "1010001000"
ARTICLE_PROBABILITIES = (0.1, 0.2, 0.5)
CLASSES = ("cat", "dog", "tiger")
ARTICLE_CLASS_COUNTS = (50, 100)
OVERFLOWING_LOGITS = ((1000.0, 1000.0), (-1000.0, -1001.0))

PROBABILITY = Parameter("p", "p", 0, 1, 0.5, 0.005, "probability of a 1")
SHARE = Parameter("q", "p of one trial", 0, 1, 0.3, 0.01, "probability of a 1 in one trial")
TRIALS = Parameter("n", "Trials n", 1, 1000, 10, 1, "number of trials")
CONFIDENCE = Parameter("confidence", "Confidence", 0.5, 0.99, 0.95, 0.01, "share of samples whose interval covers p")
COIN_FLIPS = Parameter("coinflips", "Flips of a fair coin", 1, 1200, 1075, 1, "half of them are 1")
TEMPERATURE = Parameter("temperature", "Temperature T", 0.05, 20, 1, 0.05, "divides every logit")
CLASS_COUNT = Parameter("classes", "Classes n", 2, 200, 50, 2, "logits evenly spaced from -5 to 5")
SHIFT = Parameter("shift", "Constant added", -2000, 2000, 0, 5, "changes no probability")
LOGIT = Parameter("z", "Logit z", -10, 10, -4, 0.1, "what the neuron puts out before the sigmoid")
LOGITS = (
    Parameter("cat", "First logit", -10, 10, 2, 0.1),
    Parameter("dog", "Second logit", -10, 10, 1, 0.1),
    Parameter("tiger", "Third logit", -10, 10, 0.1, 0.1),
)
MORE_LOGITS = tuple(Parameter(f"class{place}", f"Logit {place}", -10, 10, 0, 0.1) for place in range(4, 11))
CONSTANT = Parameter("constant", "Constant added", -5, 5, 0, 0.5, "changes no probability")
STEP_SIZE = Parameter("stepsize", "Step size dz", 0.05, 5, 0.5, 0.05, "length of the step in the logits")
SMOOTHING = Parameter("smoothing", "Label smoothing ε", 0, 0.5, 0, 0.01, "share of the target spread over all classes")
DIMENSION = Parameter("dimension", "Dimension d", 1, 1024, 64, 1, "of each token's vector")
MOST_FLIPS = 10_000
MORE_FLIPS = Parameter("more", "Flips to add", 1, 1000, 10, 1, "from a coin whose p is beside this")
COIN = Parameter("coin", "p of that coin", 0, 1, 0.5, 0.05, "probability of a 1")
CLIMB_START = Parameter("climbstart", "Start p", 0.01, 0.99, 0.9, 0.01, "where the climb begins")
CLIMB_RATE = Parameter(
    "climbrate", "Rate", 0.01, 10, 0.1, 0.01, "factor of the slope; of Newton's whole step, 1 is all"
)
CLIMB_STEPS = 50
CLIMB_STEP = Parameter("climbstep", "Step", 0, CLIMB_STEPS, 0, 1, "of the climb")
TABLE_N = Parameter("tablen", "Flips n", 1, 30, 10, 1, "of the table of all k and p")
TABLE_K = Parameter("k", "Ones k", 0, 30, 3, 1, "at most n")
REPEATS = Parameter("repeats", "Repeats m", 10, 5000, 1000, 10, "each of n flips")
GROWTH = Parameter("growth", "Checkpoint", 0, 40, 40, 1, "how many of the repeats are in the histogram")
NULL = Parameter("p0", "Tested p0", 0.01, 0.99, 0.5, 0.01, "the value that is tested")
COVERED = 200
RACE_WEIGHT = Parameter("racew", "Weight w at the start", -5, 5, 2, 0.1, "of one sigmoid neuron")
RACE_BIAS = Parameter("raceb", "Bias b at the start", -5, 5, 2, 0.1, "of one sigmoid neuron")
RACE_RATE = Parameter("racerate", "Learning rate", 0.01, 5, 0.15, 0.01, "the same for both losses")
RACE_EPOCHS = 300
EPOCH = Parameter("epoch", "Epoch", 0, RACE_EPOCHS, 0, 1, "of gradient descent")
POINT_COUNT = Parameter("count", "Points", 6, 200, 60, 2, "of a seeded set")
FIRST_WEIGHT = Parameter("w1", "w1 at the start", -8, 8, -6, 0.5, "where both descents begin")
SECOND_WEIGHT = Parameter("w2", "w2 at the start", -8, 8, -4, 0.5, "where both descents begin")
DESCENT_RATE = Parameter("descentrate", "Learning rate", 0.1, 10, 2, 0.1, "the same for both losses")
DESCENT_STEPS = 200
DESCENT = Parameter("descent", "Step", 0, DESCENT_STEPS, 0, 5, "of gradient descent")
CLASS_WEIGHT = Parameter("catweight", "Weight of cat", 0.1, 10, 1, 0.1, "in the mean loss, the others have 1")
REGRESSION_POINTS = 30
OUTLIER_X = 2.5
OUTLIER = Parameter("outlier", "Height of the outlier", -10, 10, -8, 0.5, "its x stays at 2.5")
DEGREE = Parameter("degree", "Degree", 0, 5, 1, 1, "of the polynomial: 0 a constant, 1 a line")
RESIDUAL = Parameter("residual", "Residual r", -5, 5, 2, 0.1, "prediction less target")
TARGET = Parameter("target", "Target y", 0, 1, 1, 0.05, "0 and 1 are classes; between them lies a soft target")
FACTOR = Parameter("factor", "Factor of the logits", 0.25, 4, 2, 0.05, "above 1 the forecasts are too bold")
FORECASTS = Parameter("forecasts", "Forecasts", 100, 10_000, 2000, 100, "each with its outcome, drawn anew")
BINS = Parameter("bins", "Bins", 2, 50, 10, 1, "of equal width, from 0 to 1")
FORECAST_SPREAD = 1.5
FORECAST_SHOWN = 0.9
SHOWN_LOSSES = ("binary_cross_entropy_with_logits", "smoothed_cross_entropy_with_logits", "focal", "hinge")
DIMENSIONS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
SENTENCES_AVERAGED = 20
WEIGHT = Parameter("weight", "Weight w", -3, 3, 1, 0.1, "of one ReLU neuron")
BIAS = Parameter("bias", "Bias b", -6, 6, 1, 0.1, "of one ReLU neuron")
RATE = Parameter("rate", "Learning rate", 0.05, 3, 1, 0.05, "η, the factor of the gradient in each step")
NEURON_STEPS = 20
STEP = Parameter("step", "Step", 0, NEURON_STEPS, 0, 1, "of gradient descent")
INPUTS = {
    "positive": (0.5, 1.0, 1.5, 2.0, 2.5),
    "mixed": (-2.0, -1.0, 0.5, 1.0, 2.0),
    "mostly negative": (-2.5, -2.0, -1.5, -1.0, 0.5),
}
NEURON_TARGET = 0.5
LAYERS = Parameter("layers", "Layers", 1, 50, 20, 1, "each of the same width")
WIDTH = Parameter("width", "Width", 16, 256, 200, 1, "units in each layer")
LAYER = Parameter("layer", "Layer", 0, 50, 10, 1, "whose activations are shown; 0 is the input")
SEED = Parameter("seed", "Seed", 0, 9999, 0, 1, "of every random number on this tab")
BATCH = 64
LAB_ACTIVATIONS = ("sigmoid", "tanh", "relu", "selu")
DYING_ACTIVATIONS = ("relu", "leaky_relu", "prelu", "elu", "selu")
DYING_RATES = (0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.5, 2.0)
TWO_LAYERS = {"units": (6, 12), "rate": 0.2, "steps": 150}
NET_SEED = Parameter("netseed", "Seed", 0, 9999, 47, 1, "of both layers; several units revive with 47")
LAYER_STEP = Parameter("layerstep", "Step", 0, 150, 0, 1, "of gradient descent")
TEACHER = Parameter("teacher", "Teacher's slope", -0.5, 2, 1.5, 0.05, "slope for x < 0 that is to be learned")
START_SLOPE = Parameter("startslope", "α at the start", -0.5, 2, 0.25, 0.05, "where PReLU begins")
PRELU_STEPS = 300
PRELU_STEP = Parameter("prelustep", "Step", 0, PRELU_STEPS, 0, 5, "of gradient descent")
PRELU_RATE = 0.5
INPUT_MEAN = Parameter("mean", "Mean of the input", -3, 3, 0, 0.1, "of normal input")
INPUT_SPREAD = Parameter("spread", "Spread of the input", 0, 5, 1, 0.1, "standard deviation of normal input")
COST_ELEMENTS = 100_000
COST_REPEATS = 9
CAUSES = {
    "One large step": {"inputs": "positive", "weight": 1.0, "bias": 1.0, "rate": 1.0},
    "A smaller step": {"inputs": "positive", "weight": 1.0, "bias": 1.0, "rate": 0.2},
    "A negative weight": {"inputs": "mixed", "weight": -1.0, "bias": 0.0, "rate": 0.2},
    "Mostly negative inputs": {"inputs": "mostly negative", "weight": 1.0, "bias": 0.0, "rate": 0.2},
    "A large negative bias": {"inputs": "mixed", "weight": 1.0, "bias": -5.0, "rate": 0.2},
}
PARAMETERS = (
    PROBABILITY,
    SHARE,
    TRIALS,
    CONFIDENCE,
    COIN_FLIPS,
    TEMPERATURE,
    CLASS_COUNT,
    SHIFT,
    LOGIT,
    WEIGHT,
    BIAS,
    RATE,
    STEP,
    LAYERS,
    WIDTH,
    LAYER,
    SEED,
    NET_SEED,
    INPUT_MEAN,
    INPUT_SPREAD,
    LAYER_STEP,
    TEACHER,
    START_SLOPE,
    PRELU_STEP,
    RACE_WEIGHT,
    RACE_BIAS,
    RACE_RATE,
    EPOCH,
    POINT_COUNT,
    FIRST_WEIGHT,
    SECOND_WEIGHT,
    DESCENT_RATE,
    DESCENT,
    CLASS_WEIGHT,
    OUTLIER,
    DEGREE,
    RESIDUAL,
    TARGET,
    FACTOR,
    FORECASTS,
    BINS,
    CONSTANT,
    MORE_FLIPS,
    COIN,
    CLIMB_START,
    CLIMB_RATE,
    CLIMB_STEP,
    TABLE_N,
    TABLE_K,
    REPEATS,
    GROWTH,
    NULL,
    STEP_SIZE,
    SMOOTHING,
    DIMENSION,
    *LOGITS,
    *MORE_LOGITS,
)


def parse_flips(text):
    """Return the flips in `text` as a list of 0 and 1: digits, or H and T; commas and blanks are skipped.

    ValueError names the first character that is none of these, and its place.
    """
    meaning = {"0": 0, "1": 1, "T": 0, "H": 1}
    flips = []
    for place, character in enumerate(text.upper(), start=1):
        if character in " ,;":
            continue
        if character not in meaning:
            raise ValueError(f"character {place}, {text[place - 1]!r}, is neither 0 nor 1, neither H nor T")
        flips.append(meaning[character])
    if not flips:
        raise ValueError("there is no flip in the box")
    return flips


def parse_names(text, count):
    """Return `count` class names from a comma-separated text; a missing or empty one becomes its number."""
    names = [name.strip()[:20] for name in text.split(",")][:count]
    names += [""] * (count - len(names))
    return [name or f"class {index}" for index, name in enumerate(names, start=1)]


def named_logits(names):
    """Return the logits' parameters of up to ten classes, with each class's name in the label."""
    parameters = (*LOGITS, *MORE_LOGITS)[: len(names)]
    return tuple(replace(z, label=f"Logit of {name}") for z, name in zip(parameters, names, strict=True))


def class_names(text, fewest=2, most=10):
    """Return the names in a comma-separated text, each different, at least `fewest` and at most `most`."""
    count = len([name for name in text.split(",") if name.strip()])
    return distinct(parse_names(text, min(max(count, fewest), most)))


def distinct(names):
    """Return the names with a number after each repeated one, so that every class has a bar of its own."""
    return [name if names.index(name) == place else f"{name} {place + 1}" for place, name in enumerate(names)]


def fair_flips(count):
    """Return `count` flips of which every second is a 1."""
    return [place % 2 for place in range(count)]
