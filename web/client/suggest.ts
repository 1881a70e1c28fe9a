import type { Suggestion, SuggestReply } from "../../model/api.ts";
import { offerCopies } from "./copy.ts";
import { optionOf } from "./option.ts";

/** Wait after a key before asking, in milliseconds: less than the pause between two keys of a quick typist. */
const PAUSE = 90;

/**
 * Makes the search box a combobox with suggestions, after the ARIA Authoring Practices: focus stays in the box, the
 * arrows move through the list, Enter opens the chosen document or searches for what was typed, Escape closes the list.
 */
function suggestIn(input: HTMLInputElement): void {
	const box = input.closest(".box");
	if (!box) return;
	const list = document.createElement("ul");
	list.id = "goi-y";
	list.className = "suggestions";
	list.role = "listbox";
	list.ariaLabel = "Văn bản gợi ý";
	list.hidden = true;
	const news = document.createElement("p");
	news.className = "hidden";
	news.role = "status";
	box.append(list, news);

	input.role = "combobox";
	input.ariaAutoComplete = "list";
	input.ariaExpanded = "false";
	input.setAttribute("aria-controls", list.id);

	let active = -1;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let asked: AbortController | undefined;
	let shownFor = "";

	const options = (): HTMLLIElement[] => [...list.querySelectorAll("li")];

	function activate(index: number): void {
		const all = options();
		active = index;
		for (const [i, option] of all.entries()) option.ariaSelected = String(i === index);
		const chosen = all[index];
		if (chosen) {
			input.setAttribute("aria-activedescendant", chosen.id);
			chosen.scrollIntoView({ block: "nearest" });
		} else input.removeAttribute("aria-activedescendant");
	}

	function toggle(open: boolean): void {
		list.hidden = !open;
		input.ariaExpanded = String(open);
		if (!open) activate(-1);
	}

	function show(items: Suggestion[]): void {
		list.replaceChildren(...items.map(optionOf));
		toggle(items.length > 0);
		activate(-1);
		news.textContent = items.length > 0 ? `${items.length} gợi ý` : "Không có gợi ý";
	}

	async function ask(): Promise<void> {
		const q = input.value.trim();
		asked?.abort();
		if (q === shownFor && list.childElementCount > 0) return toggle(true);
		if (q === "") return toggle(false);
		asked = new AbortController();
		try {
			const answer = await fetch(`/api/v1/suggest?q=${encodeURIComponent(input.value)}`, { signal: asked.signal });
			if (!answer.ok) return;
			const { items } = (await answer.json()) as SuggestReply;
			// The reader may have moved on while the answer was under way.
			if (document.activeElement !== input) return;
			shownFor = q;
			show(items);
		} catch {
			// Suggestions are a help; without an answer the form still searches.
		}
	}

	function onKey(event: KeyboardEvent): void {
		if (event.isComposing) return;
		const last = options().length - 1;
		if (event.key === "Escape") {
			if (list.hidden) return;
			toggle(false);
		} else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
			if (last < 0) return;
			if (list.hidden) toggle(true);
			const step = event.key === "ArrowDown" ? 1 : -1;
			// One place of the round is the box itself, where nothing is chosen.
			const next = active + step;
			activate(next > last ? -1 : next < -1 ? last : next);
		} else if (event.key === "Enter") {
			const href = options()[active]?.dataset.href;
			if (list.hidden || !href) return;
			location.assign(href);
		} else return;
		event.preventDefault();
	}

	input.addEventListener("input", () => {
		clearTimeout(timer);
		timer = setTimeout(() => void ask(), PAUSE);
	});
	input.addEventListener("keydown", onKey);
	input.addEventListener("blur", () => {
		clearTimeout(timer);
		asked?.abort();
		toggle(false);
	});
	// Pressing would take the focus from the box before the click arrives.
	list.addEventListener("mousedown", (event) => event.preventDefault());
	list.addEventListener("click", (event) => {
		const href = (event.target as Element).closest("li")?.dataset.href;
		if (href) location.assign(href);
	});
}

/** `/` goes to the search box, unless something is being typed or the key is part of a shortcut. */
function focusOnSlash(input: HTMLInputElement): void {
	document.addEventListener("keydown", (event) => {
		if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
		const target = event.target as HTMLElement;
		if (target.isContentEditable || target.closest("input, textarea, select")) return;
		event.preventDefault();
		input.focus();
		input.select();
	});
}

const input = document.querySelector<HTMLInputElement>("#q");
if (input) {
	suggestIn(input);
	focusOnSlash(input);
}
offerCopies(document);
