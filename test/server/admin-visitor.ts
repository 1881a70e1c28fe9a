import type { Site } from "./fixture.ts";

export const TOKEN = "mot-ma-dai-va-kho-doan";
/** What a browser sends with a form of our own page. */
export const OURS = { "Sec-Fetch-Site": "same-origin" };

/** Somebody with a browser's cookies, as far as the admin pages need it. */
export class Visitor {
	readonly #site: Site;
	cookie: string | null = null;

	constructor(site: Site) {
		this.#site = site;
	}

	async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
		return this.#took(await this.#site.get(path, { ...this.#cookies(), ...headers }));
	}

	/** Sends a form; a field may be given several times. */
	async post(
		path: string,
		fields: Record<string, string | string[]> = {},
		headers: Record<string, string> = OURS,
	): Promise<Response> {
		const body = new URLSearchParams();
		for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
		const answer = await fetch(this.#site.url + path, {
			method: "POST",
			headers: { ...this.#cookies(), ...headers },
			body,
			redirect: "manual",
		});
		return this.#took(answer);
	}

	/** Signs in; throws where that fails. */
	async signIn(name = "Lan", token = TOKEN): Promise<this> {
		const answer = await this.post("/quan-tri/dang-nhap", { ten: name, ma: token });
		if (answer.status !== 303) throw new Error(`not signed in: ${answer.status}`);
		return this;
	}

	#cookies(): Record<string, string> {
		return this.cookie === null ? {} : { Cookie: this.cookie };
	}

	#took(answer: Response): Response {
		const [set] = answer.headers.getSetCookie();
		if (set !== undefined) this.cookie = /Max-Age=0(;|$)/i.test(set) ? null : (set.split(";")[0] ?? null);
		return answer;
	}
}
