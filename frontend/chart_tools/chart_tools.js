// The tools of one chart, whose code is that of chart_code.js.

import { tools } from "./shared.js";

export default function (component) {
  // Streamlit waits for what is returned, and shows a fault of the code as one of the component.
  return tools.promise.then((draw) => draw(component));
}
