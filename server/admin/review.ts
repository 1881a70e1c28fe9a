import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { AuditEntry } from "../../model/admin.ts";
import { correctHref, withQuery } from "../../web/links.ts";
import { type Card, NONE } from "../../web/pages/admin/card.tsx";
import { CorrectPage, type Overtaken, ReviewPage } from "../../web/pages/admin/review.tsx";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { closeMethods } from "../methods.ts";
import { redirect, sendPage, speechFor } from "../respond.ts";
import { cardOf, type Place, placeOf } from "./card.ts";
import { deskOf } from "./desk.ts";
import { changeIn, line, reasonIn } from "./form.ts";
import { type Sessions, sessionOf } from "./session.ts";
import { refusalOf } from "./told.ts";

const HERE = "/quan-tri/duyet";

const Asked = z.object({ td: line(40), sau: line(500), q: line(200) });
const Decision = z.object({
	td: line(40),
	chon: line(200),
	truoc: line(40),
	sau: line(500),
	tiep: line(500),
	hoi: line(1),
});
type Decision = z.infer<typeof Decision>;

/** What became of a decision. */
type Outcome = { made: AuditEntry } | { overtaken: Overtaken; card: Card } | { refused: ReturnType<typeof refusalOf> };

/** The queue of uncertain citations, and the correction of any one. */
export function reviewRoutes(context: Context, sessions: Sessions): Router {
	const { store } = context;
	const router = Router();

	/** Makes a decision, unless the citation means something else by now than what the person saw. */
	async function decide(place: Place, { chon, truoc }: Decision, by: string, reason: string): Promise<Outcome> {
		const directive = chon === NONE ? null : chon;
		const card = await cardOf(context, place, "");
		if (card && card.state !== truoc) {
			const [entry, now] = await Promise.all([
				store.decisionOn(place.report, place.start),
				card.mention.directiveId === null ? null : store.directive(card.mention.directiveId),
			]);
			// Pressed twice: it is as it was wanted.
			if (entry?.by === by && card.mention.directiveId === directive) return { made: entry };
			return { overtaken: { entry, directive: now }, card };
		}
		try {
			return { made: await store.correct([{ ...place, directive }], { by, reason }) };
		} catch (thrown) {
			return { refused: refusalOf(thrown) };
		}
	}

	interface Shown {
		place: Place | null;
		cursor: string;
		q: string;
		reason?: string;
		isReasonMissing?: boolean;
		done?: number | null;
		refusal?: ReturnType<typeof refusalOf> | null;
		overtaken?: Overtaken | null;
	}

	/** Shows the citation asked for, or the one that is next. */
	async function show(res: Response, shown: Shown): Promise<void> {
		const session = sessionOf(res);
		const { by, decided } = session;
		const queue = await store.nextToReview(by, shown.cursor || null, new Date().toISOString());
		const asked = shown.place && (await cardOf(context, shown.place, shown.q));
		const { item } = queue;
		const given = item && { report: item.report.id, start: item.mention.start };
		sendPage(res, ReviewPage, {
			...(await deskOf(context, res)),
			card: asked ?? (given && (await cardOf(context, given, shown.q))),
			isAsked: asked !== null,
			queue,
			alike: asked ? 0 : (item?.alike ?? 0),
			cursor: shown.cursor,
			q: shown.q,
			reason: shown.reason ?? (session.reason || speechFor(res).say("duyệt hàng chờ", "reviewing the queue")),
			isReasonMissing: shown.isReasonMissing ?? false,
			done: shown.done ?? null,
			canUndo: decided.length > 0,
			refusal: shown.refusal ?? null,
			overtaken: shown.overtaken ?? null,
		});
	}

	router.get(HERE, async (req, res) => {
		const { td, sau, q } = Asked.parse(req.query);
		await show(res, { place: placeOf(td), cursor: sau, q, done: changeIn(req.query) });
	});

	router.post(HERE, async (req, res) => {
		const sent = Decision.parse(req.body ?? {});
		const { reason, isGiven } = reasonIn(req.body);
		const place = placeOf(sent.td);
		if (!place) throw notFound(`citation ${sent.td}`);
		const seen = { place: sent.hoi ? place : null, cursor: sent.sau, q: "", reason };
		if (!isGiven || sent.chon === "") return show(res.status(400), { ...seen, isReasonMissing: !isGiven });
		const session = sessionOf(res);
		const outcome = await decide(place, sent, session.by, reason);
		if ("overtaken" in outcome) return show(res.status(409), { ...seen, place, overtaken: outcome.overtaken });
		if ("refused" in outcome) return show(res.status(outcome.refused.status), { ...seen, refusal: outcome.refused });
		const { id } = outcome.made;
		const decided = [...session.decided.filter((one) => one !== id), id];
		await sessions.keep(req, res, { ...session, reason, decided });
		redirect(res, 303, withQuery(HERE, { sau: sent.tiep, xong: id }));
	});

	/** Takes back what was decided last in this session, and goes back to it. */
	router.post(`${HERE}/hoan-tac`, async (req, res) => {
		const { sau } = Asked.pick({ sau: true }).parse(req.body ?? {});
		const session = sessionOf(res);
		const last = session.decided.at(-1);
		if (last === undefined) return redirect(res, 303, withQuery(HERE, { sau }));
		const reason = speechFor(res).say("hoàn tác khi duyệt", "taken back while reviewing");
		const left = { ...session, decided: session.decided.slice(0, -1) };
		try {
			const { subject } = await store.auditEntry(last);
			await store.undo(last, { by: session.by, reason });
			await sessions.keep(req, res, left);
			const [first] = subject.citations as Place[];
			redirect(res, 303, withQuery(HERE, { td: first && `${first.report}-${first.start}`, sau }));
		} catch (thrown) {
			const refusal = refusalOf(thrown);
			// What cannot be taken back is not to stand in the way of what came before it.
			await sessions.keep(req, res, left);
			res.locals.session = left;
			await show(res.status(refusal.status), { place: null, cursor: sau, q: "", refusal });
		}
	});

	interface Corrected extends Omit<Shown, "place" | "cursor"> {
		place: Place;
	}

	async function showOne(res: Response, { place, q, ...shown }: Corrected): Promise<void> {
		const card = await cardOf(context, place, q);
		if (!card) throw notFound(`citation ${place.report}-${place.start}`);
		sendPage(res, CorrectPage, {
			...(await deskOf(context, res)),
			card,
			decision: await store.decisionOn(place.report, place.start),
			q,
			reason: shown.reason ?? "",
			isReasonMissing: shown.isReasonMissing ?? false,
			done: shown.done ?? null,
			refusal: shown.refusal ?? null,
			overtaken: shown.overtaken ?? null,
		});
	}

	const namedIn = (req: Request<{ place: string }>): Place => {
		const place = placeOf(req.params.place);
		if (!place) throw notFound(`citation ${req.params.place}`);
		return place;
	};

	router.get("/quan-tri/trich-dan/:place", async (req, res) => {
		const { q } = Asked.pick({ q: true }).parse(req.query);
		await showOne(res, { place: namedIn(req), q, done: changeIn(req.query) });
	});

	router.post("/quan-tri/trich-dan/:place", async (req, res) => {
		const place = namedIn(req);
		const { reason, isGiven } = reasonIn(req.body);
		const sent = Decision.parse(req.body ?? {});
		if (!isGiven || sent.chon === "")
			return showOne(res.status(400), { place, q: "", reason, isReasonMissing: !isGiven });
		const outcome = await decide(place, sent, sessionOf(res).by, reason);
		if ("overtaken" in outcome) return showOne(res.status(409), { place, q: "", reason, overtaken: outcome.overtaken });
		if ("refused" in outcome)
			return showOne(res.status(outcome.refused.status), { place, q: "", reason, refusal: outcome.refused });
		redirect(res, 303, withQuery(correctHref(place.report, place.start), { xong: outcome.made.id }));
	});

	closeMethods(router);
	return router;
}
