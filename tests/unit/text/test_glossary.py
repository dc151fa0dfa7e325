import re
from pathlib import Path

import pytest

from lib.text.glossary import GLOSSARY, definitions

VIEWS = sorted((Path(__file__).parents[3] / "ui" / "views").rglob("*.py"))


@pytest.mark.parametrize("term", GLOSSARY)
def test_a_term_is_explained_in_one_or_two_sentences_that_end(term):
    assert GLOSSARY[term].endswith(".")
    assert len(re.findall(r"\.(?: |$)", GLOSSARY[term])) <= 2


@pytest.mark.parametrize("term", GLOSSARY)
def test_every_term_is_explained_on_a_page(term):
    assert any(f'"{term}"' in page.read_text(encoding="utf-8") for page in VIEWS)


def test_an_unknown_term_is_a_fault_of_the_page():
    assert definitions(["logit"]).startswith("**logit**: ")
    with pytest.raises(KeyError):
        definitions(["no such term"])
