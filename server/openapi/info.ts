import type { OpenApi } from "../../model/openapi.ts";

/** What the API as a whole is, and what holds for every address of it. */
export const INFO: OpenApi["info"] = {
	title: "trichdan",
	version: "1.0.0",
	summary: "Which reports in Vietnam cite which document of Party and State.",
	description: [
		"An index from documents (resolutions, directives, decrees, laws) to the reports that cite them, by place and time. No key is needed but for `/admin`. GET reads; what is sent to `/api` with POST is answered and not stored.",
		'**Queries** (`q`) are words, `"phrases"`, `-not`, `OR` between two neighbours, and fields: `loai:` `so:` `khoa:` `nam:` `tinh:` `nguon:` `coquan:` `tu:` `den:`, with values in quotation marks where they have blanks. Diacritics may be left out; typed, they rank what is written so first. Anything typed has an answer; 200 characters are read.',
		"**Lists** are `{items, total, complete, facets, next}`. `next` goes into `cursor` for the next part and is null at the end; there is no cap. `total` and `facets` are exact unless `complete` is false: then counting was given up after its time, and they are the least that there are.",
		"**Ids** of directives have colons: `nghi-quyet:25-nq-tw:k11` stands at `/vb/nghi-quyet/25-nq-tw/k11`. A number alone names no document, since numbers begin anew with each term or year.",
		"**Errors** are problem documents (RFC 9457) that say what is wrong, at which parameter, and what to do; `requestId` is in the server's log too.",
		"**Caching**: what is read bears an `ETag` that changes when the data does; sent back in `If-None-Match` it saves the answer (304).",
		"**Limits**: an address may ask a number of times a minute, a tenth as often with POST. `RateLimit` tells what is left; one too many is a 429 with `Retry-After`.",
		"**Other sites**: pages of any origin may read (CORS for GET); POST is not open to them, nor is `/admin`.",
		"**Change**: fields, parameters and values of enums may be added within `/api/v1`; none is taken away.",
	].join("\n\n"),
};

export const SERVER: OpenApi["servers"][number] = { url: "/", description: "The server that gave this document" };
