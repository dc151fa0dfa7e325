// A picture that fills the screen, with its sliders.
//
// Streamlit enlarges a chart to the size of the window by a button of its toolbar, which is not shown (see page.css), and
// leaves it at Escape. What stands over the chart follows as long as the picture has the attribute data-full.

/** Return the picture of a mounted component: its chart with all that stands over it. */
const pictureOf = (root) => (root.host ?? root).closest(":--picture");

/** Enlarge or shrink the chart of a picture; nothing happens if it is so already. */
function enlarge(picture, full) {
  if (picture.hasAttribute("data-full") === full) return;
  picture.toggleAttribute("data-full", full);
  picture.querySelector(full ? ":--enlarge" : ":--shrink")?.click();
}

/** Let a picture fill the screen or, where the browser does not allow that, the window; or end that. */
export async function toggleFullScreen(root) {
  const picture = pictureOf(root);
  const full = !picture.hasAttribute("data-full");
  enlarge(picture, full);
  if (!full) return document.fullscreenElement && document.exitFullscreen();
  await picture.requestFullscreen?.().catch(() => {});
}

const filled = () => document.querySelector(":--picture[data-full]");

// Escape ends the full screen of the browser without a key for the page.
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && filled()) enlarge(filled(), false);
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && filled() && !document.fullscreenElement) enlarge(filled(), false);
});
