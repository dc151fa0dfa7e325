// The menu at the upper right corner of a picture. The browser opens and closes it: it is a popover.

const SAID = 3000; // milliseconds for which a message stands at the corner

/** Let the arrow keys go through the items of a menu, and Tab leave it. */
function followKeys(event, menu) {
  const items = [...menu.children].filter((item) => !item.hidden);
  const at = items.indexOf(menu.getRootNode().activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === "Tab") menu.hidePopover();
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length).focus();
}

/** Place a menu under its button, or as much higher as it needs to stand in the window. */
function place(menu, button) {
  const { right, bottom } = button.getBoundingClientRect();
  menu.style.right = `${Math.max(0, document.documentElement.clientWidth - right)}px`;
  menu.style.top = `${Math.max(0, Math.min(bottom, innerHeight - menu.offsetHeight))}px`;
}

/** Connect the button of a menu and what its items do, by the name of the item; other items are hidden. */
export function connectMenu(root, actions) {
  const menu = root.querySelector(".menu");
  const button = root.querySelector(".open");
  for (const item of menu.children) {
    item.tabIndex = -1;
    item.hidden = !(item.className in actions);
    item.onclick = () => {
      menu.hidePopover();
      actions[item.className]();
    };
  }
  menu.onbeforetoggle = ({ newState }) => {
    if (newState === "closed" && menu.contains(menu.getRootNode().activeElement)) button.focus();
  };
  menu.onkeydown = (event) => followKeys(event, menu);
  menu.ontoggle = ({ newState }) => {
    if (newState !== "open") return removeEventListener("scroll", menu.close, true);
    place(menu, button);
    [...menu.children].find((item) => !item.hidden).focus();
    menu.close = () => menu.hidePopover();
    addEventListener("scroll", menu.close, { capture: true, once: true });
  };
}

/** Copy the present address, and say whether that was possible. */
export async function copyLink(root) {
  const said = root.querySelector(".said");
  try {
    await navigator.clipboard.writeText(location.href);
    said.textContent = "Copied";
  } catch {
    said.textContent = "Not copied: the browser does not allow it. Copy the address in its bar.";
  }
  setTimeout(() => {
    said.textContent = "";
  }, SAID);
}
