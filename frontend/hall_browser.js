// Keeps in this browser what it is in each hall: its random name there, and the key of a hall that it has opened.
//
// A phone that is loaded anew is the same phone, and only this browser steers its hall. Nothing of it is in an address.
// A window tells it to the server until it is known. The address of a hall is loaded as a document, since a balancer
// sends it to a replica by the code in it: so a hall is opened there, by the browser that comes with a new key.
// Another window may have stored a hall since, so what is stored is read anew before anything is written.
// A phone that was put away and is looked at again asks once for the present question; it asks nothing else by itself.
//
// Fault: Streamlit 1.67 drops what a message reports, without an answer, if another message that asks for a run of the
// page arrives in the milliseconds before the run of the first one begins, as after a reconnection (see reconnect.js).
// A message on a lost connection is dropped, too. So what is not known yet is told again.
// Test: test_two_phones_flip_and_vote_and_the_wall_follows_without_being_drawn_anew in tests/browser/test_hall.py.

import { fillScreen } from "./lecture_height.js";

const STORE = "halls";
const NAME = /^[0-9a-f]{32}$/;
const KEY = /^[0-9a-f]{0,64}$/;
const LASTING = 3 * 60 * 60 * 1000; // milliseconds after which a hall is closed
const PATIENCE = 2000; // milliseconds after which what is not known yet is told again, each time twice as many
const LONGEST_PATIENCE = 16000; // but at most so many

let halls = {}; // what is kept of each hall by its code, also where the browser stores nothing
let nextReport = 0; // the timer that tells the server again
let calls = 0; // how often the component was called
let look = null; // the function that asks the server what a phone is to show
let leaveSize = null; // the function that ends filling the screen

export default function ({ data, setTriggerValue }) {
  halls = { ...halls, ...read() };
  for (const [code, kept] of Object.entries(halls)) {
    if (!(Date.now() - kept?.since < LASTING)) delete halls[code];
  }
  if (data.opened) halls[data.opened] = { ...complete(), key: data.key, isNew: true };
  const code = data.code || newest();
  clearTimeout(nextReport);
  if (code) {
    halls[code] = complete(halls[code]);
    // Where it leaves for another address, it is told there.
    if (!data.known && !data.go) tell(code, setTriggerValue, PATIENCE);
  }
  // At the door another hall may be the one that is known; a new one is opened at its own address.
  if (data.code && data.known) halls[code].isNew = false;
  write();
  if (data.go) location.assign(data.go);
  look = data.code && !data.wall ? () => setTriggerValue("woken", true) : null;
  if (data.wall) leaveSize ??= fillScreen();
  calls += 1;
  const call = calls;
  // Streamlit ends an overtaken call late, also after the next one has begun.
  return () => call === calls && leave();
}

/** End what the component does besides what it was called for. */
function leave() {
  clearTimeout(nextReport);
  look = null;
  leaveSize?.();
  leaveSize = null;
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") look?.();
});

/** Tell the server what this browser is in a hall, and again after some milliseconds, unless the next run knows it. */
function tell(code, setTriggerValue, wait) {
  const { person, key, isNew } = halls[code];
  setTriggerValue("known", { code, person, key, isNew });
  nextReport = setTimeout(() => tell(code, setTriggerValue, Math.min(2 * wait, LONGEST_PATIENCE)), wait);
}

/** Return what is kept of a hall, with what is missing in it. */
function complete({ person, key, since, isNew } = {}) {
  return {
    person: NAME.test(person) ? person : randomName(),
    key: KEY.test(key) ? key : "",
    since: since ?? Date.now(),
    isNew: isNew === true,
  };
}

/** Return the code of the hall that this browser has opened last, "" if there is none. */
function newest() {
  const own = Object.entries(halls).filter(([, { key }]) => key);
  return own.sort(([, one], [, other]) => other.since - one.since)[0]?.[0] ?? "";
}

/** Return 32 random hexadecimal digits, also where the page has no TLS. */
function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Storage throws in a browser that lets no page store anything; what was stored may be anything.
function read() {
  try {
    const found = JSON.parse(localStorage.getItem(STORE));
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}

function write() {
  try {
    localStorage.setItem(STORE, JSON.stringify(halls));
  } catch {}
}
