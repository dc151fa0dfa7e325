// Lets the page rest from the loss of its connection to the end of the first run after it.
//
// Another replica knows nothing of a page before it has run it, and would leave a move without an answer. Streamlit's own
// front end asks for that run only if the last one was a part's or was cut short, not where a student has only looked so
// far: then this asks for it.

const PATIENCE = 300; // milliseconds in which Streamlit's own request would have begun a run
const LONGEST = 10000; // milliseconds after which the page is given back, run or not

const app = () => document.querySelector('[data-testid="stApp"]')?.dataset ?? {};
const main = () => document.querySelector(".stMain") ?? {};
const runs = () => app().testScriptState !== "notRunning";

let ask = () => {};
let connected = true;
let began = false;
let focused = null;

function rest() {
  focused = document.activeElement;
  main().inert = true;
}

function wake() {
  if (!main().inert) return;
  main().inert = false;
  focused?.focus({ preventScroll: true });
}

function look() {
  const now = app().testConnectionState === "CONNECTED";
  if (connected && !now) {
    rest();
  } else if (!connected && now) {
    began = false;
    setTimeout(() => runs() || ask(), PATIENCE);
    setTimeout(wake, LONGEST);
  } else if (now && began && !runs()) {
    wake();
  }
  began = now && runs();
  connected = now;
}

new MutationObserver(look).observe(document.body, {
  subtree: true,
  attributeFilter: ["data-test-connection-state", "data-test-script-state"],
});

export default function ({ setTriggerValue }) {
  ask = () => setTriggerValue("back", true);
}
