import { type ErrorRequestHandler, type RequestHandler, type Response, Router } from "express";
import { z } from "zod";
import { NewFeedback } from "../../model/admin.ts";
import { withQuery } from "../../web/links.ts";
import { FeedbackPage, type Typed } from "../../web/pages/feedback.tsx";
import { shortName } from "../../web/quote.ts";
import { placeOf } from "../admin/card.ts";
import { form, line, lines } from "../admin/form.ts";
import { sameOrigin } from "../admin/same-origin.ts";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { redirect, sendPage } from "../respond.ts";

const HERE = "/bao-loi";

const About = NewFeedback.shape.about.catch("other");
const Asked = z.object({ ve: About, muc: line(300), xong: line(1) });
/** One more character than is kept, so that a text that is too long is told and not cut. */
const Sent = z.object({ ve: About, muc: line(300), noidung: lines(2001), lienhe: line(200), website: line(100) });

/** `/bao-loi`: what readers say is wrong. Nothing of them is kept but what they write. `limit` counts messages. */
export function feedbackRoutes(context: Context, limit: RequestHandler): Router {
	const { store, names } = context;
	const router = Router();
	router.use((req, res, next) => (req.path.toLowerCase() === HERE ? sameOrigin(req, res, next) : next("router")));

	/** What a message is about, in words. */
	async function nameOf({ about, subject }: Typed): Promise<string | null> {
		if (about === "directive") {
			const directive = await store.directive(subject);
			return directive && shortName(directive, names);
		}
		const place = about === "report" ? placeOf(`${subject}-0`) : about === "citation" ? placeOf(subject) : null;
		const report = place && (await store.report(place.report));
		if (!report) return null;
		if (about === "report") return report.title;
		const mentions = await store.mentionsOf(report.id);
		return mentions.find(({ start }) => start === place?.start)?.raw ?? null;
	}

	const show = async (res: Response, typed: Typed, isTextMissing = false, isThanked = false): Promise<void> =>
		sendPage(res, FeedbackPage, {
			site: await context.site(),
			typed,
			name: await nameOf(typed),
			isTextMissing,
			isThanked,
		});

	router.get(HERE, async (req, res) => {
		res.set("Cache-Control", "no-store");
		const { ve: about, muc: subject, xong } = Asked.parse(req.query);
		await show(res, { about, subject, text: "", contact: "" }, false, xong === "1");
	});

	router.post(HERE, limit, form, async (req, res) => {
		res.set("Cache-Control", "no-store");
		const { ve: about, muc: subject, noidung: text, lienhe: contact, website } = Sent.parse(req.body ?? {});
		const typed = { about, subject, text, contact };
		const read = NewFeedback.safeParse({ about, subject, text, contact: contact || null });
		if (!read.success) return show(res.status(400), typed, true);
		// A program that fills in the field nobody sees is thanked like all others, so that it does not try again.
		if (website === "") await store.addFeedback(read.data, new Date().toISOString());
		redirect(res, 303, withQuery(HERE, { ve: about, muc: subject, xong: "1" }));
	});

	/** What is too long to be read at all. */
	const unread: ErrorRequestHandler = async (thrown, req, res, next) => {
		const { status } = (thrown ?? {}) as { status?: unknown };
		if (req.method !== "POST" || status !== 413) return next(thrown);
		const { ve: about, muc: subject } = Asked.parse(req.query);
		await show(res.status(413).set("Cache-Control", "no-store"), { about, subject, text: "", contact: "" }, true);
	};

	closeMethods(router);
	router.use(unread);
	return router;
}
