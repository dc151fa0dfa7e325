from pathlib import Path

import pytest

from lib.text.glossary import GLOSSARY, definitions

VIEWS = sorted((Path(__file__).parents[3] / "ui" / "views").rglob("*.py"))


def test_every_term_is_explained_on_a_page():
    texts = "".join(page.read_text(encoding="utf-8") for page in VIEWS)
    assert [term for term in GLOSSARY if f'"{term}"' not in texts] == []


def test_an_unknown_term_is_a_fault_of_the_page():
    assert definitions(["logit"]).startswith("**logit**: ")
    with pytest.raises(KeyError):
        definitions(["no such term"])
