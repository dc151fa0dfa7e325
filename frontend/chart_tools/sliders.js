// The sliders of charts: range inputs that Vega draws, found by the key of their parameter.
//
// The number box of a parameter holds its number for the server, and is all that reports it. A slider that has rested for
// a moment puts its number into the box as if it were typed there, however many charts have a slider of that name. So
// every message of the page, whatever it is about, has the latest number of each slider, the address has it too, and the
// numbers that one drag moves are in one message.
//
// Fault of reports by the charts themselves: Streamlit 1.67 sends all that the page holds with each message. Until the
// server has answered the report of a chart, the box of its number holds the one before, and the next message puts that
// back. Test: test_no_older_message_or_answer_puts_back_a_number_that_was_typed_or_moved_by_keys in
// tests/browser/test_live_sliders.py.

import { tools } from "./shared.js";

const REST = 150; // milliseconds for which a slider has not moved when it reports its number

/** Return the range input of a parameter, or null. */
export function slider(key) {
  return document.querySelector(":--slider-of-key".replace("KEY", CSS.escape(key)));
}

/** Return the selector of the number box of a parameter by the name of its slider. */
const widget = (name) => `.st-key-${CSS.escape(name.replace(/_value$/, ""))}`;

/** Set a slider and dispatch the event that Vega listens to; the browser clips the value to the slider's range. */
export function setSlider(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Set a slider to a value that may lie between two of its steps, to which a range input would round it. */
function setExactly(input, value) {
  const { step } = input;
  input.step = "any";
  setSlider(input, value);
  input.step = step;
}

/** Move a slider by whole steps, and return whether its value changed. */
export function moveSlider(input, steps) {
  const before = input.value;
  const low = Number(input.min);
  const index = Math.round((input.valueAsNumber - low) / input.step);
  setSlider(input, low + (index + steps) * input.step);
  return input.value !== before;
}

const moved = new Map(); // the name of a slider that the user has moved -> its value, until the server answers with it
const unreported = new Map(); // the name of such a slider whose value its box does not hold yet -> that slider
let rest; // the timer that reports them
tools.unanswered = moved; // for the tests, which wait until it is empty
let applying = false; // whether a slider is being set to a value that is not the user's
let reporting = false; // whether boxes are being given the values of their sliders
let heldButton = null; // the button whose press is repeated after a report
let repeating = false; // whether that press is repeated now

// Charts that share a parameter each have a slider of that name: the others follow the one that changes.
document.addEventListener("input", ({ target }) => {
  if (!target.matches?.(":--slider")) return;
  if (!applying) {
    moved.set(target.name, Number(target.value));
    if (!unreported.size) requestAnimationFrame(showInBoxes);
    unreported.set(target.name, target);
    showInBox(target);
    clearTimeout(rest);
    rest = setTimeout(report, REST);
  }
  for (const other of document.getElementsByName(target.name)) {
    if (other !== target && other.value !== target.value) setExactly(other, target.value);
  }
});

/** Return the number box of a slider by its name, or null. */
export const boxOf = (name) => document.querySelector(`${widget(name)} :--number-field`);
const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set; // React does not notice it

/**
 * Show the values of sliders in the number boxes until these hold them. Until then an answer of the server to an earlier
 * value may write that one into a box, so the boxes are compared before every paint.
 */
function showInBoxes() {
  for (const input of unreported.values()) showInBox(input);
  if (unreported.size) requestAnimationFrame(showInBoxes);
}

/** Show the value of a slider in its box, unless somebody types there. */
function showInBox({ name, value }) {
  const box = boxOf(name);
  if (box && box !== document.activeElement && Number(box.value) !== Number(value)) setValue.call(box, value);
}

/**
 * Give the boxes the values of the sliders that the user has moved, as if the values were typed there. Streamlit may send
 * a box some time after its chart, and the report waits for it.
 */
function report() {
  clearTimeout(rest);
  reporting = true;
  for (const [name, { value, isConnected }] of unreported) {
    const box = boxOf(name);
    if (!box && isConnected) continue;
    unreported.delete(name);
    if (!box) continue;
    setValue.call(box, value);
    // React keeps the value that it was given as the default one. The server does not answer with that one again.
    if (Number(box.defaultValue) === Number(value)) moved.delete(name);
    for (const kind of ["input", "number", "focusout"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  reporting = false;
  if (unreported.size) rest = setTimeout(report, REST);
}

// A typed number: keys that are pressed on a slider before the server answers go on from there. The picture waits, since it
// may have no frame for that number yet.
document.addEventListener("number", ({ target: box }) => {
  if (reporting) return;
  for (const input of document.querySelectorAll(":--slider")) {
    if (!box.closest(widget(input.name))) continue;
    moved.delete(input.name);
    unreported.delete(input.name);
    input.value = box.value;
  }
});

/**
 * Report what was moved just before a press of a button, and let the button be pressed again after that: it may set a
 * slider, and its own message must not be one with the report. A press with a key that opens a link elsewhere is left.
 *
 * Fault: Streamlit 1.67 runs only the first fragment of those whose controls change at one time.
 * Test: test_sliders_of_one_name_move_together_and_report_once_also_right_before_a_button_is_pressed in
 * tests/browser/test_live_sliders.py.
 */
function reportFirst(event) {
  const pressed = event.target.closest("button, summary, a");
  if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (repeating || (!unreported.size && pressed !== heldButton)) return moved.clear();
  event.preventDefault();
  event.stopImmediatePropagation();
  // React Aria presses a button itself if it has not heard of a click for 80 ms: a second press would take back the first.
  // Test: test_an_option_that_is_chosen_right_after_a_slider_has_moved_away_and_back_is_chosen_once in
  // tests/browser/test_live_sliders.py.
  if (pressed === heldButton) return;
  heldButton = pressed;
  const isIdle = isAppIdle();
  report();
  afterSending(() => pressAgain(pressed), isIdle ? MOST_WAITS : 0);
}

const MOST_WAITS = 50;
const isAppIdle = () => document.querySelector(":--app").matches(":--idle");

/**
 * Act when Streamlit has sent the report, which it does some time after the event of a box: an app that was idle then asks
 * for a run. Where it was not idle, or has nothing to send, act after a moment.
 */
function afterSending(act, waits) {
  setTimeout(() => (waits && isAppIdle() ? afterSending(act, waits - 1) : setTimeout(act)));
}

/** Press a button again, also if a player has moved its slider meanwhile. */
function pressAgain(pressed) {
  if (heldButton === pressed) heldButton = null;
  repeating = true;
  pressed.click();
  repeating = false;
}

// A button, an arrow key in a box, or the browser's history may set a slider that the server has not answered yet.
document.addEventListener("click", reportFirst, true);
document.addEventListener("keydown", ({ target }) => target.matches?.(":--number-field") && moved.clear(), true);
addEventListener("popstate", () => {
  clearTimeout(rest);
  unreported.clear();
  moved.clear();
});

const applied = new WeakMap(); // the root of each mounted component -> its chart, and the updates and values applied

/**
 * Let the sliders of a picture begin at the values that the user or the server has set since the chart was sent.
 *
 * Faults: Vega draws a chart some time after the server has sent it, and meanwhile the user may have moved the slider of
 * another chart. A chart whose size begins or ceases to follow the screen, or whose theme changes, is drawn anew, with
 * the values that it had at first.
 * Tests: test_the_bars_of_a_step_and_its_error_move_with_one_slider in tests/browser/test_live_sliders.py, and
 * tests/browser/test_exports.py.
 */
function beginAtLatest(root) {
  const picture = (root.host ?? root).closest(":--picture");
  const known = new WeakSet();
  const begin = () => {
    const { values } = applied.get(root);
    for (const input of picture.querySelectorAll(":--slider")) {
      if (known.has(input)) continue;
      known.add(input);
      const value = moved.get(input.name) ?? values[input.name.replace(/_value$/, "")];
      if (value !== undefined && Number(input.value) !== value) apply(input, value);
    }
  };
  if (!picture) return;
  begin();
  new MutationObserver(begin).observe(picture, { childList: true, subtree: true });
}

/** Set a slider to a value that is not the user's. */
function apply(input, value) {
  applying = true;
  setExactly(input, value);
  applying = false;
}

/**
 * Apply values that the server has: typed, set by a button, or restored by the browser's history. Each parameter comes
 * with its value and the number of its changes so far; a new chart has its first values in its specification (see
 * beginAtLatest). A slider that the user has moved since then stays where it is.
 *
 * Every run of the server calls this, also one in which no value has changed: a slider may have been moved away and back
 * since the run before. Streamlit calls a component only with other data than before, so these count the runs.
 */
export function update(root, { chart, updates, values }) {
  const last = applied.get(root);
  const known = last?.chart === chart ? last.updates : {};
  applied.set(root, { chart, updates, values });
  if (!last) beginAtLatest(root);
  for (const [key, count] of Object.entries(updates)) {
    const input = slider(key);
    if (!input) continue;
    if (moved.get(input.name) === values[key]) moved.delete(input.name);
    if (known[key] === count || moved.has(input.name) || unreported.has(input.name)) continue;
    apply(input, values[key]);
  }
}
