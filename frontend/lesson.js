// The way through the lesson: links to the steps before and after the present one, and to every chapter.
//
// A step is an address and is loaded as one, so each begins in exactly the state that it was written for.

export default function ({ parentElement, data }) {
  const find = (name) => parentElement.querySelector(`.${name}`);
  find("number").textContent = `${data.number} / ${data.count}`;
  for (const name of ["previous", "next", "hall", "leave"]) {
    if (data[name]) find(name).href = data[name];
    else find(name).removeAttribute("href");
  }
  find("hall").textContent = data.isBack ? "Back to the hall" : "Ask this of an audience";
  find("chapters").replaceChildren(...data.chapters.map(chapter));
}

function chapter({ title, address }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.textContent = title;
  link.href = address;
  item.append(link);
  return item;
}
