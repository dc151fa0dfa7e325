"""What the page says of a loss that a visitor types, and whether it is a proper scoring rule."""

import numpy as np

from lib.expressions.own_activation import short_formula
from lib.expressions.own_loss import OwnLoss
from lib.expressions.propriety import PROBABILITIES, Propriety
from lib.losses import Loss
from lib.text.catalogue import losses as words
from lib.text.numbers import equals, significant
from lib.text.own_function import GRAMMAR
from lib.text.table import Table

EXAMPLES = {
    words.OWN_LOSS_EXAMPLES["log"]: "-y*log(p) - (1 - y)*log(1 - p)",
    words.OWN_LOSS_EXAMPLES["squared"]: "(p - y)^2",
    words.OWN_LOSS_EXAMPLES["absolute"]: "abs(p - y)",
    words.OWN_LOSS_EXAMPLES["logit"]: "softplus(z) - y*z",
    words.OWN_LOSS_EXAMPLES["focal"]: "y*(1 - p)^a*softplus(-z) + (1 - y)*p^a*softplus(z)",
    words.OWN_LOSS_EXAMPLES["exponential"]: "exp(-(2*y - 1)*z)",
    words.OWN_LOSS_EXAMPLES["spherical"]: "-(p*y + (1 - p)*(1 - y))/sqrt(p^2 + (1 - p)^2)",
}
"""Losses to start from, by what their buttons say."""

LANGUAGE = words.OWN_LOSS_LANGUAGE.format(grammar=GRAMMAR)

LONGEST_FORMULA = 120
COMPARED_AT = (0.02, 0.5, 0.98)
"""The predictions at which a table has both gradients."""


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
    if found.undefined_at is not None:
        return words.OWN_LOSS_NOT_FINITE.format(p=equals(found.undefined_at))
    if not found.proper:
        q, regret = equals(found.q), significant(found.regret, 3)
        if found.end is not None:
            return words.OWN_LOSS_NOT_PROPER_AT_END.format(q=q, end=found.end, regret=regret)
        return words.OWN_LOSS_NOT_PROPER.format(q=q, p=equals(found.least_at), regret=regret)
    first, last = significant(PROBABILITIES[0]), significant(PROBABILITIES[-1])
    if not found.strict:
        return words.OWN_LOSS_PROPER.format(first=first, last=last)
    return words.OWN_LOSS_STRICTLY_PROPER.format(first=first, last=last)


def unseen_sentence(loss: Loss, y: float, low: float, high: float, shown: tuple[float, float]) -> str:
    """Return that a typed loss has no finite value between two arguments, or none in the range that is `shown`.

    Its parameters are fixed. Empty if some of its curve is seen.
    """
    values = loss.function(np.linspace(low, high, 401), loss.coded(y))
    finite = values[np.isfinite(values)]
    where = {"y": significant(y), "low": significant(low), "high": significant(high)}
    if not finite.size:
        return words.OWN_LOSS_UNDEFINED.format(**where)
    if ((finite >= shown[0]) & (finite <= shown[1])).any():
        return ""
    bottom, top = map(significant, shown)
    least, largest = significant(finite.min()), significant(finite.max())
    return words.OWN_LOSS_UNSEEN.format(**where, bottom=bottom, top=top, least=least, largest=largest)
