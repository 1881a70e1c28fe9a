/** What a page writes into a link may be megabytes. */
const LONGEST_WRITTEN = 8192;
/** Longer addresses are none: hardly a server is asked for them, and an index of PostgreSQL takes 2,704 bytes. */
const LONGEST = 2000;

/** Parameters that tell where a reader came from, not what they read. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|zarsrc)(?:=|$)/i;
/** Parameters that name a visit: each visit would make every page a new one. */
const SESSION =
	/^(?:(?:jsessionid|phpsessid|asp\.net_sessionid|aspsessionid\w*)(?:=|$)|s(?:ession_?)?id=[\da-f]{16,}$)/i;
/** The same within paths: `;jsessionid=1A2B` of Java servers, `/(S(lit3py55t21z5v55vlm25s55))` of ASP.NET without cookies. */
const SESSION_IN_PATH = /;jsessionid=[^;/]*|\/\((?:[a-z]\([\w-]{10,200}\)){1,4}\)(?=\/|$)/gi;

/** Percent-encoded text: runs, so that the bytes of one character stay together. */
const ENCODED = /(?:%[\da-f]{2})+/gi;
const UNRESERVED = /^[\w.~-]$/;

/** One spelling of percent-encoded text: letters as themselves, the rest in capital figures; what is no UTF-8 stays. */
function oneEncoding(text: string): string {
	return text.replace(ENCODED, (run) =>
		run.toUpperCase().replace(/%([2-7][\dA-F])/g, (code, figures: string) => {
			const character = String.fromCharCode(Number.parseInt(figures, 16));
			return UNRESERVED.test(character) ? character : code;
		}),
	);
}

/** A path in NFC, so that `dân` typed in either way is one word. */
function composed(path: string): string {
	// A mark may stand behind a plain letter: `a%CC%82`.
	return path.replace(/[a-z]?(?:%[89A-F][\dA-F])+/gi, (run) => {
		try {
			return encodeURIComponent(decodeURIComponent(run).normalize("NFC"));
		} catch {
			return run;
		}
	});
}

function tidied(url: URL): string {
	url.hash = "";
	url.hostname = url.hostname.replace(/\.$/, "");
	url.pathname = composed(oneEncoding(url.pathname)).replace(SESSION_IN_PATH, "");
	url.search = oneEncoding(url.search.slice(1))
		.split("&")
		// Links are often escaped once too often: `?a=1&amp;b=2`.
		.map((part) => part.replace(/^(?:amp;)+/i, ""))
		.filter((part) => part !== "" && !TRACKING.test(part) && !SESSION.test(part))
		.join("&");
	return url.href;
}

/**
 * One form for every spelling of an address: absolute, in one percent-encoding, without fragment, default port,
 * tracking parameters and session ids. The order of a query stays, for some sites read it.
 *
 * @returns null for anything but http and https, and for addresses that carry a password or are longer than 2,000.
 */
export function normaliseUrl(href: string, base?: string): string | null {
	if (href.length > LONGEST_WRITTEN) return null;
	const trimmed = href.trim();
	if (!URL.canParse(trimmed, base)) return null;
	const url = new URL(trimmed, base);
	if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return null;
	// What is taken out may bring forth something else to take out (`/a/..;jsessionid=1/b`), but not for long.
	let before = url.href;
	for (let round = 0; round < 4; round++) {
		const after = tidied(new URL(before));
		if (after === before) return after.length > LONGEST ? null : after;
		before = after;
	}
	return null;
}

/** Host with port, without `www.`. */
export const hostOf = (url: string): string => new URL(url).host.replace(/^www\./, "");

/** Whether two addresses are on one host; `www.` makes no difference. */
export const sameHost = (a: string, b: string): boolean => hostOf(a) === hostOf(b);
