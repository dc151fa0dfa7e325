// The downloads of a chart: its drawing as SVG and as PNG, and the files that the server writes on request.

import { figureOf } from "./alt_text.js";
import { openTable } from "./table.js";

const SVG = "http://www.w3.org/2000/svg";
const PIXELS = 2; // of a PNG for each pixel of the page
const MARGIN = 12; // around a drawing that is saved
const [TITLE, VALUES] = [16, 14]; // the sizes of the letters above it

const received = new WeakMap(); // the root of each mounted component -> the number of the last file that it received

/** Open the table or save the file that was requested, once: Streamlit may send the same data again. */
export function receive(root, { file, title }) {
  if (!file || received.get(root) === file.number) return;
  received.set(root, file.number);
  if (file.name.endsWith(".table")) openTable(root.querySelector("dialog"), title, JSON.parse(file.text));
  else save(file.name, file.text, "text/plain");
}

/** Save the drawing as it is now as SVG. */
export function saveSvg(root, data) {
  const drawing = standalone(root, data);
  if (drawing) save(`${data.name}.svg`, new XMLSerializer().serializeToString(drawing), "image/svg+xml");
}

/** Save the drawing as it is now as PNG, in twice its size. */
export async function savePng(root, data) {
  const drawing = standalone(root, data);
  if (!drawing) return;
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = PIXELS * image.width;
  canvas.height = PIXELS * image.height;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(`${data.name}.png`, blob, "image/png"));
}

/** Return the values of the sliders of a chart in words, such as "ELU α = 0.5". */
function values(figure) {
  const rows = [...figure.querySelectorAll(":--slider-row")].filter((row) => row.querySelector(":--slider"));
  return rows.map((row) => {
    const [name, value] = row.querySelectorAll("span");
    return `${name.textContent.trim()} = ${value.textContent.replace("-", "\u2212")}`;
  });
}

function text(content, size, y) {
  const element = document.createElementNS(SVG, "text");
  const attributes = { x: 0, y, "font-size": size, "font-weight": size === TITLE ? "bold" : "normal" };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = content;
  return element;
}

/** Return the edges of a drawing with the words that are over its own, in its units. What is cut off does not count. */
function extent(drawing) {
  const frame = drawing.getBoundingClientRect();
  const words = [...drawing.querySelectorAll("text")].filter(
    (word) => word.textContent && !word.closest("[clip-path]"),
  );
  const boxes = [frame, ...words.map((word) => word.getBoundingClientRect())];
  const scale = drawing.width.baseVal.value / frame.width;
  const edge = (pick, side, start) => (pick(...boxes.map((box) => box[side])) - frame[start]) * scale;
  return [
    edge(Math.min, "left", "left"),
    edge(Math.min, "top", "top"),
    edge(Math.max, "right", "left"),
    edge(Math.max, "bottom", "top"),
  ];
}

/**
 * Return a copy of the drawing that stands by itself: on the background of the page, under its title and the values of
 * its sliders, with the colours that the page's style sheet gives to its words, and with space for what is over its edge.
 */
function standalone(root, { title, description }) {
  const figure = figureOf(root);
  const drawing = figure?.querySelector(":--drawing");
  if (!drawing) return null;
  const theme = getComputedStyle(root.host ?? root);
  const [left, top, right, bottom] = extent(drawing);
  const copy = drawing.cloneNode(true);
  const words = copy.querySelectorAll("text");
  for (const [index, word] of drawing.querySelectorAll("text").entries()) {
    words[index].setAttribute("fill", getComputedStyle(word).fill);
  }
  const heading = document.createElementNS(SVG, "g");
  heading.setAttribute("font-family", theme.fontFamily);
  heading.setAttribute("fill", theme.getPropertyValue("--st-text-color"));
  // A line has as many characters as fit.
  const width = right - left;
  let y = 0;
  for (const [content, size] of [
    [title, TITLE],
    [values(figure).join(", "), VALUES],
  ]) {
    for (const line of content.match(new RegExp(`.{1,${Math.floor((2 * width) / size)}}(?:\\s|$)`, "g")) ?? []) {
      y += 1.4 * size;
      heading.append(text(line.trim(), size, y));
    }
  }
  heading.setAttribute("transform", `translate(${left}, ${top - y - MARGIN})`);
  const height = bottom - top + y + MARGIN;
  const area = { x: left - MARGIN, y: top - y - 2 * MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  const background = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries(area)) background.setAttribute(name, value);
  background.setAttribute("fill", theme.getPropertyValue("--st-background-color"));
  copy.querySelector(":--picture-title")?.remove(); // the title above the values of the sliders says the same
  copy.prepend(background, heading);
  copy.removeAttribute("style");
  copy.setAttribute("width", area.width);
  copy.setAttribute("height", area.height);
  copy.setAttribute("viewBox", Object.values(area).join(" "));
  copy.setAttribute("role", "img");
  copy.setAttribute("aria-label", description);
  return copy;
}

function save(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
