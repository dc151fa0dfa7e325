// Asks for a run of the page when the connection has come back, and for another when that has ended.
//
// Another replica knows no fragment of the page before it has run it, and leaves moves of fragments without an answer.
// Streamlit's own front end asks for that run only if the last one was a fragment's or was cut short, not where a
// student has only looked so far. The second run takes in what was moved during the first.

const PATIENCE = 300; // milliseconds in which Streamlit's own request would have begun a run

const app = () => document.querySelector('[data-testid="stApp"]')?.dataset ?? {};
const runs = () => app().testScriptState !== "notRunning";

let ask = () => {};
let connected = true;
let running = false;
let again = false;

function look() {
  const now = app().testConnectionState === "CONNECTED";
  if (now && !connected) {
    again = true;
    setTimeout(() => runs() || ask(), PATIENCE);
  } else if (now && again && running && !runs()) {
    again = false;
    ask();
  }
  connected = now;
  running = runs();
}

new MutationObserver(look).observe(document.body, {
  subtree: true,
  attributeFilter: ["data-test-connection-state", "data-test-script-state"],
});

export default function ({ setTriggerValue }) {
  ask = () => setTriggerValue("back", true);
}
