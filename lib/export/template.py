"""Templates: complete scripts whose values are replaced by those of a picture.

A template is a program that runs as it stands. The comment lines `# Values`, `# Points`, `# Functions`, `# Computation`
and `# Chart` divide it into sections.
"""

import ast
import functools
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

Arguments = Mapping[str, Any]
"""The arguments of the call that drew a picture; one that is computed is itself a call."""
Values = Mapping[str, float]
"""The values of a picture's sliders, by the keys of their parameters."""
Writer = Callable[[Arguments, Values], str]
"""Returns the script of a picture."""

TEMPLATES = Path(__file__).parent / "templates"
WIDTH = 120
PIECE = 100
"""Characters of a long text in one line of a script."""
DIGITS = 12
"""Significant digits of a number in a script."""
SECTION = re.compile(r"^# (Values|Points|Functions|Computation|Chart)\n", re.MULTILINE)


class Code(str):
    """Python text that stands in a script as it is."""


def fill(name: str, values: Mapping[str, object] | None = None, **sections: str) -> str:
    """Return the script of a template with other values and sections.

    `values` replace what is assigned to their names under `# Values`; each must be assigned there, or KeyError is
    raised. `sections` map lower-case section titles to the text that is to stand there.
    """
    head, *rest = SECTION.split(template(name))
    parts = dict(zip((title.lower() for title in rest[::2]), rest[1::2], strict=True))
    if values:
        parts["values"] = assign(parts["values"], values)
    if unknown := sections.keys() - parts.keys():
        raise KeyError(f"{name} has no section {', '.join(unknown)}")
    script = head.rstrip()
    for title, text in (parts | sections).items():
        gap = "\n\n\n" if text.startswith("def ") and title not in sections else "\n\n"
        script += f"{gap}# {title.capitalize()}\n{text.strip()}"
    if "math." in script and "import math\n" not in script:
        script = script.replace("import altair", "import math\n\nimport altair", 1)
    return f"{script}\n"


def template_section(name: str, section: str) -> str:
    """Return the text of a section of a template, by its lower-case title."""
    _, *rest = SECTION.split(template(name))
    return dict(zip((title.lower() for title in rest[::2]), rest[1::2], strict=True))[section]


@functools.cache
def template(name: str) -> str:
    """Return the text of a template by its path under `templates`, without its ending."""
    return (TEMPLATES / f"{name}.py").read_text(encoding="utf-8")


def assign(text: str, values: Mapping[str, object]) -> str:
    """Return assignments with other values on their right-hand sides; comments behind them stay."""
    lines, remaining = text.splitlines(), dict(values)
    for node in reversed(ast.parse(text).body):
        name = ast.unparse(node.targets[0]).strip("()") if isinstance(node, ast.Assign) else ""
        if name in remaining and node.end_lineno:
            behind = lines[node.end_lineno - 1].encode()[node.end_col_offset :].decode()
            comment = behind.removeprefix("  # ")
            lines[node.lineno - 1 : node.end_lineno] = assignment(name, remaining.pop(name), comment)
    if remaining:
        raise KeyError(f"not among the values: {', '.join(remaining)}")
    return "\n".join(lines) + "\n"


def assignment(name: str, value: object, comment: str = "") -> list[str]:
    """Return the lines that assign a value to a name, with the comment above them where they are several."""
    line, behind = f"{name} = {literal(value)}", f"  # {comment}" * bool(comment)
    if len(line + behind) <= WIDTH:
        return [line + behind]
    above = [f"# {comment}"] * bool(comment)
    return [*above, line] if len(line) <= WIDTH or isinstance(value, Code) else [*above, *broken(name, value)]


def broken(name: str, value: object) -> list[str]:
    """Return the lines that assign a long text or collection to a name."""
    if isinstance(value, str):
        pieces = [value[start : start + PIECE] for start in range(0, len(value), PIECE)]
        return [f"{name} = (", *(f"    {literal(piece)}" for piece in pieces), ")"]
    if isinstance(value, Mapping):
        return entries(name, {key: literal(item) for key, item in value.items()}).split("\n")
    return [
        f"{name} = [",
        *packed(map(literal, value if isinstance(value, (list, tuple, np.ndarray)) else [value])),
        "]",
    ]


def packed(items: Iterable[str]) -> list[str]:
    """Return lines of items with commas, as many in each as there is room for."""
    lines = [""]
    for item in items:
        if lines[-1] and len(lines[-1]) + len(item) > WIDTH - len("    , ,"):
            lines.append("")
        lines[-1] += f"{', ' if lines[-1] else ''}{item}"
    return [f"    {line}," for line in lines]


def entries(name: str, mapping: Mapping[str, str]) -> str:
    """Return the assignment of a mapping to expressions, in as few lines as they need."""
    items = [f"{literal(key)}: {expression}" for key, expression in mapping.items()]
    line = f"{name} = {{{', '.join(items)}}}"
    return line if len(line) <= WIDTH else "\n".join([f"{name} = {{", *packed(items), "}"])


def pair(first: object, second: object) -> Code:
    """Return the text of two values, for an assignment to two names."""
    return Code(f"{literal(first)}, {literal(second)}")


def literal(value: object) -> str:
    """Return the Python text of a value; numbers have at most twelve significant digits."""
    if isinstance(value, Code):
        return value
    if isinstance(value, str):
        return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in json.dumps(value, ensure_ascii=False))
    if isinstance(value, (bool, np.bool_, type(None))):
        return repr(bool(value)) if value is not None else "None"
    if isinstance(value, (int, np.integer)):
        return repr(int(value))
    if isinstance(value, (float, np.floating)):
        return repr(float(f"{value:.{DIGITS}g}"))
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{literal(key)}: {literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple, np.ndarray)):
        return "[" + ", ".join(map(literal, value)) + "]"
    raise TypeError(f"no Python text for {value!r}")
