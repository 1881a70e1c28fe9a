import { element, say } from "./say.ts";

/** The dialog that shows reasons, with an empty body. */
function makePanel(): { panel: HTMLDialogElement; heading: HTMLElement; body: HTMLElement } {
	const panel = element("dialog", "why-panel");
	const heading = element("h2", "");
	heading.id = "vi-sao";
	panel.setAttribute("aria-labelledby", heading.id);
	const close = element("button", "plain", say("Đóng", "Close"));
	close.type = "button";
	close.addEventListener("click", () => panel.close());
	const header = element("header", "");
	header.append(heading, close);
	const body = element("div", "");
	panel.append(header, body);
	// A click beside the panel is one on the dialog itself, outside its box.
	panel.addEventListener("click", (event) => {
		const box = panel.getBoundingClientRect();
		if (event.target === panel && event.clientX < box.left) panel.close();
	});
	document.body.append(panel);
	return { panel, heading, body };
}

/** The reasons from the page of a citation, one rank of headings further down. */
function reasonsOf(html: string): { title: string; reasons: Element } | null {
	// A document made by the parser runs nothing and loads nothing.
	const page = new DOMParser().parseFromString(html, "text/html");
	const reasons = page.querySelector("[data-why]");
	if (!reasons) return null;
	for (const old of reasons.querySelectorAll("h3, h2")) {
		const heading = page.createElement(old.tagName === "H2" ? "h3" : "h4");
		heading.append(...old.childNodes);
		old.replaceWith(heading);
	}
	return { title: page.querySelector("h1")?.textContent ?? "", reasons };
}

/**
 * Opens the reasons of a citation in a panel over the report, where a click would lead to their page. The dialog keeps
 * the focus, closes at Escape, and gives the focus back to what opened it.
 */
export function explainInPlace(root: Document): void {
	if (!root.querySelector("a.ask")) return;
	let made: ReturnType<typeof makePanel> | null = null;
	let asked: AbortController | undefined;

	async function open(link: HTMLAnchorElement): Promise<void> {
		made ??= makePanel();
		const { panel, heading, body } = made;
		asked?.abort();
		const asking = new AbortController();
		asked = asking;
		heading.textContent = say("Vì sao?", "Why?");
		body.textContent = say("Đang mở …", "Opening …");
		body.ariaBusy = "true";
		panel.addEventListener("close", () => asking.abort(), { once: true });
		if (!panel.open) panel.showModal();
		try {
			const answer = await fetch(link.href, { signal: asking.signal });
			const found = answer.ok ? reasonsOf(await answer.text()) : null;
			// Their page says what is wrong.
			if (!found) return location.assign(link.href);
			heading.textContent = `${say("Vì sao?", "Why?")} ${found.title}`;
			const whole = element("a", "", say("Mở trang của trích dẫn này", "Open the page of this citation"));
			whole.href = link.href;
			const more = element("p", "more");
			more.append(whole);
			body.replaceChildren(document.adoptNode(found.reasons), more);
			panel.scrollTop = 0;
		} catch {
			if (!asking.signal.aborted) location.assign(link.href);
		} finally {
			if (asked === asking) body.ariaBusy = null;
		}
	}

	root.addEventListener("click", (event) => {
		if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
		const link = (event.target as Element).closest<HTMLAnchorElement>("a.ask, a.why");
		if (!link) return;
		event.preventDefault();
		void open(link);
	});
}
