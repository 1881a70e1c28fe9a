import { slug } from "../../../citation/index.ts";
import type { NewDirective } from "../../../model/directive.ts";
import { AppError } from "../../../model/errors.ts";
import type { Register } from "../port.ts";
import type { Connection, Values } from "./connection.ts";

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

/** Year of issue; of an unknown date the year that symbol or id prints (`30/2020/NĐ-CP`, `…:147-qd-ttg:2020`). */
function yearOf({ id, symbol, issuedOn }: NewDirective): number | null {
	const printed =
		issuedOn?.slice(0, 4) ?? /\/((?:19|20)\d\d)\//.exec(symbol ?? "")?.[1] ?? /:(\d{4})(?=:|$)/.exec(id)?.[1];
	return printed === undefined ? null : Number(printed);
}

const rowOf = (directive: NewDirective, origin: NewDirective["origin"]): Values => ({
	...directive,
	symbolSlug: directive.symbol === null ? null : slug(directive.symbol),
	year: yearOf(directive),
	origin,
	aliases: JSON.stringify(directive.aliases),
});

/** Adds directives known only by being cited, see `Store.saveReport`. */
export function addStubs(connection: Connection, stubs: NewDirective[]): void {
	for (const stub of stubs) connection.sql(FILL).run(rowOf(stub, "cited"));
}

/** Recounts what mentions tell of these directives, for those whose mentions have changed. */
export function recount(connection: Connection, ids: Iterable<string>): void {
	const statement = connection.sql(`UPDATE directive SET (mentions, reports, first_cited_on, last_cited_on) = (
		SELECT count(*), count(DISTINCT report_key),
			date((min(iif(report_key >> 30, report_key, NULL)) >> 30) - 0.5),
			date((max(iif(report_key >> 30, report_key, NULL)) >> 30) - 0.5)
		FROM mention WHERE directive_id = directive.id AND counted = 1) WHERE id = ?`);
	for (const id of ids) statement.run(id);
}

/** A copy may cite what nothing that is counted cites. */
const UNCITED = "mentions = 0 AND NOT EXISTS (SELECT 1 FROM mention WHERE directive_id = directive.id)";

/** Removes those of these stubs that nothing cites any more. */
export function dropUncited(connection: Connection, ids: Iterable<string>): void {
	const statement = connection.sql(`DELETE FROM directive WHERE id = ? AND origin = 'cited' AND ${UNCITED}`);
	for (const id of ids) statement.run(id);
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
	connection.sql("DELETE FROM relation").run();
	for (const directive of directives) connection.sql(OVERWRITE).run(rowOf(directive, "authority"));
	const ids = JSON.stringify([...known]);
	const vanished = "origin = 'authority' AND id NOT IN (SELECT value FROM json_each(?))";
	connection.sql(`DELETE FROM directive WHERE ${UNCITED} AND ${vanished}`).run(ids);
	connection.sql(`UPDATE directive SET origin = 'cited' WHERE ${vanished}`).run(ids);
	for (const { from, kind, to, confidence, sources } of relations) {
		const lost = [from, to].find((id) => !known.has(id));
		if (lost !== undefined)
			throw new AppError("authority_invalid", `Relation ${from} ${kind} ${to}: ${lost} is not in the register.`, {
				remedy: "Add the document to data/authority/documents.tsv or remove the relation.",
			});
		connection
			.sql("INSERT INTO relation VALUES (@from, @kind, @to, @confidence, @sources) ON CONFLICT DO NOTHING")
			.run({ from, kind, to, confidence, sources });
	}
	connection.sql("UPDATE meta SET register_fingerprint = ?").run(fingerprint);
	return true;
}
