// The tools of a chart: set and play its own sliders, drag them or place points in the plot, save the picture, its numbers
// or its source, and say what it shows now.
//
// Vega draws the slider of a live chart as a range input. Here that input is moved as a hand would, so the chart,
// the address and the boxes follow by the ways they already have. While it plays the server hears nothing, because
// the pause between two moves stays under the 150 ms after which it would be told.

const LONGEST_RUN = 200; // pictures from one end of a slider to the other, whatever its number of steps

// Sliders of one name in several charts move together.
document.addEventListener("input", ({ target }) => {
  if (!target.matches?.(".vega-bindings input[type=range]")) return;
  for (const other of document.getElementsByName(target.name)) {
    if (other !== target && other.value !== target.value) place(other, target.value);
  }
});

export default function ({ parentElement, data, setTriggerValue }) {
  const find = (name) => parentElement.querySelector("." + name);
  find("svg").onclick = () => saveAsSvg(parentElement, data);
  for (const kind of ["table", "csv", "python"]) {
    find(kind).hidden = !data.kinds.includes(kind);
    find(kind).onclick = () => setTriggerValue("wanted", kind);
  }
  take(parentElement, data);
  find("player").hidden = !data.slider;
  obey(parentElement, data);
  draggable(data);
  placeable(data, (edit) => setTriggerValue("edit", edit));
  describe(parentElement, data);
  if (!data.slider || parentElement.stopPlaying) return parentElement.stopPlaying;
  parentElement.stopPlaying = player(find, () => sliderOf(data.slider));
  return parentElement.stopPlaying;
}

function sliderOf(key) {
  return document.querySelector(`input[type=range][name="${CSS.escape(key)}_value"]`);
}

const drags = new Map(); // chart -> the sliders that a drag in its plot moves: key, both ends of its axis, which axis

/** Let a drag in the plot move what stands on its axes. */
function draggable({ chart, cursors }) {
  if (cursors.length) drags.set(chart, cursors);
}

document.addEventListener("pointermove", drag);
document.addEventListener("pointerdown", drag);
// A finger holds on to the mark that it was put on; let go, it reads the curves on its way as a mouse does.
document.addEventListener("pointerdown", ({ target, pointerId }) => {
  if (target.closest?.("svg.marks") && target.hasPointerCapture(pointerId)) target.releasePointerCapture(pointerId);
});

function drag({ target, buttons, clientX, clientY }) {
  const picture = buttons & 1 && target.closest?.("svg.marks");
  if (!picture) return;
  const chart = [...drags.keys()].find((key) => picture.closest(`.st-key-${CSS.escape(key)}`));
  if (!chart) return;
  const plot = picture.querySelector(".root > g > .background").getBoundingClientRect();
  const shares = { x: (clientX - plot.left) / plot.width, y: (plot.bottom - clientY) / plot.height };
  for (const [key, low, high, axis] of drags.get(chart)) {
    const input = sliderOf(key);
    if (input) place(input, low + Math.min(1, Math.max(0, shares[axis])) * (high - low));
  }
}

const editables = new Map(); // chart -> the area in which its points can be edited, those points, and whom to tell of an edit
const NEAR = 14; // pixels within which a press takes a point
let held = null; // what is being placed or dragged

/** Let a press in the plot place a point, or take the one under it and drag it. */
function placeable({ chart, editable_area: area, editable_points: points }, tell) {
  if (area) editables.set(chart, { area, points, tell });
}

document.addEventListener("pointerdown", ({ target, clientX, clientY }) => {
  const picture = target.closest?.("svg.marks");
  const chart = picture && [...editables.keys()].find((key) => picture.closest(`.st-key-${CSS.escape(key)}`));
  if (!chart) return;
  const { area, points } = editables.get(chart);
  const plot = picture.querySelector(".root > g > .background").getBoundingClientRect();
  if (clientX < plot.left || clientX > plot.right || clientY < plot.top || clientY > plot.bottom) return;
  const [left, right, low, high] = area;
  const away = points.map(([x, y]) =>
    Math.hypot(
      plot.left + ((x - left) / (right - left)) * plot.width - clientX,
      plot.bottom - ((y - low) / (high - low)) * plot.height - clientY,
    ),
  );
  const nearest = away.indexOf(Math.min(...away));
  const ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  ring.setAttribute("r", "9");
  ring.setAttribute("fill", "none");
  ring.setAttribute("stroke", "gray");
  ring.setAttribute("stroke-width", "2");
  picture.append(ring);
  held = { chart, picture, plot, ring, from: [clientX, clientY], index: away[nearest] <= NEAR ? nearest : null };
  follow(clientX, clientY);
});

document.addEventListener("pointermove", ({ clientX, clientY }) => held && follow(clientX, clientY));
document.addEventListener("pointerup", release);
document.addEventListener("pointercancel", () => {
  held?.ring.remove();
  held = null;
});

function follow(clientX, clientY) {
  const corner = held.picture.getBoundingClientRect();
  held.ring.setAttribute("cx", clientX - corner.left);
  held.ring.setAttribute("cy", clientY - corner.top);
}

function release({ clientX, clientY }) {
  if (!held) return;
  const { chart, plot, ring, from, index } = held;
  held = null;
  ring.remove();
  const { area, tell } = editables.get(chart);
  const share = (at, start, length) => Math.min(1, Math.max(0, (at - start) / length));
  const [left, right, low, high] = area;
  const x = left + share(clientX, plot.left, plot.width) * (right - left);
  const y = high - share(clientY, plot.top, plot.height) * (high - low);
  tell({ index, x, y, moved: Math.hypot(clientX - from[0], clientY - from[1]) > 4 });
}

/**
 * Tell a screen reader what the chart shows now. In the specification that would mount the chart anew; on its SVG it
 * would come too early, before that is drawn, and be lost with the next theme.
 */
function describe(parentElement, { description }) {
  const figure = figureOf(parentElement);
  figure?.setAttribute("role", "figure");
  figure?.setAttribute("aria-label", description);
}

/** The chart stands before its tools; only one that tells the server something is marked by its key. */
function figureOf(parentElement) {
  const tools = (parentElement.host ?? parentElement).closest("[data-testid=stElementContainer]");
  return tools?.previousElementSibling;
}

/** Take over values that came by another way than the slider: typed, by a button, or with the back button. */
function obey(parentElement, { chart, moves }) {
  const known = parentElement.chart === chart ? parentElement.moves : moves;
  Object.assign(parentElement, { chart, moves });
  for (const [key, [count, value]] of Object.entries(moves)) {
    const input = sliderOf(key);
    if (!input || known[key]?.[0] === count) continue;
    // Such a value may lie between two steps, where a range input would not stand.
    const { step } = input;
    input.step = "any";
    place(input, value);
    input.step = step;
  }
}

function player(find, slider) {
  const button = find("play");
  let input = null; // the slider that is being played, null while paused
  let due = 0;

  const stop = () => {
    input = null;
    show(false);
    document.removeEventListener("visibilitychange", stop);
  };
  const show = (playing) => {
    button.classList.toggle("on", playing);
    button.ariaLabel = button.title = playing ? "Pause" : "Play";
  };
  const tick = (now) => {
    if (!input) return;
    // A hand on the slider, a new chart, or another tab of the page ends the play.
    if (slider() !== input || input.matches(":active")) return stop();
    if (now >= due) {
      due = Math.max(due + 1000 / find("speed").value, now);
      const stride = Math.max(1, Math.round((input.max - input.min) / input.step / LONGEST_RUN));
      if (!move(input, stride)) return stop();
    }
    requestAnimationFrame(tick);
  };
  const play = () => {
    input = slider();
    if (!input) return;
    if (input.valueAsNumber >= Number(input.max)) place(input, input.min);
    show(true);
    due = 0;
    document.addEventListener("visibilitychange", stop);
    requestAnimationFrame(tick);
  };
  const step = (direction) => {
    stop();
    const still = slider();
    if (still) move(still, direction);
  };

  button.onclick = () => (input ? stop() : play());
  find("back").onclick = () => step(-1);
  find("forward").onclick = () => step(1);
  return stop;
}

/** Move a slider by whole steps, and say whether it moved. */
function move(input, steps) {
  const before = input.value;
  const low = Number(input.min);
  const at = Math.round((input.valueAsNumber - low) / input.step);
  place(input, low + (at + steps) * input.step);
  return input.value !== before;
}

/** Set a slider as a hand would: the browser keeps it between its ends. */
function place(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function saveAsSvg(parentElement, { name, description }) {
  const drawn = figureOf(parentElement)?.querySelector("svg.marks");
  if (!drawn) return;
  const picture = drawn.cloneNode(true);
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", description);
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const theme = getComputedStyle(parentElement.host ?? parentElement);
  paper.setAttribute("width", "100%");
  paper.setAttribute("height", "100%");
  paper.setAttribute("fill", theme.getPropertyValue("--st-background-color"));
  picture.prepend(paper);
  save(`${name}.svg`, new XMLSerializer().serializeToString(picture), "image/svg+xml");
}

/** Open the table or save the file that was asked for, once: the same data may come again. */
function take(parentElement, { file, title }) {
  if (!file || parentElement.taken === file.number) return;
  parentElement.taken = file.number;
  if (file.name.endsWith(".table")) read(parentElement.querySelector("dialog"), title, JSON.parse(file.text));
  else save(file.name, file.text, "text/plain");
}

/** Open the numbers as a table that a keyboard reaches and a screen reader reads; Escape and the button close it. */
function read(dialog, title, { columns, rows, count }) {
  dialog.querySelector("h2").textContent = title;
  const part = rows.length < count ? `${rows.length} of ${count} rows, evenly picked; the CSV holds all.` : "";
  dialog.querySelector(".note").textContent = part;
  const row = (cells, kind) => {
    const line = document.createElement("tr");
    for (const text of cells) line.append(Object.assign(document.createElement(kind), { textContent: text }));
    return line;
  };
  const head = row(columns, "th");
  for (const cell of head.children) cell.scope = "col";
  dialog.querySelector("table").replaceChildren(head, ...rows.map((cells) => row(cells, "td")));
  dialog.showModal();
}

function save(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
