// Fingers: one that is drawn up or down scrolls the page and changes nothing, wherever it begins; one that is drawn
// sideways, or lifted where it was put down, does what a mouse does (see also page.css, which lets the browser scroll).
// Test: tests/browser/test_touch.py.

import { setSlider } from "./sliders.js";

export const TAP = 10; // the distance in pixels up to which a finger or a mouse has not moved

let finger = null; // where the last finger was put down, and whether it has moved sideways since
let held = null; // the range input under the finger, with its value before and the one that the browser wants to set
let waiting = null; // the press of a finger on a slider of Streamlit that has not received it yet

const isFinger = ({ pointerType }) => pointerType === "touch";
const distance = ({ clientX, clientY }) => Math.hypot(clientX - finger.x, clientY - finger.y);

/** Return whether the moves of a pointer count: those of a mouse always, those of a finger once it moves sideways. */
export function moves(event) {
  return !isFinger(event) || Boolean(finger?.sideways);
}

/** Return whether a finger is lifted where it was put down. */
export function taps(event) {
  return isFinger(event) && finger !== null && !finger.sideways && distance(event) <= TAP;
}

/** Tell a slider of Streamlit of the press that was kept from it. */
function pressNow() {
  const { target, init } = waiting;
  waiting = null;
  target.dispatchEvent(new PointerEvent("pointerdown", init));
}

function putDown(event) {
  const { target, pointerId, clientX: x, clientY: y } = event;
  if (!event.isTrusted || !isFinger(event) || !event.isPrimary) return;
  finger = { x, y, sideways: false };
  held = target.matches?.(":--slider") ? { input: target, before: target.value, wanted: null } : null;
  waiting = null;
  if (target.closest?.(":--server-slider")) {
    const init = { bubbles: true, cancelable: true, composed: true, pointerId, pointerType: "touch", isPrimary: true };
    waiting = { target, init: { ...init, button: 0, buttons: 1, clientX: x, clientY: y } };
    event.stopImmediatePropagation();
  } else if (target.closest?.(":--drawing") && target.hasPointerCapture(pointerId)) {
    // Fault: a browser captures a finger's pointer for the mark that it touched first, and Vega takes the mark under the
    // pointer from the target of an event: without the release every move reads that first mark.
    // Test: tests/browser/test_points.py.
    target.releasePointerCapture(pointerId);
  }
}

/** Keep a touch from a slider of Streamlit, which listens to both kinds of events. */
function keep(event) {
  if (waiting) event.stopImmediatePropagation();
}

function moveFinger(event) {
  if (!isFinger(event) || !finger || finger.sideways) return;
  const { clientX, clientY } = event;
  finger.sideways = Math.abs(clientX - finger.x) > Math.max(TAP, Math.abs(clientY - finger.y));
  if (finger.sideways && waiting) pressNow();
}

/** Keep the jump of a range input to the finger from the chart until the finger moves sideways or is lifted. */
function hold(event) {
  if (!event.isTrusted || held?.input !== event.target || finger.sideways) return;
  held.wanted = held.input.value;
  held.input.value = held.before;
  event.stopImmediatePropagation();
}

function lift(event) {
  if (taps(event)) {
    if (waiting) pressNow();
    if (held?.wanted) setSlider(held.input, held.wanted);
  }
  held = waiting = null;
}

function undo(event) {
  if (isFinger(event) && held) setSlider(held.input, held.before);
  held = waiting = null;
}

const touchListeners = {
  pointerdown: putDown,
  touchstart: keep,
  pointermove: moveFinger,
  input: hold,
  change: hold,
  pointerup: lift,
  pointercancel: undo,
};
for (const [kind, listener] of Object.entries(touchListeners)) addEventListener(kind, listener, true);
