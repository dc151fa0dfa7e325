// Where the code of the tools meets the charts that call it: Streamlit sends the code of a component with each of its
// messages, and the tools' is 35 kB. So it is a component of its own, which a page sends once.

window.chartTools ??= {};
window.chartTools.promise ??= new Promise((resolve) => {
  window.chartTools.resolve = resolve;
});

/** The function that draws the tools of a chart, once its code is there. */
export const tools = window.chartTools;
