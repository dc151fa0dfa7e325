// Keeps a text in the storage of this browser window under a name, for when a page is loaded anew.
//
// The server stores nothing. A text that has changed is stored; a session that has not restored its text yet receives the
// one that is stored.

export default function ({ data, setTriggerValue }) {
  const stored = read(data.name);
  if (data.changed || (!stored && data.text)) write(data);
  else if (stored && !data.restored) setTriggerValue("stored", stored);
}

// Storage throws in a browser that lets no page store anything.
function read(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

function write({ name, text }) {
  try {
    sessionStorage.setItem(name, text);
  } catch {}
}
