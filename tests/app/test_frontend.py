"""The files of the front end: one place for foreign selectors, and modules that are put together correctly."""

import re

import pytest

from ui.component import FRONTEND, SELECTORS, bundle, replaced, style

ROOT = FRONTEND.parent
TEXTS = {
    str(file.relative_to(ROOT)): file.read_text(encoding="utf-8")
    for folder in ("frontend", "lib", "ui", "pages", ".")
    for file in sorted((ROOT / folder).glob("*" if folder == "." else "**/*"))
    if file.suffix in {".css", ".html", ".js", ".py"} and file.name != "selectors.css"
}
# Names that Streamlit, Vega and KaTeX give to elements, and attributes in which Streamlit writes its state.
FOREIGN = re.compile(
    r"data-test|\.st[A-Z]|\.vega-|element-container|\.katex|\.marks\b|\.mark-|\.role-|\.background\b"
    r"|\[(?:aria-(?!pressed)[a-z]+|name)[\^$*~|]?=|\[role=(?!dialog)|\[data-orientation"
)
KEY = re.compile(r"st-key-([a-z][\w-]*)")
NAME = re.compile(r"^(?:export )?(?:const|let|function) (\w+)", re.MULTILINE)
PRINT = re.compile(r"@media print \{.*?^\}", re.DOTALL | re.MULTILINE)
RELATION = re.compile(r":has\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)")


def test_selectors_of_elements_that_are_not_ours_are_in_one_file():
    found = {(name, line) for name, text in TEXTS.items() for line in text.splitlines() if FOREIGN.search(line)}
    assert found == set()


def test_every_key_that_a_style_or_script_selects_is_defined_in_python():
    python = "".join(text for name, text in TEXTS.items() if name.endswith(".py"))
    keys = {key for name, text in TEXTS.items() if name.startswith("frontend") for key in KEY.findall(text)}
    assert {key for key in keys if f'"{key}' not in python and f"'{key}" not in python} == set()


def test_no_script_needs_a_promise_that_older_browsers_lack():
    # Before Chrome 119, Firefox 121 and Safari 17.4 one call of it would take all tools with it.
    assert [name for name, text in TEXTS.items() if "Promise.withResolvers" in text] == []


def test_every_custom_selector_is_used():
    used = set(re.findall(r":--[\w-]+", "".join(TEXTS.values())))
    assert set(SELECTORS) - used == set()


@pytest.mark.parametrize("name", ["page.css", "lesson_page.css", "lecture_page.css"])
def test_has_holds_no_attribute_and_no_universal_selector_since_each_picture_would_compute_all_styles(name):
    """A key of Streamlit that a style finds by its beginning is such an attribute."""
    text = re.sub(r"/\*.*?\*/", "", PRINT.sub("", TEXTS[f"frontend/{name}"]), flags=re.DOTALL)
    relations = [replaced(found) for line in text.splitlines() for found in RELATION.findall(line)]
    assert relations
    assert [found for found in relations if "[" in found or "*" in found] == []


def test_a_bundle_has_each_module_once_before_those_that_import_it_and_no_name_twice():
    text = bundle(FRONTEND / "chart_tools" / "chart_code.js")
    assert "import " not in text.replace("imports ", "")
    assert text.count("function setSlider(") == 1
    assert text.index("function setSlider(") < text.index("function player(") < text.index("export default")
    names = NAME.findall(text)
    assert sorted(names) == sorted(set(names))


def test_a_custom_selector_is_replaced_wherever_it_is_and_an_unknown_one_raises():
    assert replaced(":--main :--idle > a", {}) == ":is(.stMain) :is([data-test-script-state='notRunning']) > a"
    assert ":is(.st-key-p)" in style("lecture_controls.css", {":--needed": ".st-key-p", ":--needed-slider": "[name=p]"})
    with pytest.raises(KeyError, match="--nonsense"):
        replaced("a:--nonsense", {})
