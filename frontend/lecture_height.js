// The height of the pictures of a scene: what the bar and the controls above them leave of the screen (see page.css). How
// many lines the bar, the controls and the sliders take, only the browser knows.

const MARGIN = 8; // pixels below the sliders

/** Return the height of the sliders of a picture. */
function sliderHeight(picture) {
  return picture.querySelector(":--sliders")?.getBoundingClientRect().height ?? 0;
}

/** Tell page.css how far down the first picture of a page begins, and how high the sliders of its row are. */
function measure() {
  const pictures = [...document.querySelectorAll(":--fitted")];
  if (!pictures.length) return;
  const top = (picture) => picture.getBoundingClientRect().top;
  const row = pictures.filter((picture) => top(picture) - top(pictures[0]) < 1);
  const above = top(pictures[0]) + document.querySelector(":--main").scrollTop + MARGIN;
  const { style } = document.documentElement;
  style.setProperty("--above", `${Math.round(above)}px`);
  style.setProperty("--below", `${Math.round(Math.max(...row.map(sliderHeight)))}px`);
}

/** Let the pictures fill the screen; return the function that ends that. */
export function fillScreen() {
  const page = document.querySelector(":--page");
  const sizes = new ResizeObserver(measure);
  const followed = new WeakSet();
  // A slider may come after its picture, when the page already has its height.
  const follow = () => {
    for (const part of document.querySelectorAll(":--fitted, :--sliders")) {
      if (!followed.has(part)) sizes.observe(part);
      followed.add(part);
    }
  };
  // A drag draws marks of a picture anew in every frame; only parts of the page bring pictures and sliders.
  const isPart = (node) => node instanceof HTMLElement;
  const parts = new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some(isPart))) follow();
  });
  parts.observe(page, { childList: true, subtree: true });
  sizes.observe(page);
  follow();
  return () => {
    for (const observer of [parts, sizes]) observer.disconnect();
    for (const name of ["--above", "--below"]) document.documentElement.style.removeProperty(name);
  };
}
