"""The field's terms, each explained in one sentence, in the order in which the pages first use them."""

_ACTIVATIONS = {
    "activation": "The function that a unit of a network applies to its weighted sum of inputs.",
    "slope": "The derivative f′(x): by how much f changes for a small step in x, divided by that step.",
}
_SOFTMAX = {
    "logit": "A number, positive or negative, that a network gives out before it becomes a probability.",
    "softmax": "The function that divides the exponential of each logit by the sum of all of them.",
    "entropy": "How undecided probabilities are, −Σ p ln p: from 0 for certainty to ln n for n equal shares.",
    "nat": "The unit of information with the natural logarithm: a fair coin flip is worth ln 2 = 0.693 nats.",
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
    "underflow": "A positive result below the smallest number of a float format; it becomes 0.",
    "NaN": "Not a number: what a float format gives for 0/0 and for infinity divided by infinity.",
    "attention": "A layer in which each token takes a weighted mean of all tokens, with weights by softmax.",
    "token": "A piece of text, here a word, that a network handles as one vector of d numbers.",
    "cross-entropy": "The loss −Σ y ln p: for a certain answer, minus the logarithm of its probability.",
    "gradient": "The slopes of a loss in all its arguments; a training step goes against it.",
    "label smoothing": "A target that gives the true class 1 − ε and spreads ε evenly over all classes.",
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
