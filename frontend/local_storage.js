// Keeps a lecturer's own list of scenes in this window of the browser, where a page that is loaded anew finds it.
//
// The server keeps nothing. A list that was changed is written down here, with the link it came from, if it came from
// one; a session that has not heard yet is told what is written down.

const LIST = "own scenes";
const LINK = "own scenes, link";

export default function ({ data, setTriggerValue }) {
  const kept = recalled();
  if (data.changed || (!kept && data.list)) {
    write(data);
  } else if (kept && !data.heard) {
    setTriggerValue("told", kept);
  }
}

function recalled() {
  try {
    const list = sessionStorage.getItem(LIST);
    return list && { list, link: sessionStorage.getItem(LINK) };
  } catch {
    return null; // a browser that lets no page keep anything
  }
}

function write({ list, link }) {
  try {
    sessionStorage.setItem(LIST, list);
    sessionStorage.setItem(LINK, link);
  } catch {
    return;
  }
}
