// Says whether the page that is printed is dark, which page.css then prints dark on white: a theme is not in the document.

/** Return whether a colour of the form rgb(r, g, b) is dark. */
function isDark(color) {
  const [red, green, blue] = color.match(/[\d.]+/g).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

addEventListener("beforeprint", () => {
  const { backgroundColor } = getComputedStyle(document.querySelector(":--app"));
  document.documentElement.dataset.print = isDark(backgroundColor) ? "dark" : "light";
});
addEventListener("afterprint", () => {
  delete document.documentElement.dataset.print;
});
