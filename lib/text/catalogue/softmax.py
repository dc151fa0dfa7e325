"""The words of the page Softmax, view by view."""

# Simplex

SIMPLEX_INTRO = (
    "Drag a logit: the point moves straight along the line through that class's corner. Drag the temperature: it moves "
    "along the gray curve."
)
SIMPLEX_POINTS = (
    "Every point of the triangle is a list of three probabilities: a corner is certainty, the middle no preference. "
    "Along a dashed line the loss of the true class is the same."
)
SIMPLEX_GRADIENT = (
    "The gradient of the loss in the logits is (p − y) / T, so a step of gradient descent changes the logits along "
    "(y − p) / T. The arrow shows where the point goes then: along J (y − p), with J the Jacobian of softmax. In "
    "general that is not the way to the corner of the true class."
)

SIMPLEX_HEAD = "All distributions over three classes"
SIMPLEX_KEY = "dot: p = softmax(z / T), arrow: a step of descent"
SIMPLEX_TITLE = "The simplex of three classes"
SIMPLEX_TEXT = "Triangle of all probabilities; the point stands for {probabilities}."
SIMPLEX_LEVEL = "loss {loss}"
SIMPLEX_FIRST_PROBABILITY = "first probability"
