// Where the code of explanations meets the explanation that calls it: a page sends the code once (see explanation_code.js).

window.explanationTools ??= {};
window.explanationTools.promise ??= new Promise((resolve) => {
  window.explanationTools.resolve = resolve;
});

/** The function that lets an explanation work, once its code is there. */
export const explanationTools = window.explanationTools;
