"""A loss of two classes that was typed: an expression in p, y and z with p = sigmoid(z), and its gradients.

A loss may be written in the probability p, in the logit z, or in both. Here it is a function of either: where p is
given, z = ln(p / (1 - p)), and where z is given, p = sigmoid(z). The chain rule connects the gradients: dL/dz is
dL/dp times p (1 - p).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import sigmoid, sigmoid_derivative
from lib.expressions.dual import differentiate
from lib.expressions.evaluation import evaluate
from lib.expressions.expression import Expression, expression
from lib.expressions.kinks import kinks
from lib.expressions.latex import latex
from lib.expressions.numpy_source import definition
from lib.expressions.simplification import ONE, add, divide, multiply, simplified, subtract
from lib.expressions.symbolic import derivative
from lib.expressions.tree import Call, Name, Node, Number, depends
from lib.losses import Loss
from lib.numerics.arrays import FloatArray
from lib.numerics.parameter import Parameter
from lib.numerics.validation import as_float64, check_probability

VARIABLES = ("p", "y", "z")

NAME, LABEL = "own", "Your loss"
"""The name of the record, where those of the lesson have a key of the registry, and what the pages call it."""


_SIGMOID_SLOPE = multiply(Name("p"), subtract(ONE, Name("p")))
"""The tree of p (1 - p)."""


@dataclass(frozen=True)
class OwnLoss:
    """A loss in p, y and z, with numbers for its parameters."""

    expression: Expression
    arguments: tuple[tuple[str, float], ...] = ()

    @property
    def in_logit(self) -> bool:
        """Return whether the logit stands in the text."""
        return depends(self.expression.tree, "z")

    @property
    def tree_of_logit(self) -> Node:
        """Return the tree in which sigmoid(z) stands for p."""
        return simplified(self.expression.tree, {"p": Call("sigmoid", (Name("z"),))})

    def logit_source(self, gradient: bool) -> str:
        """Return the definition of the loss of z and y, or of its derivative in z, in plain NumPy."""
        tree = derivative(self.tree_of_logit, "z") if gradient else self.tree_of_logit
        return definition(f"{NAME}_loss{'_gradient' * gradient}", tree, ("z", "y"), dict(self.arguments))

    def of_probability(self, p: ArrayLike, y: ArrayLike) -> FloatArray:
        """Return the loss of the probability p for the target y; ValueError unless both lie in [0, 1]."""
        return evaluate(self.expression.tree, self._at_probability(p, y))[()]

    def probability_gradient(self, p: ArrayLike, y: ArrayLike) -> FloatArray:
        """Return dL/dp; the derivative of z = ln(p / (1 - p)) is 1 / (p (1 - p))."""
        values = self._at_probability(p, y)
        with np.errstate(all="ignore"):
            slopes = {"p": np.ones_like(values["p"]), "z": 1 / (values["p"] * (1 - values["p"]))}
        return differentiate(self.expression.tree, values, slopes)[()]

    def of_logit(self, z: ArrayLike, y: ArrayLike) -> FloatArray:
        """Return the loss of the logit z for the target y; ValueError unless y lies in [0, 1]."""
        return evaluate(self.expression.tree, self._at_logit(z, y))[()]

    def logit_gradient(self, z: ArrayLike, y: ArrayLike) -> FloatArray:
        """Return dL/dz; the derivative of p = sigmoid(z) is p (1 - p)."""
        values = self._at_logit(z, y)
        slopes = {"p": sigmoid_derivative(values["z"]), "z": np.ones_like(values["z"])}
        return differentiate(self.expression.tree, values, slopes)[()]

    def kinks(self, y: float, low: float, high: float) -> tuple[float, ...]:
        """Return every kink for the target y at an argument in (low, high).

        The argument is z if that stands in the text, and p otherwise.
        """
        tree, argument = (self.tree_of_logit, "z") if self.in_logit else (self.expression.tree, "p")
        of_x = simplified(tree, {argument: Name("x"), "y": Number(y)})
        return tuple(kink.x for kink in kinks(of_x, low, high, dict(self.arguments)))

    @property
    def logit_gradient_latex(self) -> str:
        """Return the formula of dL/dz; the derivative of p = sigmoid(z) is p (1 - p)."""
        in_p, in_z = (derivative(self.expression.tree, name) for name in ("p", "z"))
        return latex(add(in_z, multiply(in_p, _SIGMOID_SLOPE)))

    @property
    def probability_gradient_latex(self) -> str:
        """Return the formula of dL/dp; the derivative of z = ln(p / (1 - p)) is 1 / (p (1 - p))."""
        in_p, in_z = (derivative(self.expression.tree, name) for name in ("p", "z"))
        return latex(add(in_p, divide(in_z, _SIGMOID_SLOPE)))

    def _at_probability(self, p: ArrayLike, y: ArrayLike) -> dict[str, FloatArray]:
        p, y = check_probability("p", as_float64("p", p)), check_probability("y", as_float64("y", y))
        with np.errstate(all="ignore"):
            return {"p": p, "y": y, "z": np.log(p) - np.log1p(-p)} | self._numbers()

    def _at_logit(self, z: ArrayLike, y: ArrayLike) -> dict[str, FloatArray]:
        z, y = as_float64("z", z), check_probability("y", as_float64("y", y))
        return {"p": np.asarray(sigmoid(z)), "y": y, "z": z} | self._numbers()

    def _numbers(self) -> dict[str, FloatArray]:
        return {name: np.asarray(value) for name, value in self.arguments}


def own_loss(text: str, **arguments: float) -> OwnLoss:
    """Return the loss of a text, with a number for each parameter that stands in it.

    ExpressionError if the text is not in the language; ValueError if a parameter has no number.
    """
    typed = expression(text, VARIABLES)
    missing = [name for name in typed.parameters if name not in arguments]
    if missing:
        raise ValueError(f"{missing[0]} must be given a number")
    return OwnLoss(typed, tuple((name, float(arguments[name])) for name in typed.parameters))


@dataclass(frozen=True)
class BoundLoss:
    """A loss or its gradient as the record of a loss has it: a function of p or of z, and of y and the parameters."""

    loss: OwnLoss
    gradient: bool = False

    @property
    def __name__(self) -> str:
        return f"{NAME}_loss_gradient" if self.gradient else f"{NAME}_loss"

    @property
    def source(self) -> str:
        """Return the definition of the function in plain NumPy."""
        if self.loss.in_logit:
            return self.loss.logit_source(self.gradient)
        tree = self.loss.expression.tree
        drawn = derivative(tree, "p") if self.gradient else tree
        return definition(self.__name__, drawn, ("p", "y"), dict(self.loss.arguments))

    def __call__(self, argument: ArrayLike, y: ArrayLike, **arguments: float) -> FloatArray:
        """Return the values for the target y."""
        loss = OwnLoss(self.loss.expression, tuple((dict(self.loss.arguments) | arguments).items()))
        if loss.in_logit:
            return (loss.logit_gradient if self.gradient else loss.of_logit)(argument, y)
        return (loss.probability_gradient if self.gradient else loss.of_probability)(argument, y)


def fixed_at(loss: Loss, **values: float) -> Loss:
    """Return a typed loss with its parameters fixed at values; any other unchanged."""
    function = loss.function
    if not isinstance(function, BoundLoss):
        return loss
    return loss_record(OwnLoss(function.loss.expression, tuple((dict(function.loss.arguments) | values).items())), {})


def loss_kinks(loss: Loss, y: float, low: float, high: float) -> tuple[float, ...]:
    """Return where in (low, high) the values or slopes of a typed loss jump at target y; () for any other loss."""
    function = loss.function
    return function.loss.kinks(y, low, high) if isinstance(function, BoundLoss) else ()


def loss_record(loss: OwnLoss, parameters: Mapping[str, Parameter]) -> Loss:
    """Return the record of a loss, of the logit if that stands in the text and of the probability otherwise.

    `parameters` are those of its parameters that stay free.
    """
    return Loss(
        name=NAME,
        label=LABEL,
        argument="logit" if loss.in_logit else "probability",
        function=BoundLoss(loss),
        gradient=BoundLoss(loss, gradient=True),
        latex=loss.expression.latex,
        gradient_latex=loss.logit_gradient_latex if loss.in_logit else loss.expression.derivative_latex("p"),
        source="",
        parameters={name: parameter for name, parameter in parameters.items() if name in loss.expression.parameters},
    )
