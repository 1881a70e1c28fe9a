/** Most names that are offered for a mistyped one. */
const OFFERED = 3;

/** Least number of letters to change, add or leave out between two short words. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (const [i, letter] of [...a].entries()) {
		const next = [i + 1];
		for (const [j, other] of [...b].entries())
			next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
		row = next;
	}
	return row.at(-1) ?? 0;
}

/** The slugs nearest to one that is none, nearest first: those that hold it or differ in a third of its letters at most. */
export function nearSlugs(typed: string, slugs: readonly string[]): string[] {
	const word = typed
		.slice(0, 40)
		.toLowerCase()
		.replace(/[\s_]+/g, "-");
	const near = slugs.flatMap((slug) => {
		const far = word.length > 2 && slug.includes(word) ? 0 : distance(word, slug);
		return far <= Math.max(1, Math.floor(word.length / 3)) ? [{ slug, far }] : [];
	});
	return near
		.toSorted((a, b) => a.far - b.far)
		.slice(0, OFFERED)
		.map(({ slug }) => slug);
}

/** What to say of a province slug that is none: what is wrong, and which to use. Null where it is one. */
export function provinceFault(typed: string, slugs: readonly string[]): { problem: string; remedy: string } | null {
	if (slugs.includes(typed)) return null;
	const near = nearSlugs(typed, slugs);
	const use =
		near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Use a slug such as ${slugs.slice(0, 3).join(", ")}.`;
	const problem = `there is no province "${typed.slice(0, 60)}"`;
	return { problem, remedy: `${use} data/authority/provinces.tsv lists all.` };
}
