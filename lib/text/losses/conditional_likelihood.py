"""From the coin to a network: the likelihood of a weight, its negative logarithm, and the samples one by one."""

from collections.abc import Sequence

import numpy as np

from lib.activations import sigmoid
from lib.learning.conditional_likelihood import answer_losses
from lib.text.numbers import aligned, fixed, latex, latex_exponential, significant
from lib.text.table import Table

INDEPENDENT = (
    "**From the coin to a network.** All flips of a coin have one p. A network gives each sample its own: "
    "pₙ = σ(w xₙ), the probability of the answer 1 for the input xₙ. Given their inputs, the answers are taken as "
    "independent: to know one answer does not change the probability of another. Only then is the likelihood of the "
    "weight the product of the probabilities of all answers. −ln turns it into a sum, and each term is the "
    "cross-entropy of one answer."
)
INTRO = "Drag w. The curve turns, and with it the p of each sample. −ln L is least where the answers are most probable."
LOG_ODDS = (
    "The **odds** of the answer 1 are p / (1 − p), and their logarithm ln(p / (1 − p)) is the **log-odds**, or logit. "
    "The sigmoid is the inverse of it, so the log-odds of this network are w x: a step of 1 in x adds w to them."
)
CATEGORICAL = (
    "**Several classes.** Softmax takes the place of the sigmoid: it gives each sample one probability for each class, "
    "and the categorical distribution takes that of the true class. Its −ln is the cross-entropy of the classes, "
    "and their sum over the samples is −ln of the likelihood again."
)


def weight_formula(weight: float, x: Sequence[float], y: Sequence[int]) -> str:
    """Return L(w) as the product of the probabilities of the answers, and -ln L(w) as a sum, with numbers."""
    losses = answer_losses(weight, x, y)
    factors, total = np.exp(-losses), float(losses.sum())
    product, terms = r" \cdot ".join(latex(f, 3) for f in factors), " + ".join(latex(loss, 3) for loss in losses)
    return aligned(
        r"L(w) &= \prod_n p_n^{y_n} (1 - p_n)^{1 - y_n}",
        rf"&\approx {product}",
        rf"&\approx {latex_exponential(-total)}",
        r"-\ln L(w) &= -\sum_n \bigl(y_n \ln p_n",
        r"&\qquad + (1 - y_n) \ln(1 - p_n)\bigr)",
        rf"&\approx {terms}",
        rf"&\approx {latex(total)}",
        gap="0.6em",
        small=True,
    )


def answers_table(weight: float, x: Sequence[float], y: Sequence[int]) -> Table:
    """Return log-odds and p of each sample, the probability of its answer, and -ln of that."""
    losses = answer_losses(weight, x, y)
    columns = {
        "answer y": [str(answer) for answer in y],
        "log-odds w x": [significant(round(weight * value, 9) + 0.0) for value in x],
        "p = σ(w x)": [fixed(sigmoid(weight * value)) for value in x],
        "probability of y": [fixed(np.exp(-loss)) for loss in losses],
        "−ln of it": [fixed(loss) for loss in losses],
    }
    return Table.from_columns(columns, [significant(value) for value in x], index="input x")
