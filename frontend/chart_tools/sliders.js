// The sliders of charts: range inputs that Vega draws, found by the key of their parameter.

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

/**
 * Keep the values of the sliders of a chart when Vega draws it anew.
 *
 * Fault: a chart whose size begins or ceases to follow the screen is drawn anew, with the values that it had at first.
 * Test: test_a_picture_fills_the_screen_with_its_slider_and_keeps_its_value in tests/browser/test_exports.py.
 */
export function keepValues(chart) {
  const before = new Map([...chart.querySelectorAll(":--slider")].map((input) => [input.name, input]));
  const observer = new MutationObserver(() => {
    const drawn = [...chart.querySelectorAll(":--slider")];
    if (drawn.length < before.size || drawn.some((input) => before.get(input.name) === input)) return;
    observer.disconnect();
    for (const input of drawn) setExactly(input, before.get(input.name).value);
  });
  if (before.size) observer.observe(chart, { childList: true, subtree: true });
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
let applying = false; // whether a slider is being set to a value that the server has sent

// Charts that share a parameter each have a slider of that name: the others follow the one that changes.
document.addEventListener("input", ({ target }) => {
  if (!target.matches?.(":--slider")) return;
  if (!applying) moved.set(target.name, Number(target.value));
  for (const other of document.getElementsByName(target.name)) {
    if (other !== target && other.value !== target.value) setExactly(other, target.value);
  }
  if (!applying) showUntilAnswered(target);
});

const followed = new Map(); // the name of a slider whose value the server has not yet sent back -> that slider

/**
 * Show the value of a slider in the number box of its parameter until the server sends that value back. Until then each
 * answer of the server to an earlier value writes that one into the box, so the box is compared before every paint.
 */
function showUntilAnswered(input) {
  if (!followed.size) requestAnimationFrame(showInBoxes);
  followed.set(input.name, input);
  showInBox(input);
}

function showInBoxes() {
  for (const [name, input] of followed) {
    if (!showInBox(input)) followed.delete(name);
  }
  if (followed.size) requestAnimationFrame(showInBoxes);
}

/** Show the value of a slider in its box, and return whether the server still has another one and nobody types there. */
function showInBox({ name, value, isConnected }) {
  const box = document.querySelector(`${widget(name)} :--number-field`);
  if (!isConnected || !box || box === document.activeElement) return false;
  if (Number(box.value) !== Number(value)) box.value = value;
  return Number(box.defaultValue) !== Number(value); // React keeps the value that it was given as the default one
}

// A typed number: keys that are pressed on the slider before the server answers go on from there.
document.addEventListener("number", ({ target: box }) => {
  for (const input of document.querySelectorAll(":--slider")) {
    if (!box.closest(widget(input.name))) continue;
    moved.delete(input.name);
    input.value = box.value;
  }
});

// A button, an arrow key in a box, or the browser's history may set a slider that the server has not answered yet.
document.addEventListener("click", ({ target }) => target.closest("button") && moved.clear(), true);
document.addEventListener("keydown", ({ target }) => target.matches?.(":--number-field") && moved.clear(), true);
addEventListener("popstate", () => moved.clear());

/**
 * Let the sliders of a new chart begin at the values that the user or the server has set since the chart was sent.
 *
 * Fault: Vega draws a chart some time after the server has sent it, and meanwhile the user may have moved the slider of
 * another chart. Test: test_the_bars_of_a_step_and_its_error_move_with_one_slider in tests/browser/test_live_sliders.py.
 */
function beginAtLatest(root, wasMounted) {
  const picture = (root.host ?? root).closest(":--picture");
  const before = new Set(wasMounted ? picture?.querySelectorAll(":--slider") : []);
  const begin = () => {
    const drawn = [...picture.querySelectorAll(":--slider")].filter((input) => !before.has(input));
    const { values } = applied.get(root);
    for (const input of drawn) {
      const value = moved.get(input.name) ?? values[input.name.replace(/_value$/, "")];
      if (value !== undefined && Number(input.value) !== value) apply(input, value);
    }
    return drawn.length > 0;
  };
  if (!picture || begin()) return;
  const observer = new MutationObserver(() => begin() && observer.disconnect());
  observer.observe(picture, { childList: true, subtree: true });
}

/** Set a slider to a value that is not the user's. */
function apply(input, value) {
  applying = true;
  setExactly(input, value);
  applying = false;
}

const applied = new WeakMap(); // the root of each mounted component -> its chart, and the updates and values applied

/**
 * Apply values that did not come from the slider: typed, set by a button, or restored by the browser's history. Each
 * parameter comes with its value and the number of such values so far; a new chart has its first values in its
 * specification (see beginAtLatest). A slider that the user has moved since then stays where it is.
 */
export function update(root, { chart, updates, values }) {
  const last = applied.get(root);
  const known = last?.chart === chart ? last.updates : updates;
  applied.set(root, { chart, updates, values });
  if (last?.chart !== chart && Object.keys(updates).length) beginAtLatest(root, Boolean(last));
  for (const [key, count] of Object.entries(updates)) {
    const input = slider(key);
    if (!input) continue;
    if (moved.get(input.name) === values[key]) moved.delete(input.name);
    if (known[key] === count || moved.has(input.name)) continue;
    apply(input, values[key]);
  }
}
