// Shows a page that is opened cold when it is whole, in place of a skeleton, so that nothing jumps while it is built.
//
// Streamlit sends a page piece by piece, and fetches the code for each kind of piece when the first one comes: style,
// boxes and pictures would push each other about. Until all that is asked for is there, or a bar says how long a
// computation takes, the page stands folded (see page.css); after that nothing is ever folded again.

const LONGEST = 5000; // milliseconds after which the page is shown as it is
const opened = performance.now();

function whole() {
  const app = document.querySelector(".stApp");
  const all = (kind) => [...document.querySelectorAll(`[data-testid=${kind}]`)];
  if (!document.querySelector(".st-key-view button") || !getComputedStyle(app).getPropertyValue("--styled")) return false;
  if (all("stProgress").length) return true;
  const drawn = all("stVegaLiteChart").every((chart) => chart.querySelector("svg, canvas"));
  const labelled = [...app.querySelectorAll("button, summary")].every((part) => part.textContent || part.ariaLabel);
  return app.dataset.testScriptState === "notRunning" && !all("stSkeleton").length && drawn && labelled;
}

function wait() {
  if (whole() || performance.now() - opened > LONGEST) show();
  else requestAnimationFrame(wait);
}

// On a phone the tabs are wider than the page: the open one is scrolled to.
function show() {
  document.documentElement.dataset.arrived = "";
  document.querySelector(".st-key-view [aria-checked=true]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

wait();

export default function () {}
