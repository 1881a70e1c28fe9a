import type { PlaceVolume, Volume } from "../port.ts";
import type { FactColumns } from "./fact-columns.ts";

const nothing = (): Volume => ({ reports: 0, citing: 0, citations: 0 });

function add(volume: Volume, citations: number): void {
	volume.reports++;
	volume.citations += citations;
	if (citations > 0) volume.citing++;
}

/** Some reports, by their ids; how often each cites is known in memory. */
export function volumeOf({ lengths }: FactColumns, ids: Uint32Array): Volume {
	const volume = nothing();
	for (const id of ids) add(volume, lengths[id] ?? 0);
	return volume;
}

/** How many years there are room for in a number beside a set. */
const YEARS = 10_000;

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** All reports by province and year, unknown ones last. */
export function volumesByPlace(columns: FactColumns): PlaceVolume[] {
	const [origins = new Uint32Array(0)] = columns.reports;
	const bySet = new Map<number, Volume>();
	for (let id = 1; id < origins.length; id++) {
		const set = origins[id] as number;
		if (set === 0) continue;
		const key = set * YEARS + (columns.years[id] as number);
		const volume = bySet.get(key) ?? nothing();
		bySet.set(key, volume);
		add(volume, columns.lengths[id] as number);
	}
	const places = new Map<string, PlaceVolume>();
	for (const [key, { reports, citing, citations }] of bySet) {
		const province = columns.sets.value(Math.floor(key / YEARS), "p");
		const year = key % YEARS || null;
		const place = places.get(`${province} ${year}`) ?? { province, year, ...nothing() };
		places.set(`${province} ${year}`, place);
		place.reports += reports;
		place.citing += citing;
		place.citations += citations;
	}
	return [...places.values()].sort(
		(a, b) => compare(a.province ?? "~", b.province ?? "~") || (a.year ?? YEARS) - (b.year ?? YEARS),
	);
}
