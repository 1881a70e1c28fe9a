import type { NewDirective } from "../../../model/directive.ts";
import type { NewRelation, Register } from "../port.ts";
import { directiveRow } from "../shared/directive-rows.ts";
import { refuseStrange, UNCITED } from "../shared/register.ts";
import type { Db } from "./db.ts";
import { columns, table } from "./many.ts";
import type { Cited } from "./mentions.ts";

const DIRECTIVE = {
	id: "text",
	symbol: "text",
	symbolSlug: "text",
	number: "text",
	type: "text",
	title: "text",
	issuedOn: "text",
	year: "integer",
	issuer: "text",
	issuerName: "text",
	level: "text",
	term: "integer",
	province: "text",
	origin: "text",
	aliases: "text",
};
const INSERT = `INSERT INTO directive AS d (id, symbol, symbol_slug, number, type, title, issued_on, year, issuer,
	issuer_name, level, term, province, origin, aliases)
	SELECT id, symbol, "symbolSlug", number, type, title, "issuedOn", year, issuer, "issuerName", level, term, province,
	origin, aliases::json FROM ${table("given", DIRECTIVE)} ORDER BY id`;
const OVERWRITE = `${INSERT} ON CONFLICT (id) DO UPDATE SET symbol = excluded.symbol,
	symbol_slug = excluded.symbol_slug, number = excluded.number, type = excluded.type, title = excluded.title,
	issued_on = excluded.issued_on, year = excluded.year, issuer = excluded.issuer, issuer_name = excluded.issuer_name,
	level = excluded.level, term = excluded.term, province = excluded.province, origin = excluded.origin,
	aliases = excluded.aliases`;
/** A stub never touches the register; of another stub it fills what was unknown. */
const FILL = `${INSERT} ON CONFLICT (id) DO UPDATE SET title = coalesce(d.title, excluded.title),
	year = CASE WHEN d.issued_on IS NULL THEN coalesce(excluded.year, d.year) ELSE d.year END,
	issued_on = coalesce(d.issued_on, excluded.issued_on),
	issuer_name = CASE WHEN d.issuer IS NULL OR d.issuer = excluded.issuer
		THEN coalesce(d.issuer_name, excluded.issuer_name) ELSE d.issuer_name END,
	issuer = coalesce(d.issuer, excluded.issuer) WHERE d.origin = 'cited'`;

const rowsOf = (directives: NewDirective[], origin: NewDirective["origin"]) =>
	columns(
		DIRECTIVE,
		directives.map((directive) => directiveRow(directive, origin)),
	);

/** Adds directives known only by being cited, see `Store.saveReport`. */
export async function addStubs(db: Db, stubs: NewDirective[]): Promise<void> {
	// One statement may touch a row once: what tells more of the same stub comes in a further one.
	const seen = new Set<string>();
	const again: NewDirective[] = [];
	const first = stubs.filter((stub) => {
		if (!seen.has(stub.id)) return seen.add(stub.id);
		again.push(stub);
		return false;
	});
	if (first.length > 0) await db.run(FILL, rowsOf(first, "cited"));
	if (again.length > 0) await addStubs(db, again);
}

/** The day of a sort key; null for those of undated reports. */
const dayOf = (key: string): string =>
	`CASE WHEN ${key} >= 1 << 30 THEN to_char(DATE '1970-01-01' + ((${key} >> 30)::integer - 2440588), 'YYYY-MM-DD') END`;
/** The first or last day of a citing report: one step into the index, which has undated reports below 2^30. */
const CITED_ON = (order: string): string => `(SELECT ${dayOf("report_key")} FROM mention
	WHERE directive_id = d.id AND counted = 1 AND report_key >= 1 << 30 ORDER BY report_key ${order} LIMIT 1)`;

const CHANGE = { id: "text", mentions: "integer", reports: "integer" };

/**
 * Sets the figures of directives right after the mentions of reports have changed, given what each cited and cites. Only the
 * difference is added: counting a document anew that a hundred thousand reports cite would take longer than all else about
 * the new one.
 */
export async function countChange(
	db: Db,
	before: ReadonlyMap<number, Cited>,
	now: ReadonlyMap<number, Cited>,
): Promise<void> {
	const byId = new Map<string, { id: string; mentions: number; reports: number }>();
	const add = (id: string, times: number, sign: 1 | -1): void => {
		const sum = byId.get(id) ?? { id, mentions: 0, reports: 0 };
		sum.mentions += sign * times;
		if (times > 0) sum.reports += sign;
		byId.set(id, sum);
	};
	for (const cited of before.values()) for (const [id, times] of cited) add(id, times, -1);
	for (const cited of now.values()) for (const [id, times] of cited) add(id, times, 1);
	const changes = [...byId.values()];
	if (changes.length === 0) return;
	await db.run(
		`UPDATE directive d SET mentions = d.mentions + c.mentions, reports = d.reports + c.reports,
			first_cited_on = ${CITED_ON("ASC")}, last_cited_on = ${CITED_ON("DESC")}
		FROM ${table("c", CHANGE)} WHERE d.id = c.id`,
		columns(CHANGE, changes),
	);
}

/** Counts anew what mentions tell of these directives. */
export async function recount(db: Db, ids: Iterable<string>): Promise<void> {
	const all = [...new Set(ids)];
	if (all.length === 0) return;
	await db.run(
		`UPDATE directive d SET (mentions, reports, first_cited_on, last_cited_on) = (
			SELECT count(*), count(DISTINCT report_key), ${dayOf("min(report_key) FILTER (WHERE report_key >= 1 << 30)")},
				${dayOf("max(report_key)")}
			FROM mention WHERE directive_id = d.id AND counted = 1) WHERE id = ANY (@ids)`,
		{ ids: all },
	);
}

/** Removes those of these stubs that nothing cites any more. */
export async function dropUncited(db: Db, ids: Iterable<string>): Promise<void> {
	const all = [...new Set(ids)];
	if (all.length > 0)
		await db.run(`DELETE FROM directive WHERE id = ANY (@ids) AND origin = 'cited' AND ${UNCITED}`, { ids: all });
}

const RELATION = { from: "text", kind: "text", to: "text", confidence: "text", sources: "text" };

/** Relations that stay are not touched: a change tells readers that the status of a document may be another. */
async function putRelations(db: Db, relations: NewRelation[], known: ReadonlySet<string>): Promise<void> {
	refuseStrange(relations, known);
	// Of one that is stated twice the last holds.
	const last = new Map(relations.map((one) => [`${one.from} ${one.kind} ${one.to}`, one]));
	const given = columns(
		RELATION,
		[...last.values()].map((one) => ({ ...one })),
	);
	await db.run(
		`DELETE FROM relation r WHERE NOT EXISTS (SELECT 1 FROM unnest(@from::text[], @kind::text[], @to::text[])
			AS given ("from", kind, "to") WHERE "from" = r.from_id AND given.kind = r.kind AND "to" = r.to_id)`,
		given,
	);
	await db.run(
		`INSERT INTO relation AS r (from_id, kind, to_id, confidence, sources)
			SELECT "from", kind, "to", confidence, sources FROM ${table("given", RELATION)}
		ON CONFLICT (from_id, kind, to_id) DO UPDATE SET confidence = excluded.confidence, sources = excluded.sources
			WHERE (r.confidence, r.sources) IS DISTINCT FROM (excluded.confidence, excluded.sources)`,
		given,
	);
}

/**
 * Puts the register in place of the one before, see `Store.putRegister`. Runs inside a transaction.
 *
 * @returns whether it differs from the one before.
 * @throws AppError `authority_invalid` for a relation with an end that is not in the register.
 */
export async function putRegister(db: Db, { directives, relations, fingerprint }: Register): Promise<boolean> {
	const before = await db.get<{ fingerprint: string | null }>("SELECT register_fingerprint AS fingerprint FROM meta");
	if (before?.fingerprint === fingerprint) return false;
	const byId = new Map(directives.map((directive) => [directive.id, directive]));
	await db.run(OVERWRITE, rowsOf([...byId.values()], "authority"));
	await putRelations(db, relations, new Set(byId.keys()));
	const ids = [...byId.keys()];
	const vanished = "origin = 'authority' AND id <> ALL (@ids)";
	await db.run(`DELETE FROM directive WHERE ${UNCITED} AND ${vanished}`, { ids });
	await db.run(`UPDATE directive SET origin = 'cited' WHERE ${vanished}`, { ids });
	await db.run("UPDATE meta SET register_fingerprint = @fingerprint", { fingerprint });
	return true;
}
