import { isShortcut, keysAreOn, switchKeys } from "./keys.ts";
import { element, say } from "./say.ts";

const KEYS = (): [keys: string[], means: string][] => [
	[["/"], say("đến ô tìm", "go to the search box")],
	[["j", "k"], say("đến kết quả sau, kết quả trước", "go to the next, the previous result")],
	[["↓", "↑"], say("như trên, khi đang ở một kết quả", "the same, from a result")],
	[["Enter"], say("mở kết quả", "open the result")],
	[["?"], say("mở bảng này", "open this table")],
];

function keyTable(): HTMLDListElement {
	const table = element("dl", "");
	for (const [keys, means] of KEYS()) {
		const term = element("dt", "");
		for (const key of keys) term.append(element("kbd", "", key), " ");
		table.append(term, element("dd", "", means));
	}
	return table;
}

function keySwitch(): HTMLLabelElement {
	const box = element("input", "");
	box.type = "checkbox";
	box.checked = keysAreOn();
	box.addEventListener("change", () => switchKeys(box.checked));
	const label = element("label", "");
	label.append(box, say("Dùng phím tắt một ký tự", "Use single-key shortcuts"));
	return label;
}

/** The table of keys, with the switch that turns them off. */
function makeDialog(): HTMLDialogElement {
	const dialog = element("dialog", "keys");
	const head = element("h2", "", say("Phím tắt", "Keyboard shortcuts"));
	head.id = "phim-tat";
	dialog.setAttribute("aria-labelledby", head.id);
	const close = element("button", "", say("Đóng", "Close"));
	close.type = "button";
	close.addEventListener("click", () => dialog.close());
	dialog.append(head, keyTable(), keySwitch(), close);
	return dialog;
}

/** A button in the foot of the page, and `?`, open the table of keys. */
export function offerKeys(foot: Element | null): void {
	let dialog: HTMLDialogElement | undefined;
	const open = (): void => {
		if (!dialog) {
			dialog = makeDialog();
			document.body.append(dialog);
		}
		if (!dialog.open) dialog.showModal();
	};
	document.addEventListener("keydown", (event) => {
		if (event.key !== "?" || !isShortcut(event)) return;
		event.preventDefault();
		open();
	});
	const button = element("button", "keys-button", say("Phím tắt", "Keyboard shortcuts"));
	button.type = "button";
	button.addEventListener("click", open);
	foot?.append(" · ", button);
}
