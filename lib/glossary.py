"""The field's terms, each explained in one sentence, in the order in which the pages first use them."""

_ACTIVATIONS = {
    "activation": "The function that a unit of a network applies to its weighted sum of inputs.",
    "slope": "The derivative f′(x): by how much f changes for a small step in x, divided by that step.",
}
_SOFTMAX = {
    "logit": "A number, positive or negative, that a network gives out before it becomes a probability.",
}
_LIKELIHOOD = {
    "likelihood": "The probability of the sample that was seen, read as a function of the parameter.",
}
_LOSSES = {
    "loss": "A number that says how wrong a prediction is; training makes it smaller.",
    "gradient": "The slope of the loss in what training moves; each step of training goes against it.",
    "squared error": "(p − y)²: the squared distance from the prediction p to the right answer y.",
    "cross-entropy": "−ln of the probability that was given to the right answer, from 0 upwards, in nats.",
    "softmax": "exp(z) of each class, divided by their sum: logits become probabilities that sum to 1.",
    "nat": "The unit of information when logarithms are natural: 1 nat is 1.4427 bits.",
    "entropy": "H(q): the least cross-entropy that outcomes of probability q allow, from 0 to ln 2 nats for a coin.",
    "divergence": "KL(q ‖ p): by how much the cross-entropy at p exceeds the entropy of q; 0 only at p = q.",
    "epoch": "One pass of training over all of the data; here that is one example.",
    "learning rate": "The factor η of the gradient in each step of training.",
    "decision line": "The line on which a classifier gives both classes the probability 1/2.",
    "plateau": "A stretch where the loss is large and its gradient nearly 0: a descent hardly moves there.",
    "convex": "Bent upwards everywhere, like a bowl: every minimum is then a lowest point.",
    "label smoothing": "Taking the share ε of each target, and spreading it evenly over all classes.",
    "class weight": "How often each point of a class is counted in the mean loss.",
    "accuracy": "The share of points whose most probable class is their own, from 0 to 1.",
    "outlier": "A point far from where the others would have it.",
    "residual": "r = prediction less target, positive where the prediction is too large.",
    "Huber δ": "The size of the residual at which Huber's loss goes over from a parabola to a line.",
    "soft target": "A target between 0 and 1: the probability that the class is 1.",
    "hinge": "The loss of a support-vector machine: 0 once a right answer is far enough from the border.",
    "focal loss": "Cross-entropy times (1 − p)^γ, p the probability of the true class: easy examples count less.",
    "calibrated": "Of all outcomes that were given the probability p, the share p comes true.",
    "log loss": "The mean cross-entropy of forecasts.",
    "Brier score": "The mean squared error of forecasts, from 0 to 1.",
    "bin": "An interval of forecasts that are counted together.",
}
GLOSSARY = _ACTIVATIONS | _SOFTMAX | _LIKELIHOOD | _LOSSES


def explained(terms):
    """Return one Markdown line for each of the terms: its name and what it means; KeyError for an unknown term."""
    return "\n\n".join(f"**{term}**: {GLOSSARY[term]}" for term in terms)
