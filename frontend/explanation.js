// One explanation, whose code is that of explanation_code.js.

import { explanationTools } from "./explanation_shared.js";

export default function (component) {
  explanationTools.promise.then((explain) => explain(component));
}
