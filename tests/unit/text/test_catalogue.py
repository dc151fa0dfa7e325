"""All words of the interface stand in the catalogue, as whole sentences and labels, and each of them is used."""

import ast
import functools
import importlib
import pkgutil
import re
import string
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from lib.activations import ACTIVATIONS
from lib.hall import limits
from lib.lesson.address import EVERY_PAGE, PAGES
from lib.lesson.control import Text
from lib.lesson.examples import TEN_FLIPS
from lib.lesson.exercises import numeric
from lib.lesson.lesson_plans import LESSON_PLANS
from lib.lesson.reading import parse_flips
from lib.text import catalogue
from lib.text.catalogue import common, hall, start
from lib.text.glossary import GLOSSARY

Nodes = Sequence[ast.AST]

ROOT = Path(__file__).parents[3]
MODULES = {
    found.name: importlib.import_module(f"{catalogue.__name__}.{found.name}")
    for found in pkgutil.iter_modules(catalogue.__path__)
}

# The source files whose words are in the catalogue; the words of the glossary are its own.
SOURCES = ("streamlit_app.py", "pages/*.py", "ui/**/*.py", "lib/charts/*.py", "lib/text/*.py", "lib/text/losses/*.py")
GLOSSARY_FILE = "lib/text/glossary.py"

# Literals with words that nobody reads on a page, by the file and with the reason.
EXCEPTIONS: dict[str, tuple[str, ...]] = {
    # The log of the server.
    "ui/log.py": ("{} ({} records before this one were left out)", " ({}, line {})"),
    # Errors that are caught.
    "ui/views/hall/steering.py": (
        "no claim has this name",
        "no exercise has this name",
        "a condition is asked after its claim",
        "no coin has this name or p",
    ),
    # Series that keep a colour free and are not drawn.
    "lib/charts/activations.py": ("colour {}",),
    "lib/charts/colors.py": ("colour {}",),
    # An expression of Vega.
    "lib/charts/attention.py": ("min(14 * scale, bandwidth('x') / 3)",),
    # Series that are only the places of colours.
    "lib/charts/jacobian.py": ("row {}",),
    # Events of the browser.
    "lib/charts/softmax.py": ("pointerover, pointerdown",),
    # Values of a control.
    "ui/views/activations/dying_relu.py": ("one neuron", "two layers"),
    "ui/views/softmax/attention.py": ("divided by √d",),
    # Names of live numbers, by which explanations quote them.
    "lib/charts/loss_surface.py": ("{} of the step",),
    "lib/charts/losses.py": ("{}, true class",),
    "lib/charts/maximum_likelihood.py": ("p of the step",),
}

# Arguments that are names for the code, and those that are words on the page.
NAMES = {"key", "language", "format", "sort", "text_key"}
LABELS = {"label", "title", "help", "alt"}
# What shows its first or second argument on the page.
SHOWN_BY = {
    "Annotation", "button", "caption", "chart_title", "download_button", "error", "expandable", "expander", "header",
    "info", "link", "link_button", "markdown", "number_input", "page_link", "popover", "preset", "progress",
    "segmented_control", "selectbox", "slider", "subheader", "success", "text_input", "title", "toast", "warning",
}  # fmt: skip

WORDS = re.compile(r"[A-Za-z]{2,}[,.:;]? [a-zA-Z]{2,}")
WORD_AND_VALUE = re.compile(r"[A-Za-z]{3,}[,.:;]? \{\}|\{\}[,.:;]? [A-Za-z]{3,}")
LABEL, TITLE = re.compile(r"[A-Z][a-z]+"), re.compile(r"[A-Za-z][a-z]{2,}")
# Commands of LaTeX and tags of HTML are no words.
MARKUP = re.compile(r"\\[A-Za-z]+|<[^>]*>")


def nodes_in(source: str) -> Nodes:
    """Return the nodes of a module, each before those inside it."""
    return list(ast.walk(ast.parse(source)))


@functools.cache
def nodes_of(file: Path) -> Nodes:
    """Return the nodes of the module in a file."""
    return nodes_in(file.read_text(encoding="utf-8"))


def names(nodes: Nodes) -> set[ast.expr]:
    """Return what is given to an argument, or assigned to a variable, that is a name for the code."""
    found: set[ast.expr] = set()
    for node in nodes:
        if isinstance(node, ast.Call):
            found |= {keyword.value for keyword in node.keywords if keyword.arg in NAMES}
        elif isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
            if isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(node.targets[0].elts, node.value.elts, strict=False))
            found |= {value for target, value in pairs if isinstance(target, ast.Name) and target.id in NAMES}
    return found


def literals(nodes: Nodes) -> Iterator[tuple[ast.expr, str]]:
    """Yield the string literals of a module but its docstrings, with {} for what an f-string is filled with."""
    texts_alone = {node.value for node in nodes if isinstance(node, ast.Expr)}
    left_out = {node for node in texts_alone if isinstance(node, ast.Constant)} | names(nodes)
    for node in nodes:
        if isinstance(node, ast.JoinedStr) and node not in left_out:
            parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
            left_out |= set(node.values)
            yield node, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in left_out:
            yield node, node.value


def labels(nodes: Nodes) -> dict[ast.expr, re.Pattern[str]]:
    """Return the arguments that are shown as labels, with what makes one word a label there.

    If a condition chooses between two, it is both.
    """
    found: dict[ast.expr, re.Pattern[str]] = {}
    for node in nodes:
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found |= dict.fromkeys(node.args[:2] if name in SHOWN_BY else (), LABEL)
            found |= {keyword.value: TITLE for keyword in node.keywords if keyword.arg in LABELS}
    chosen = [(node, pattern) for node, pattern in found.items() if isinstance(node, ast.IfExp)]
    return found | {part: pattern for node, pattern in chosen for part in (node.body, node.orelse)}


def words_in(nodes: Nodes) -> list[str]:
    """Return the literals of a module that hold words."""
    shown = labels(nodes)
    found = []
    for node, text in literals(nodes):
        plain = MARKUP.sub("", text)
        is_label = node in shown and shown[node].match(plain)
        is_filled = isinstance(node, ast.JoinedStr) and WORD_AND_VALUE.search(plain)
        if is_label or (text not in keys() and (WORDS.search(plain) or is_filled)):
            found.append(text)
    return found


@functools.cache
def constants() -> dict[tuple[str, str], object]:
    """Return the constants of the catalogue by module and name."""
    return {
        (module, name): value
        for module, found in MODULES.items()
        for name, value in vars(found).items()
        if not name.startswith("__")
    }


def texts(value: object) -> list[str]:
    """Return the texts in a constant: itself, or those of a dict or of a tuple."""
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else None
    assert values, "a constant is a text, or a dict or tuple of texts"
    return [text for each in values for text in texts(each)]


@functools.cache
def keys() -> set[object]:
    """Return the texts that are keys where they stand alone: views, terms of the glossary, and cases in the catalogue.

    As a label each of them is a word.
    """
    dicts = [value for value in constants().values() if isinstance(value, dict)]
    inner = [value for found in dicts for value in found.values() if isinstance(value, dict)]
    views = {view for page in EVERY_PAGE.values() for view in page.views}
    return views | set(GLOSSARY) | {key for found in [*dicts, *inner] for key in found}


ALL_TEXTS = [(f"{module}.{name}", text) for (module, name), value in constants().items() for text in texts(value)]


def placeholders(text: str) -> list[str]:
    """Return the placeholders of a text with their formats, conversions and attributes, if they have any."""
    parts = string.Formatter().parse(text)
    return [
        name + (f":{form}" if form else "") + (conversion or "")
        for _, name, form, conversion in parts
        if name is not None
    ]


def uses(nodes: Nodes) -> Iterator[tuple[tuple[str, str], ast.expr]]:
    """Yield what a module uses of the catalogue, by module and name, with the node of each use."""
    modules: dict[str, str] = {}
    names: dict[str, tuple[str, str]] = {}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module == catalogue.__name__:
            modules |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{catalogue.__name__}."):
            module = str(node.module).rpartition(".")[2]
            names |= {alias.asname or alias.name: (module, alias.name) for alias in node.names}
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            yield (modules[node.value.id], node.attr), node
        elif isinstance(node, ast.Name) and node.id in names:
            yield names[node.id], node


@functools.cache
def sources() -> dict[str, Nodes]:
    """Return the nodes of the modules that use the catalogue, by their paths."""
    files = [*ROOT.glob("lib/**/*.py"), *ROOT.glob("ui/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "streamlit_app.py"]
    using = [file for file in files if catalogue.__name__ in file.read_text(encoding="utf-8")]
    return {str(file.relative_to(ROOT)): nodes_of(file) for file in using}


def formatting(nodes: Nodes) -> dict[ast.expr, ast.Call]:
    """Return the calls of `format` by what they format: a text, a dict for its item, or both sides of a condition."""
    found = {}
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            value = node.func.value
            for formatted in (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,):
                while isinstance(formatted, ast.Subscript):
                    formatted = formatted.value
                found[formatted] = node
    return found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""Two words."""\n"more words"', []),
        ('st.button("Next", key="tour next")', ["Next"]),
        ('st.button("Next" if step else "Start")', ["Next", "Start"]),
        ('f"Flip {count}"', ["Flip {}"]),
        ('f"own-scene-{index}"', []),
        ('key, hint = f"flip {index}", f"Flip {index}"', ["Flip {}"]),
        ('f"{name} = {value}"', []),
        ('x = "two words"', ["two words"]),
        ('x = "One neuron", "learning rate"', []),
        ('st.button("One neuron")', ["One neuron"]),
        (r'x = r"\frac{a} \text{}"', []),
        ('x = "<span class=a b>"', []),
        ('alt.X("count:Q", title="phones")', ["phones"]),
        ('alt.X("count:Q", title="p")', []),
    ],
)
def test_words_are_found_in_a_source(source, found):
    assert words_in(nodes_in(f"import this\n{source}")) == found


@pytest.mark.parametrize("pattern", SOURCES)
def test_the_sources_hold_no_words(pattern):
    files = [file for file in sorted(ROOT.glob(pattern)) if file != ROOT / GLOSSARY_FILE]
    assert files
    for file in files:
        path = str(file.relative_to(ROOT))
        excepted = EXCEPTIONS.get(path, ())
        found = words_in(nodes_of(file))
        assert [text for text in found if text not in excepted] == [], path
        assert set(excepted) <= set(found), path


@pytest.mark.parametrize("name", MODULES)
def test_a_module_of_the_catalogue_holds_constants_alone(name):
    docstring, *statements = ast.parse(Path(str(MODULES[name].__file__)).read_text(encoding="utf-8")).body
    assert isinstance(docstring, ast.Expr)
    for statement in statements:
        assert isinstance(statement, ast.Assign), ast.unparse(statement)
        (target,) = statement.targets
        assert isinstance(target, ast.Name)
        assert target.id.isupper()
        ast.literal_eval(statement.value)


def test_the_placeholders_of_the_catalogue_are_plain_names():
    found = {name: placeholders(text) for name, text in ALL_TEXTS}
    assert {name: each for name, each in found.items() if not all(map(str.isidentifier, each))} == {}


def test_the_texts_of_the_catalogue_have_the_punctuation_of_the_product():
    faults = re.compile(r'["!‘’]|  (?!\n)|^\s|\s$')
    assert [(name, text) for name, text in ALL_TEXTS if faults.search(text)] == []


def test_every_constant_of_the_catalogue_is_used_and_everything_that_is_used_is_there():
    used = {name for nodes in sources().values() for name, _ in uses(nodes)}
    assert used == constants().keys()


def test_a_text_of_the_catalogue_is_formatted_with_its_placeholders_if_it_has_a_brace():
    faults = []
    for path, nodes in sources().items():
        calls = formatting(nodes)
        items = {node.value for node in nodes if isinstance(node, ast.Subscript)}
        for name, node in uses(nodes):
            if isinstance(constants()[name], dict) and node not in items:
                continue
            found = texts(constants()[name])
            needed = set().union(*map(set, map(placeholders, found)))
            call = calls.get(node)
            has_braces = any("{" in text for text in found)
            given = {keyword.arg for keyword in call.keywords} if call else set()
            if has_braces != bool(call) or (None not in given and given != needed):
                faults.append((path, getattr(node, "lineno", 0), name))
    assert faults == []


def test_a_number_that_is_written_as_a_word_is_that_of_lib():
    written = {
        start.START_CARDS["activations"]: ("twenty", len(ACTIVATIONS), 20),
        start.START_CARDS["likelihood"]: ("Ten flips", len(parse_flips(TEN_FLIPS)), 10),
        start.START_INTRO: ("three hours", limits.LASTING, 3 * 3600),
        hall.NO_HALL: ("three hours", limits.LASTING, 3 * 3600),
        hall.MANY_WRONG: ("one minute", limits.WRONG_WITHIN, 60),
        hall.MANY_OPENED: ("ten minutes", limits.OPENED_WITHIN, 600),
        hall.HOST_EXERCISE_HELP: ("four numbers", numeric.COUNT, 4),
        start.PLANS_INTRO: ("Two plans", len(LESSON_PLANS), 2),
    }
    for text, (word, number, expected) in written.items():
        assert word in text
        assert number == expected


def test_every_text_that_a_visitor_types_and_that_can_be_unreadable_has_its_sentence():
    controls = [control for page in PAGES.values() for control in page.controls.values()]
    assert {control.key for control in controls if isinstance(control, Text) and control.read} < set(common.UNREADABLE)
