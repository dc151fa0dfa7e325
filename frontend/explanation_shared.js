// Where the code of explanations meets the explanation that calls it: a page sends the code once (see explanation_code.js).

window.explanationTools ??= Promise.withResolvers();

/** The function that lets an explanation work, once its code is there. */
export const explanationTools = window.explanationTools;
