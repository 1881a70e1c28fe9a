import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { Feedback } from "../../model/admin.ts";
import { withQuery } from "../../web/links.ts";
import { MessagesPage } from "../../web/pages/admin/messages.tsx";
import { shortName } from "../../web/quote.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { closeMethods } from "../methods.ts";
import { redirect, sendPage } from "../respond.ts";
import { deskOf } from "./desk.ts";
import { changeIn, line, reasonIn } from "./form.ts";
import { sessionOf } from "./session.ts";
import { refusalOf } from "./told.ts";

const HERE = "/quan-tri/gop-y";
/** As many as stay under 60 kB where each is as long as may be. */
const ROWS = 10;

const Asked = z.object({ xem: line(10), sau: line(500) });
const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** What readers said is wrong, and closing it. */
export function messageRoutes(context: Context): Router {
	const { store, names } = context;
	const router = Router();

	/** The documents that messages are about, by id, in words. */
	async function namesOf(messages: Feedback[]): Promise<Map<string, string>> {
		const ids = messages.filter(({ about }) => about === "directive").map(({ subject }) => subject);
		return new Map((await store.directivesById([...new Set(ids)])).map((one) => [one.id, shortName(one, names)]));
	}

	interface Shown {
		isOpen?: boolean;
		cursor?: string;
		done?: number | null;
		tried?: { id: number; reason: string; refusal: ReturnType<typeof refusalOf> | null };
	}

	async function show(res: Response, { isOpen = true, cursor = "", done = null, tried }: Shown): Promise<void> {
		const { items, total, next } = await store.feedback(isOpen, { limit: ROWS, cursor: cursor || undefined });
		const known = await namesOf(items);
		sendPage(res, MessagesPage, {
			...(await deskOf(context, res)),
			messages: items.map((one) => ({
				...one,
				name: one.about === "directive" ? (known.get(one.subject) ?? null) : null,
			})),
			total,
			isOpen,
			cursor: cursor || null,
			next,
			done,
			tried: tried ?? null,
		});
	}

	router.get(HERE, async (req, res) => {
		const { xem, sau } = Asked.parse(req.query);
		await show(res, { isOpen: xem !== "dong", cursor: sau, done: changeIn(req.query) });
	});

	router.post(`${HERE}/:id`, async (req: Request<{ id: string }>, res) => {
		const id = Id.safeParse(req.params.id);
		if (!id.success) throw notFound(`message ${req.params.id}`);
		const { reason, isGiven } = reasonIn(req.body);
		if (!isGiven) return show(res.status(400), { tried: { id: id.data, reason, refusal: null } });
		try {
			const change = await store.closeFeedback(id.data, { by: sessionOf(res).by, reason });
			redirect(res, 303, withQuery(HERE, { xong: change.id }));
		} catch (thrown) {
			const refusal = refusalOf(thrown);
			await show(res.status(refusal.status), { tried: { id: id.data, reason, refusal } });
		}
	});

	closeMethods(router);
	return router;
}
