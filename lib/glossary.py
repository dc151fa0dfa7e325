"""The field's terms, each explained in one sentence, in the order in which the pages first use them."""

_ACTIVATIONS = {
    "activation": "The function that a unit of a network applies to its weighted sum of inputs.",
    "slope": "The derivative f′(x): by how much f changes for a small step in x, divided by that step.",
    "unit": "One neuron of a layer: a weighted sum w x + b of its inputs x, put through an activation.",
    "kink": "A point where a curve is not smooth: its slope jumps there, or the slope of its slope does.",
    "gradient": "All slopes of the loss together, one for each weight or each activation.",
    "back-propagation": "The chain rule from the last layer to the first; each layer multiplies by slopes and weights.",
    "variance": "The mean squared distance of a random number from its mean, 0 or more.",
    "root mean square": "The square root of the mean of the squares: a typical size of many numbers, 0 or more.",
    "gradient descent": "Training in steps: each takes the learning rate times the gradient away from the weights.",
    "learning rate": "The factor η of the gradient in a step of gradient descent, above 0.",
    "pre-activation": "The weighted sum w x + b that goes into an activation, any real number.",
    "dead": "A unit is dead when the slope of its activation is 0 on every sample, so that none moves its weights. "
    "In a layer we count a slope of at most 0.001 as 0.",
    "diverge": "To grow step by step without end: we stop a net when its loss reaches a million.",
    "frozen": "Left out of training: its weights stay as they are.",
    "teacher": "The function that says the right answers, which the neuron is to learn.",
    "spread": "The standard deviation: the square root of the variance, 0 or more.",
}
_SOFTMAX = {
    "logit": "A number, positive or negative, that a network gives out before it becomes a probability.",
}
_LIKELIHOOD = {
    "likelihood": "The probability of the sample that was seen, read as a function of the parameter.",
}
_LOSSES = {
    "loss": "A number that says how wrong a prediction is; training makes it smaller.",
}
GLOSSARY = _ACTIVATIONS | _SOFTMAX | _LIKELIHOOD | _LOSSES


def explained(terms):
    """Return one Markdown line for each of the terms: its name and what it means; KeyError for an unknown term."""
    return "\n\n".join(f"**{term}**: {GLOSSARY[term]}" for term in terms)
