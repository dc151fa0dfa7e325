"""What the page says of a loss that a visitor types, and whether it is a proper scoring rule."""

import numpy as np

from lib.expressions.own_activation import short_formula
from lib.expressions.own_loss import OwnLoss
from lib.expressions.propriety import PROBABILITIES, Propriety
from lib.losses import Loss
from lib.text.numbers import equals, significant
from lib.text.own_function import GRAMMAR
from lib.text.table import Table

EXAMPLES = {
    "Log loss": "-y*log(p) - (1 - y)*log(1 - p)",
    "Squared error in p": "(p - y)^2",
    "Absolute error in p": "abs(p - y)",
    "Log loss of the logit": "softplus(z) - y*z",
    "Focal loss": "y*(1 - p)^a*softplus(-z) + (1 - y)*p^a*softplus(z)",
    "Exponential loss": "exp(-(2*y - 1)*z)",
    "Spherical score": "-(p*y + (1 - p)*(1 - y))/sqrt(p^2 + (1 - p)^2)",
}
"""Losses to start from, by what their buttons say."""

LANGUAGE = (
    "Write an expression in the prediction `p`, the target `y` and, if you like, the logit `z`, where p = σ(z). "
    f"{GRAMMAR}"
)

LONGEST_FORMULA = 120
COMPARED_AT = (0.02, 0.5, 0.98)
"""The predictions at which a table has both gradients."""

_EXPECTED = "q L(p, 1) + (1 − q) L(p, 0)"


def gradient_formulas(loss: OwnLoss) -> tuple[str, str]:
    """Return the formulas of dL/dp and of dL/dz."""
    in_probability, in_logit = map(short_formula, (loss.probability_gradient_latex, loss.logit_gradient_latex))
    return rf"\frac{{dL}}{{dp}} = {in_probability}", rf"\frac{{dL}}{{dz}} = {in_logit}"


def gradients_table(loss: OwnLoss, y: float) -> Table:
    """Return the loss and both gradients at some predictions p, with z = ln(p / (1 - p)), for the target y."""
    p = np.array(COMPARED_AT)
    z = np.log(p) - np.log1p(-p)
    columns = {
        "L": loss.of_probability(p, y),
        "dL/dp": loss.probability_gradient(p, y),
        "dL/dz": loss.logit_gradient(z, y),
    }
    written = {heading: [significant(number) for number in numbers] for heading, numbers in columns.items()}
    return Table.from_columns(written, [f"p {equals(at)}" for at in COMPARED_AT], index=f"y {equals(y)}")


def race_gradient(loss: OwnLoss) -> str:
    """Return the formula of dL/dz for the next update of a neuron, or a short name of it where it is long."""
    formula = loss.logit_gradient_latex
    return formula if len(formula) <= LONGEST_FORMULA else r"\frac{dL}{dz}(z)"


def propriety_sentence(found: Propriety) -> str:
    """Return whether a loss is a proper scoring rule, and where it fails."""
    tried = f"tried for q from {significant(PROBABILITIES[0])} to {significant(PROBABILITIES[-1])}"
    if found.undefined_at is not None:
        return (
            f"**Not proper.** The loss has no finite value at p {equals(found.undefined_at)} for one of the "
            "two targets."
        )
    if not found.proper:
        return (
            f"**Not proper.** If the true probability of a 1 is q {equals(found.q)}, the expected loss "
            f"{_EXPECTED} is least {_place(found)}, where it is smaller by {significant(found.regret, 3)} "
            "than at p = q. A model that minimizes this loss does not learn q."
        )
    if not found.strict:
        return (
            f"**Proper, but not strictly.** No prediction has a smaller expected loss {_EXPECTED} than p = q, but "
            f"others have the same; {tried}."
        )
    return f"**Strictly proper.** The expected loss {_EXPECTED} is least at p = q and nowhere else; {tried}."


def unseen_sentence(loss: Loss, y: float, low: float, high: float, shown: tuple[float, float]) -> str:
    """Return that a typed loss has no finite value between two arguments, or none in the range that is `shown`.

    Its parameters are fixed. Empty if some of its curve is seen.
    """
    values = loss.function(np.linspace(low, high, 401), loss.coded(y))
    finite = values[np.isfinite(values)]
    where = f"for the target {significant(y)} between {significant(low)} and {significant(high)}"
    if not finite.size:
        return f"Your loss has no finite value {where}, so no curve is drawn."
    if ((finite >= shown[0]) & (finite <= shown[1])).any():
        return ""
    return (
        f"Your loss is not seen in the picture, which shows values from {significant(shown[0])} to "
        f"{significant(shown[1])}: {where} it lies from {significant(finite.min())} to {significant(finite.max())}."
    )


def _place(found: Propriety) -> str:
    """Return where the expected loss is least: at a p, or as p approaches an end."""
    return f"at p {equals(found.least_at)}" if found.end is None else f"as p approaches {found.end}"
