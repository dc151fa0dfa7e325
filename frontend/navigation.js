// Makes the back button, the menu and links between pages open exactly the address that they name.
//
// Faults of Streamlit 1.67, which changes pages without loading a document:
// - It removes the controls of the old page from the address one after another, also those that the new page has too,
//   and records each emptied address in the browser's history, above the one that was left. It does the same with
//   defaults in the address of a page that is loaded, and with the controls of a tab that is left. A change of tab has no
//   entry of its own, nor has a number that is typed. Here the history has one entry for each act of the user that changes
//   the page, the tab, a number in a box, or a value that the server writes into the address, and no others.
// - The back button and links bring the address of another page, but not its values into the controls. Here such an
//   address is loaded as a document.
// - The link of the start page is empty, which a browser resolves to the present page with its values.
// - A run that changes the address sends the whole of it, with all other keys as they were when the run began. What the
//   user has changed meanwhile would be taken back, and the run that answers this does not write it again. Of such an
//   address only the keys that the server has set are taken here: the run that answers removes its own.
// A document that is loaded from an embedded one is embedded too: every link of this app is followed here.
// Tests: tests/browser/test_back_button.py, tests/browser/test_embedded.py, tests/browser/test_menu.py, and
// test_an_address_that_an_earlier_run_sends_late_takes_nothing_back in tests/browser/test_address.py.

const PAGE_CHANGE = 2000; // milliseconds after a click within which addresses of the old page are ignored
const EMBEDDING = ["embed", "embed_options"]; // the keys of the address that Streamlit reads in any case of letters

const pushState = history.pushState.bind(history);
const replaceState = history.replaceState.bind(history);
let shown = location.pathname; // the path of the page that is shown
let left = null; // the path of the page that is being left
let acted = false; // whether the user has done something since the address has changed last
let typed = null; // the number box that was changed last (see number_boxes.js)
let timer;

const changed = new Map(); // a key that the user has changed during a run -> its value before, until that run has ended
const idleObserver = new MutationObserver(([{ target }]) => target.matches(":--idle") && changed.clear());

/** Remember which keys the user changes, if a run is going on that does not know of it. */
function remember(keys, before) {
  const app = document.querySelector(":--app");
  if (!app || app.matches(":--idle")) return;
  for (const key of keys) if (!changed.has(key)) changed.set(key, before.get(key));
  idleObserver.observe(app, { attributes: true });
}

/** Return an address of the server; if it takes back what the user has changed during its run, only with what it sets. */
function withChanges(url) {
  const { pathname, searchParams } = new URL(url, location.href);
  const query = new URLSearchParams(location.search);
  const isTakenBack = ([key, value]) => searchParams.get(key) === value && query.get(key) !== value;
  if (pathname !== location.pathname || ![...changed].some(isTakenBack)) return url;
  for (const key of new Set(searchParams.keys())) {
    if (changed.has(key)) continue;
    query.delete(key);
    for (const value of searchParams.getAll(key)) query.append(key, value);
  }
  return `${pathname}?${query}`;
}

/** Write an address into the history: as a new entry if the user asked for it, otherwise in place of the present one. */
function write(wantsEntry, state, unused, url) {
  (acted && wantsEntry ? pushState : replaceState)(state, unused, url);
  acted = false;
}

history.pushState = (state, unused, url) => {
  const { pathname } = new URL(url, location.href);
  if (pathname === left) return;
  shown = pathname;
  write(true, state, unused, withChanges(url));
};

history.replaceState = (state, unused, address) => {
  // A control writes the whole address, with the name of the host; the server's begins with the path.
  const isOfServer = String(address).startsWith("/");
  const url = isOfServer ? withChanges(address) : address;
  const before = new URLSearchParams(location.search);
  const after = new URL(url ?? location.href, location.href).searchParams;
  const keys = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  if (!isOfServer) remember(keys, before);
  const wantsEntry = keys.some((key) => key === "view" || typed?.closest(`.st-key-${CSS.escape(key)}`));
  write(wantsEntry, state, unused, url);
};

document.addEventListener("number", ({ target }) => {
  typed = target;
});

for (const kind of ["pointerdown", "keydown", "click"]) {
  document.addEventListener(
    kind,
    ({ target }) => {
      acted = true;
      // The server may answer a button with any address, also with one that takes something back.
      if (target.closest?.(":--button")) changed.clear();
    },
    true,
  );
}

/** Return the address of a link of this app, embedded as the present page is; null for any other link. */
function ownAddress(link) {
  const href = link.getAttribute("href");
  if (href.startsWith("#") || link.target || link.download) return null;
  const address = new URL(href, new URL(".", location.href));
  if (address.origin !== location.origin) return null;
  for (const [key, value] of new URLSearchParams(location.search)) {
    if (address.search && EMBEDDING.includes(key.toLowerCase())) address.searchParams.append(key, value);
  }
  return address;
}

document.addEventListener(
  "click",
  (event) => {
    const link = event.composedPath().find((part) => part.matches?.("a[href]"));
    const address = link && ownAddress(link);
    if (link) typed = null;
    if (!address || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (address.search) {
      event.preventDefault();
      event.stopPropagation();
      location.assign(address);
    } else if (address.pathname !== location.pathname) {
      left = location.pathname;
      clearTimeout(timer);
      timer = setTimeout(() => {
        left = null;
      }, PAGE_CHANGE);
    }
  },
  true,
);

addEventListener(
  "popstate",
  (event) => {
    acted = false;
    changed.clear();
    if (location.pathname === shown) return;
    event.stopImmediatePropagation();
    location.reload();
  },
  true,
);

export default function () {}
