"""The record of an expression: its text, its tree, its values, its derivative and both formulas."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike

from lib.expressions import kinks as changes
from lib.expressions.dual import differentiate
from lib.expressions.evaluation import evaluate
from lib.expressions.functions import PARAMETERS
from lib.expressions.kinks import Kink
from lib.expressions.latex import latex
from lib.expressions.parser import parse
from lib.expressions.symbolic import derivative
from lib.expressions.tree import Node, names
from lib.numerics.arrays import FloatArray
from lib.numerics.validation import as_float64, finite, precision


@dataclass(frozen=True)
class Expression:
    """A function that was typed, in the variables that it may have; `tree` is what the text means."""

    text: str
    tree: Node
    variables: tuple[str, ...] = ("x",)

    @functools.cached_property
    def parameters(self) -> tuple[str, ...]:
        """Return the parameters that stand in the text, of a and b."""
        return tuple(name for name in PARAMETERS if name in names(self.tree))

    @property
    def latex(self) -> str:
        """Return the formula."""
        return latex(self.tree)

    def derivative_latex(self, variable: str = "x") -> str:
        """Return the formula of the derivative in a variable or parameter."""
        return latex(derivative(self.tree, variable))

    def function(self, *arrays: ArrayLike, **parameters: float) -> FloatArray:
        """Return the values for one array for each variable, in their order; they broadcast.

        The result is float32 where the first array is, otherwise float64. IEEE's infinities and NaN, no warnings.
        ValueError unless every parameter of the expression has a finite number, and the arrays hold real numbers.
        """
        return evaluate(self.tree, self._values(arrays, parameters)).astype(precision(arrays[0]))[()]

    def derivative(self, *arrays: ArrayLike, **parameters: float) -> FloatArray:
        """Return the derivative in the first variable.

        Exact, by dual numbers; at a kink it follows the convention of `dual`. ValueError as in `function`.
        """
        return self.partial(self.variables[0], *arrays, **parameters)

    def partial(self, name: str, /, *arrays: ArrayLike, **parameters: float) -> FloatArray:
        """Return the derivative in the variable or parameter of this name; ValueError as in `function`."""
        values = self._values(arrays, parameters)
        return differentiate(self.tree, values, {name: 1.0}).astype(precision(arrays[0]))[()]

    def kinks(self, low: float, high: float, **parameters: float) -> tuple[Kink, ...]:
        """Return every x in (low, high) at which f, f' or f'' jumps; for an expression in x."""
        return changes.kinks(self.tree, low, high, self._numbers(parameters))

    def _values(self, arrays: Sequence[ArrayLike], parameters: dict[str, float]) -> Mapping[str, ArrayLike]:
        given = zip(self.variables, arrays, strict=True)
        return {name: as_float64(name, values) for name, values in given} | self._numbers(parameters)

    def _numbers(self, parameters: dict[str, float]) -> dict[str, float]:
        missing = [name for name in self.parameters if name not in parameters]
        if missing:
            raise ValueError(f"{missing[0]} must be given a number")
        return {name: finite(name, parameters[name]) for name in self.parameters}


@functools.lru_cache(maxsize=256)
def expression(text: str, variables: tuple[str, ...] = ("x",)) -> Expression:
    """Return the record of a text; ExpressionError, which names place and remedy, if it is not in the language."""
    return Expression(text, parse(text, variables), variables)
