// Editing points in a plot: pressing places a point or takes the nearest one, which is dragged until the press ends.

import { drawingAt, settingsOf, shares, squarePlotArea } from "./plot.js";

const REACH = 14; // the distance in pixels within which a press takes a point
const CLICK = 4; // the distance in pixels up to which a press counts as a click

// The name of a chart -> its key, the range in which points are edited, the points, their version, and what receives
// the edits.
const editable = new Map();
let press = null; // the press that is under way, with the point that it took

/** Let presses in a chart's plot edit its points, if it has a range for that; `send` receives each edit. */
export function editPoints(data, send) {
  const { name, chart, editable_area: range, editable_points: points, points_version: version } = data;
  editable.set(name, { chart, range, points, version, send });
}

/** Return the index of the point within reach of an event, or null. */
function pointAt({ range: [left, right, low, high], points }, area, { clientX, clientY }) {
  const distances = points.map(([x, y]) =>
    Math.hypot(
      area.left + ((x - left) / (right - left)) * area.width - clientX,
      area.bottom - ((y - low) / (high - low)) * area.height - clientY,
    ),
  );
  const nearest = distances.indexOf(Math.min(...distances));
  return distances[nearest] <= REACH ? nearest : null;
}

/** Return a ring that marks the pointer while it is pressed. */
function ring() {
  const circle = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  const attributes = { r: 9, fill: "none", stroke: "gray", "stroke-width": 2 };
  for (const [name, value] of Object.entries(attributes)) circle.setAttribute(name, value);
  return circle;
}

function begin(event) {
  const drawing = drawingAt(event);
  const settings = drawing && settingsOf(drawing, editable);
  if (!settings?.range) return;
  const area = squarePlotArea(drawing);
  const { clientX: x, clientY: y } = event;
  if (x < area.left || x > area.right || y < area.top || y > area.bottom) return;
  const { version } = settings;
  press = { settings, drawing, area, x, y, version, mark: ring(), index: pointAt(settings, area, event) };
  drawing.append(press.mark);
  follow(event);
}

function follow({ clientX, clientY }) {
  if (!press) return;
  const corner = press.drawing.getBoundingClientRect();
  press.mark.setAttribute("cx", clientX - corner.left);
  press.mark.setAttribute("cy", clientY - corner.top);
}

function cancel() {
  press?.mark.remove();
  press = null;
}

function end(event) {
  if (!press) return;
  const { settings, area, x, y, version, index } = press;
  cancel();
  const [left, right, low, high] = settings.range;
  const position = shares(area, event);
  settings.send({
    index,
    seen: version, // the server ignores an edit of points that have changed since
    x: left + position.x * (right - left),
    y: low + position.y * (high - low),
    moved: Math.hypot(event.clientX - x, event.clientY - y) > CLICK,
  });
}

document.addEventListener("pointerdown", begin);
document.addEventListener("pointermove", follow);
document.addEventListener("pointerup", end);
document.addEventListener("pointercancel", cancel);
