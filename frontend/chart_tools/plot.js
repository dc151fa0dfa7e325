// The plot of a chart: the area between its axes, and positions in it.

/** Return the drawing of the chart that an event hits, or null. */
export function drawingAt({ target }) {
  return target.closest?.(":--drawing") ?? null;
}

/** Return the settings of the chart that a drawing belongs to: the one whose key marks an ancestor of the drawing. */
export function settingsOf(drawing, charts) {
  return [...charts.values()].find(({ chart }) => drawing.closest(`.st-key-${CSS.escape(chart)}`));
}

/** Return the rectangle between the axes of a drawing, in pixels of the window. */
export function plotArea(drawing) {
  return drawing.querySelector(":--plot-area").getBoundingClientRect();
}

/** Return the square that a map fills: the largest one in the upper left corner of the area between the axes. */
export function squarePlotArea(drawing) {
  const { left, top, width, height } = plotArea(drawing);
  const side = Math.min(width, height);
  return new DOMRect(left, top, side, side);
}

/** Return a position as shares of the plot's width and height from its lower left corner, clipped to 0 and 1. */
export function shares(area, { clientX, clientY }) {
  const clip = (share) => Math.min(1, Math.max(0, share));
  return { x: clip((clientX - area.left) / area.width), y: clip((area.bottom - clientY) / area.height) };
}
