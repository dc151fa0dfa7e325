"""What the project says of itself outside the app agrees with what the app says."""

import re
import tomllib
from pathlib import Path

import pytest

from lib.text.about import AUTHOR, LICENCE, TITLE, VERSION, YEAR

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("field", "value"), [("title", TITLE), ("version", VERSION), ("license", LICENCE), ("- name", AUTHOR)]
)
def test_the_citation_file_agrees_with_the_app(field, value):
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(rf"^ *{re.escape(field)}: {re.escape(value)}$", citation, re.MULTILINE)


def test_the_changelog_has_the_version_of_the_project_and_the_date_of_the_citation():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    released = re.search(r"^date-released: (\d{4}-\d{2}-\d{2})$", citation, re.MULTILINE)[1]
    assert released.startswith(f"{YEAR}-")
    assert f"\n## [{project['version']}] - {released}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_command_of_the_contributors_guide_names_a_tool_that_is_pinned():
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    pinned = (ROOT / "tests" / "requirements.txt").read_text(encoding="utf-8")
    package = {"lint-imports": "import-linter", "pip": "", "python": "", "streamlit": ""}
    for tool in set(re.findall(r"\.venv/bin/([\w-]+)", guide)):
        assert package.get(tool, tool) == "" or f"{package.get(tool, tool)}==" in pinned, tool


@pytest.mark.parametrize("guide", ["CONTRIBUTING.md", "README.md"])
def test_every_file_and_folder_that_a_guide_names_exists(guide):
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = re.findall(r"`((?:lib|ui|tests|frontend|benchmarks|deploy)/[\w/.]*)`", text)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
