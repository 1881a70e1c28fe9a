import type { VNode } from "preact";
import { type Pair, useLanguage } from "../language.tsx";
import { ORDERS, type Order, type ResultsState, resultsHref, TABS, type Tab } from "./results-address.ts";

/** Something that the search was taken to say, with the search that says all but this. */
export interface Part {
	words: string;
	/** Whether these are words of the search text itself. */
	isText: boolean;
	/** Null where it cannot be parted from the rest. */
	state: ResultsState | null;
}

const TAB_NAMES = {
	vb: ["Văn bản", "Documents"],
	bc: ["Báo cáo", "Reports"],
	td: ["Trích dẫn", "Citations"],
} as const;

interface TabsProps {
	state: ResultsState;
	totals: Record<Tab, number>;
	/** False where counting was given up, so that there are more than `totals` says. */
	complete: Record<Tab, boolean>;
}

/** The lists that were searched, each with how much it has. */
export function Tabs({ state, totals, complete }: TabsProps): VNode {
	const { say, word, to, count } = useLanguage();
	return (
		<nav class="tabs" aria-label={say("Kết quả theo loại", "Results by kind")}>
			{TABS.map((tab) => (
				<a
					key={tab}
					href={to(resultsHref({ ...state, loai: tab, xep: null }))}
					aria-current={tab === state.loai ? "page" : undefined}
				>
					{word(TAB_NAMES[tab])}{" "}
					<span class="count">
						{complete[tab] ? "" : "≥ "}
						{count(totals[tab])}
					</span>
				</a>
			))}
		</nav>
	);
}

/** What the search was taken to say; each part can be taken out of it. */
export function Understood({
	parts,
	decoded,
}: {
	parts: Part[];
	decoded: { typed: string; meant: string }[];
}): VNode | null {
	const { say, to } = useLanguage();
	// Words that were read as nothing but words say no more than the box does.
	const told = parts.every(({ isText }) => isText) ? [] : parts;
	if (told.length + decoded.length === 0) return null;
	return (
		<div class="understood">
			<p id="da-hieu">{say("Đã hiểu:", "Understood:")}</p>
			<ul aria-labelledby="da-hieu">
				{decoded.map(({ typed, meant }) => (
					<li key={typed} class="chip">
						{typed} → <span lang="vi">{meant}</span>
					</li>
				))}
				{told.map(({ words, state }) => (
					<li key={words} class="chip">
						{words}
						{state ? (
							<a href={to(resultsHref(state))} rel="nofollow" aria-label={`${say("Bỏ", "Remove")}: ${words}`}>
								×
							</a>
						) : null}
					</li>
				))}
			</ul>
		</div>
	);
}

const ORDER_NAMES: Record<Order, Pair> = {
	relevance: ["mức khớp", "best match"],
	newest: ["ngày", "date"],
	cited: ["số báo cáo dẫn", "how many reports cite it"],
};

const NEWEST_NAMES: Record<Tab, Pair> = {
	vb: ["ngày ban hành, mới nhất trước", "date of issue, newest first"],
	bc: ["ngày đăng, mới nhất trước", "date of publication, newest first"],
	td: ["ngày đăng của báo cáo, mới nhất trước", "the report's date of publication, newest first"],
};

/** By what the list is sorted, and by what else it can be. */
export function OrderLine({ state }: { state: ResultsState }): VNode {
	const { say, word, to } = useLanguage();
	const orders: readonly Order[] = ORDERS[state.loai];
	const now = orders.find((order) => order === state.xep) ?? orders[0];
	return (
		<p class="order">
			{say("Xếp theo", "Sorted by")}{" "}
			{orders.map((order, i) => {
				const name = word(order === "newest" ? NEWEST_NAMES[state.loai] : ORDER_NAMES[order]);
				return (
					<span key={order}>
						{i > 0 ? " · " : null}
						{order === now ? (
							<b>{name}</b>
						) : (
							<a href={to(resultsHref({ ...state, xep: order }))} rel="nofollow">
								{name}
							</a>
						)}
					</span>
				);
			})}
		</p>
	);
}

/** Which provinces are meant, and the others: an official of today thinks of 34, a report of 2024 of 63. */
export function Division({ state }: { state: ResultsState }): VNode {
	const { say, to } = useLanguage();
	const old = state.noi === "63";
	return (
		<p class="hint">
			{old
				? say("Theo 63 tỉnh, thành trước 01/07/2025.", "By the 63 provinces of before 1 July 2025.")
				: say("Theo 34 tỉnh, thành hiện nay.", "By the 34 provinces of today.")}{" "}
			<a href={to(resultsHref({ ...state, noi: old ? "34" : "63" }))} rel="nofollow">
				{old
					? say("Xem theo 34 tỉnh, thành hiện nay", "See the 34 of today")
					: say("Xem theo 63 tỉnh, thành trước đây", "See the 63 of before")}
			</a>
		</p>
	);
}
