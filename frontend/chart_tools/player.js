// The player: moves a slider from its present value to its end, at a chosen number of steps a second.
//
// A slider reports its value to the server 150 ms after its last change. The player changes it more often than that, so
// the server receives one value, at the end. Until then page.css shows what the server wrote about the value
// before as out of date; the number box follows the slider (see sliders.js).

import { boxOf, moveSlider, setSlider } from "./sliders.js";

const MOST_FRAMES = 200; // frames from one end of a slider to the other; a slider with more steps skips some
const RATES = [8, 15, 30]; // frames a second, the first one for those who ask for reduced motion
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Return how many steps of a slider a frame goes on. */
function strideOf(input) {
  return Math.max(1, Math.round((input.max - input.min) / input.step / MOST_FRAMES));
}

/** Name the speeds by the steps of the slider a second, and keep the one that is chosen. */
function nameSpeeds(select, input) {
  const stride = String(strideOf(input));
  if (select.dataset.stride === stride) return;
  const chosen = select.selectedIndex >= 0 ? select.selectedIndex : calm.matches ? 0 : 1;
  const options = RATES.map((rate) => new Option(`${rate * stride}/s`, rate));
  select.replaceChildren(...options);
  select.selectedIndex = chosen;
  select.dataset.stride = stride;
}

/** Connect the buttons of the player to a slider. It stops by itself when the chart of the slider is gone. */
export function player(find, slider) {
  const button = find("play");
  let input = null; // the slider that is playing, null while paused
  let due = 0; // the time of the next frame

  const show = (playing) => {
    button.classList.toggle("playing", playing);
    button.ariaLabel = button.title = playing ? "Pause" : "Play";
    find("waits").hidden = !playing;
    document.documentElement.toggleAttribute("data-playing", playing);
  };
  const stop = () => {
    input = null;
    show(false);
    document.removeEventListener("visibilitychange", stop);
    document.removeEventListener("focusin", stopAtBox);
  };
  // Who begins to type a number wants that one.
  const stopAtBox = ({ target }) => target === boxOf(input.name) && stop();
  const tick = (now) => {
    if (!input) return;
    // The user holds the slider, or the chart has been replaced.
    if (slider() !== input || input.matches(":active")) return stop();
    if (now >= due) {
      // A late frame is not made up for by two at once, and does not delay those after it.
      const interval = 1000 / find("speed").value;
      due = Math.max(due, now - interval) + interval;
      if (!moveSlider(input, strideOf(input))) return stop();
    }
    requestAnimationFrame(tick);
  };
  const play = () => {
    input = slider();
    if (!input) return;
    nameSpeeds(find("speed"), input);
    if (input.valueAsNumber >= Number(input.max)) setSlider(input, input.min);
    show(true);
    due = 0;
    document.addEventListener("visibilitychange", stop);
    document.addEventListener("focusin", stopAtBox);
    requestAnimationFrame(tick);
  };
  const step = (direction) => {
    stop();
    const paused = slider();
    if (paused) moveSlider(paused, direction);
  };

  // The chart may be drawn after its tools.
  const nameOnceDrawn = () => {
    const drawn = slider();
    if (drawn) nameSpeeds(find("speed"), drawn);
    else if (button.isConnected) requestAnimationFrame(nameOnceDrawn);
  };
  nameOnceDrawn();
  button.onclick = () => (input ? stop() : play());
  find("back").onclick = () => step(-1);
  find("forward").onclick = () => step(1);
}
