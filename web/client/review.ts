import { isShortcut } from "./keys.ts";

/**
 * Keys of the review queue: each presses the button, or goes to the field, that names it in `data-key`. The page works by
 * these buttons and fields alone; a decision is sent once, however often its key is pressed while the next one loads.
 */
export function reviewByKeys(root: Document): void {
	if (!root.querySelector("main [data-key]")) return;
	let isSent = false;
	root.addEventListener("submit", () => {
		isSent = true;
	});
	// A page that the browser kept is shown again.
	window.addEventListener("pageshow", () => {
		isSent = false;
	});
	root.addEventListener("keydown", (event) => {
		if (event.repeat || !isShortcut(event)) return;
		const key = event.key.toLowerCase();
		if (!/^[1-9a-z]$/.test(key)) return;
		const target = root.querySelector<HTMLElement>(`main [data-key="${key}"]`);
		if (!target) return;
		event.preventDefault();
		if (target instanceof HTMLInputElement) {
			target.focus();
			target.select();
		} else if (!isSent) target.click();
	});
}
