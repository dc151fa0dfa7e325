"""The files of `frontend` as Streamlit takes them: style sheets and small components.

Streamlit takes a component's JavaScript as one text that cannot import another file, and browsers do not know custom
selectors yet. So a module is put together with those that it imports, and each custom selector of
`frontend/selectors.css` is replaced by what it stands for. No text of a visitor gets into any of these texts.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from streamlit.components import v2

FRONTEND = Path(__file__).parent.parent / "frontend"

IMPORT = re.compile(r'^import (?:\{[^}]*\} from )?"\./([^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
CUSTOM_SELECTOR = re.compile(r"^@custom-selector (:--[\w-]+) ([^;]+);$", re.MULTILINE)

# The custom selectors by name; their quotes are single, since those of strings in JavaScript are double.
SELECTORS: Mapping[str, str] = {
    name: selector.replace('"', "'")
    for name, selector in CUSTOM_SELECTOR.findall((FRONTEND / "selectors.css").read_text(encoding="utf-8"))
}


def component(path: str, *kinds: str) -> Callable[..., Any]:
    """Register a component, of which `frontend` has one file of each kind ("html", "css", "js") under its path."""
    files: dict[str, Any] = {kind: replaced(bundle(FRONTEND / f"{path}.{kind}")) for kind in kinds}
    return v2.component(Path(path).name, **files)


def first_call(act: Callable[[], None]) -> Callable[[], None]:
    """Return a function that acts when it is called for the first time.

    One message of a browser may hold the same event thousands of times. A run of the page makes a new function of each
    event, so that every run takes each event once.
    """
    acts = iter([act])
    return lambda: next(acts, lambda: None)()


def style(name: str, selectors: Mapping[str, str] | None = None) -> str:
    """Return a style sheet of `frontend` as a style element; `selectors` adds custom selectors by name."""
    return f"<style>{replaced((FRONTEND / name).read_text(encoding='utf-8'), selectors)}</style>"


def bundle(file: Path) -> str:
    """Return the text of a file, after those of the modules that it imports, each once.

    All share one scope, so no two modules of a component may define the same name.
    """
    modules: dict[str, str] = {}

    def add(module: Path) -> None:
        text = module.read_text(encoding="utf-8")
        for name in IMPORT.findall(text):
            if name not in modules:
                add(file.parent / name)
        modules[module.name] = IMPORT.sub("", text)

    add(file)
    return EXPORT.sub("", "\n".join(modules.values()))


def replaced(text: str, selectors: Mapping[str, str] | None = None) -> str:
    """Return a text with custom selectors replaced; an unknown one raises a KeyError."""
    known = {**SELECTORS, **(selectors or {})}
    return re.sub(r":--[\w-]+", lambda name: f":is({known[name[0]]})", text)
