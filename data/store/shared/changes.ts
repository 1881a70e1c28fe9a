import type { AuditEntry, Correction, MergePreview } from "../../../model/admin.ts";
import type { Directive } from "../../../model/directive.ts";
import { AppError } from "../../../model/errors.ts";
import { Report } from "../../../model/report.ts";
import { Order } from "./cursor.ts";

/* What people change by hand, see `AdminStore`: what is refused, in the same words by every store, and the orders of lists. */

export const refused = (message: string, remedy: string): AppError => new AppError("conflict", message, { remedy });

export const noDirective = (id: string): AppError =>
	new AppError("not_found", `There is no directive ${id}.`, { remedy: "Search for it to find its id." });
export const noCitation = (report: number, start: number): AppError =>
	new AppError("not_found", `Report ${report} has no citation at ${start}.`, {
		remedy: "Look the citation up at /api/v1/reports/{id}, which gives its `start`.",
	});
export const noChange = (id: number): AppError =>
	new AppError("not_found", `There is no change ${id}.`, { remedy: "Look at the list of changes." });
export const noMessage = (id: number): AppError =>
	new AppError("not_found", `There is no message ${id}.`, { remedy: "Look at the list of messages." });

/** @throws AppError `bad_request` where a citation is named twice. */
export function refuseTwice(corrections: Correction[]): void {
	if (new Set(corrections.map(({ report, start }) => `${report} ${start}`)).size < corrections.length)
		throw new AppError("bad_request", "A citation is named twice.", { remedy: "Say of each one what it means." });
}

/** @throws AppError `conflict` for a document that is to be merged into itself. */
export function refuseItself(from: string, into: string): void {
	if (from === into) throw refused("A document cannot be merged into itself.", "Name two documents.");
}

/** @throws AppError `conflict` for an entry that was undone, or that is not undone by its kind. */
export function refuseUndoing({ id, action, undoneBy }: AuditEntry): void {
	if (undoneBy !== null)
		throw refused(`Change ${id} was undone already, in change ${undoneBy}.`, "Nothing is left to do.");
	if (action === "crawl" || action === "undo")
		throw refused(
			`Change ${id} is ${action === "crawl" ? "a crawl" : "an undoing"}, which is not undone.`,
			"Make the change again that you want.",
		);
}

/** A document was merged itself: `change` must be undone first. */
export const mergedItself = (id: string, change: number): AppError =>
	refused(`${id} was merged into another document itself.`, `Undo change ${change} first.`);

/** @throws AppError `conflict` for a message that was closed. */
export function refuseClosed(id: number, closedBy: number | null): void {
	if (closedBy !== null)
		throw refused(`Message ${id} was closed already, in change ${closedBy}.`, "Nothing is left to do.");
}

/** Messages of readers that wait, at most: anyone may write, and nobody reads more. */
const MOST_OPEN = 10_000;

/** @throws AppError `busy` where so many messages wait that no more are taken. */
export function refuseTooMany(open: number): void {
	if (open >= MOST_OPEN)
		throw new AppError("busy", "There are too many messages that nobody has read yet.", { remedy: "Try again later." });
}

const COMPARED = ["type", "symbol", "title", "issuedOn", "issuer", "level", "term", "province", "origin"] as const;

/**
 * What merging one document into another would do.
 *
 * @throws AppError `conflict` for one of the register.
 */
export function mergePreviewOf(gone: Directive, kept: Directive): MergePreview {
	const { id: from, mentions, reports } = gone;
	if (gone.origin === "authority")
		throw refused(
			`${from} is in the register, which people edit in its tables.`,
			"Merge the other way round, or take it out of data/authority/documents.tsv.",
		);
	const differences = COMPARED.filter((field) => gone[field] !== kept[field]).map((field) => ({
		field,
		from: gone[field],
		into: kept[field],
	}));
	return { from, into: kept.id, differences, mentions, reports };
}

const byId = (name: string): Order => new Order(name, [{ expression: "id", descending: true, integer: true }]);

/** All changes, newest first. */
export const CHANGES_ORDER = byId("audit");

/** What readers said, newest first: `fits` is the condition of the list. */
export const MESSAGES = {
	open: { order: byId("feedback"), fits: "closed_by IS NULL" },
	closed: { order: byId("feedback-closed"), fits: "closed_by IS NOT NULL" },
};

/** Corrections in the order in which they were made; `c` is the table. */
export const CASES_ORDER = new Order("corrections", [
	{ expression: "c.audit_id", integer: true },
	{ expression: "c.report_id", integer: true },
	{ expression: "c.start", integer: true },
]);

/** What a case tells of its report. */
export const CasedReport = Report.pick({
	id: true,
	title: true,
	url: true,
	publishedOn: true,
	province: true,
	text: true,
	grammarVersion: true,
});
