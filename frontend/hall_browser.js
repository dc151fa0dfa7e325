// Keeps in this browser what it is in each hall: its random name there, and the key of a hall that it has opened.
//
// A phone that is loaded anew is the same phone, and only this browser steers its hall. Nothing of it is in an address.
// A window that is not known yet tells it to the server once. The address of a hall is loaded as a document, since a
// balancer sends it to a replica by the code in it: so a hall is opened there, by the browser that comes with a new key.
// Another window may have stored a hall since, so what is stored is read anew before anything is written.
// A phone that was put away and is looked at again asks once for the present question; it asks nothing else by itself.

import { fillScreen } from "./lecture_height.js";

const STORE = "halls";
const NAME = /^[0-9a-f]{32}$/;
const KEY = /^[0-9a-f]{0,64}$/;
const LASTING = 3 * 60 * 60 * 1000; // milliseconds after which a hall is closed
const PATIENCE = 2000; // milliseconds after which what is not known yet is told again

let halls = {}; // what is kept of each hall by its code, also where the browser stores nothing
let told = 0; // when the server was told last
let look = null; // the function that asks the server what a phone is to show
let leaveSize = null; // the function that ends filling the screen

export default function ({ data, setTriggerValue }) {
  halls = { ...halls, ...read() };
  for (const [code, kept] of Object.entries(halls)) {
    if (!(Date.now() - kept?.since < LASTING)) delete halls[code];
  }
  if (data.opened) halls[data.opened] = { ...complete(), key: data.key, isNew: true };
  const code = data.code || newest();
  if (code) tell(code, data.known, setTriggerValue);
  // At the door another hall may be the one that is known; a new one is opened at its own address.
  if (data.code && data.known) halls[code].isNew = false;
  write();
  if (data.go) location.assign(data.go);
  look = data.code && !data.wall ? () => setTriggerValue("woken", true) : null;
  if (data.wall) leaveSize ??= fillScreen();
  return () => {
    look = null;
    leaveSize?.();
    leaveSize = null;
  };
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") look?.();
});

/** Tell the server what this browser is in a hall, unless it is known. */
function tell(code, known, setTriggerValue) {
  const own = complete(halls[code]);
  halls[code] = own;
  if (known) {
    told = 0;
  } else if (Date.now() - told > PATIENCE) {
    told = Date.now();
    setTriggerValue("known", { code, person: own.person, key: own.key, isNew: own.isNew });
  }
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
