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

document.addEventListener("keydown", (event) => {
  const link = links?.[{ PageDown: "next", PageUp: "previous" }[event.key]];
  if (!link || event.composedPath()[0].matches?.("input, textarea, select")) return;
  event.preventDefault();
  if (link.href) link.click();
});
