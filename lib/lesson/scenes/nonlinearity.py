"""Chapter 1: why a network needs a nonlinear function between its layers."""

from collections.abc import Sequence

from lib.lesson.address import State
from lib.lesson.examples import TWO_UNITS_KEYS, XOR_SOLUTION
from lib.lesson.scenes.scene import Scene


def _xor(activation: str, weights: Sequence[float]) -> State:
    """Return the state of the network of two hidden units with an activation and weights."""
    values = {key: f"{weight:g}" for key, weight in zip(TWO_UNITS_KEYS, weights, strict=True)}
    return {"view": "Why nonlinear", "hidden": activation} | values


SCENES = (
    Scene(
        "activations",
        {"view": "Curves", "functions": ("ReLU",), "show": "function"},
        "What a unit computes",
        text="A unit of a network multiplies each input by a weight, adds the products and adds a bias. The result is "
        "a number x. Then the unit applies an activation function f to x. The picture shows one such function, ReLU: "
        "it keeps positive numbers and replaces negative ones by 0.",
        task="Choose other functions and compare their shapes. All of them bend.",
        sentence="A unit adds up weighted inputs and applies a function that is not a straight line.",
        notes="Draw one unit on the board: inputs, weights, sum, function.",
    ),
    Scene(
        "activations",
        _xor("None", XOR_SOLUTION),
        "A straight line adds nothing",
        text="This network has two layers and no activation between them. A layer only multiplies by a matrix and adds "
        "a vector. Two such layers are again one matrix and one vector, so the border of the class is a straight line. "
        "XOR is 1 at the two squares and 0 at the two circles. No line separates them.",
        task="Move the weights. The border stays straight, and at least one point always has the wrong class.",
        sentence="A stack of linear layers is one linear layer, and no line separates the points of XOR.",
        notes="W₂ (W₁ x + b₁) + b₂ = (W₂ W₁) x + (W₂ b₁ + b₂): write it down.",
    ),
    Scene(
        "activations",
        _xor("ReLU", XOR_SOLUTION),
        "Two units with a kink are enough",
        text="The weights are the same, but now ReLU stands between the layers. Each hidden unit has a kink, where it "
        "begins to be active, and along these kinks the border bends. In the plane of the hidden units both squares "
        "lie in one place, and a line separates them from the circles.",
        task="Change one weight until a point gets the wrong class, and find a second solution.",
        sentence="With ReLU between the layers, two hidden units compute XOR.",
        notes="h₁ counts the ones among the inputs. h₂ is 1 only if both are 1, and y takes it away twice.",
    ),
)
