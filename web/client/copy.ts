/** How long a button says that it copied, in milliseconds. */
const SHOWN = 2000;

/** Puts a button behind each text that is there to be copied; without the script, one click selects the text. */
export function offerCopies(root: ParentNode): void {
	// Browsers have a clipboard only on HTTPS and on this machine.
	if (!navigator.clipboard) return;
	for (const text of root.querySelectorAll("[data-copy]")) {
		const button = document.createElement("button");
		button.type = "button";
		button.className = "take";
		const say = (word: string): void => {
			button.textContent = word;
			button.ariaLabel = `${word}: ${text.textContent}`;
		};
		say("Chép");
		button.addEventListener("click", async () => {
			await navigator.clipboard.writeText(text.textContent ?? "");
			say("Đã chép");
			setTimeout(() => say("Chép"), SHOWN);
		});
		text.after(button);
	}
}
