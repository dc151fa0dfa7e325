// The bar of the lecture: the number and text of the present scene, links to the scenes before and after it, and an empty
// screen, black or white, for when the audience is not to look at the picture.
//
// A scene is an address and is loaded as one, so each begins in exactly the state that it was written for.

import { fillScreen } from "./lecture_height.js";

let links = null; // the links of the mounted bar by name
let screen = null; // its empty screen
let leaveSize = null; // the function that gives the pictures back the height that they have on a page

export default function ({ parentElement, data }) {
  const find = (name) => parentElement.querySelector(`.${name}`);
  find("number").textContent = data.number ? `${data.number} / ${data.count}` : "";
  for (const name of ["title", "sentence", "notes"]) find(name).textContent = data[name];
  find("notes").parentElement.hidden = !data.notes;
  screen = find("screen");
  screen.onclick = () => screen.hidePopover();
  const scenes = { previous: find("previous"), next: find("next") };
  for (const [name, link] of Object.entries(scenes)) {
    if (data[name]) link.href = data[name];
    else link.removeAttribute("href");
  }
  // A picture that was opened from a wall has no scenes beside it, so these keys are the page's.
  links = data.number ? scenes : {};
  if (data.hall) find("hall").href = data.hall;
  else find("hall").removeAttribute("href");
  find("hall").textContent = data.number ? "Hall" : "Back to the hall";
  find("leave").href = "#";
  find("leave").onclick = leave;
  leaveSize ??= fillScreen();
  return () => {
    links = null;
    leaveSize?.();
    leaveSize = null;
  };
}

/** Load the present address without the lecture or the way back to a hall: the charts stay as they are. */
function leave(event) {
  event.preventDefault();
  const address = new URL(location.href);
  for (const key of ["lecture", "hall"]) address.searchParams.delete(key);
  location.assign(address);
}

// The keys of a presenter's remote and of slide programs, and those that people press instead, which a control with the
// focus keeps.
const REMOTE = { PageDown: "next", PageUp: "previous", b: "black", w: "white" };
const UNFOCUSED = { ArrowRight: "next", ArrowLeft: "previous", " ": "next", ".": "black", ",": "white" };
// Only these keep the keys of a remote: text fields, and a dialog, which is scrolled.
const KEEPS =
  "textarea, [contenteditable]:not([contenteditable=false]), dialog *, [role=dialog] *, " +
  "input:not([type=range], [type=number], [type=checkbox], [type=radio], [type=file])";

/** Return what a key does in the lecture, null if it is none of its keys. Every key takes the empty screen away. */
function action(focused, pressed) {
  if (screen.matches(":popover-open")) return () => screen.hidePopover();
  if (focused.matches?.(KEEPS)) return null;
  const key = pressed.length === 1 ? pressed.toLowerCase() : pressed;
  const isFree = !focused.matches || focused.matches("body, html, :--main");
  const name = REMOTE[key] ?? (isFree && UNFOCUSED[key]);
  if (name === "black" || name === "white") return () => cover(name);
  const link = links[name];
  return link ? () => link.href && link.click() : null;
}

/** Cover the page with an empty screen. */
function cover(color) {
  screen.className = `screen ${color}`;
  screen.showPopover();
}

// Before the page receives it: a slider would move, and its chart take the key.
addEventListener(
  "keydown",
  (event) => {
    if (!links || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const act = action(event.composedPath()[0], event.key);
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  },
  true,
);
