"""Chapter 2: the sigmoid and tanh, two functions that level off."""

from lib.lesson.scenes.scene import Scene

SCENES = (
    Scene(
        "activations",
        {"view": "Curves", "functions": ("Sigmoid",), "show": "both"},
        "The sigmoid is flat far from 0",
        text="The sigmoid turns any number into a number between 0 and 1. Its derivative is largest at 0, where it is "
        "1/4. Far from 0 the curve is almost flat, and the derivative is almost 0. A unit that works there hardly "
        "learns, because training multiplies by the derivative.",
        task="Point at the curve and find the place where the slope falls below 0.01.",
        sentence="Far from 0 the sigmoid is almost flat, and its slope is nowhere above 1/4.",
        notes="Before you point: where is the slope largest, and how large? At x = 0, and 1/4.",
    ),
    Scene(
        "activations",
        {"view": "Curves", "functions": ("Sigmoid", "Tanh"), "show": "function"},
        "Tanh is a rescaled sigmoid",
        text="Tanh looks like the sigmoid, but its values lie between −1 and 1. In fact tanh(x) = 2 sigmoid(2x) − 1. "
        "The factors 2 and the −1 can be put into the weights and biases of the layers around it. So a network with "
        "tanh can compute exactly what a network with sigmoids can.",
        task="Compare both curves at x = 1 and at x = −1.",
        sentence="tanh(x) = 2 sigmoid(2x) − 1: with other weights, one becomes the other.",
        notes="So tanh expresses nothing that the sigmoid cannot. It can be easier to train.",
        claim="tanh-more-expressive",
    ),
    Scene(
        "activations",
        {"view": "Compare", "first": "Tanh", "second": "Sigmoid"},
        "Tanh is steeper near 0 only",
        text="At 0 the slope of tanh is 1 and that of the sigmoid 1/4. Further out it is the other way round. The "
        "second picture shows the difference of the two slopes. Where it is 0, both functions are equally steep.",
        task="Find the two places where the difference of the slopes is 0.",
        sentence="Beyond |x| = 1.66 the sigmoid has the larger slope.",
        notes="Let the hall guess which is steeper at x = 5, then read the zeros of the dashed line.",
        claim="tanh-steeper-tail",
    ),
    Scene(
        "activations",
        {"view": "Curves", "functions": ("Sigmoid", "Tanh"), "show": "slope"},
        "Both saturate",
        text="A function saturates where its slope is almost 0 because it is near its limit. Tanh does so as the "
        "sigmoid does, and even nearer to 0. A larger range of values does not help against this.",
        task="Find where each slope is below 0.01. For tanh it is nearer to 0.",
        sentence="The slope of tanh is below 0.01 beyond |x| = 2.99, that of the sigmoid beyond 4.58.",
        notes="A larger range does not prevent saturation.",
        claim="tanh-saturates",
    ),
)
