"""What the app says of itself is what the project says."""

import tomllib
from pathlib import Path

from lib.text.about import LICENCE, PACKAGES, TITLE, VERSION, YEAR, bibtex, citation

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_version_and_licence_are_those_of_the_project():
    assert PROJECT["version"] == VERSION
    assert PROJECT["license"] == LICENCE
    assert (ROOT / "LICENSE").read_text().startswith(f"{LICENCE} License")


def test_the_packages_are_those_that_are_installed_and_no_others():
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    assert set(PACKAGES) == {line.split("==")[0] for line in lines}


def test_a_bibtex_entry_has_its_braces_in_pairs_and_names_title_and_version():
    entry = bibtex()
    assert entry.startswith("@software{")
    assert entry.count("{") == entry.count("}")
    assert f"title = {{{{{TITLE}}}}}," in entry
    assert f"version = {{{VERSION}}}," in entry


def test_a_citation_is_one_line_with_title_version_year_and_licence():
    line = citation()
    assert "\n" not in line
    for part in (TITLE, f"version {VERSION}", str(YEAR), f"{LICENCE} licence."):
        assert part in line
