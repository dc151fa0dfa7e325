// Dragging in a plot whose axes are parameters: the sliders of those parameters follow the pointer.

import { drawingAt, plotArea, settingsOf, shares } from "./plot.js";
import { setSlider, slider } from "./sliders.js";

const draggable = new Map(); // the name of a chart -> its key, and the sliders on its axes: key, low, high, "x" or "y"

/** Let dragging in a chart's plot move the sliders of its axes, if it has such axes. */
export function dragSliders({ name, chart, cursors }) {
  draggable.set(name, { chart, cursors });
}

function drag(event) {
  const drawing = event.buttons & 1 ? drawingAt(event) : null;
  const settings = drawing && settingsOf(drawing, draggable);
  if (!settings?.cursors.length) return;
  const position = shares(plotArea(drawing), event);
  for (const [key, low, high, axis] of settings.cursors) {
    const input = slider(key);
    if (input) setSlider(input, low + position[axis] * (high - low));
  }
}

document.addEventListener("pointerdown", drag);
document.addEventListener("pointermove", drag);
