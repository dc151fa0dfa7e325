"""Chapter 1: why a network needs a nonlinear function between its layers."""

from lib.lesson.scenes.scene import Scene

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
        {"view": "Curves", "functions": ("PReLU",), "prelualpha": "1", "show": "both"},
        "A straight line adds nothing",
        text="PReLU has the slope 1 for positive x and the slope α for negative x. With α = 1 it is a straight line, "
        "f(x) = x. A layer with such units only multiplies by a matrix and adds a vector. Two such layers are again "
        "one matrix and one vector, so a deep network would be no more than one layer.",
        task="Move α away from 1. The line gets a kink, and only now do more layers give new functions.",
        sentence="With α = 1 a unit is linear, and a stack of linear layers is one linear layer.",
        notes="W₂ (W₁ x + b₁) + b₂ = (W₂ W₁) x + (W₂ b₁ + b₂): write it down.",
    ),
)
