// Dragging in a plot whose axes are parameters: the sliders of those parameters follow the pointer.

import { drawingAt, plotArea, settingsOf, shares } from "./plot.js";
import { setSlider, slider } from "./sliders.js";
import { moves, taps } from "./touch.js";

const draggable = new Map(); // the name of a chart -> its key, and the sliders on its axes: key, low, high, "x" or "y"
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
  before.clear();
  drag(event);
});
document.addEventListener("pointermove", drag);
document.addEventListener("pointerup", (event) => {
  if (taps(event)) moveTo(event);
});
// The browser scrolls the page instead.
document.addEventListener("pointercancel", () => {
  for (const [input, value] of before) setSlider(input, value);
});
