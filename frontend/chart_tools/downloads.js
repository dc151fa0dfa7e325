// The downloads of a chart: its drawing as SVG, and the files that the server writes on request.

import { figureOf } from "./alt_text.js";
import { openTable } from "./table.js";

const received = new WeakMap(); // the root of each mounted component -> the number of the last file that it received

/** Open the table or save the file that was requested, once: Streamlit may send the same data again. */
export function receive(root, { file, title }) {
  if (!file || received.get(root) === file.number) return;
  received.set(root, file.number);
  if (file.name.endsWith(".table")) openTable(root.querySelector("dialog"), title, JSON.parse(file.text));
  else save(file.name, file.text, "text/plain");
}

/** Save the drawing as it is now, on the background of the page, with its text alternative. */
export function saveSvg(root, { name, description }) {
  const drawing = figureOf(root)?.querySelector(":--drawing")?.cloneNode(true);
  if (!drawing) return;
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", description);
  const theme = getComputedStyle(root.host ?? root);
  const background = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  background.setAttribute("width", "100%");
  background.setAttribute("height", "100%");
  background.setAttribute("fill", theme.getPropertyValue("--st-background-color"));
  drawing.prepend(background);
  save(`${name}.svg`, new XMLSerializer().serializeToString(drawing), "image/svg+xml");
}

function save(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
