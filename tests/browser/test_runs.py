"""A run of the page: what is on the page stays as it is until the run replaces it."""

from tests.browser import app, selectors

# Begins to note the elements that begin to fade, or are seen to have faded.
NOTE_FADING = f"""() => {{
  window.faded = new Set();
  const note = (element) => window.faded.add(element.className);
  document.addEventListener("transitionrun", ({{ target, propertyName }}) => {{
    if (propertyName === "opacity" && target.matches("{selectors.ELEMENT}")) note(target);
  }});
  const look = () => {{
    for (const element of document.querySelectorAll("{selectors.ELEMENT}")) {{
      if (getComputedStyle(element).opacity < 1) note(element);
    }}
    requestAnimationFrame(look);
  }};
  look();
}}"""


def test_no_element_begins_to_fade_during_a_run(page):
    app.open_tab(page, "/activations?functions=Sigmoid")
    page.evaluate(NOTE_FADING)
    page.get_by_role("button", name="Tanh", exact=True).click()
    app.expect_address(page, functions=["Sigmoid", "Tanh"])
    app.wait_until_idle(page)
    page.get_by_role("radio", name="Dying ReLU").click()
    page.wait_for_selector(selectors.open_tab("Dying ReLU"))
    app.wait_until_idle(page)
    assert page.evaluate("[...window.faded]") == []
