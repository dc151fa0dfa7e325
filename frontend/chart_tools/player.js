// The player: moves a slider from its present value to its end, at a chosen number of steps a second.
//
// Streamlit sends a slider's value to the server 150 ms after its last change. The player changes it more often than
// that (see the speeds in chart_tools.html), so the server receives one value, at the end.

import { moveSlider, setSlider } from "./sliders.js";

const MOST_FRAMES = 200; // frames from one end of a slider to the other; a slider with more steps skips some

/** Connect the buttons of the player to a slider, and return the function that stops it. */
export function player(find, slider) {
  const button = find("play");
  let input = null; // the slider that is playing, null while paused
  let due = 0; // the time of the next frame

  const show = (playing) => {
    button.classList.toggle("playing", playing);
    button.ariaLabel = button.title = playing ? "Pause" : "Play";
  };
  const stop = () => {
    input = null;
    show(false);
    document.removeEventListener("visibilitychange", stop);
  };
  const tick = (now) => {
    if (!input) return;
    // The user holds the slider, or the chart has been replaced.
    if (slider() !== input || input.matches(":active")) return stop();
    if (now >= due) {
      due = Math.max(due + 1000 / find("speed").value, now);
      const stride = Math.max(1, Math.round((input.max - input.min) / input.step / MOST_FRAMES));
      if (!moveSlider(input, stride)) return stop();
    }
    requestAnimationFrame(tick);
  };
  const play = () => {
    input = slider();
    if (!input) return;
    if (input.valueAsNumber >= Number(input.max)) setSlider(input, input.min);
    show(true);
    due = 0;
    document.addEventListener("visibilitychange", stop);
    requestAnimationFrame(tick);
  };
  const step = (direction) => {
    stop();
    const paused = slider();
    if (paused) moveSlider(paused, direction);
  };

  button.onclick = () => (input ? stop() : play());
  find("back").onclick = () => step(-1);
  find("forward").onclick = () => step(1);
  return stop;
}
