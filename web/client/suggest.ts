import type { Suggestion, SuggestReply } from "../../model/api.ts";
import { allOf, optionOf } from "./option.ts";
import { element, say } from "./say.ts";

/** Wait after a key before asking, in milliseconds: the list is to be there a tenth of a second after the key. */
const PAUSE = 40;

/**
 * Makes the search box a combobox with suggestions, after the ARIA Authoring Practices: focus stays in the box, the
 * arrows move through the list, Enter opens the chosen document or searches for what was typed, Escape closes the list and
 * pressed again empties the box. Without the script the box is a form that searches.
 */
export function suggestIn(input: HTMLInputElement): void {
	const box = input.closest(".box");
	if (!box) return;
	const list = element("ul", "suggestions");
	list.id = "goi-y";
	list.role = "listbox";
	list.ariaLabel = say("Văn bản gợi ý", "Suggested documents");
	list.hidden = true;
	const news = element("p", "hidden");
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

	function show(items: Suggestion[], q: string): void {
		const rows = items.map(optionOf);
		list.replaceChildren(...rows, ...(rows.length > 0 ? [allOf(q, rows.length)] : []));
		toggle(rows.length > 0);
		activate(-1);
		news.textContent =
			rows.length > 0
				? say(`${rows.length} văn bản gợi ý`, `${rows.length} suggested documents`)
				: say("Không có gợi ý", "No suggestions");
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
			show(items, q);
		} catch {
			// Suggestions are a help; without an answer the form still searches.
		}
	}

	/** Moves through the list; one place of the round is the box itself, where nothing is chosen. */
	function move(step: 1 | -1): void {
		const last = options().length - 1;
		if (last < 0) return;
		if (list.hidden) toggle(true);
		const next = active + step;
		activate(next > last ? -1 : next < -1 ? last : next);
	}

	function onKey(event: KeyboardEvent): void {
		if (event.isComposing) return;
		switch (event.key) {
			case "Escape":
				if (list.hidden) input.value = "";
				toggle(false);
				break;
			case "ArrowDown":
				if (event.altKey) toggle(options().length > 0);
				else move(1);
				break;
			case "ArrowUp":
				if (event.altKey) toggle(false);
				else move(-1);
				break;
			case "Enter": {
				const href = options()[active]?.dataset.href;
				if (list.hidden || !href) return;
				location.assign(href);
				break;
			}
			case "Home":
			case "End":
			case "ArrowLeft":
			case "ArrowRight":
				// These are for the text, to which the reader goes back.
				activate(-1);
				return;
			default:
				return;
		}
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
