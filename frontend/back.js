// Lets the back button and links between pages open exactly the address that they name.
//
// While Streamlit changes the page without loading it anew, it takes every control of the old page out of the
// address, also those that the new page has too, such as its tab. It records the emptied addresses in the browser's
// history, on top of the one that showed the picture. So here, for a moment after a click in the menu, only one new
// entry is made: addresses of the old page are not recorded, those of the new one share it. And where an address of
// another page is asked for with its values, by a link that carries some or by the back button, the page is loaded.
//
// The link of a page names it from the top of the app, that of the first page is empty: a browser would take that for the
// page that is open, with its values.

const MOMENT = 2000; // milliseconds

const record = history.pushState.bind(history);
let here = location.pathname; // the page that is shown
let left = null; // the path of the page that is being left
let arrived = false;
let timer;

history.pushState = (state, unused, url) => {
  const { pathname } = new URL(url, location.href);
  if (pathname === left) return;
  if (left !== null && arrived) return history.replaceState(state, unused, url);
  arrived = true;
  here = pathname;
  record(state, unused, url);
};

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.('[data-testid="stPageLink-NavLink"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { href, pathname, search } = new URL(link.getAttribute("href"), new URL(".", location.href));
    if (search) {
      event.preventDefault();
      event.stopPropagation();
      location.assign(href);
    } else if (pathname !== location.pathname) {
      left = location.pathname;
      arrived = false;
      clearTimeout(timer);
      timer = setTimeout(() => (left = null), MOMENT);
    }
  },
  true,
);

addEventListener(
  "popstate",
  (event) => {
    if (location.pathname === here) return;
    event.stopImmediatePropagation();
    location.reload();
  },
  true,
);

export default function () {}
