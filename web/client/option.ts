import type { Suggestion } from "../../model/api.ts";
import { element, say } from "./say.ts";

function option(index: number, href: string | null): HTMLLIElement {
	const made = element("li", "");
	made.id = `goi-y-${index}`;
	made.role = "option";
	made.ariaSelected = "false";
	if (href !== null) made.dataset.href = href;
	return made;
}

/** Where a page of this site is in the language of the page; null for any other address. */
function pageAt(url: string): string | null {
	// The server builds the address from the document's key.
	if (!url.startsWith("/vb/")) return null;
	return say(url, `/en${url}`);
}

/** A row of the list of suggestions. */
export function optionOf(item: Suggestion, index: number): HTMLLIElement {
	const made = option(index, pageAt(item.url));
	const title = item.title ?? say("Chưa rõ tên văn bản", "Title not known");
	made.lang = "vi";
	// Without blanks its parts would run into one another when it is read out.
	made.append(
		element("span", "label", item.label),
		" ",
		element("span", "meta", item.detail),
		" ",
		element("span", "name", title),
	);
	return made;
}

/** The last row, which leads to all that is found by what was typed. */
export function allOf(q: string, index: number): HTMLLIElement {
	const path = `/tim?${new URLSearchParams({ q, loai: "vb" })}`;
	const made = option(index, say(path, `/en${path}`));
	made.classList.add("all");
	made.textContent = say(`Mọi kết quả cho “${q}”`, `All results for “${q}”`);
	return made;
}
