"""The settings that ship, and a source that lets no HTML of a visitor through."""

import re
import tomllib
from pathlib import Path

from streamlit import config

ROOT = Path(__file__).parents[2]
SETTINGS = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
OURS = [
    ROOT / "streamlit_app.py",
    *(file for folder in ("pages", "ui", "lib") for file in (ROOT / folder).rglob("*.py")),
]


def test_every_setting_departs_from_streamlits_default():
    defaults = config.get_config_options()
    settings = tomllib.loads(SETTINGS)
    for section, name in ((s, n) for s in settings.keys() - {"theme"} for n in settings[s]):
        assert settings[section][name] != defaults[f"{section}.{name}"].default_val, f"{section}.{name}"


def test_no_python_of_ours_lets_html_through():
    for file in OURS:
        source = file.read_text(encoding="utf-8")
        assert not re.search(r"unsafe_allow_html|unsafe_allow_javascript|components\.v1|iframe|allow_html", source), (
            file
        )
        assert file.is_relative_to(ROOT / "ui") or not re.search(r"\bhtml\(", source), file


def test_no_script_of_ours_writes_html():
    for file in (ROOT / "frontend").rglob("*.js"):
        source = file.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", source), (
            file
        )
