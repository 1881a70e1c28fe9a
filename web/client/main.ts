import { keepInStep } from "./builder.ts";
import { offerCopies } from "./copy.ts";
import { listenForKeys } from "./keys.ts";
import { offerKeys } from "./keys-dialog.ts";
import { reviewByKeys } from "./review.ts";
import { suggestIn } from "./suggest.ts";
import { explainInPlace } from "./why.ts";

const input = document.querySelector<HTMLInputElement>("#q");
const query = document.querySelector<HTMLInputElement>("#cau-tim");
if (input) suggestIn(input);
listenForKeys(input ?? query);
offerKeys(document.querySelector(".foot p.noprint"));
offerCopies(document);
reviewByKeys(document);
explainInPlace(document);
const builder = document.querySelector<HTMLFormElement>("#cac-o");
if (query && builder) keepInStep(query, builder);
