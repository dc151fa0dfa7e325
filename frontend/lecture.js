// The bar of the lecture mode: where the lecture stands, and the way to the scenes before and after.
//
// A scene is an address, and is opened as one: so each starts in exactly the state that it was written for.

let bar = null; // the bar that the keys move

export default function ({ parentElement, data }) {
  const find = (name) => parentElement.querySelector("." + name);
  find("place").textContent = `${data.number} / ${data.count}`;
  for (const name of ["title", "sentence", "notes"]) find(name).textContent = data[name];
  find("notes").parentElement.hidden = !data.notes;
  for (const name of ["previous", "next"]) {
    if (data[name]) find(name).href = data[name];
    else find(name).removeAttribute("href");
  }
  find("leave").onclick = leave;
  find("leave").href = "#";
  bar = find;
  return () => (bar = null);
}

function leave(event) {
  event.preventDefault();
  const here = new URL(location.href);
  here.searchParams.delete("lecture");
  location.assign(here);
}

document.addEventListener("keydown", (event) => {
  const move = { PageDown: "next", PageUp: "previous" }[event.key];
  if (!bar || !move || event.composedPath()[0].matches?.("input, textarea, select")) return;
  event.preventDefault();
  bar(move).href && bar(move).click();
});
