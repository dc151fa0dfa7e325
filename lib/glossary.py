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
}
GLOSSARY = _ACTIVATIONS | _SOFTMAX | _LIKELIHOOD | _LOSSES


def explained(terms):
    """Return one Markdown line for each of the terms: its name and what it means; KeyError for an unknown term."""
    return "\n\n".join(f"**{term}**: {GLOSSARY[term]}" for term in terms)
