// Shows a page that is loaded anew once it is complete; until then page.css shows the outline of a page.
//
// Fault: Streamlit sends a page element by element and fetches the code of each kind of element when the first of the
// kind comes, so style sheet, controls and charts push each other about (a cumulative layout shift above 0.05).
// Test: tests/browser/test_cold_links.py.

import "./print.js";

const LONGEST_WAIT = 5000; // milliseconds after which the page is shown in any case
const loaded = performance.now();

/** Return whether everything on the page has been drawn, or a progress bar says that it takes long. */
function complete() {
  const app = document.querySelector(":--app");
  const all = (selector) => [...document.querySelectorAll(selector)];
  if (!document.querySelector(".st-key-view button, .st-key-hall :--markdown")) return false;
  if (!getComputedStyle(app).getPropertyValue("--page-styles")) return false;
  if (all(":--progress").length) return true;
  if (!app.matches(":--idle") || all(":--skeleton").length) return false;
  const labelled = [...app.querySelectorAll("button, summary")].every((part) => part.textContent || part.ariaLabel);
  return labelled && all(":--chart").every((chart) => chart.querySelector(":--drawing, :--canvas"));
}

function show() {
  document.documentElement.dataset.ready = "";
  // On a phone the row of tabs is wider than the page.
  document.querySelector(".st-key-view :--checked-option")?.scrollIntoView({ block: "nearest", inline: "center" });
}

function wait() {
  if (complete() || performance.now() - loaded > LONGEST_WAIT) show();
  else requestAnimationFrame(wait);
}

wait();

export default function () {}
