// The explanation of a view: its numbers follow the sliders, and its terms show their series in the pictures.
//
// The server writes the explanation with the present numbers. Of each number it also sends the text at every step of the
// sliders, which lib has computed, so that a drag needs neither the server nor a formula.

const TERM = ".st-key-explanation .term";
const FADED = 0.2; // the opacity of the other series
const CHART = ":--picture:has(.st-key-NAME-tools) :--drawing";

let shown = null; // what the explanation on the page has: its box, its component, the values of the sliders, its numbers
let marked = null; // the term whose series stands out
let hovered = null; // the term under the mouse
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

/** Let the numbers and the terms of an explanation that the server has written work. */
export function explain({ parentElement: root, data: [data] }) {
  const host = root.host ?? root;
  shown?.observer.disconnect();
  const box = host.closest(".st-key-explanation");
  const observer = new MutationObserver(restore);
  observer.observe(box, { childList: true, subtree: true });
  shown = { box, host, observer, values: data.values, numbers: parsed(data.numbers) };
  restore();
}

/** Return numbers by name, each with its present text and, by the key of a slider, its texts at the steps of that. */
function parsed(numbers) {
  const split = (steps) => Object.fromEntries(Object.entries(steps).map(([key, texts]) => [key, texts.split("|")]));
  return Object.fromEntries(
    Object.entries(numbers).map(([name, { now, steps }]) => [name, { now, steps: split(steps) }]),
  );
}

function slider(key) {
  return document.querySelector(":--slider-of-key".replace("KEY", CSS.escape(key)));
}

/** Return the text of a number: at the step of the slider that the server does not know yet, or as the server wrote it. */
function textOf({ now, steps }) {
  for (const [key, texts] of Object.entries(steps)) {
    const input = slider(key);
    if (!input || Number(input.value) === shown.values[key]) continue;
    const text = texts[Math.round((input.value - input.min) / input.step)];
    if (text !== undefined) return text;
  }
  return now;
}

function showNumbers() {
  for (const part of shown?.box.querySelectorAll(".live") ?? []) {
    const number = shown.numbers[part.dataset.number];
    const text = number && textOf(number);
    // The text node stays, so that the observer of the box hears of new elements alone.
    if (text && part.firstChild.data !== text) part.firstChild.data = text;
  }
}

/** Show the present numbers in what the server has written anew, and give the focus back to a term that had it. */
function restore() {
  showNumbers();
  if (!marked || marked.isConnected) return;
  const words = marked.textContent;
  const same = [...shown.box.querySelectorAll(".term")].find((term) => term.textContent === words);
  if (!same) return; // It comes with the next change of the box.
  hovered = null;
  if (document.activeElement === document.body) same.focus({ preventScroll: true });
  mark();
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

/** Let the series of the term that is pointed at, or has the focus, stand out in its pictures. */
function mark() {
  const term = hovered ?? document.activeElement?.closest(TERM) ?? null;
  if (term === marked) return;
  marked = term;
  sheet.replaceSync(term ? rules(term) : "");
}

document.addEventListener("input", ({ target }) => target.matches?.(":--slider") && showNumbers());

document.addEventListener("pointerover", ({ target, pointerType }) => {
  hovered = pointerType === "touch" ? null : (target.closest?.(TERM) ?? null);
  mark();
});
document.addEventListener("focusin", mark);
document.addEventListener("focusout", () => queueMicrotask(mark));

// A tap on a term, and the next one on it. Not every phone gives the focus to what is tapped.
let focused = null; // what had the focus when the pointer was put down
document.addEventListener("pointerdown", () => {
  focused = document.activeElement;
});
document.addEventListener("click", ({ target }) => {
  const term = target.closest?.(TERM);
  if (focused === term) term?.blur();
  else term?.focus();
});
document.addEventListener("keydown", ({ key, target }) => key === "Escape" && target.closest?.(TERM)?.blur());
