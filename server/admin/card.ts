import { hash } from "node:crypto";
import { sentenceAround, slug } from "../../citation/index.ts";
import type { Directive } from "../../model/directive.ts";
import { type Mention, SURE } from "../../model/mention.ts";
import type { Card, Choice } from "../../web/pages/admin/card.tsx";
import type { Context } from "../context.ts";
import { suggestDirectives } from "../search/find.ts";

/** Most documents to choose from: each has a digit. */
const MOST_CHOICES = 9;
const MOST_BESIDE = 8;
/** How much of the text around the sentence is shown, in characters. */
const AROUND = 240;

/** Where a citation is: its report and its offset there. */
export interface Place {
	report: number;
	start: number;
}

/** Reads `12-345`; null for what is no place. */
export function placeOf(text: string): Place | null {
	const [, report, start] = /^([1-9]\d{0,14})-(\d{1,9})$/.exec(text) ?? [];
	return report === undefined ? null : { report: Number(report), start: Number(start) };
}

/** What a citation means, as one short word: it changes when that does. */
const stateOf = ({ status, directiveId, confidence, reasons }: Mention): string =>
	hash("sha256", JSON.stringify([status, directiveId, confidence, reasons]), "base64url").slice(0, 16);

/** What it may mean: what it is taken for, what fits, and what else bears its number. */
async function choicesOf({ store }: Context, mention: Mention): Promise<Choice[]> {
	const reasons = new Map(mention.candidates.map((candidate) => [candidate.id, candidate.reasons]));
	const now = mention.directiveId;
	const ids = [...new Set([...(now === null ? [] : [now]), ...reasons.keys()])].slice(0, MOST_CHOICES);
	const known = await store.directivesById(ids);
	const sameNumber = mention.symbol === null ? [] : await store.directivesBySymbol(slug(mention.symbol));
	const others = sameNumber.filter(({ id }) => !ids.includes(id));
	return [...known, ...others].slice(0, MOST_CHOICES).map((directive) => ({
		directive,
		reasons: reasons.get(directive.id) ?? (directive.id === now ? mention.reasons : []),
		isNow: directive.id === now,
	}));
}

async function besideOf({ store }: Context, mentions: Mention[], choices: Choice[]): Promise<Directive[]> {
	const offered = new Set(choices.map(({ directive }) => directive.id));
	const sure = mentions.filter(({ confidence }) => confidence >= SURE).flatMap(({ directiveId }) => directiveId ?? []);
	const ids = [...new Set(sure)].filter((id) => !offered.has(id));
	return store.directivesById(ids.slice(0, MOST_BESIDE));
}

/** From the first blank on, or up to the last: no half words at the ends. */
const fromWord = (text: string): string => text.replace(/^\S{0,40}\s/, "… ");
const toWord = (text: string): string => text.replace(/\s\S{0,40}$/, " …");

/**
 * A citation with what it takes to decide it; null where the report has none there.
 *
 * @param q where it is given, the documents that this search finds are those to choose from.
 */
export async function cardOf(context: Context, { report: id, start }: Place, q: string): Promise<Card | null> {
	const [report, mentions] = await Promise.all([context.store.report(id), context.store.mentionsOf(id)]);
	const mention = mentions.find((one) => one.start === start);
	if (!report || !mention) return null;
	const { text } = report;
	const sentence = sentenceAround(text, mention);
	const lead = text.slice(Math.max(0, sentence.start - AROUND), sentence.start);
	const tail = text.slice(sentence.end, sentence.end + AROUND);
	const choices = q
		? (await suggestDirectives(context, q, MOST_CHOICES)).map((directive) => ({
				directive,
				reasons: [],
				isNow: directive.id === mention.directiveId,
			}))
		: await choicesOf(context, mention);
	const { url, sourceId, title, publishedOn, province } = report;
	return {
		report: { id, url, sourceId, title, publishedOn, province },
		mention,
		lead: sentence.start > AROUND ? fromWord(lead) : lead,
		before: text.slice(sentence.start, start),
		after: text.slice(mention.end, sentence.end),
		tail: sentence.end + AROUND < text.length ? toWord(tail) : tail,
		choices,
		beside: await besideOf(context, mentions, choices),
		state: stateOf(mention),
	};
}
