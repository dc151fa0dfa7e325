"""Chapter 4: what happens to a gradient that goes through many layers."""

from lib.lesson.address import State
from lib.lesson.scenes.scene import Scene


def _deep_net(weights: str, *units: str) -> State:
    """Return the state of the gradient in nets of 20 layers with the given weights and activations."""
    return {"view": "Vanishing gradient", "units": units, "init": weights, "layers": "20", "width": "100"}


SCENES = (
    Scene(
        "activations",
        _deep_net("LeCun (1/n)", "Sigmoid"),
        "A small slope in every layer",
        text="Back-propagation goes from the last layer to the first. In each layer it multiplies the gradient by the "
        "weights and by the slopes of the units. The slope of the sigmoid is at most 1/4. After 20 layers almost "
        "nothing is left, and the first layers do not learn.",
        task="Read the size of the gradient at the last layer and at the first.",
        sentence="In each layer the slope of the sigmoid multiplies the gradient by at most 1/4.",
        notes="The axis is logarithmic: a straight line means the same factor in every layer.",
    ),
    Scene(
        "activations",
        _deep_net("LeCun (1/n)", "Sigmoid", "Tanh"),
        "Centring is not the reason",
        text="With tanh the gradient stays much larger. People often say that this is because the outputs of tanh are "
        "centred on 0. But a sigmoid that is moved down by 1/2 is centred too, and its gradient is as small as "
        "before. What helps is the largest slope: 1 for tanh, 1/4 for the sigmoid.",
        task="Compare the slopes of the two lines in the picture.",
        sentence="With tanh the gradient stays larger, because its largest slope is 1 and not 1/4.",
        notes="A sigmoid moved down by 1/2 is centred too, and its gradient vanishes in the same way.",
        claim="centring-cures-vanishing",
    ),
    Scene(
        "activations",
        _deep_net("LeCun (1/n)", "ReLU"),
        "Slope 1 is not enough",
        text="The slope of ReLU is 1, but only for positive inputs. With random weights about half of the units are "
        "at 0 and pass no gradient on. If the weights have the variance 1/n, each layer therefore halves the mean "
        "square of the gradient.",
        task="Count over how many layers the gradient becomes ten times smaller.",
        sentence="With weights of variance 1/n the gradient halves every two layers.",
        notes="Half of the units pass no gradient on: the mean square halves, the size falls by √2.",
        claim="relu-cures-vanishing",
    ),
    Scene(
        "activations",
        _deep_net("He (Kaiming)", "ReLU"),
        "Twice the variance makes up for it",
        text="If half of the units pass nothing on, the others can pass on twice as much. The variance 2/n does this, "
        "and is named after Kaiming He. The gradient now has about the same size in all layers.",
        task="Go back one step and forward again. Only the weights are different.",
        sentence="With the variance 2/n, the gradient keeps about the same size in every layer.",
        notes="Only the weights differ from the last scene; go back and forth between the two.",
        claim="relu-cures-vanishing",
    ),
    Scene(
        "activations",
        _deep_net("LeCun (1/n)", "ELU", "ReLU"),
        "A slope on the left helps too",
        text="ELU has a slope for negative inputs. With the same weights of variance 1/n it keeps much more of the "
        "gradient than ReLU. This needs an α near 1: with a small α, ELU is almost a ReLU.",
        task="Compare both lines at the first layer.",
        sentence="With the same weights, ELU with α = 1 keeps much more of the gradient than ReLU.",
        notes="With α = 0.25 it would keep about as little as ReLU does.",
        claim="elu-cures-vanishing",
    ),
)
