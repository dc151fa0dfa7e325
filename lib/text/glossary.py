"""The definitions of the terms that the pages use, each in one or two sentences."""

from collections.abc import Iterable

GLOSSARY: dict[str, str] = {
    "activation": "The function that a unit of a network applies to its weighted sum of inputs.",
    "slope": "The derivative f′(x): by how much f changes for a small step in x, divided by that step.",
    "unit": "One neuron of a layer: a weighted sum w x + b of its inputs x, put through an activation.",
    "XOR": "Exclusive or, a function of two bits: 1 if exactly one of them is 1, else 0.",
    "hidden unit": "A unit between the inputs and the output; its output h is an input of the next layer.",
    "linearly separable": "Two classes are linearly separable if a straight line, in more dimensions a hyperplane, has "
    "all points of one class on one side and all of the other on the other side.",
    "kink": "A point at which the slope of a curve jumps.",
    "gradient": "The slopes of the loss in all its arguments together; a step of training goes against it.",
    "back-propagation": "The chain rule from the last layer to the first; each layer multiplies by slopes and weights.",
    "variance": "The mean squared distance of a random number from its mean, 0 or more.",
    "root mean square": "The square root of the mean of the squares: a typical size of many numbers, 0 or more.",
    "gradient descent": "Training in steps: each takes the learning rate times the gradient away from the weights.",
    "learning rate": "The factor η of the gradient in each step of training, above 0.",
    "pre-activation": "The weighted sum w x + b that goes into an activation, any real number.",
    "dead": "A unit is dead when the slope of its activation is 0 on every sample, so that none moves its weights. "
    "In a layer we count a slope of at most 0.001 as 0.",
    "diverge": "To grow step by step without end: we stop a net when its loss reaches a million.",
    "frozen": "Left out of training: its weights stay as they are.",
    "teacher": "The function that says the right answers, which the neuron is to learn.",
    "spread": "The standard deviation: the square root of the variance, 0 or more.",
    "logit": "The logarithm of the odds, z = ln(p / (1 − p)), any real number; the sigmoid turns it into p. Of several "
    "classes, the numbers that softmax turns into probabilities: their differences are logarithms of odds.",
    "log-odds": "ln(p / (1 − p)), the logarithm of the odds p / (1 − p) of an answer: any real number, 0 at p = 1/2.",
    "independent": "Answers are independent if one of them does not change the probability of another; the probability "
    "of all together is then the product of theirs.",
    "softmax": "exp(z) of each class, divided by their sum: logits become probabilities that sum to 1.",
    "entropy": "How undecided probabilities are, −Σ p ln p: from 0 for certainty to ln n for n equal shares.",
    "nat": "The unit of information when logarithms are natural: 1 nat is 1.443 bits.",
    "temperature": "A number T above 0 that divides every logit before softmax; 1 changes nothing.",
    "arg max": "The class with the largest logit.",
    "Jacobian": "The table of all slopes: in row i and column j, by how much probability i answers to logit j.",
    "rank": "How many independent changes a matrix can make; here at most n − 1.",
    "eigenvalue": "A factor by which a matrix stretches one of its own directions; at 0 that direction is lost.",
    "grid": "The points at which a curve is computed; here the logits, evenly spaced.",
    "simplex": "All lists of numbers from 0 to 1 that sum to 1; for three classes it is a triangle.",
    "true class": "The class that is the right answer for this example; its target y is 1, the others' is 0.",
    "float format": "How a computer keeps a number: float64 in about 16 digits, float32 in 7, float16 in 3.",
    "overflow": "A result above the largest number of a float format; it becomes infinity.",
    "underflow": "What happens to a result too close to 0 for a float: it is rounded to 0.",
    "NaN": "Not a number: what a float format gives for 0/0 and for infinity divided by infinity.",
    "attention": "A layer in which each token takes a weighted mean of all tokens, with weights by softmax.",
    "token": "A piece of text, here a word, that a network handles as one vector of d numbers.",
    "cross-entropy": "The mean of −ln of the probability that was given to what happened: 0 or more, in nats.",
    "label smoothing": "Taking the share ε of each target, and spreading it evenly over all classes.",
    "sample": "The flips that were seen: n of them, of which k are 1.",
    "likelihood": "The probability of the sample that was seen, read as a function of the parameter.",
    "log-likelihood": "The logarithm of the likelihood, ln L(p), at most 0: a sum over the flips instead of a product.",
    "score": "The slope of the log-likelihood, k/p − (n − k)/(1 − p), which is 0 at a maximum between 0 and 1.",
    "gradient ascent": "A search for a maximum: every step is the slope times a fixed rate.",
    "Newton's method": "A search for a maximum: every step is minus the slope divided by the curvature, times a rate.",
    "distribution": "The probability of every possible outcome; together they are 1.",
    "Bernoulli distribution": "The distribution of one trial: 1 with probability p, 0 with probability 1 − p.",
    "binomial distribution": "The distribution of the number k of ones in n independent trials with the same p.",
    "pmf": "The probability mass function: the probability of each whole number k.",
    "confidence interval": "A range for p worked out from a sample, made so that it holds the true p in most samples.",
    "confidence": "The share of samples, between 0 and 1, whose interval should hold the true p.",
    "p-value": "The probability, if p0 is right, of a sample that speaks against p0 at least as much as this one. "
    "From a limit for large n it is approximate; from the binomial distribution it is exact.",
    "float64": "A floating-point number of 64 bits, with about 16 significant digits.",
    "divergence": "KL(q ‖ p): by how much the cross-entropy at p exceeds the entropy of q; 0 only at p = q.",
    "loss": "A number that says how wrong a prediction is; training makes it smaller.",
    "squared error": "(p − y)²: the squared distance from the prediction p to the right answer y. Behind a softmax it "
    "is summed over the classes, Σ (p − y)²; ½ is written before it where a formula has that factor.",
    "epoch": "One pass of training over all of the data; here that is one example.",
    "decision line": "The line on which a classifier gives both classes the probability 1/2.",
    "plateau": "A stretch where the loss is large and its gradient nearly 0: a descent hardly moves there.",
    "convex": "Never bent downwards: no chord lies below the curve, so every local minimum is a global one.",
    "class weight": "How often each point of a class is counted in the mean loss.",
    "accuracy": "The share of points whose most probable class is their own, from 0 to 1.",
    "outlier": "A point far from where the others would have it, in its height y or in its place x.",
    "leverage": "The pull of a point on a fit because its x is far from the others' x.",
    "residual": "r = observed value less fitted value, y − ŷ: positive where the fit is too low.",
    "Huber δ": "The size of the residual at which Huber's loss goes over from a parabola to a line.",
    "soft target": "A target between 0 and 1: the probability that the class is 1.",
    "hinge": "The loss of a support-vector machine: 0 once a right answer is far enough from the border.",
    "focal loss": "Cross-entropy times (1 − p)^γ, p the probability of the true class: easy examples count less.",
    "calibrated": "Of all outcomes that were given the probability p, the share p comes true.",
    "log loss": "The mean cross-entropy of forecasts.",
    "Brier score": "The mean squared error of forecasts, from 0 to 1.",
    "bin": "An interval of forecasts that are counted together.",
}
"""Term -> definition, in the order in which the pages first use the terms."""


def definitions(terms: Iterable[str]) -> str:
    """Return a paragraph of Markdown for each of the terms, with its definition; KeyError for an unknown term."""
    return "\n\n".join(f"**{term}**: {GLOSSARY[term]}" for term in terms)
