"""From the coin to a network: the likelihood of a weight, its negative logarithm, and the samples one by one."""

from collections.abc import Sequence

import numpy as np

from lib.activations import sigmoid
from lib.learning.conditional_likelihood import answer_losses
from lib.text.catalogue import losses as words
from lib.text.numbers import aligned, fixed, latex, latex_exponential, significant
from lib.text.table import Table


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
        words.NETWORK_ANSWER: [str(answer) for answer in y],
        words.NETWORK_LOG_ODDS_COLUMN: [significant(round(weight * value, 9) + 0.0) for value in x],
        "p = σ(w x)": [fixed(sigmoid(weight * value)) for value in x],
        words.NETWORK_PROBABILITY: [fixed(np.exp(-loss)) for loss in losses],
        words.NETWORK_LOSS: [fixed(loss) for loss in losses],
    }
    return Table.from_columns(columns, [significant(value) for value in x], index=words.NETWORK_PREDICTIONS_X)
