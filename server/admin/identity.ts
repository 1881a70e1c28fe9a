import { type Response, Router } from "express";
import { z } from "zod";
import { withQuery } from "../../web/links.ts";
import { MergePage } from "../../web/pages/admin/merge.tsx";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { redirect, sendPage } from "../respond.ts";
import { deskOf } from "./desk.ts";
import { line, reasonIn } from "./form.ts";
import { picked } from "./pick.ts";
import { sessionOf } from "./session.ts";
import { splitRoutes } from "./split.ts";
import { refusalOf } from "./told.ts";

const HERE = "/quan-tri/gop";

const Two = z.object({ tu: line(300), vao: line(300) });
type Two = z.infer<typeof Two>;

/** What makes one document of two, or two of one. */
export function identityRoutes(context: Context): Router {
	const { store } = context;
	const router = Router();

	interface Shown extends Two {
		reason?: string;
		isReasonMissing?: boolean;
		refusal?: ReturnType<typeof refusalOf> | null;
	}

	async function show(res: Response, { tu, vao, ...shown }: Shown): Promise<void> {
		const [from, into] = await Promise.all([picked(context, tu, true), picked(context, vao)]);
		let refusal = shown.refusal ?? null;
		const preview =
			from.directive && into.directive
				? await store.mergePreview(from.directive.id, into.directive.id).catch((thrown) => {
						refusal ??= refusalOf(thrown);
						return null;
					})
				: null;
		sendPage(res, MergePage, {
			...(await deskOf(context, res)),
			from,
			into,
			preview,
			reason: shown.reason ?? "",
			isReasonMissing: shown.isReasonMissing ?? false,
			refusal,
			canTurn: from.directive?.origin === "authority" && into.directive?.origin === "cited",
		});
	}

	router.get(HERE, (req, res) => show(res, Two.parse(req.query)));

	router.post(HERE, async (req, res) => {
		const two = Two.parse(req.body ?? {});
		const { reason, isGiven } = reasonIn(req.body);
		if (!isGiven) return show(res.status(400), { ...two, reason, isReasonMissing: true });
		try {
			const { id } = await store.merge(two.tu, two.vao, { by: sessionOf(res).by, reason });
			redirect(res, 303, withQuery(`/quan-tri/nhat-ky/${id}`, { xong: id }));
		} catch (thrown) {
			const refusal = refusalOf(thrown);
			await show(res.status(refusal.status), { ...two, reason, refusal });
		}
	});

	closeMethods(router);
	router.use(splitRoutes(context));
	return router;
}
