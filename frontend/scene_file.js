// Reads a file with a list of scenes in the browser and sends what is in it over the websocket.
//
// Streamlit's own uploader needs an endpoint that keeps whatever it is sent in memory, from anybody who has a session,
// so server.maxUploadSize in .streamlit/config.toml closes it. A file that is too large, or cannot be read, is reported
// without its content.

export default function ({ parentElement: root, data, setTriggerValue }) {
  const box = root.querySelector(".file");
  const input = root.querySelector("input");
  root.querySelector(".note").textContent = data.note;
  const mark = (over) => box.classList.toggle("over", over);
  const send = (size, content) => setTriggerValue("chosen", { size, content });

  input.onchange = () => {
    read(input.files[0], data.most, send);
    input.value = ""; // the same file can be chosen again after it was edited
  };
  box.ondragover = (event) => {
    event.preventDefault();
    mark(true);
  };
  box.ondragleave = () => mark(false);
  box.ondrop = (event) => {
    event.preventDefault();
    mark(false);
    read(event.dataTransfer.files[0], data.most, send);
  };
}

/** Read a file of at most `most` bytes and pass its size and its bytes in base64 to `send`, or else null. */
function read(file, most, send) {
  if (!file) return;
  if (file.size > most) {
    send(file.size, null);
    return;
  }
  const reader = new FileReader();
  reader.onload = () => send(file.size, reader.result.split(",")[1] ?? "");
  reader.onerror = () => send(file.size, null);
  reader.readAsDataURL(file);
}
