// One explanation, whose code is that of explanation_code.js.

import { explanationTools } from "./explanation_shared.js";

export default function (component) {
  // Streamlit waits for what is returned, and shows a fault of the code as one of the component.
  return explanationTools.promise.then((explain) => explain(component));
}
