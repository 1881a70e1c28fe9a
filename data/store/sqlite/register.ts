import type { NewDirective } from "../../../model/directive.ts";
import type { NewRelation, Register } from "../port.ts";
import { directiveRow } from "../shared/directive-rows.ts";
import { refuseStrange, UNCITED } from "../shared/register.ts";
import type { Connection } from "./connection.ts";
import type { Cited } from "./mentions.ts";

const INSERT = `INSERT INTO directive (id, symbol, symbol_slug, number, type, title, issued_on, year, issuer,
	issuer_name, level, term, province, origin, aliases)
	VALUES (@id, @symbol, @symbolSlug, @number, @type, @title, @issuedOn, @year, @issuer,
	@issuerName, @level, @term, @province, @origin, @aliases)`;
const OVERWRITE = `${INSERT} ON CONFLICT (id) DO UPDATE SET symbol = @symbol, symbol_slug = @symbolSlug,
	number = @number, type = @type, title = @title, issued_on = @issuedOn, year = @year, issuer = @issuer,
	issuer_name = @issuerName, level = @level, term = @term, province = @province, origin = @origin,
	aliases = @aliases`;
/** A stub never touches the register; of another stub it fills what was unknown. */
const FILL = `${INSERT} ON CONFLICT (id) DO UPDATE SET title = coalesce(title, @title),
	year = iif(issued_on IS NULL, coalesce(@year, year), year), issued_on = coalesce(issued_on, @issuedOn),
	issuer_name = iif(issuer IS NULL OR issuer = @issuer, coalesce(issuer_name, @issuerName), issuer_name),
	issuer = coalesce(issuer, @issuer) WHERE origin = 'cited'`;

/** Adds directives known only by being cited, see `Store.saveReport`. */
export function addStubs(connection: Connection, stubs: NewDirective[]): void {
	for (const stub of stubs) connection.sql(FILL).run(directiveRow(stub, "cited"));
}

const DAY = (key: string): string => `date((${key} >> 30) - 0.5)`;
/** The first or last day of a citing report: one step into the index, which has undated reports below 2^30. */
const CITED_ON = (order: string): string => `(SELECT ${DAY("report_key")} FROM mention
	WHERE directive_id = directive.id AND counted = 1 AND report_key >= 1 << 30 ORDER BY report_key ${order} LIMIT 1)`;

/**
 * Sets the figures of directives right after the mentions of one report have changed. Only the difference is added:
 * counting a document anew that a hundred thousand reports cite would take longer than all else about the new one.
 */
export function countChange(connection: Connection, before: Cited, now: Cited): void {
	const statement = connection.sql(`UPDATE directive SET mentions = mentions + @mentions, reports = reports + @reports,
		first_cited_on = ${CITED_ON("ASC")}, last_cited_on = ${CITED_ON("DESC")} WHERE id = @id`);
	for (const id of new Set([...before.keys(), ...now.keys()])) {
		const [then, after] = [before.get(id) ?? 0, now.get(id) ?? 0];
		statement.run({ id, mentions: after - then, reports: Number(after > 0) - Number(then > 0) });
	}
}

/** Counts anew what mentions tell of these directives. */
export function recount(connection: Connection, ids: Iterable<string>): void {
	const statement = connection.sql(`UPDATE directive SET (mentions, reports, first_cited_on, last_cited_on) = (
		SELECT count(*), count(DISTINCT report_key), ${DAY("min(iif(report_key >> 30, report_key, NULL))")},
			${DAY("max(iif(report_key >> 30, report_key, NULL))")}
		FROM mention WHERE directive_id = directive.id AND counted = 1) WHERE id = ?`);
	for (const id of ids) statement.run(id);
}

/** Removes those of these stubs that nothing cites any more. */
export function dropUncited(connection: Connection, ids: Iterable<string>): void {
	const statement = connection.sql(`DELETE FROM directive WHERE id = ? AND origin = 'cited' AND ${UNCITED}`);
	for (const id of ids) statement.run(id);
}

const PUT_RELATION = `INSERT INTO relation VALUES (@from, @kind, @to, @confidence, @sources)
	ON CONFLICT DO UPDATE SET confidence = @confidence, sources = @sources
	WHERE (confidence, sources) <> (@confidence, @sources)`;

/** Relations that stay are not touched: a change tells readers that the status of a document may be another. */
function putRelations(connection: Connection, relations: NewRelation[], known: ReadonlySet<string>): void {
	refuseStrange(relations, known);
	const keys = JSON.stringify(relations.map(({ from, kind, to }) => [from, kind, to]));
	connection
		.sql(`DELETE FROM relation WHERE (from_id, kind, to_id) NOT IN
			(SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`)
		.run(keys);
	for (const { from, kind, to, confidence, sources } of relations)
		connection.sql(PUT_RELATION).run({ from, kind, to, confidence, sources });
}

/**
 * Puts the register in place of the one before, see `Store.putRegister`. Runs inside a transaction.
 *
 * @returns whether it differs from the one before.
 * @throws AppError `authority_invalid` for a relation with an end that is not in the register.
 */
export function putRegister(connection: Connection, { directives, relations, fingerprint }: Register): boolean {
	const before = connection.sql("SELECT register_fingerprint AS is_ FROM meta").get() as { is_: string | null };
	if (before.is_ === fingerprint) return false;
	const known = new Set(directives.map((directive) => directive.id));
	for (const directive of directives) connection.sql(OVERWRITE).run(directiveRow(directive, "authority"));
	putRelations(connection, relations, known);
	const ids = JSON.stringify([...known]);
	const vanished = "origin = 'authority' AND id NOT IN (SELECT value FROM json_each(?))";
	connection.sql(`DELETE FROM directive WHERE ${UNCITED} AND ${vanished}`).run(ids);
	connection.sql(`UPDATE directive SET origin = 'cited' WHERE ${vanished}`).run(ids);
	connection.sql("UPDATE meta SET register_fingerprint = ?").run(fingerprint);
	return true;
}
