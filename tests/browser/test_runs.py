"""A run of the page: what is on the page stays as it is until the run replaces it."""

import re

from tests.browser import app, selectors

# No message of Streamlit: a field that says to be longer than the message is.
UNREADABLE = b"\x0a\xff\xff"

# As a browser does that blocks the storage of windows.
BLOCK_STORAGE = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); }
})"""

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


def expect_no_fading(page):
    """Assert that no element begins to fade during the run of a control, and of a tab."""
    page.evaluate(NOTE_FADING)
    app.pill(page, "Tanh").click()
    app.expect_address(page, functions=["Sigmoid", "Tanh"])
    app.wait_until_idle(page)
    page.get_by_role("radio", name="Dying ReLU").click()
    page.wait_for_selector(selectors.open_tab("Dying ReLU"))
    app.wait_until_idle(page)
    assert page.evaluate("[...window.faded]") == []


def test_nothing_fades_and_a_message_that_cannot_be_read_loads_the_page_again_unless_that_cannot_be_noted(
    shared_window, server
):
    page = shared_window.context.new_page()
    connections, errors = [], []

    def relay(connection):
        connections.append(connection)
        connection.connect_to_server()

    page.route_web_socket(re.compile("/_stcore/stream"), relay)
    with app.watched(page, server):
        app.open_tab(page, "/activations?functions=Sigmoid")
        expect_no_fading(page)
    app.press(page, "step", "End")
    step = float(app.slider(page, "step").input_value())
    app.expect_address(page, step=step)
    app.wait_until_idle(page)
    with page.expect_event("load"):
        connections[-1].send(UNREADABLE)
    app.wait_until_idle(page)
    app.expect_slider(page, step=step)
    assert page.get_by_role("dialog").count() == 0
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.evaluate(f"window.stays = true; {BLOCK_STORAGE}")
    connections[-1].send(UNREADABLE)
    page.get_by_role("dialog").wait_for()
    assert page.evaluate("window.stays") is True
    assert errors == []
    page.close()
