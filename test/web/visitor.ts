import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page of a browser that notes what no visit should bring about. */
export interface Visitor {
	page: Page;
	/** Errors in the console (a breach of the content policy is one), errors of scripts, dialogs, requests to other hosts. */
	complaints: string[];
	end(): Promise<void>;
}

/** Opens a visitor of a site in a context of its own. */
export async function visit(browser: Browser, home: string, options: BrowserContextOptions = {}): Promise<Visitor> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
	const page = await context.newPage();
	const complaints: string[] = [];
	const complain = (text: string): void => void complaints.push(`${page.url()}: ${text}`);
	page.on("console", (message) => {
		// A page that is not there is what some tests ask for.
		if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) complain(message.text());
	});
	page.on("pageerror", (error) => complain(error.message));
	page.on("dialog", (dialog) => {
		complain(`dialog ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on("request", (request) => {
		const url = request.url();
		if (!url.startsWith(`${home}/`) && !/^(data|blob|about):/.test(url)) complain(`asked for ${url}`);
	});
	return { page, complaints, end: () => context.close() };
}

/** What a phone shows: the least width that must do without scrolling sideways. */
export const PHONE = { viewport: { width: 390, height: 844 } };
