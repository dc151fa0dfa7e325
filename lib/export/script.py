"""A picture to take home: a script with the parts of lib that draw it and the values it stands at.

The script needs numpy and altair and nothing else. What lib defines is copied from its source as it stands there; only
a name that two modules give to different things gets the name of its module before it.
"""

import ast
import builtins
import graphlib
import re
from collections import Counter
from dataclasses import is_dataclass

from lib.charts.core.calls import Call, expression
from lib.export.source import Address, Definition, define, source

MEMOIZED = Address("lib.charts.core.calls", "memoized")
DRAWN = Address("lib.charts.core.picture", "standalone")
PACKAGES = ("import altair as alt", "import numpy as np")
INTRODUCTION = """A picture of "From Sigmoid to Cross-Entropy", as it stood on the page: {title}.

It needs Python 3.11 or later, numpy and altair, and writes picture.html, in which the sliders work. That page gets what
draws it, Vega, from the web. Each part begins with "# %%", so that many editors run them as the cells of a notebook.
The values are in the last part. MIT License.
"""
VIEW = """# %% The picture

picture = {call}
values = {values}
numbers = picture.data_at(values)

chart = alt.Chart.from_dict(standalone(picture, values, colors={colours}))
chart.save("picture.html")
chart
"""


def script(picture, values, colours=()) -> str:
    """Return the script that draws a picture anew, its sliders at `values`.

    `colours` are those of the series, as text. The picture must say how it was made; ValueError if two things in that
    call have the same name.
    """
    needed = closure([*named(picture.call).values(), DRAWN])
    names = output_names(needed)
    first = f'"""{INTRODUCTION.format(title=picture.title)}"""\n\n{imports(needed)}\n'
    cells = [f"# %% {source(module).title}\n{code(module, needed, names)}" for module in ordered(needed)]
    view = VIEW.format(call=written(picture.call, names), values=expression(values), colours=expression(colours))
    return "\n\n".join([first, *cells, view])


def written(call, names) -> str:
    """Return the call as the script has it, an argument a line."""
    inside = "".join(f"    {name}={expression(argument)},\n" for name, argument in call.arguments.items())
    line = f"{call.function.__name__}(\n{inside})"
    return renamed(define(ast.parse(line).body[0], line.encode(), named(call)), names)


def named(value) -> dict[str, Address]:
    """Return where the names in the line of a value are defined: of calls, of records, and of what is in those."""
    things, inside = parts(value)
    addresses = {thing.__name__: Address(thing.__module__, thing.__name__) for thing in things}
    for item in inside:
        for name, address in named(item).items():
            if addresses.setdefault(name, address) != address:
                raise ValueError(f"{name} is both of {address.module} and of {addresses[name].module}")
    return addresses


def parts(value):
    """Return the function or the class that the line of a value names, if there is one, and the values inside it."""
    if isinstance(value, Call):
        return [value.function], value.arguments.values()
    if is_dataclass(value):
        return [type(value)], vars(value).values()
    if isinstance(value, dict):
        return [], value.values()
    return [], value if isinstance(value, (list, tuple)) else ()


def closure(roots) -> dict[Address, Definition]:
    """Return the definitions of lib that the roots need, by address."""
    needed, todo = {}, list(roots)
    while todo:
        address = home(todo.pop())
        if address in needed or address.line or address == MEMOIZED:
            continue
        needed[address] = source(address.module).definitions[address.name]
        todo += [use.address for use in needed[address].uses]
    return needed


def home(address) -> Address:
    """Return where a name is defined, past the modules that only pass it on."""
    while not address.line and address.name not in source(address.module).definitions:
        address = source(address.module).imports[address.name]
    return address


def output_names(needed) -> dict[Address, str]:
    """Return the name of each definition in the script: its own, unless that means something else somewhere."""
    used = [use for definition in needed.values() for use in definition.uses]
    often = Counter(address.name for address in needed)
    taken = set(dir(builtins)) | {use.address.name for use in used if use.address.line}
    # A name that was reached through its module may be that of a local variable.
    taken |= {use.address.name for use in used if use.address.name in use.local}
    names = {}
    for address in needed:
        clash = often[address.name] > 1 or address.name in taken
        module = address.module.rpartition(".")[2]
        names[address] = f"{module}_{address.name.lstrip('_')}" if clash else address.name
    return names


def ordered(needed) -> list[str]:
    """Return the modules of the definitions, each after those that it needs."""
    follows = {module: set() for module in sorted({address.module for address in needed})}
    for address, definition in needed.items():
        used = {home(use.address).module for use in definition.uses}
        follows[address.module] |= used & set(follows) - {address.module}
    return list(graphlib.TopologicalSorter({module: sorted(used) for module, used in follows.items()}).static_order())


def code(module, needed, names) -> str:
    """Return the needed definitions of a module in the order of its source."""
    wanted = [d for name, d in source(module).definitions.items() if Address(module, name) in needed]
    texts = [renamed(definition, names) for definition in dict.fromkeys(wanted)]
    long = [re.search(r"^(def|class) ", text, re.MULTILINE) is not None for text in texts]
    # A function or a class stands alone, constants stand together.
    gaps = ["\n" * 2 * (here or before) for before, here in zip([False, *long], long, strict=False)]
    return "".join(gap + text for gap, text in zip(gaps, texts, strict=True))


def renamed(definition, names) -> str:
    """Return the text of a definition in which each name from elsewhere is that of the script."""
    text = definition.text
    for use in sorted(definition.uses, key=lambda use: use.start, reverse=True):
        address = home(use.address)
        if address == MEMOIZED:
            text = text[: use.start - len("@")] + text[use.end + len("\n") :]
        elif not address.line:
            text = text[: use.start] + names[address].encode() + text[use.end :]
    return text.decode()


def imports(needed) -> str:
    """Return the lines that import what is not of lib: from Python's own library, then numpy and altair."""
    lines = {use.address.line for definition in needed.values() for use in definition.uses} - {"", *PACKAGES}
    return "\n".join([*sorted(lines), "", *PACKAGES])
