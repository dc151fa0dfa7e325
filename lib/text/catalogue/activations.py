"""The words of the page Activations, view by view."""

# Why nonlinear

WHY_NONLINEAR_INTRO = (
    "XOR is 1 where exactly one of two inputs is 1. Drag the weights until the shaded region holds both squares and no "
    "circle. Then choose no activation and try again: now the border can only be a straight line, and no choice of "
    "weights solves XOR."
)
WHY_NONLINEAR_SOLUTION = "Show a solution"
WHY_NONLINEAR_RESET = "Reset the weights"
WHY_NONLINEAR_SOLVED = "The network is right at all four points: **it computes XOR**."
WHY_NONLINEAR_SOME_RIGHT = "The network is right at **{count}** of the four points."
WHY_NONLINEAR_NONE_RIGHT = "The network is right at **none** of the four points."
WHY_NONLINEAR_LINE = (
    "Without an activation the border is at most one straight line, and no line gives all four points their class."
)

WHY_NONLINEAR_INPUTS_HEAD = "The class over both inputs"
WHY_NONLINEAR_INPUTS_KEY = "■ XOR 1, ● XOR 0; shaded: y > 0; kinks: h₁ - - -, h₂ · · ·"
WHY_NONLINEAR_INPUTS_X = "input x₁"
WHY_NONLINEAR_INPUTS_Y = "input x₂"
WHY_NONLINEAR_INPUTS_TITLE = "The class of the network over its two inputs"
WHY_NONLINEAR_INPUTS_SOME = "The four points of XOR over x₁ and x₂. The network is right at {points}."
WHY_NONLINEAR_INPUTS_ALL = "The four points of XOR over x₁ and x₂. The network is right at all of them."
WHY_NONLINEAR_INPUTS_NONE = "The four points of XOR over x₁ and x₂. The network is right at none of them."
WHY_NONLINEAR_OUTPUT = "output y"
WHY_NONLINEAR_UNITS_HEAD = "The same points over both hidden units"
WHY_NONLINEAR_UNITS_KEY = "■ XOR 1, ● XOR 0; shaded: y > 0"
WHY_NONLINEAR_UNITS_X = "output of the unit h₁"
WHY_NONLINEAR_UNITS_Y = "output of the unit h₂"
WHY_NONLINEAR_UNITS_TITLE = "The four points over the outputs of the hidden units"
WHY_NONLINEAR_UNITS_TEXT = "The four points of XOR over h₁ and h₂, and the half plane of class 1."
WHY_NONLINEAR_UNITS_SOLVED = (
    "The four points of XOR over h₁ and h₂, and the half plane of class 1. The shaded half plane holds class 1 alone."
)
WHY_NONLINEAR_NETWORK = "The network and its weights"

WHY_NONLINEAR_CLASS = "class"
WHY_NONLINEAR_RIGHT = "right"
WHY_NONLINEAR_YES = "yes"
WHY_NONLINEAR_NO = "no"
WHY_NONLINEAR_COLLAPSE = (
    "There is no activation between the two layers, so they are one layer, y = W x + b, with these numbers:"
)
WHY_NONLINEAR_COLLAPSE_OF_RELU = (
    "Without the ReLU between them, the two layers would be one layer, y = W x + b, with these numbers:"
)
WHY_NONLINEAR_SEPARATION = (
    "**No line separates the points.** The perceptron, an algorithm that corrects w₁, w₂ and b at each point with the "
    "wrong class, decides this exactly: if some line f = 0 with f = w₁ x₁ + w₂ x₂ + b separates the points, it finds "
    "one. Here its weights come back to what they were after one pass. The updates in between add up to 0, so "
    "for all w₁, w₂ and b {certificate}. But class 1 needs f > 0 and class 0 needs f ≤ 0, and then the sum would be "
    "above 0. Of the {functions} functions of two bits, {separable} can be computed as the class of such an f. XOR and "
    "its opposite cannot."
)
