// Makes a page inactive from the loss of its connection until its first run on the new connection has ended.
//
// Fault: a server that takes over a session, such as another replica behind the balancer, knows none of the page's
// elements before it has run the page, and ignores changes until then. Streamlit 1.67 asks for that run after a
// reconnection only if the last run was that of a fragment or was interrupted; otherwise this component asks for it.
// Test: test_a_student_who_has_only_looked_so_far_can_move_after_the_replica_has_died in tests/browser/test_deploy.py.

const GRACE = 300; // milliseconds that Streamlit has to begin its own run
const LONGEST_WAIT = 10000; // milliseconds after which the page is active again in any case

const is = (state) => document.querySelector(":--app")?.matches(state) ?? false;

let requestRun = () => {};
let wasConnected = true;
let running = false; // whether a run has begun since the reconnection
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

function check() {
  const connected = is(":--connected");
  const idle = is(":--idle");
  if (wasConnected && !connected) {
    deactivate();
  } else if (!wasConnected && connected) {
    running = false;
    setTimeout(() => is(":--idle") && requestRun(), GRACE);
    setTimeout(activate, LONGEST_WAIT);
  } else if (connected && running && idle) {
    activate();
  }
  running = connected && !idle;
  wasConnected = connected;
}

new MutationObserver(check).observe(document.querySelector(":--app"), { attributes: true });

export default function ({ setTriggerValue }) {
  requestRun = () => setTriggerValue("reconnected", true);
}
