// The tools of a chart: the player of its time axis, the menu at its corner, and the pointer in its plot.
//
// Vega draws each slider of a chart as a range input. The tools change that input and dispatch its event, so the chart,
// the address and the number box follow as if a user had moved it.

import { label } from "./alt_text.js";
import { receive, savePng, saveSvg } from "./downloads.js";
import { toggleFullScreen } from "./full_screen.js";
import { connectMenu, copyLink } from "./menu.js";
import { player } from "./player.js";
import { editPoints } from "./point_editor.js";
import { dragSliders } from "./slider_drag.js";
import { slider, update } from "./sliders.js";
import "./touch.js";

const players = new WeakSet(); // the roots of the mounted components that have a player

/** Draw or update the tools of one chart. */
export function drawTools({ parentElement: root, data: [data], setTriggerValue }) {
  const find = (name) => root.querySelector(`.${name}`);
  const written = data.kinds.map((kind) => [kind, () => setTriggerValue("wanted", kind)]);
  find("corner").hidden = !data.menu;
  connectMenu(root, {
    png: () => savePng(root, data),
    svg: () => saveSvg(root, data),
    link: () => copyLink(root),
    full: () => toggleFullScreen(root),
    ...Object.fromEntries(written),
  });
  receive(root, data);
  update(root, data);
  label(root, data);
  dragSliders(data);
  editPoints(data, (edit) => setTriggerValue("edit", edit));
  const bar = find("player");
  bar.hidden = !data.slider;
  bar.dataset.slider = data.slider;
  bar.style.setProperty("--rows-below", data.below);
  if (data.slider && !players.has(root)) {
    players.add(root);
    player(find, () => slider(bar.dataset.slider));
  }
  // No function that cleans up: Streamlit would also call that of a call which a newer one has overtaken, and stop a play
  // in the middle.
}
