"""What a visitor puts into a name or a title stands on every page as it was typed, and nothing is fetched for it."""

import json

from lib.lesson.address import location
from lib.lesson.reading import class_names
from lib.lesson.scene_list import to_link
from lib.lesson.scenes.scene import Scene
from tests.browser import app, selectors
from tests.hostile import HOSTILE

NAMES = [text for text in HOSTILE if class_names(text, 1, 1) == [text]]
GROUPS = [NAMES[start : start + 10] for start in range(0, len(NAMES), 10)]
THREE = ["[click](//e.vil)", "www.e.vil", "![](//a.bc/p.png)"]
# What a text would become: a picture, a link to another host, code, a color, an icon, a formula that is none.
# The exercises of a view have an icon of their own, for what is solved and what is not.
OUR_ICONS = "[aria-label^=radio_button], [aria-label^=check_circle]"
LABEL, METRIC = (f"[data-testid={name}]" for name in ("stWidgetLabel", "stMetricLabel"))
# What a chart says, where a text that is too long ends with an ellipsis.
DRAWN = f"""[...document.querySelectorAll("{selectors.TEXT}")]
  .map((text) => text.textContent.trim().replace(/…+$/, "")).filter(Boolean)"""
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


def show(page, address, selector, text):
    """Go to an address of the same page, and wait until a part of the page says a text."""
    app.travel(page, address)
    page.wait_for_function(
        "([parts, text]) => [...document.querySelectorAll(parts)].some((part) => part.textContent.includes(text))",
        arg=[selector, text],
    )
    app.wait_until_idle(page)


def test_names_stand_as_they_were_typed_in_labels_tables_formulas_charts_metrics_and_sentences(page):
    for place, names in enumerate(GROUPS):
        query = {"view": "Classes", "names": ",".join(names), "steps": "true"}
        if place:
            show(page, location("softmax", query), LABEL, f"Logit of {names[-1]}")
        else:
            app.open_tab(page, location("softmax", query))
        labels = texts(page, LABEL)
        assert [name for name in names if f"Logit of {name}" not in labels] == []
        boxes = page.locator(selectors.NUMBER_BOX).evaluate_all("boxes => boxes.map((box) => box.ariaLabel)")
        assert [label for label in boxes if label.startswith("Logit")] == [f"Logit of {name}" for name in names]
        assert texts(page, f"{selectors.TABLE} tbody th") == [*names, "Sum"]
        assert f"p{names[0]}" in texts(page, ".katex-html")[0].replace("\xa0", " ").replace("\u200b", "")
        app.eventually(page, f"{json.dumps(names)}.filter((name) => !{DRAWN}.some((text) => name.includes(text)))", [])
        expect_nothing_made(page)
    # Each place has a link, an address and a picture; every text is escaped in tests/unit/text/test_escape.py.
    first, joined = THREE[0], ",".join(THREE)
    said = f"Probability of {first} "
    show(page, location("softmax", {"view": "Cross-entropy", "names": joined}), selectors.MARKDOWN, said)
    assert texts(page, f"{selectors.choice('true')} [role=radio]") == THREE
    expect_nothing_made(page)
    two = ",".join(THREE[:2])
    show(page, location("softmax", {"view": "Classes", "names": two}), selectors.MARKDOWN, f"it gives {first} ")
    expect_nothing_made(page)
    show(page, location("softmax", {"view": "Temperature", "names": joined}), selectors.MARKDOWN, f"arg max, {first};")
    expect_nothing_made(page)
    app.follow_menu(page, "Losses")
    show(page, location("losses", {"view": "Three classes", "names": joined}), METRIC, f"Probability of {first}")
    assert f"Probability of {first}" in texts(page, METRIC)
    expect_nothing_made(page)


def test_titles_of_a_list_and_texts_that_cannot_be_read_stand_as_they_are(page):
    titles = [text for text in HOSTILE if text.isprintable()][:20]
    link = to_link([Scene("softmax", {"view": "Classes"}, title) for title in titles])
    app.open_tab(page, location("overview", {"view": "My list", "scenes": link}))
    boxes = page.locator("[class*=st-key-own-scene] input").evaluate_all("boxes => boxes.map((box) => box.value)")
    assert boxes == titles
    expect_nothing_made(page)
    app.follow_menu(page, "Softmax")
    app.travel(page, location("softmax", {"view": "Classes", "scenes": link, "lecture": "1"}))
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
