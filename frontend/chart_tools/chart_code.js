// The code of the tools of all charts of a page.

import { tools } from "./shared.js";
import { drawTools } from "./tools.js";

export default function () {
  tools.resolve(drawTools);
}
