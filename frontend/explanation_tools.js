// The explanation of a view: its numbers follow the sliders, and its terms show their series in the pictures.
//
// The server writes the explanation with the present numbers and the values of the sliders that they belong to. Of each
// number it also sends the text at every step of the sliders, which lib has computed, so that a drag needs neither the
// server nor a formula. These texts stay the same while their own slider moves.
//
// A term is a toggle button: a click, Enter or Space lets its series stand out until it is pressed again, another term is
// pressed, or Escape. The mouse shows a series for as long as it points at the term.

const TERM = ".st-key-explanation .term";
const FADED = 0.2; // the opacity of the other series
const CHART = ":--picture:has(.st-key-NAME-tools) :--drawing";

let shown = null; // the explanation on the page: its box, its component, its numbers at each step, its terms
let pointed = null; // the term under the mouse
let pressed = null; // the term that was pressed last
let focused = null; // the term that has the focus, or had it until the server wrote the text anew
let marked = null; // the term whose series stands out
const written = new WeakMap(); // the element of each number -> its text as the server wrote it
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

/** Let the numbers and the terms of an explanation that the server has written work, also after a change of theme. */
export function explain({ parentElement: root, data: [numbers] }) {
  const host = root.host ?? root;
  const box = host.closest(".st-key-explanation");
  if (!box) return; // It has left the page meanwhile.
  shown?.observer.disconnect();
  const observer = new MutationObserver(restore);
  observer.observe(box, { childList: true, subtree: true });
  // In another box is the explanation of another view.
  shown = { box, host, observer, numbers: split(numbers), terms: shown?.box === box ? shown.terms : [] };
  restore();
  showSeries();
}

/** Return the texts of each number at the steps of each slider. */
function split(numbers) {
  const texts = (steps) => Object.fromEntries(Object.entries(steps).map(([key, joined]) => [key, joined.split("|")]));
  return Object.fromEntries(Object.entries(numbers).map(([name, steps]) => [name, texts(steps)]));
}

function slider(key) {
  return document.querySelector(":--slider-of-key".replace("KEY", CSS.escape(key)));
}

/** Return the text of a number at the present step of a slider that has moved since the text was written, or undefined. */
function textAtStep(name, values) {
  for (const [key, texts] of Object.entries(shown.numbers[name] ?? {})) {
    const input = slider(key);
    if (!input || Number(input.value) === values[key]) continue;
    // A slider that is being set to a value between two steps has no step.
    const text = texts[Math.round(((texts.length - 1) * (input.value - input.min)) / (input.max - input.min))];
    if (text !== undefined) return text;
  }
}

function showNumbers() {
  const present = shown?.box.querySelector("[data-values]");
  if (!present) return;
  const values = JSON.parse(present.dataset.values);
  for (const part of present.querySelectorAll(".live")) {
    if (!written.has(part)) written.set(part, part.textContent);
    const text = textAtStep(part.dataset.number, values) ?? written.get(part);
    // The text node stays, so that the observer of the box hears of new elements alone.
    if (part.firstChild.data !== text) part.firstChild.data = text;
  }
}

/** Show the present numbers in what the server has written anew, and let its terms be what the old ones were. */
function restore() {
  showNumbers();
  const before = shown.terms;
  shown.terms = [...shown.box.querySelectorAll(".term")];
  const isLost = focused?.isConnected === false;
  [pointed, pressed, focused] = [pointed, pressed, focused].map((term) =>
    term?.isConnected === false ? successor(term, before) : term,
  );
  if (isLost && document.activeElement === document.body) focused?.focus({ preventScroll: true });
  mark();
}

/** Return the term at the place of one that is gone, among those of the same words, or null. */
function successor(term, before) {
  const alike = (terms) => terms.filter(({ textContent }) => textContent === term.textContent);
  return alike(shown.terms)[alike(before).indexOf(term)] ?? null;
}

/** Return the rules by which the other series of the charts of a term fade: those in the theme's other colours. */
function rules({ dataset: { charts, color, dashes } }) {
  const theme = getComputedStyle(shown.host).getPropertyValue("--st-chart-categorical-colors").split(",");
  const painted = (hex) => `[stroke="${hex}" i], [fill="${hex}" i]`;
  const colors = theme.map((hex) => hex.trim());
  const dashed = ':is(path, line)[stroke-dasharray]:not([stroke-dasharray="1,0"])';
  const [series, other] = dashes
    ? [colors.map((hex) => `[stroke="${hex}" i]`).join(), dashes === "dashed" ? `:not(${dashed})` : dashed]
    : [colors.map(painted).join(), `:not(${painted(colors[color])})`];
  const pictures = charts.split(" ").map((name) => CHART.replace("NAME", CSS.escape(name)));
  // Marks that only the pointer finds stay invisible.
  return `:is(${pictures.join()}) :is(${series})${other}:not([opacity="0"]) { opacity: ${FADED} !important; }`;
}

/** Let the series of the term that is pointed at, or was pressed, stand out in its pictures. */
function mark() {
  for (const term of shown?.terms ?? []) term.setAttribute("aria-pressed", term === pressed);
  const term = pointed ?? pressed;
  if (term === marked) return;
  marked = term;
  showSeries();
}

function showSeries() {
  sheet.replaceSync(marked && shown ? rules(marked) : "");
}

function press(term) {
  pressed = term === pressed ? null : term;
  mark();
}

document.addEventListener("input", ({ target }) => target.matches?.(":--slider") && showNumbers());

document.addEventListener("pointerover", ({ target, pointerType }) => {
  pointed = pointerType === "touch" ? null : (target.closest?.(TERM) ?? null);
  mark();
});
// The pointer leaves the window.
document.addEventListener("pointerout", ({ relatedTarget }) => {
  if (relatedTarget) return;
  pointed = null;
  mark();
});

document.addEventListener("click", ({ target }) => {
  const term = target.closest?.(TERM);
  if (term) press(term);
});
document.addEventListener("keydown", (event) => {
  const { key, repeat, target } = event;
  if (key === "Escape") return press(null);
  if ((key !== "Enter" && key !== " ") || !target.matches?.(TERM)) return;
  event.preventDefault(); // Space would scroll the page.
  if (!repeat) press(target);
});

document.addEventListener("focusin", ({ target }) => {
  focused = target.closest?.(TERM) ?? null;
});
// Some browsers also say so of an element that is removed; that one gets the focus back.
document.addEventListener("focusout", () =>
  queueMicrotask(() => {
    if (focused?.isConnected && focused !== document.activeElement) focused = null;
  }),
);
