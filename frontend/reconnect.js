// Makes a page inactive from the loss of its connection until its first run on the new connection has ended.
//
// Fault: a server that takes over a session, such as another replica behind the balancer, knows none of the page's
// elements before it has run the page, and ignores changes until then. Streamlit 1.67 asks for that run after a
// reconnection only if the last run was that of a fragment or was interrupted, or if a fragment runs by itself;
// otherwise this component asks for it. It asks for no second run, with which a report could be lost that the first one
// has led to (see hall_browser.js).
// Test: tests/browser/test_deploy.py.
//
// Fault: Streamlit 1.67 ends the connection for good when a message cannot be read, for example when the server refers
// to a message that the browser has dropped meanwhile ("Cached ForwardMsg MISS": a busy server answers several changes
// in a row). Its dialog then stays, and no control works. The address has the state, so the page is loaded again.
// Test: tests/browser/test_runs.py.

const GRACE = 300; // milliseconds that Streamlit has to begin its own run
const LONGEST_WAIT = 10000; // milliseconds after which the page is active again in any case
const RELOAD_INTERVAL = 60000; // milliseconds between two reloads, so that a lasting fault is shown and not repeated
const RELOADED = "reloaded"; // the time of the last reload, in the storage of the window

const is = (state) => document.querySelector(":--app")?.matches(state) ?? false;

let requestRun = () => {};
let wasConnected = true;
let running = false; // whether a run has begun since the reconnection and not ended
let hasRun = false; // whether a run has begun since the reconnection
let focused = null;

function deactivate() {
  focused = document.activeElement;
  document.querySelector(":--main").inert = true;
}

function activate() {
  const main = document.querySelector(":--main");
  if (!main.inert) return;
  main.inert = false;
  focused?.focus({ preventScroll: true });
}

/** Load the page again, unless that was done a moment ago or cannot be noted: a lasting fault would reload for ever. */
function reload() {
  try {
    if (Date.now() - Number(sessionStorage.getItem(RELOADED)) < RELOAD_INTERVAL) return;
    sessionStorage.setItem(RELOADED, Date.now());
  } catch {
    return; // The browser blocks the storage.
  }
  location.reload();
}

function check() {
  if (is(":--ended")) reload();
  const connected = is(":--connected");
  const idle = is(":--idle");
  if (wasConnected && !connected) {
    deactivate();
  } else if (!wasConnected && connected) {
    running = hasRun = false;
    setTimeout(() => hasRun || requestRun(), GRACE);
    setTimeout(activate, LONGEST_WAIT);
  } else if (connected && running && idle) {
    activate();
  }
  running = connected && !idle;
  hasRun ||= running;
  wasConnected = connected;
}

new MutationObserver(check).observe(document.querySelector(":--app"), { attributes: true });

export default function ({ setTriggerValue }) {
  requestRun = () => setTriggerValue("reconnected", true);
}
