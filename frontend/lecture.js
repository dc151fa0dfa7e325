// The bar of the lecture: the number and text of the present scene, and links to the scenes before and after it.
//
// A scene is an address and is loaded as one, so each begins in exactly the state that it was written for.

let links = null; // the links of the mounted bar by name

export default function ({ parentElement, data }) {
  const find = (name) => parentElement.querySelector(`.${name}`);
  find("number").textContent = `${data.number} / ${data.count}`;
  for (const name of ["title", "sentence", "notes"]) find(name).textContent = data[name];
  find("notes").parentElement.hidden = !data.notes;
  links = { previous: find("previous"), next: find("next") };
  for (const [name, link] of Object.entries(links)) {
    if (data[name]) link.href = data[name];
    else link.removeAttribute("href");
  }
  find("leave").href = "#";
  find("leave").onclick = leave;
  return () => {
    links = null;
  };
}

/** Load the present address without the lecture: the charts stay as they are. */
function leave(event) {
  event.preventDefault();
  const address = new URL(location.href);
  address.searchParams.delete("lecture");
  location.assign(address);
}

// The keys of a presenter's remote, and those that people press instead, when no control has the focus.
const REMOTE = { PageDown: "next", PageUp: "previous" };
const UNFOCUSED = { ArrowRight: "next", ArrowLeft: "previous", " ": "next" };
// Only these keep the keys of a remote: text fields, and a dialog, which is scrolled.
const KEEPS =
  "textarea, [contenteditable]:not([contenteditable=false]), dialog *, [role=dialog] *, " +
  "input:not([type=range], [type=number], [type=checkbox], [type=radio], [type=file])";

// Before the page receives it: a slider would move, and its chart take the key.
addEventListener(
  "keydown",
  (event) => {
    if (!links || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const focused = event.composedPath()[0];
    const isFree = !focused.matches || focused.matches("body, html, :--main");
    const link = links[REMOTE[event.key] ?? (isFree && UNFOCUSED[event.key])];
    if (!link || focused.matches?.(KEEPS)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (link.href) link.click();
  },
  true,
);
