import express from "express";
import { z } from "zod";

/** Longest form, in bytes, and most of its fields: a split of 500 citations. */
const LIMIT = 64 * 1024;
const FIELDS = 600;

/** Reads the body of a form. */
export const form = express.urlencoded({ extended: false, limit: LIMIT, parameterLimit: FIELDS });

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value) ?? "";

/** A line as people type it, cut to a length. What cannot be seen goes: it would turn the words around it. */
export const line = (most: number) =>
	z.preprocess(
		first,
		z.string().transform((text) =>
			text
				.slice(0, most * 2)
				.normalize("NFC")
				.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
				.trim()
				.slice(0, most),
		),
	);

/** Text of several lines. A browser sends line breaks as two characters. */
export const lines = (most: number) =>
	z.preprocess(
		first,
		z.string().transform((text) =>
			text
				.slice(0, most * 2)
				.normalize("NFC")
				.replace(/\r\n?/g, "\n")
				.replace(/[^\P{C}\n]/gu, "")
				.trim()
				.slice(0, most),
		),
	);

/** What was sent once, several times or not at all, each cut to a length as a line is. */
export const several = z.preprocess(
	(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
	z.array(line(100)),
);

/** Least length of a reason, as the store asks for it. */
const LEAST_REASON = 3;
const MOST_REASON = 500;

export const Reason = z.object({ "ly-do": line(MOST_REASON).catch("") }).transform((sent) => sent["ly-do"]);

/** The reason in a form; whether it is one. */
export function reasonIn(body: unknown): { reason: string; isGiven: boolean } {
	const reason = Reason.parse(body ?? {});
	return { reason, isGiven: reason.length >= LEAST_REASON };
}

const Change = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable().catch(null);

/** The change that was just made, in the query of the page that says so; null where there is none. */
export const changeIn = (query: Record<string, unknown>): number | null => Change.parse(query.xong ?? null);
