"""Chapter 3: ReLU and its relatives, and how a unit stops learning for ever."""

from lib.lesson.address import State
from lib.lesson.examples import CAUSES
from lib.lesson.scenes.scene import Scene


def _neuron(cause: str, **values: float) -> State:
    """Return the state of one ReLU neuron under a cause of its death, before the first step of its training."""
    state = {"view": "Dying ReLU", "step": "0"} | ({} if values else {"cause": cause})
    return state | {key: str(value) for key, value in (CAUSES[cause] | values).items()}


SCENES = (
    Scene(
        "activations",
        {"view": "Curves", "functions": ("ReLU",), "show": "both"},
        "ReLU has slope 0 or 1",
        text="ReLU is 0 for negative x and x for positive x. Its slope is 0 on the left and 1 on the right. For "
        "positive x nothing saturates, however large x is. At x = 0 the curve has a kink, and there is no derivative. "
        "Programs have to choose a value there.",
        task="Read the slope just left and just right of 0.",
        sentence="The slope is 1 on the right and 0 on the left; at the kink a convention decides.",
        notes="Ask what frameworks return at 0: all whose choice we know return 0.",
        claim="relu-derivative",
    ),
    Scene(
        "activations",
        _neuron("One large step"),
        "One large step kills a unit",
        text="This unit computes max(0, w x + b) and is trained by gradient descent with the rate 1. The first step "
        "is so large that w x + b is negative for every sample. Then the output is 0, its slope is 0, and the "
        "gradient is 0. No further step changes the weights: the unit is dead.",
        task="Play one step. Then go back, set the rate to 0.2, and play again.",
        sentence="After one step at rate 1 no sample is positive, so the gradient is 0 from then on.",
        notes="Play one step. Then set the rate to 0.2: the unit lives.",
    ),
    Scene(
        "activations",
        _neuron("Mostly negative inputs", weight=0.5),
        "Most inputs negative, and alive",
        text="Four of the five inputs are negative, and for these four the unit gives 0. For the fifth, w x + b is "
        "positive. One such sample is enough: it has a gradient, and the unit learns from it.",
        task="Play, and watch the weights change although four of the samples have no gradient.",
        sentence="Four of the five inputs are negative, and the unit learns from the fifth.",
        notes="A unit is dead only if w x + b is not positive for any sample.",
        claim="mostly-negative-kills",
    ),
    Scene(
        "activations",
        _neuron("A negative weight"),
        "A negative weight alone kills nothing",
        text="Here the weight is negative. For a positive input the product w x is negative, and the unit gives 0. "
        "For a negative input the product is positive, and the unit is active. What counts is the sign of w x + b, "
        "not that of the weight.",
        task="Look for the samples at which the unit is active.",
        sentence="Where weight and input are both negative, their product is positive.",
        notes="w = −1 and x = −2 give +2: the sign of the input counts as much as that of the weight.",
        claim="negative-weight-kills",
    ),
    Scene(
        "activations",
        {"view": "Dying ReLU", "stage": "a layer", "seed": "0"},
        "Dead units in a layer",
        text="Now a layer of many units is trained, each time with another learning rate. With ReLU the share of dead "
        "units grows with the rate. The other functions have a slope for negative inputs, and none of their units "
        "dies. At large rates, however, their training diverges: the loss grows without end.",
        task="Find the rate at which ReLU loses its first units.",
        sentence="Large steps kill ReLU units; with a slope on the left, no unit dies here.",
        notes="Read both pictures: with the others no unit dies, but at large rates training diverges.",
        claim="leaky-no-death",
    ),
    Scene(
        "activations",
        {"view": "Dying ReLU", "stage": "two layers", "netseed": "47", "layerstep": "0"},
        "Dead units that recover",
        text="A dead unit cannot change its own weights. But in a deeper network its inputs change, because the layer "
        "before it goes on learning. Some dead units of the second layer then get positive sums again, and learn. If "
        "the first layer is frozen, none of them does.",
        task="Play, and count the units of the second layer that come back.",
        sentence="While the first layer learns, dead units of the second can become active again.",
        notes="Four come back here, and none with the first layer frozen.",
        claim="dead-for-ever",
    ),
    Scene(
        "activations",
        {"view": "PReLU", "teacher": "1.5", "startslope": "0.25", "prelustep": "0"},
        "A slope that is learned",
        text="PReLU has a slope α for negative inputs, and α is learned like a weight. For that it needs a "
        "derivative: for negative x the output is α x, so the derivative in α is x. For positive x it is 0. Here α "
        "starts at 0.25 and is to reach the teacher's 1.5.",
        task="Play until α stands still, then choose another teacher.",
        sentence="The gradient in α is min(0, x): training moves α from 0.25 to the teacher's 1.5.",
        notes="For α above 1 the formula max(α x, x) takes the wrong branch.",
        claim="prelu-learned",
    ),
    Scene(
        "activations",
        {"view": "Curves", "functions": ("ELU",), "elualpha": "0.25", "show": "slope"},
        "The kink of ELU",
        text="ELU is x for positive x and α (e^x − 1) for negative x. Just left of 0 its slope is α, just right of 0 "
        "it is 1. With α = 0.25, as in the lesson's text, the slope jumps from 0.25 to 1. Only with α = 1 is there no "
        "jump.",
        task="Move α to 1 and watch the gap in the slope close.",
        sentence="With α = 0.25 the slope jumps from 0.25 to 1 at 0; with α = 1 it does not.",
        notes="Move α slowly to 1 and watch the two ends meet.",
        claim="elu-smooth",
    ),
    Scene(
        "activations",
        {"view": "Compare", "first": "ELU", "second": "ReLU", "mean": "0.0", "spread": "1.0"},
        "Outputs with a mean near 0",
        text="ReLU never gives a negative number, so the mean of its outputs is above 0. ELU has negative outputs "
        "too. For inputs that are centred on 0, its mean is nearer to 0. For inputs with a mean far below 0 it is "
        "not: ELU is then about −1, and ReLU about 0.",
        task="Move the mean of the inputs to the left until ReLU has the mean nearer to 0.",
        sentence="For centred inputs the mean output of ELU is nearer to 0 than that of ReLU.",
        notes="Then move the mean to −1 and compare again: now it is ReLU.",
        claim="elu-mean",
    ),
)
