// The text alternative of a chart, with its present numbers.

/** Return the element of the chart, which is the one before its tools. */
export function figureOf(root) {
  return (root.host ?? root).closest(":--element")?.previousElementSibling;
}

/**
 * Label the chart for screen readers. In the specification the text would make Streamlit mount the chart anew at every
 * change; on the SVG it would be lost when Vega draws it anew, as for another theme. So it is on the element around it.
 */
export function label(root, { description }) {
  const figure = figureOf(root);
  figure?.setAttribute("role", "figure");
  figure?.setAttribute("aria-label", description);
}
