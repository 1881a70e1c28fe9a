import type { Province } from "../../citation/index.ts";
import type { Listing, Source } from "../../model/source.ts";
import { type Places, placeOf } from "../place.ts";
import { hostOf } from "../urls.ts";
import type { Exploration } from "./explore.ts";
import type { Sample } from "./sample.ts";

/** What a person says of a new source; the rest is guessed. */
export interface Wishes {
	id?: string | undefined;
	name?: string | undefined;
	province?: string | undefined;
	level?: Source["level"] | undefined;
	/** How its site may be asked. */
	reach: Pick<Source, "delay" | "ports" | "allowPrivateNetwork">;
}

/** Where a province was read. */
export interface FoundProvince {
	slug: string;
	by: "option" | "host" | "text";
}

/** A proposed entry of the sources file, with the keys that are not as they are unless told. */
export interface Proposal {
	entry: Record<string, unknown> & { id: string; name: string };
	province: FoundProvince | null;
}

const DELAY = 3000;

/** The province whose host it is, or a part of: `tinhuy.nghean.gov.vn` is of `nghean.gov.vn`. */
function provinceOfHost(home: string, provinces: readonly Province[]): string | null {
	const host = hostOf(home);
	const isOf = (known: string): boolean => host === known || host.endsWith(`.${known}`);
	return provinces.find(({ hosts }) => hosts.some(isOf))?.slug ?? null;
}

/** The province that most of the articles tell, where it is more than half of them. */
function provinceOfTexts(samples: readonly Sample[], places: Places): string | null {
	const told = samples.map(({ article }) => placeOf(article, places)).filter((slug) => slug !== null);
	const [best] = told.toSorted(
		(a, b) => told.filter((slug) => slug === b).length - told.filter((slug) => slug === a).length,
	);
	return best !== undefined && told.filter((slug) => slug === best).length * 2 > samples.length ? best : null;
}

export function provinceOf(
	{ home, samples }: Pick<Exploration, "home" | "samples">,
	stated: string | undefined,
	places: Places,
): FoundProvince | null {
	if (stated !== undefined) return { slug: stated, by: "option" };
	const byHost = provinceOfHost(home, places.provinces);
	if (byHost !== null) return { slug: byHost, by: "host" };
	const byText = provinceOfTexts(samples, places);
	return byText === null ? null : { slug: byText, by: "text" };
}

const ENDINGS = /(?:\.(?:com|org|net|edu))?\.vn$|\.(?:com|org|net)$/;

/** `baonghean` of `www.baonghean.vn`, `tinhuy-nghean-gov` of `tinhuy.nghean.gov.vn`. */
export const idOf = (home: string): string =>
	hostOf(home)
		.replace(ENDINGS, "")
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "");

const nameOf = ({ siteName, home }: Exploration): string =>
	(siteName ?? "")
		.replace(/^\s*(?:trang chủ|home)\s*(?:[|:–—-]\s*|$)|\s*[|:–—-]\s*(?:trang chủ|home)\s*$/giu, "")
		.trim() || hostOf(home);

/** Words in a site's name that say whose it is, the narrowest first. */
const LEVELS: [RegExp, Source["level"]][] = [
	[/(?:^|\P{L})(?:xã|phường|thị trấn)(?!\p{L})/iu, "commune"],
	[/(?:^|\P{L})(?:huyện|quận|thị xã|thị ủy)(?!\p{L})/iu, "district"],
	[/(?:^|\P{L})(?:tỉnh|thành ủy|thành phố)(?!\p{L})/iu, "province"],
];

/** Whose site it may be, by its name and host. */
function levelOf({ siteName, home }: Exploration, province: FoundProvince | null): Source["level"] {
	const name = siteName ?? "";
	const host = hostOf(home).replace(/:\d+$/, "");
	const isPress = /(?:^|\P{L})(?:báo|tạp chí)(?!\p{L})/iu.test(name) || /^bao/.test(host);
	if (isPress && !host.endsWith(".gov.vn")) return "press";
	const named = LEVELS.find(([words]) => words.test(name.replace(/thị xã/giu, "huyện")));
	return named?.[1] ?? (province === null ? "central" : "province");
}

/** Makes the entry of the sources file for a site that was looked at. */
export function propose(found: Exploration, wishes: Wishes, places: Places): Proposal {
	const province = provinceOf(found, wishes.province, places);
	const { delay, ports, allowPrivateNetwork } = wishes.reach;
	const listings: Listing[] = found.listings.map(({ listing }) => listing);
	const optional: Record<string, unknown> = {
		...(found.feeds.length > 0 && { feeds: found.feeds.map(({ url }) => url) }),
		...(found.sitemaps.length > 0 && { sitemaps: found.sitemaps }),
		...(listings.length > 0 && { listings }),
		...(found.articles.length > 0 && { articles: found.articles }),
		...(found.family !== null && { family: found.family.id }),
		...(delay !== DELAY && { delay }),
		...(ports.length > 0 && { ports }),
		...(allowPrivateNetwork && { allowPrivateNetwork }),
	};
	return {
		entry: {
			id: wishes.id ?? idOf(found.home),
			name: wishes.name ?? nameOf(found),
			province: province?.slug ?? null,
			level: wishes.level ?? levelOf(found, province),
			home: found.home,
			...optional,
		},
		province,
	};
}
