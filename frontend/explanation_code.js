// The code of the explanations of a page.

import { explanationTools } from "./explanation_shared.js";
import { explain } from "./explanation_tools.js";

export default function () {
  explanationTools.resolve(explain);
}
