// The numbers of a chart as a table in a dialog, for keyboards and screen readers too.

/** Fill the dialog with a table and open it; Escape and its button close it. */
export function openTable(dialog, title, { columns, rows, count }) {
  dialog.querySelector("h2").textContent = title;
  const part = rows.length < count ? `${rows.length} of ${count} rows, evenly picked; the CSV holds all.` : "";
  dialog.querySelector(".note").textContent = part;
  const head = row(columns, "th");
  for (const cell of head.children) cell.scope = "col";
  dialog.querySelector("table").replaceChildren(head, ...rows.map((cells) => row(cells, "td")));
  dialog.showModal();
}

function row(cells, kind) {
  const line = document.createElement("tr");
  for (const text of cells) line.append(Object.assign(document.createElement(kind), { textContent: text }));
  return line;
}
