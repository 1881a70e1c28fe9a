import type { QueryReply } from "../../model/api.ts";
import { echoOf } from "../query-faults.ts";
import { listText } from "../query-list.ts";
import type { QueryControls } from "../query-text.ts";
import { element } from "./say.ts";

/** Wait after a key before asking how the text is read, in milliseconds. */
const PAUSE = 250;

type Filled = HTMLInputElement | HTMLSelectElement;

/** What a control shows of a search. */
function shown(controls: QueryControls, control: keyof QueryControls): string {
	if (control === "any") return controls.any.map(listText).join("; ");
	const value = controls[control];
	return typeof value === "string" ? value : listText(value as string[]);
}

/** Has a stack of select boxes hold these values, and one more box that is empty. */
function holdSeveral(stack: HTMLElement, values: readonly string[]): void {
	const labels = [...stack.querySelectorAll("label")];
	const [first] = labels;
	if (!first) return;
	for (const extra of labels.slice(values.length + 1)) extra.remove();
	while (stack.childElementCount < values.length + 1) {
		const more = first.cloneNode(true) as HTMLLabelElement;
		more.querySelector("span")?.classList.add("hidden");
		stack.append(more);
	}
	for (const [i, select] of [...stack.querySelectorAll("select")].entries()) {
		const value = values[i] ?? "";
		if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
		select.value = value;
	}
}

/**
 * Keeps the query text and the controls of the builder in step while either is changed. How a text is read, and which text
 * the controls make, the server says: there is one parser. Without an answer both forms work as they do without the script.
 */
export function keepInStep(text: HTMLInputElement, builder: HTMLFormElement): void {
	const echo = document.querySelector<HTMLElement>("#da-doc");
	const lang = document.documentElement.lang;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let asked: AbortController | undefined;

	async function ask(parameters: URLSearchParams, take: (reply: QueryReply) => void): Promise<void> {
		asked?.abort();
		asked = new AbortController();
		parameters.set("lang", lang);
		try {
			const answer = await fetch(`/api/v1/query?${parameters}`, { signal: asked.signal });
			if (!answer.ok) return;
			const reply = (await answer.json()) as QueryReply;
			take(reply);
			tell(reply);
		} catch {
			// Sending either form still searches.
		}
	}

	/** Shows what was read, what was not understood underlined. */
	function tell({ read, faults, decoded }: QueryReply): void {
		const [line, list] = echo?.children ?? [];
		const shownText = line?.querySelector(".read");
		if (!echo || !shownText || !list) return;
		shownText.replaceChildren(
			...echoOf(read, faults).map((piece) => (piece.faulty ? element("u", "", piece.text) : piece.text)),
		);
		list.replaceChildren(
			...faults.map(({ message }) => element("li", "", `${message}.`)),
			...decoded.map(({ typed, meant }) => {
				const row = element("li", "");
				row.append(element("code", "", typed), " → ", element("b", "", meant));
				return row;
			}),
		);
		echo.hidden = faults.length + decoded.length === 0;
	}

	function fill({ controls }: QueryReply): void {
		for (const box of builder.querySelectorAll<Filled>("[data-control]"))
			if (box !== document.activeElement) box.value = shown(controls, box.dataset.control as keyof QueryControls);
		for (const stack of builder.querySelectorAll<HTMLElement>("[data-several]"))
			holdSeveral(stack, controls[stack.dataset.several as "type"]);
	}

	/** What the controls hold, as the API has it. */
	function held(): URLSearchParams {
		const parameters = new URLSearchParams();
		for (const box of builder.querySelectorAll<Filled>("[data-control]"))
			parameters.set(box.dataset.control ?? "", box.value);
		for (const stack of builder.querySelectorAll<HTMLElement>("[data-several]")) {
			const values = [...stack.querySelectorAll("select")].map(({ value }) => value).filter(Boolean);
			parameters.set(stack.dataset.several ?? "", listText(values));
		}
		return parameters;
	}

	/** What stands beside the text in the address, such as the relation, goes along when the text is sent. */
	function carry({ name, value, type, checked }: HTMLInputElement): void {
		const form = text.form;
		if (!form) return;
		form.querySelector(`input[type="hidden"][name="${name}"]`)?.remove();
		const sent = type === "checkbox" && !checked ? "" : value;
		if (sent === "") return;
		const hidden = element("input", "");
		Object.assign(hidden, { type: "hidden", name, value: sent });
		form.append(hidden);
	}

	text.addEventListener("input", () => {
		clearTimeout(timer);
		timer = setTimeout(() => void ask(new URLSearchParams({ q: text.value }), fill), PAUSE);
	});
	builder.addEventListener("input", (event) => {
		const changed = event.target as HTMLInputElement;
		if (!changed.matches("[data-control], [data-several] select")) return carry(changed);
		clearTimeout(timer);
		timer = setTimeout(() => {
			void ask(held(), (reply) => {
				text.value = reply.q;
				// A value that was chosen makes room for another.
				for (const stack of builder.querySelectorAll<HTMLElement>("[data-several]"))
					holdSeveral(stack, reply.controls[stack.dataset.several as "type"]);
			});
		}, PAUSE);
	});
}
