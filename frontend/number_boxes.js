// Lets number boxes take what people type, paste and drop: a decimal comma, the minus sign of print, powers of ten.
//
// Faults of Chromium and of Streamlit 1.67:
// - The browser drops from a number box every character that it does not know, without a message, before any script
//   hears of it: "0,5" becomes 5 and "−3" becomes 3. Here the text is read before it is inserted. The rules are those of
//   lib/lesson/reading.py.
// - A box with no number in it gets its default, and one with a number out of range stays red without saying why. Here
//   the number before the edit comes back, and a message under the box names the reason and the limits.
// - Streamlit gives a box the Markdown of its label as its name for screen readers. Here the name is the label as it is
//   seen.
// - Streamlit keeps a wheel over a box from scrolling the page; the browser makes it change the number of a box with
//   the focus.
// Tests: tests/browser/test_number_boxes.py.

const BOX = ":--number-field";
const MINUS = /[\u2010-\u2013\u2212]/g;
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const SUPERSCRIPT = /[\u207a\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+|[\u207a\u207b]/g;
const MIXED_FRACTION = /\d\s*[\u00bc-\u00be\u2150-\u215e]/;
const TIMES = /\s*(?:[\u00d7*x\u00b7\u22c5\u2219]|\\cdot|\\times)\s*/g;
const POWER = /(?<=[\d.])\u00d710(?:\^\{?([+-]?\d+)\}?|([+-]\d+))/g;
const BARE_POWER = /^([+-]?)10\^\{?([+-]?\d+)\}?$/;
const SPACED = /(?<![\de])\d{1,3}(?:[\s'\u2019\u066c]\d{3})+(?![\d\s'\u2019\u066c])/g;
const GROUPED = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const PLAIN_BEGINNING = /^[+-]?(?:\d*\.?\d*|(?:\d+\.?\d*|\.\d+)e[+-]?\d*)$/i; // that the browser takes as it is
const BEGINNING = /^[\d.,+\-eE\s'\u2019\u066c\u00d7*x\u00b7\u22c5\u2219^{}%/]*$/; // of a number that is being typed
const ZEROS = [0x660, 0x6f0, 0x966]; // the digits 0 of Arabic, Persian and Hindi

const FRAGMENT = /^(?:[\d.eE+-]|\d*\.?\d*)$/; // that can be inserted into a number: a key, or digits with a point
const WATCH = 100; // milliseconds after which a message is gone from a box that holds another number

// An edited box -> its number before the edit, all that was typed (null where the caret may be inside the number), and
// what was refused or inserted there, of which "refused" says whether anything was.
const edits = new WeakMap();
let inserting = false; // whether a text is being inserted in place of another
let whole = []; // the keys of the parameters that are whole numbers
let message = null; // the message that is shown under a box
let watch; // the timer that looks whether the message still stands under the number that it is about

/** Return a text with the plain form of each character. */
function plain(text) {
  const digit = (other) => {
    const zero = ZEROS.find((code) => other.charCodeAt(0) >= code && other.charCodeAt(0) < code + 10);
    return zero ? String(other.charCodeAt(0) - zero) : other;
  };
  const marked = text.replace(SUPERSCRIPT, "^$&").normalize("NFKC").replace(INVISIBLE, "").replace(MINUS, "-");
  return marked
    .replace(/(?<=\^-?)\^/g, "")
    .replace(/\p{Nd}/gu, digit)
    .replace("\u2044", "/")
    .replace("\u066b", ".");
}

/** Return the number in a text as a number box takes it, null if it holds no number or could be two numbers. */
function read(text) {
  if (MIXED_FRACTION.test(text)) return null;
  const form = plain(text).trim();
  const percent = form.endsWith("%");
  const parts = (percent ? form.slice(0, -1) : form).split("/").map(decimal);
  if (parts.includes(null) || parts.length > (percent ? 1 : 2)) return null;
  if (parts.length === 1 && !percent) return parts[0];
  const value = percent ? Number(parts[0]) / 100 : Number(parts[0]) / Number(parts[1]);
  return Number.isFinite(value) ? String(value) : null;
}

function decimal(part) {
  const close = part
    .trim()
    .replace(/^([+-])\s+/, "$1")
    .replace(TIMES, "\u00d7");
  const joined = close.replace(SPACED, (digits) => digits.replace(/\D/g, ""));
  if (GROUPED.test(joined)) return null;
  const exponent = (_, first, second) => `e${first ?? second}`;
  const power = joined.replace(BARE_POWER, "$11e$2").replace(POWER, exponent);
  const point = power.split(",").length === 2 && !power.includes(".") ? power.replace(",", ".") : power;
  return NUMBER.test(point) && Number.isFinite(Number(point)) ? point : null;
}

const isWhole = (box) => whole.some((key) => box.closest(`.st-key-${key}`));

/** Return in words which numbers a box holds. */
function limits(box) {
  const [low, high] = [box.min, box.max].map((end) => String(Number(end)).replace("-", "\u2212"));
  return `${isWhole(box) ? "a whole number" : "a number"} from ${low} to ${high}`;
}

/** Remove the message. */
function unsay() {
  message?.remove();
  clearInterval(watch);
}

/** Show a message under a box in place of the last one, until the box holds another number. */
function say(box, text) {
  unsay();
  const about = Number(box.value);
  watch = setInterval(() => {
    if (!message.isConnected || (Number(box.value) !== about && !edits.has(box))) unsay();
  }, WATCH);
  message = Object.assign(document.createElement("div"), {
    className: "number-message",
    role: "alert",
    textContent: text,
  });
  box.closest(":--number-input").append(message);
}

/** Remove a message that lies over the row below its own, so that what it covers can be read and changed. */
function uncover() {
  if (message?.closest(":--boxes")) unsay();
}

function refuse(box, text, reason) {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  say(box, `“${shown}” ${reason}. Enter ${limits(box)}.`);
}

/** Put a number into a box as if it were typed. */
function put(box, number) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(box, number);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Return the edit of a box, which begins now unless it has begun. */
function editOf(box) {
  if (!edits.has(box)) edits.set(box, { before: box.value, typed: null, entered: "", refused: false });
  return edits.get(box);
}

/** Note that the caret of a box may be anywhere from now on. */
function forgetCaret(box) {
  if (edits.has(box)) edits.get(box).typed = null;
}

/** Insert what is typed, pasted or dropped as a number, wait for its end, or refuse it. */
function insert(event) {
  const { target: box, isComposing, inputType } = event;
  // The key Enter, which has ended an edit, begins none: the browser's history may change the number of the box next.
  if (!box.matches?.(BOX) || inserting || inputType === "insertLineBreak") return;
  if (!message?.parentElement?.contains(box)) uncover();
  const edit = editOf(box);
  const text = event.data ?? event.dataTransfer?.getData("text/plain") ?? null;
  if (isComposing || text === null) {
    Object.assign(edit, { typed: null, entered: "", refused: false });
    return;
  }
  const selected = getSelection().toString();
  if (edit.typed === null && selected && selected === box.value) {
    Object.assign(edit, { typed: "", entered: "", refused: false });
  }
  edit.entered += text;
  if (edit.typed === null) insertFragment(event, box, edit, text);
  else insertAtEnd(event, box, edit, text);
}

/** Insert a text in place of the one that is selected. */
function insertInstead(text) {
  inserting = true;
  document.execCommand("insertText", false, text);
  inserting = false;
}

/** Return whether a text may become a number when more is typed. */
function begins(form) {
  return /^[\d.eE+-]*$/.test(form) ? PLAIN_BEGINNING.test(form) : BEGINNING.test(form);
}

/** Insert a text after all that was typed. */
function insertAtEnd(event, box, edit, text) {
  edit.typed += text;
  const { typed } = edit;
  if (PLAIN_BEGINNING.test(typed)) return unsay();
  event.preventDefault();
  const number = read(typed);
  if (number !== null) {
    unsay();
    box.select();
    insertInstead(number);
  } else if (text.length > 1 || !begins(plain(typed))) {
    refuse(box, typed, "is not a number");
  }
}

/** Insert a text at the caret in a number: one key, or digits with a point. */
function insertFragment(event, box, edit, text) {
  const part = plain(text).replace(",", ".");
  const second = part.includes(".") && box.value.includes(".") && !getSelection().toString();
  if (FRAGMENT.test(part) && !second) {
    if (!edit.refused) unsay();
    if (part === text) return;
    event.preventDefault();
    insertInstead(part);
  } else {
    event.preventDefault();
    edit.refused = true;
    refuse(box, edit.entered, "cannot be added to the number in the box");
  }
}

/** Follow an edit: all that is typed is known from the moment at which a box is empty, or holds one insertion alone. */
function follow({ target: box, data }) {
  const edit = box.matches?.(BOX) && edits.get(box);
  if (!edit || edit.typed !== null) return;
  if (box.value === "" && !box.validity.badInput) Object.assign(edit, { typed: "", entered: "", refused: false });
  else if (data && box.value === data && !edit.refused) edit.typed = data;
}

/**
 * End an edit: what is not a number in the range gives way to the number before it, and a message says why. The slider
 * of the box hears of the number in it.
 */
function commit(box) {
  const edit = edits.get(box);
  if (!edit) return;
  end(box, edit);
  box.dispatchEvent(new CustomEvent("number", { bubbles: true }));
}

function end(box, edit) {
  edits.delete(box);
  const typed = edit.typed || (edit.refused || box.validity.badInput ? edit.entered : box.value);
  const number = edit.typed ? read(edit.typed) : edit.refused || box.validity.badInput ? null : box.value;
  if (number === null || number === "") {
    put(box, edit.before);
    if (typed || number === null) refuse(box, typed, "is not a number");
    else say(box, `The box was empty. It holds ${limits(box)}.`);
  } else if (Number(number) < Number(box.min) || Number(number) > Number(box.max)) {
    put(box, edit.before);
    refuse(box, typed, "is out of range");
  } else if (isWhole(box) && !Number.isInteger(Number(number))) {
    const nearest = String(Math.floor(Number(number) + 0.5));
    put(box, nearest);
    say(box, `${nearest} is the nearest whole number to ${typed}.`);
  }
}

/** Name a box by its label as it is seen. */
function name(box) {
  const seen = box.labels[0]?.textContent.trim();
  if (seen && box.ariaLabel !== seen) box.ariaLabel = seen;
}

const renamed = new MutationObserver((changes) => {
  for (const { target } of changes) name(target);
});

/** Name the boxes in a part of the page, now and whenever Streamlit gives one another name. */
function nameAll(part) {
  for (const box of part.querySelectorAll?.(BOX) ?? []) {
    name(box);
    renamed.observe(box, { attributeFilter: ["aria-label"] });
  }
}

nameAll(document.body);
new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) {
    if (target.ownerSVGElement || target.matches("svg")) continue; // a chart holds no box
    const inBox = target.closest(":--number-input"); // a label with Markdown of some kinds is drawn after its box
    for (const part of inBox ? [inBox] : addedNodes) nameAll(part);
  }
}).observe(document.body, { childList: true, subtree: true });
document.addEventListener("beforeinput", insert, true);
document.addEventListener("input", follow, true);
document.addEventListener("focusout", ({ target }) => target.matches?.(BOX) && commit(target), true);
document.addEventListener(
  "keydown",
  ({ key, target, ctrlKey, metaKey }) => {
    if (!target.matches?.(BOX)) return;
    if (["Enter", "ArrowUp", "ArrowDown"].includes(key)) commit(target);
    else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) forgetCaret(target);
    else if (key.toLowerCase() === "a" && (ctrlKey || metaKey)) forgetCaret(target);
  },
  true,
);
document.addEventListener("pointerdown", uncover, true);
document.addEventListener("pointerdown", ({ target }) => target.matches?.(BOX) && forgetCaret(target), true);
document.addEventListener(
  "compositionend",
  ({ target: box, data }) => {
    if (!box.matches?.(BOX) || !data || /^[\d.eE+-]*$/.test(data)) return;
    const { before } = editOf(box);
    const number = read(data);
    put(box, number ?? before);
    if (number === null) refuse(box, data, "is not a number");
  },
  true,
);
window.addEventListener(
  "wheel",
  (event) => {
    if (!event.target.matches?.(BOX)) return;
    event.stopPropagation();
    if (document.activeElement === event.target) event.target.blur();
  },
  { capture: true, passive: true },
);

export default function ({ data: [names] }) {
  whole = names;
}
