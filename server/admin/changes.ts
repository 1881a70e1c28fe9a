import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { AuditEntry } from "../../model/admin.ts";
import type { Directive } from "../../model/directive.ts";
import { withQuery } from "../../web/links.ts";
import { idsIn } from "../../web/pages/admin/change-words.tsx";
import { ChangePage, ChangesPage } from "../../web/pages/admin/changes.tsx";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { closeMethods } from "../methods.ts";
import { redirect, sendPage } from "../respond.ts";
import { deskOf } from "./desk.ts";
import { changeIn, line, reasonIn } from "./form.ts";
import { sessionOf } from "./session.ts";
import { refusalOf } from "./told.ts";

const HERE = "/quan-tri/nhat-ky";
/** As many as stay under 60 kB, each with a reason as long as may be. */
const ROWS = 25;

const Asked = z.object({ sau: line(500) });
const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** The list of changes, and undoing them. */
export function changeRoutes(context: Context): Router {
	const { store } = context;
	const router = Router();

	const directivesOf = async (entries: AuditEntry[]): Promise<Map<string, Directive>> =>
		new Map((await store.directivesById(idsIn(entries))).map((one) => [one.id, one]));

	router.get(HERE, async (req, res) => {
		const { sau } = Asked.parse(req.query);
		const { items, total, next } = await store.audit({ limit: ROWS, cursor: sau || undefined });
		sendPage(res, ChangesPage, {
			...(await deskOf(context, res)),
			entries: items,
			total,
			directives: await directivesOf(items),
			cursor: sau || null,
			next,
		});
	});

	interface Shown {
		reason?: string;
		isReasonMissing?: boolean;
		refusal?: ReturnType<typeof refusalOf>;
	}

	async function show(req: Request, res: Response, id: number, shown: Shown = {}): Promise<void> {
		const entry = await store.auditEntry(id);
		sendPage(res, ChangePage, {
			...(await deskOf(context, res)),
			entry,
			directives: await directivesOf([entry]),
			isDone: changeIn(req.query) === id,
			reason: shown.reason ?? "",
			isReasonMissing: shown.isReasonMissing ?? false,
			refusal: shown.refusal ?? null,
		});
	}

	const idIn = (req: Request<{ id: string }>): number => {
		const id = Id.safeParse(req.params.id);
		if (!id.success) throw notFound(`change ${req.params.id}`);
		return id.data;
	};

	router.get(`${HERE}/:id`, (req: Request<{ id: string }>, res) => show(req as Request, res, idIn(req)));

	router.post(`${HERE}/:id`, async (req: Request<{ id: string }>, res) => {
		const id = idIn(req);
		const { reason, isGiven } = reasonIn(req.body);
		if (!isGiven) return show(req as Request, res.status(400), id, { reason, isReasonMissing: true });
		try {
			const undone = await store.undo(id, { by: sessionOf(res).by, reason });
			redirect(res, 303, withQuery(`${HERE}/${undone.id}`, { xong: undone.id }));
		} catch (thrown) {
			const refusal = refusalOf(thrown);
			await show(req as Request, res.status(refusal.status), id, { reason, refusal });
		}
	});

	closeMethods(router);
	return router;
}
