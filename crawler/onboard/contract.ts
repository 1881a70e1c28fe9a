import type { Sample } from "./sample.ts";

/**
 * What a page must be read as: the JSON beside a page that is kept as a contract. A person has checked it; a test holds
 * the recipe to it.
 */
export interface Contract {
	url: string | null;
	/** As the answer stated it; left out where the page itself says enough. */
	contentType?: string;
	title: string;
	published: string | null;
	author: string | null;
	/** The lines of the text. */
	text: string[];
}

/** What a page is read as now. */
export const contractOf = ({ url, article }: Sample, contentType: string | null): Contract => ({
	url,
	...(contentType !== null && { contentType }),
	title: article.title,
	published: article.published,
	author: article.author,
	text: article.text.split("\n"),
});

/** A name for the files of a page: the last part of its address. */
export function contractName(url: string): string {
	const { pathname, search } = new URL(url);
	const last = pathname.split("/").findLast((segment) => segment !== "") ?? "";
	const name = `${last.replace(/\.[a-z]{2,5}$/i, "")}${search}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");
	return name.slice(0, 80).replace(/^-+|-+$/g, "") || "page";
}
