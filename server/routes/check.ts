import express, { type ErrorRequestHandler, type Response, Router } from "express";
import type { CheckReply } from "../../model/api.ts";
import { DRAFT_EXAMPLE } from "../../web/draft-example.ts";
import { CheckPage, type Draft, type DraftFault } from "../../web/pages/check.tsx";
import { checkDraft } from "../check.ts";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { CheckForm } from "../page-query.ts";
import { sendPage } from "../respond.ts";
import { hasTooMany, sentText, TEXT_LIMIT, textBody } from "../text-body.ts";

/** A form escapes each byte beyond ASCII as three characters. */
const FORM_LIMIT = 3 * TEXT_LIMIT + 4096;
const FIELDS = 10;

/** `POST /api/v1/check`; nothing of it is stored. */
export function checkApiRoutes(context: Context): Router {
	const router = Router();
	router.post("/check", ...textBody, async (req, res) => {
		const { text, context: page } = sentText(req, context);
		const reply: CheckReply = await checkDraft(text, page ?? {}, context.authority, context.store);
		res.set("Cache-Control", "no-store").json(reply);
	});
	closeMethods(router);
	return router;
}

const EMPTY: Draft = { text: "", province: null, published: null };

/** `/kiem-tra`: the page on which staff check a draft. Its form posts back to it, with and without a script. */
export function checkPageRoutes(context: Context): Router {
	const router = Router();

	async function answer(res: Response, draft: Draft, reply: CheckReply | null, fault: DraftFault | null) {
		const example = draft.text === DRAFT_EXAMPLE;
		sendPage(res, CheckPage, { site: await context.site(), draft, example, reply, fault, limit: TEXT_LIMIT });
	}

	/** The page that says why the body was not read; what else went wrong is told as everywhere. */
	const unread: ErrorRequestHandler = async (thrown, req, res, next) => {
		const { status } = (thrown ?? {}) as { status?: unknown };
		if (req.method !== "POST" || typeof status !== "number" || status >= 500) return next(thrown);
		res.status(status).set("Cache-Control", "no-store");
		await answer(res, EMPTY, null, status === 413 ? "too-long" : "unreadable");
	};

	router.get("/kiem-tra", async (req, res) => {
		if (req.query.mau !== "1") return answer(res, EMPTY, null, null);
		const draft = { ...EMPTY, text: DRAFT_EXAMPLE };
		await answer(res, draft, await checkDraft(draft.text, {}, context.authority, context.store), null);
	});

	router.post(
		"/kiem-tra",
		express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: FIELDS }),
		async (req, res) => {
			res.set("Cache-Control", "no-store");
			const { bai: text, tinh, ngay: published } = CheckForm.parse(req.body ?? {});
			const province = context.authority.data.provinces.some(({ slug }) => slug === tinh) ? tinh : null;
			const draft = { text, province, published };
			if (text.trim() === "") return answer(res, draft, null, "blank");
			if (Buffer.byteLength(text) > TEXT_LIMIT || hasTooMany(text, context)) {
				res.status(413);
				return answer(res, draft, null, "too-long");
			}
			const reply = await checkDraft(text, { province, published }, context.authority, context.store);
			return answer(res, draft, reply, null);
		},
	);

	closeMethods(router);
	router.use("/kiem-tra", unread);
	return router;
}
