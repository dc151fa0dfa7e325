// Makes the back button, the menu and links between pages open exactly the address that they name.
//
// Faults of Streamlit 1.67, which changes pages without loading a document:
// - It removes the controls of the old page from the address one after another, also those that the new page has too,
//   and records each emptied address in the browser's history, above the one that was left. Here one click in the menu
//   makes one entry: addresses of the old page are not recorded, and those of the new page share one entry.
// - The back button and links bring the address of another page, but not its values into the controls. Here such an
//   address is loaded as a document.
// - The link of the start page is empty, which a browser resolves to the present page with its values.
// Tests: tests/browser/test_back_button.py, and
// test_the_menu_leads_from_a_page_with_values_to_the_overview_and_to_about in tests/browser/test_menu.py.

const PAGE_CHANGE = 2000; // milliseconds after a click within which addresses of the old page are ignored

const pushState = history.pushState.bind(history);
let shown = location.pathname; // the path of the page that is shown
let left = null; // the path of the page that is being left
let recorded = false; // whether the page that is being opened has its entry
let timer;

history.pushState = (state, unused, url) => {
  const { pathname } = new URL(url, location.href);
  if (pathname === left) return;
  if (left !== null && recorded) {
    history.replaceState(state, unused, url);
    return;
  }
  recorded = true;
  shown = pathname;
  pushState(state, unused, url);
};

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.(":--page-link-anchor");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { href, pathname, search } = new URL(link.getAttribute("href"), new URL(".", location.href));
    if (search) {
      event.preventDefault();
      event.stopPropagation();
      location.assign(href);
    } else if (pathname !== location.pathname) {
      left = location.pathname;
      recorded = false;
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
    if (location.pathname === shown) return;
    event.stopImmediatePropagation();
    location.reload();
  },
  true,
);

export default function () {}
