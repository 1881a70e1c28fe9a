/** Where the browser keeps that the reader wants no single-key shortcuts. */
const KEPT = "phim-tat";

/** Whether single keys are shortcuts; a reader may switch them off, as speech input types keys by accident. */
export function keysAreOn(): boolean {
	try {
		return localStorage.getItem(KEPT) !== "off";
	} catch {
		// A browser that keeps nothing.
		return true;
	}
}

export function switchKeys(on: boolean): void {
	try {
		if (on) localStorage.removeItem(KEPT);
		else localStorage.setItem(KEPT, "off");
	} catch {
		// Then they stay as they are.
	}
}

/** Whether a key is a shortcut: it is not being typed somewhere, part of another shortcut, or behind a dialog. */
export function isShortcut(event: KeyboardEvent): boolean {
	if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
	const target = event.target as HTMLElement;
	if (target.isContentEditable || target.closest("input, textarea, select, dialog")) return false;
	return keysAreOn();
}

/** The links of a page that its lists are of. */
const RESULTS = ".meant h2 a, .terms a, .register .entry, .reports .title, .sentences .exact, .sentences-table .exact";

/** The result behind or before where the focus is; the first where it is nowhere. */
function resultBeside(step: 1 | -1): HTMLElement | undefined {
	const all = [...document.querySelectorAll<HTMLElement>(`main :is(${RESULTS})`)];
	const here = document.activeElement ?? document.body;
	const side = step === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
	const beside = all.filter((link) => (here.compareDocumentPosition(link) & side) !== 0);
	return step === 1 ? beside[0] : beside.at(-1);
}

/** `j` and `k` go along the results, from one of them the arrows too; Enter then opens it as any link. */
function moveAlong(event: KeyboardEvent): void {
	const step = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
	if (step === undefined || event.shiftKey || !isShortcut(event)) return;
	// Elsewhere the arrows scroll.
	if (event.key.startsWith("Arrow") && !document.activeElement?.matches(RESULTS)) return;
	const result = resultBeside(step);
	if (!result) return;
	event.preventDefault();
	result.focus();
}

/** `/` goes to the search box. */
function focusOnSlash(event: KeyboardEvent, input: HTMLInputElement): void {
	if (event.key !== "/" || !isShortcut(event)) return;
	event.preventDefault();
	input.focus();
	input.select();
}

/** Listens for the keys that every page has. */
export function listenForKeys(input: HTMLInputElement | null): void {
	document.addEventListener("keydown", (event) => {
		moveAlong(event);
		if (input) focusOnSlash(event, input);
	});
}
