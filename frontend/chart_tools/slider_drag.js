// Dragging in a plot whose axes are parameters: the sliders of those parameters follow the pointer.

import { drawingAt, plotArea, settingsOf, shares } from "./plot.js";
import { setSlider, slider } from "./sliders.js";
import { moves, TAP, taps } from "./touch.js";

const draggable = new Map(); // the name of a chart -> its key, and the sliders on its axes: key, low, high, "x" or "y"
let pressed = null; // the last press
const before = new Map(); // each slider that the present press has moved -> its value before

/** Let dragging in a chart's plot move the sliders of its axes, if it has such axes. */
export function dragSliders({ name, chart, cursors }) {
  draggable.set(name, { chart, cursors });
}

function moveTo(event) {
  const drawing = drawingAt(event);
  const settings = drawing && settingsOf(drawing, draggable);
  if (!settings?.cursors.length) return;
  const position = shares(plotArea(drawing), event);
  for (const [key, low, high, axis] of settings.cursors) {
    const input = slider(key);
    if (!input) continue;
    if (!before.has(input)) before.set(input, input.value);
    setSlider(input, low + position[axis] * (high - low));
  }
}

function drag(event) {
  if (event.buttons & 1 && moves(event)) moveTo(event);
}

document.addEventListener("pointerdown", (event) => {
  pressed = event;
  before.clear();
  drag(event);
});
document.addEventListener("pointermove", drag);
document.addEventListener("pointerup", (event) => {
  if (taps(event)) moveTo(event);
});
// A drag is no click, which pins a point (lib/charts/core/pointer.py).
function keepFromChart(event) {
  if (!pressed || !drawingAt(event)) return;
  const { clientX, clientY } = event;
  if (Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) > TAP) event.stopPropagation();
}
document.addEventListener("click", keepFromChart, true);
// The browser scrolls the page instead.
document.addEventListener("pointercancel", () => {
  for (const [input, value] of before) setSlider(input, value);
});
