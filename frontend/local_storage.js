// Keeps a lecturer's own list of scenes in the storage of this browser window, for when a page is loaded anew.
//
// The server stores nothing. A list that has changed is stored, with the link that it came from, if any; a session that
// has not restored its list yet receives the one that is stored.

const LIST = "own scenes";
const LINK = "own scenes, link";

export default function ({ data, setTriggerValue }) {
  const stored = read();
  if (data.changed || (!stored && data.list)) write(data);
  else if (stored && !data.restored) setTriggerValue("stored", stored);
}

// Storage throws in a browser that lets no page store anything.
function read() {
  try {
    const list = sessionStorage.getItem(LIST);
    return list && { list, link: sessionStorage.getItem(LINK) };
  } catch {
    return null;
  }
}

function write({ list, link }) {
  try {
    sessionStorage.setItem(LIST, list);
    sessionStorage.setItem(LINK, link);
  } catch {}
}
