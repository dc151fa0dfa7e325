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
    "sample": "The flips that were seen: n of them, of which k are 1.",
    "likelihood": "The probability of the sample that was seen, read as a function of the parameter.",
    "log-likelihood": "The logarithm of the likelihood, ln L(p), at most 0: a sum over the flips instead of a product.",
    "score": "The slope of the log-likelihood, k/p − (n − k)/(1 − p), which is 0 at a maximum between 0 and 1.",
    "gradient ascent": "A climb whose every step is the slope times a fixed rate.",
    "Newton's method": "A climb whose every step is minus the slope divided by the curvature, times a rate.",
    "distribution": "The probability of every possible outcome; together they are 1.",
    "Bernoulli distribution": "The distribution of one trial: 1 with probability p, 0 with probability 1 − p.",
    "binomial distribution": "The distribution of the number k of ones in n independent trials with the same p.",
    "pmf": "The probability mass function: the probability of each whole number k.",
    "confidence interval": "A range for p worked out from a sample, made so that it holds the true p in most samples.",
    "confidence": "The share of samples, between 0 and 1, whose interval should hold the true p.",
    "p-value": "The probability, if p0 is right, of a statistic at least as large as the one that was found.",
    "float64": "A floating-point number of 64 bits, with about 16 significant digits.",
    "underflow": "What happens to a result too close to 0 for a float: it is rounded to 0.",
    "cross-entropy": "The mean of −ln of the probability that was given to what happened, 0 or more.",
    "entropy": "The cross-entropy of the best prediction, H(q) = −q ln q − (1 − q) ln(1 − q), at most ln 2.",
    "divergence": "What a prediction p costs per flip beyond the entropy, KL(q ‖ p): 0 only at the share q of ones.",
    "nat": "The unit of information when logarithms are natural ones; ln 2 nats are one bit.",
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
