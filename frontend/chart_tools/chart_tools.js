// The tools of one chart, whose code is that of chart_code.js.

import { tools } from "./shared.js";

export default function (component) {
  tools.promise.then((draw) => draw(component));
}
