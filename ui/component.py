"""The app's own front end: small pieces of HTML, CSS and JavaScript from the folder `frontend`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.components import v2

FRONTEND = Path(__file__).parent.parent / "frontend"


def component(name: str, *kinds: str) -> Callable[..., Any]:
    """Register a piece of this app's own front end, from its files; no text of a visitor ever gets into them."""
    files: dict[str, Any] = {kind: (FRONTEND / f"{name}.{kind}").read_text(encoding="utf-8") for kind in kinds}
    return v2.component(name, **files)
