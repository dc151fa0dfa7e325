// The text alternative of a chart, with its present numbers, and its title.

const observers = new WeakMap(); // the root of each mounted component -> what watches the elements beside it

/** Return the element of the chart, which is the first one of its picture. */
export function figureOf(root) {
  return (root.host ?? root).closest(":--picture")?.firstElementChild;
}

/**
 * Label the chart for screen readers. In the specification the text would make Streamlit mount the chart anew at every
 * change; on the SVG it would be lost when Vega draws it anew, as for another theme. So it is on the element around it.
 *
 * Fault: Streamlit runs the tools of a chart before it puts the element of a chart with a new key into its place, and
 * the label would stay on the old one. Test: tests/browser/test_own_function.py
 */
export function label(root, { title, description }) {
  const write = () => {
    const figure = figureOf(root);
    figure?.setAttribute("role", "figure");
    figure?.setAttribute("aria-label", description);
    figure?.querySelector(":--chart")?.setAttribute("aria-label", title);
  };
  write();
  observers.get(root)?.disconnect();
  const beside = (root.host ?? root).closest(":--picture");
  if (!beside) return;
  const observer = new MutationObserver(write);
  observer.observe(beside, { childList: true });
  observers.set(root, observer);
}
