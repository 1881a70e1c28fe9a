import { say } from "./say.ts";

/** How long a button says that it copied, in milliseconds. */
const SHOWN = 2000;

/** Puts a button behind each text that is there to be copied, named by its `data-copy-name` where it has one; without the script, one click selects the text. */
export function offerCopies(root: ParentNode): void {
	// Browsers have a clipboard only on HTTPS and on this machine.
	if (!navigator.clipboard) return;
	for (const text of root.querySelectorAll<HTMLElement>("[data-copy]")) {
		const idle = text.dataset.copyName ?? say("Chép", "Copy");
		const button = document.createElement("button");
		button.type = "button";
		button.className = "take";
		const label = (word: string): void => {
			button.textContent = word;
			button.ariaLabel = `${word}: ${text.textContent}`;
		};
		label(idle);
		button.addEventListener("click", async () => {
			await navigator.clipboard.writeText(text.textContent ?? "");
			label(say("Đã chép", "Copied"));
			setTimeout(() => label(idle), SHOWN);
		});
		text.after(button);
	}
}
