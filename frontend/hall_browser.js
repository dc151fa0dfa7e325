// Keeps in this browser what it is in each hall: its random name there, and the key of a hall that it has opened.
//
// A phone that is loaded anew is the same phone, and only this browser steers its hall. Nothing of it is in an address.
// A window that does not know its name yet tells it to the server once. On the wall the pictures fill the screen.

import { fillScreen } from "./lecture_height.js";

const STORE = "halls";
const NAME = /^[0-9a-f]{32}$/;
const KEY = /^[0-9a-f]{0,64}$/;
const PATIENCE = 2000; // milliseconds after which an unknown name is told again
const LASTING = 3 * 60 * 60 * 1000; // milliseconds after which a hall is closed

let halls = null; // what is kept of each hall by its code, also where the browser stores nothing
let told = 0; // when the server was told last
let leaveSize = null; // the function that ends filling the screen

export default function ({ data, setTriggerValue }) {
  halls ??= read();
  for (const [code, kept] of Object.entries(halls)) {
    if (!(Date.now() - kept?.since < LASTING)) delete halls[code];
  }
  const code = data.code || newest();
  if (code) {
    const own = complete(halls[code]);
    halls[code] = own;
    if (data.key) own.key = data.key;
    if (data.known) told = 0;
    else if (Date.now() - told > PATIENCE) {
      told = Date.now();
      setTriggerValue("known", { code, person: own.person, key: own.key });
    }
  }
  write();
  if (data.wall) leaveSize ??= fillScreen();
  return () => {
    leaveSize?.();
    leaveSize = null;
  };
}

/** Return what is kept of a hall, with what is missing in it. */
function complete({ person, key, since } = {}) {
  return {
    person: NAME.test(person) ? person : randomName(),
    key: KEY.test(key) ? key : "",
    since: since ?? Date.now(),
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
