"""Compute what a formula with numbers in LaTeX says, to compare it with the value that is printed behind it."""

import math
import re

# What has no single number: sums with dots, vectors, derivatives, and functions that are only named.
UNREADABLE = re.compile(r"dots|matrix|partial|operatorname|lVert|softmax|\\frac\{d|left\.|L\(|H\(|KL|delta|[a-z]+'|, ")
NUMBER = r"\d+(?:\.\d+)?(?: \\cdot 10\^\{-?\d+\})?"
# From LaTeX to Python, in this order.
RULES = [
    (r" \\\\ &\\quad ", " "),
    (r"\\t?frac(\d)(\d)", r"(\1/\2)"),
    (rf"({NUMBER})", lambda found: re.sub(r" \\cdot 10\^\{(-?\d+)\}", r"e\1", found[0])),
    (r"\\(left|right|[bB]ig[lr])", ""),
    (r"\|([^|]*)\|", r"abs(\1)"),
    (r"\\t?frac\{((?:[^{}]|\{[^{}]*\})*)\}\{((?:[^{}]|\{[^{}]*\})*)\}", r"((\1)/(\2))"),
    (r"e\^\{([^{}]*)\}", r"exp(\1)"),
    (r"\^\{?(\d+)\}?", r"**\1"),
    (r"\\ln ([\d.e-]+)", r"log(\1)"),
    (r"\\ln ?\(", "log("),
    (r"\\cdot", "*"),
    (r"\\,", " "),
    (r"([\d)]) *(?=\(|log|exp|abs)", r"\1*"),
]


def latex_value(formula: str) -> float | None:
    """Return the number that a formula says, None if it is not one that this module reads."""
    if UNREADABLE.search(formula):
        return None
    for pattern, replacement in RULES:
        formula = re.sub(pattern, replacement, formula)
    if re.search(r"\\|[{}]", formula):
        return None
    return float(eval(formula, {"__builtins__": {}, "exp": math.exp, "log": math.log, "abs": abs}))
