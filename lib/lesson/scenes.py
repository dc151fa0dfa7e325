"""The lecture: the lesson as an ordered list of scenes, each of them a page in a state that shows one thing.

A state holds keys and values as an address has them: a view by its name, an activation by its label, a number as text,
and a tuple for a key that is repeated. Every control that a scene uses is in its state, also at its default: the
lecture hides the others.
"""

from dataclasses import dataclass

from lib.lesson.address import State, location
from lib.lesson.examples import CAUSES, TEN_FLIPS


@dataclass(frozen=True)
class Scene:
    """A page in a state, with a title, one sentence for the audience, and one line of notes for the lecturer.

    `claim` is the id of the claim that the scene shows, if it shows one. A scene of a lecturer's own list has a title
    alone.
    """

    page: str
    state: State
    title: str
    sentence: str = ""
    notes: str = ""
    claim: str | None = None


def address(scene: Scene) -> str:
    """Return the address of a scene on the server, /page?key=value&key=value."""
    return location(scene.page, scene.state)


def _neuron(cause: str, **values: float) -> State:
    """Return the state of one ReLU neuron under a cause of its death, before the first step of its training."""
    state = {"view": "Dying ReLU", "step": "0"} | ({} if values else {"cause": cause})
    return state | {key: str(value) for key, value in (CAUSES[cause] | values).items()}


def _deep_net(weights: str, *units: str) -> State:
    """Return the state of the gradient in nets of 20 layers with the given weights and activations."""
    return {"view": "Vanishing gradient", "units": units, "init": weights, "layers": "20", "width": "100"}


_ACTIVATIONS = (
    Scene(
        "activations",
        {"view": "Curves", "functions": ("Sigmoid",), "show": "both"},
        "The sigmoid goes flat",
        "Far from zero the sigmoid hardly answers any more, and its slope is nowhere above a quarter.",
        "Before you point: where is the slope largest, and how large? At x = 0, and 1/4.",
    ),
    Scene(
        "activations",
        {"view": "Curves", "functions": ("Sigmoid", "Tanh"), "show": "function"},
        "Tanh is a stretched sigmoid",
        "tanh(x) = 2 sigmoid(2x) − 1: other weights make one out of the other.",
        "So tanh can express nothing that sigmoid cannot; what it gains is an easier start for training.",
        "tanh-more-expressive",
    ),
    Scene(
        "activations",
        {"view": "Compare", "first": "Tanh", "second": "Sigmoid"},
        "Steeper in the middle only",
        "Beyond |x| = 1.66 it is sigmoid that has the larger slope.",
        "Let the hall guess which is steeper at x = 5, then read the zeros of the dashed line.",
        "tanh-steeper-tail",
    ),
    Scene(
        "activations",
        _deep_net("LeCun (1/n)", "Sigmoid", "Tanh"),
        "Centring is not the cure",
        "Tanh carries a gradient further because its largest slope is 1 and not 1/4.",
        "A sigmoid moved down by 1/2 is centred too, and passes on next to nothing, like the plain one.",
        "centring-cures-vanishing",
    ),
    Scene(
        "activations",
        {"view": "Curves", "functions": ("ReLU",), "show": "both"},
        "ReLU keeps silent on the left",
        "Its slope is 1 on the right and 0 on the left; at the corner there is none, only a convention.",
        "Ask what frameworks return at 0: all whose choice we know return 0.",
        "relu-derivative",
    ),
    Scene(
        "activations",
        _deep_net("LeCun (1/n)", "ReLU"),
        "Slope 1, and still it vanishes",
        "With weights of variance 1/n the gradient loses half of its size every two layers.",
        "Half of the units pass nothing on; that is where the factor comes from.",
        "relu-cures-vanishing",
    ),
    Scene(
        "activations",
        _deep_net("He (Kaiming)", "ReLU"),
        "He's weights keep it",
        "Twice the variance makes up for the half that ReLU cuts away.",
        "Only the weights have changed since the last scene; go back and forth between the two.",
        "relu-cures-vanishing",
    ),
    Scene(
        "activations",
        _neuron("One large step"),
        "One large step kills",
        "After a single step at rate 1 no sample is positive, so no gradient is left to undo it.",
        "Play one step; then set the rate to 0.2, and the neuron lives.",
    ),
    Scene(
        "activations",
        _neuron("Mostly negative inputs", weight=0.5),
        "Most inputs negative, and alive",
        "Four of the five inputs are negative, and the fifth still teaches the neuron.",
        "Death takes all of the samples, not most of them.",
        "mostly-negative-kills",
    ),
    Scene(
        "activations",
        _neuron("A negative weight"),
        "A negative weight is no death",
        "Where weight and input are both negative, their product is positive.",
        "w = −1 and x = −2 give +2: the sign of the data counts as much as that of the weight.",
        "negative-weight-kills",
    ),
    Scene(
        "activations",
        {"view": "Dying ReLU", "stage": "a layer", "seed": "0"},
        "Who dies in a layer",
        "Large steps kill ReLU units; a slope on the left keeps the others from dying.",
        "Read both pictures: under the others no unit dies, but at large rates their nets diverge.",
        "leaky-no-death",
    ),
    Scene(
        "activations",
        {"view": "Dying ReLU", "stage": "two layers", "netseed": "47", "layerstep": "0"},
        "Dead, and back again",
        "While the first layer learns, dead units of the second can come back to life.",
        "Four come back here, and none with the first layer frozen: only then is dead for ever.",
        "dead-for-ever",
    ),
    Scene(
        "activations",
        {"view": "PReLU", "teacher": "1.5", "startslope": "0.25", "prelustep": "0"},
        "A slope that is learned",
        "What moves α is its own gradient, min(0, x): it walks from 0.25 to the teacher's 1.5.",
        "Past α = 1 the formula max(α x, x) would take the wrong branch.",
        "prelu-learned",
    ),
    Scene(
        "activations",
        {"view": "Curves", "functions": ("ELU",), "elualpha": "0.25", "show": "slope"},
        "The corner of ELU",
        "With α = 0.25 the slope jumps from 0.25 to 1 at zero; only α = 1 closes the gap.",
        "Move α slowly to 1 and watch the two ends of the dashed line meet.",
        "elu-smooth",
    ),
)

_SOFTMAX = (
    Scene(
        "softmax",
        {"view": "Classes", "names": "cat, dog, tiger", "cat": "2", "dog": "1", "tiger": "0.1"},
        "Logits become probabilities",
        "The exponential makes every number positive, the sum makes them shares of one whole.",
        "Drag one logit below zero: its share gets small and stays positive.",
        "softmax-simplex",
    ),
    Scene(
        "softmax",
        {"view": "Classes", "names": "cat, dog", "cat": "2", "dog": "1"},
        "Two classes are one sigmoid",
        "Softmax of two logits is the sigmoid of their difference.",
        "Both numbers are under the picture: sigmoid(2 − 1) = 0.731.",
        "sigmoid-is-softmax",
    ),
    Scene(
        "softmax",
        {"view": "Temperature", "cat": "2", "dog": "1", "tiger": "0.1", "temperature": "1"},
        "Hot and cold",
        "Cold makes a decision, heat makes a tie, and the order of the classes never changes.",
        "Ask for both limits before you move the slider: all to the cat, and one third each.",
    ),
    Scene(
        "softmax",
        {"view": "Jacobian", "moved": "1", "stepsize": "1"},
        "One logit moves them all",
        "Raise one logit and every probability answers: what one class gains, the others lose.",
        "Sigmoid, tanh and ReLU have nothing off the diagonal; this matrix has.",
        "softmax-like-others",
    ),
    Scene(
        "softmax",
        {"view": "Many classes", "classes": "100"},
        "The curve of a grid",
        "Between −5 and 5 the top is 0.096 with 100 classes and 0.185 with 50.",
        "Take 50 classes: the function has not changed, only how finely the interval is cut.",
        "softmax-curve-n",
    ),
    Scene(
        "softmax",
        {"view": "Overflow", "cat": "10", "dog": "10", "tiger": "10", "shift": "990", "dtype": "float64"},
        "The textbook form breaks",
        "At logits of 1000 the textbook form gives NaN; with the largest taken away first nothing happens.",
        "Drag the constant back until the dashed line returns; then try float16, where far smaller logits fail.",
        "softmax-max-trick",
    ),
    Scene(
        "softmax",
        {"view": "Attention", "dimension": "64", "scaled": "divided by √d"},
        "Softmax inside a network",
        "In attention each token decides by a softmax how much to take from every other.",
        "Switch the division by √d off and read the entropy: each row narrows towards one token.",
        "softmax-last-only",
    ),
)

_LIKELIHOOD = (
    Scene(
        "likelihood",
        {"view": "Likelihood", "flips": TEN_FLIPS, "p": "0.2"},
        "Ten flips, one curve",
        "The flips stay and p moves: L(p) = p³ (1 − p)⁷ says how probable these very flips are.",
        "Try 0.1, 0.2 and 0.5, and ask for a better one: 3/10, the share of ones.",
    ),
    Scene(
        "likelihood",
        {"view": "Likelihood", "flips": TEN_FLIPS, "p": "0.3", "scale": "L(p)"},
        "No probability of p",
        "The area under L is 1/1\u202f320, so L says nothing of how probable a p is.",
        "The top makes the sample most probable; for the most probable p one needs a prior.",
        "mle-most-probable",
    ),
    Scene(
        "likelihood",
        {"view": "Two slices", "tablen": "10", "k": "3", "p": "0.3"},
        "One table, two slices",
        "Fix p and it is a distribution over k; fix k and it is a likelihood over p.",
        "The coefficient 120 stretches the likelihood and leaves its top where it is.",
        "binomial-same-argmax",
    ),
    Scene(
        "likelihood",
        {"view": "How sure", "flips": TEN_FLIPS, "confidence": "0.95", "p0": "0.5"},
        "How sure are ten flips?",
        "Three ones in ten flips do not rule a fair coin out.",
        "All three tests agree on that; let the hall guess how many flips it would take.",
    ),
    Scene(
        "likelihood",
        {"view": "Underflow", "coinflips": "1075"},
        "Too small for a float",
        "After 1075 flips of a fair coin the product is exactly 0, and the sum of logarithms is not.",
        "One flip fewer and there is still a number; hence everybody adds logarithms.",
        "product-underflows",
    ),
)

_LOSSES = (
    Scene(
        "losses",
        {"view": "From likelihood", "flips": TEN_FLIPS, "p": "0.3"},
        "Likelihood turns into a loss",
        "−ln L per flip is an entropy that p cannot change, plus a divergence that is 0 at the right p.",
        "This is the step that the lesson's text leaves out: the least cross-entropy is the largest likelihood.",
        "nll-is-cross-entropy",
    ),
    Scene(
        "losses",
        {"view": "Two classes", "y": "1", "against": "logit", "z": "-10"},
        "Confidently wrong",
        "At z = −10 squared error has next to no slope left, cross-entropy one of nearly −1.",
        "In p squared error does have a slope here; it is the factor p (1 − p) on the way to z that kills it.",
        "mse-zero-gradient",
    ),
    Scene(
        "losses",
        {"view": "Two classes", "y": "1", "against": "logit", "z": "-0.7"},
        "Where squared error pulls hardest",
        "At p = 1/3, a wrong answer, its slope is the largest of all.",
        "So it is not that wrong answers get no gradient: only the saturated ones do not.",
        "no-gradient-when-wrong",
    ),
    Scene(
        "losses",
        {"view": "Three classes", "cat": "10", "dog": "0", "tiger": "-10", "true": "3"},
        "Three classes, the same story",
        "The net is sure of the cat and it is a tiger: cross-entropy pushes by nearly 1, squared error hardly.",
        "p − y for cross-entropy; squared error multiplies it by the Jacobian, which is almost 0 here.",
    ),
    Scene(
        "losses",
        {"view": "Race", "goal": "1", "racew": "-2", "raceb": "-2", "racerate": "0.5", "epoch": "0"},
        "The race",
        "Same neuron, same start, same rate: under cross-entropy it is right many epochs earlier.",
        "Play it. Squared error does measure how wrong the neuron is; it is the descent that gets stuck.",
        "mse-blind",
    ),
    Scene(
        "losses",
        {"view": "Landscape", "set": "Overlapping", "w1": "-6", "w2": "-4", "descent": "0"},
        "A bowl and a plateau",
        "Cross-entropy leads downhill from anywhere; squared error starts on a plateau and hardly moves.",
        "Give both a start of your own, and place a point that no line can get right.",
    ),
    Scene(
        "losses",
        {"view": "Regression", "noise": "Line with Gaussian noise", "outlier": "-8"},
        "Squared error is a likelihood too",
        "−ln of a Gaussian density is squared error: the two losses differ in the noise that they assume.",
        "Move the outlier first, then ask whose tails are heavy enough to shrug it off.",
        "ce-unrelated-to-mse",
    ),
    Scene(
        "losses",
        {"view": "Calibration", "factor": "3"},
        "Between 0 and 1 is not enough",
        "With every logit times 3 the forecasts still look like probabilities, and promise too much.",
        "Move the factor to 1: nothing in the outcomes has changed, only what was said of them.",
        "outputs-are-probabilities",
    ),
)

SCENES = (*_ACTIVATIONS, *_SOFTMAX, *_LIKELIHOOD, *_LOSSES)
