// Lets the back button return to the picture that was left.
//
// While Streamlit changes the page it takes every control of the old page out of the address, and records each of
// those emptied addresses in the browser's history, before or after the new page's own. So for a moment after a click
// in the menu only one new entry is made: addresses of the old page are not recorded, those of the new one share it.

const MOMENT = 2000; // milliseconds

const record = history.pushState.bind(history);
let left = null; // the path of the page that is being left
let arrived = false;
let timer;

history.pushState = (state, unused, url) => {
  if (left === null) return record(state, unused, url);
  if (new URL(url, location.href).pathname === left) return;
  if (arrived) return history.replaceState(state, unused, url);
  arrived = true;
  record(state, unused, url);
};

document.addEventListener(
  "click",
  ({ target }) => {
    const link = target.closest?.('[data-testid="stPageLink-NavLink"]');
    if (!link || new URL(link.href).pathname === location.pathname) return;
    left = location.pathname;
    arrived = false;
    clearTimeout(timer);
    timer = setTimeout(() => (left = null), MOMENT);
  },
  true,
);

export default function () {}
