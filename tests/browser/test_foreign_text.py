"""What a visitor puts into a name or a title stands on every page as it was typed, and nothing is fetched for it."""

import pytest

from lib.lesson.address import location
from lib.lesson.reading import class_names
from lib.lesson.scene_list import to_link
from lib.lesson.scenes.scene import Scene
from tests.browser import app, selectors
from tests.hostile import HOSTILE

NAMES = [text for text in HOSTILE if class_names(text, 1, 1) == [text]]
GROUPS = [NAMES[start : start + 10] for start in range(0, len(NAMES), 10)]
# What a text would become: a picture, a link to another host, code, a color, an icon, a formula that is none.
# The exercises of a view have an icon of their own, for what is solved and what is not.
OUR_ICONS = "[aria-label^=radio_button], [aria-label^=check_circle]"
MADE = "img, a[href*='e.vil'], code, del, em, [class*=Colored], .katex-error"
MADE += f", [role=img][translate=no]:not({OUR_ICONS})"


def texts(page, selector):
    """Return the text of each element as it is seen."""
    return page.locator(selector).evaluate_all("parts => parts.map((part) => part.textContent.trim())")


def expect_nothing_made(page):
    """Assert that no text on the page has become anything but text."""
    found = page.locator(f"{selectors.MARKDOWN} :is({MADE})").evaluate_all(
        "parts => parts.map((part) => part.outerHTML)"
    )
    assert found == []


@pytest.mark.parametrize("names", GROUPS, ids=range(len(GROUPS)))
def test_names_stand_as_they_were_typed_in_labels_table_formula_and_chart(page, names):
    query = {"view": "Classes", "names": ",".join(names), "steps": "true"}
    app.open_tab(page, location("softmax", query))
    labels = texts(page, "[data-testid=stWidgetLabel]")
    assert [name for name in names if f"Logit of {name}" not in labels] == []
    boxes = page.locator(selectors.NUMBER_BOX).evaluate_all("boxes => boxes.map((box) => box.ariaLabel)")
    assert [label for label in boxes if label.startswith("Logit")] == [f"Logit of {name}" for name in names]
    assert texts(page, f"{selectors.TABLE} tbody th") == [*names, "Sum"]
    assert f"p{names[0]}" in texts(page, ".katex-html")[0].replace("\xa0", " ").replace("\u200b", "")
    drawn = texts(page, selectors.TEXT)
    assert [name for name in names if not any(text.rstrip("…") in name for text in drawn if text)] == []
    expect_nothing_made(page)


@pytest.mark.parametrize("names", [GROUPS[0][:3], GROUPS[-1][1:4]], ids=["markdown", "links"])
def test_names_stand_as_they_were_typed_in_captions_metrics_and_sentences(page, names):
    joined = ",".join(names)
    app.open_tab(page, location("losses", {"view": "Three classes", "names": joined}))
    assert f"Probability of {names[0]}" in texts(page, "[data-testid=stMetricLabel]")
    expect_nothing_made(page)
    app.open_tab(page, location("softmax", {"view": "Cross-entropy", "names": joined}))
    assert texts(page, f"{selectors.choice('true')} [role=radio]") == names
    assert any(f"Probability of {names[0]} " in text for text in texts(page, selectors.MARKDOWN))
    expect_nothing_made(page)
    app.open_tab(page, location("softmax", {"view": "Classes", "names": ",".join(names[:2])}))
    assert any(f"it gives {names[0]} " in text for text in texts(page, selectors.MARKDOWN))
    app.open_tab(page, location("softmax", {"view": "Temperature", "names": joined}))
    assert any(f"arg max, {names[0]};" in text for text in texts(page, selectors.MARKDOWN))
    expect_nothing_made(page)


def test_titles_of_a_list_and_texts_that_cannot_be_read_stand_as_they_are(page):
    titles = [text for text in HOSTILE if text.isprintable()][:20]
    link = to_link([Scene("softmax", {"view": "Classes"}, title) for title in titles])
    app.open_tab(page, location("overview", {"view": "My list", "scenes": link}))
    boxes = page.locator("[class*=st-key-own-scene] input").evaluate_all("boxes => boxes.map((box) => box.value)")
    assert boxes == titles
    expect_nothing_made(page)
    app.open_tab(page, location("softmax", {"view": "Classes", "scenes": link, "lecture": "1"}))
    app.eventually(
        page,
        "[...document.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean)"
        ".map((root) => root.querySelector('.title')?.textContent).find(Boolean)",
        titles[0],
    )
    expect_nothing_made(page)
    app.open_tab(page, location("likelihood", {"flips": titles[0], "p": titles[1], "seed": "www.e.vil"}))
    assert f"'{titles[1]}' is not a number" in " ".join(texts(page, "[data-testid=stAlert]"))
    expect_nothing_made(page)
