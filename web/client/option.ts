import type { Suggestion } from "../../model/api.ts";

function span(name: string, text: string): HTMLSpanElement {
	const element = document.createElement("span");
	element.className = name;
	element.textContent = text;
	return element;
}

/** A row of the list of suggestions. Text is set as text, so titles from crawled pages cannot become markup. */
export function optionOf(item: Suggestion, index: number): HTMLLIElement {
	const option = document.createElement("li");
	option.id = `goi-y-${index}`;
	option.role = "option";
	option.ariaSelected = "false";
	// Only pages of this site: the server builds the address from the document's key.
	if (item.url.startsWith("/vb/")) option.dataset.href = item.url;
	option.append(
		span("label", item.label),
		span("meta", item.detail),
		span("name", item.title ?? "Chưa rõ tên văn bản"),
	);
	return option;
}
