import type { ComponentChildren, VNode } from "preact";
import { type Pair, useLanguage } from "../../language.tsx";
import { Layout } from "../../layout.tsx";
import type { Site } from "../../site.ts";

/** Why a change was not made. */
export interface Refusal {
	text: Pair;
	/** The change that has to be undone first; null where that is not what it is about. */
	change: number | null;
}

/** What every admin page needs: the site, and who is signed in. */
export interface Desk {
	site: Site;
	by: string;
}

const AREAS = [
	{ href: "/quan-tri", name: ["Tổng quan", "Overview"] },
	{ href: "/quan-tri/duyet", name: ["Duyệt trích dẫn", "Review"] },
	{ href: "/quan-tri/gop-y", name: ["Góp ý", "Feedback"] },
	{ href: "/quan-tri/gop", name: ["Gộp, tách", "Merge, split"] },
	{ href: "/quan-tri/lan-thu-thap", name: ["Lần thu thập", "Runs"] },
	{ href: "/quan-tri/nguon", name: ["Nguồn", "Sources"] },
	{ href: "/quan-tri/nhat-ky", name: ["Nhật ký", "Changes"] },
] as const satisfies { href: string; name: Pair }[];
export type Area = (typeof AREAS)[number]["href"];

interface Props extends Desk {
	title: string;
	/** Which of the areas the page belongs to. */
	area: Area;
	children: ComponentChildren;
}

/** The frame of the pages of those who are signed in. */
export function AdminPage({ site, by, title, area, children }: Props): VNode {
	const { say, word, to } = useLanguage();
	return (
		<Layout site={site} title={title} noindex>
			<div class="desk">
				<nav aria-label={say("Quản trị", "Administration")}>
					{AREAS.map(({ href, name }) => (
						<a key={href} href={to(href)} aria-current={href === area ? "page" : undefined}>
							{word(name)}
						</a>
					))}
				</nav>
				<form method="post" action={to("/quan-tri/dang-xuat")}>
					<span>
						{say("Đang làm việc:", "Signed in:")} <b>{by}</b>
					</span>
					<button type="submit" class="plain">
						{say("Đăng xuất", "Sign out")}
					</button>
				</form>
			</div>
			{children}
		</Layout>
	);
}

/** Says why a change was not made, and where to go about it. */
export function Refused({ refusal }: { refusal: Refusal | null }): VNode | null {
	const { say, word, to } = useLanguage();
	if (!refusal) return null;
	return (
		<div class="note refused" role="alert">
			<p>
				<b>{say("Chưa làm được.", "Not done.")}</b> {word(refusal.text)}
			</p>
			{refusal.change === null ? null : (
				<p>
					<a href={to(`/quan-tri/nhat-ky/${refusal.change}`)}>
						{say(`Xem thay đổi ${refusal.change}`, `See change ${refusal.change}`)}
					</a>
				</p>
			)}
		</div>
	);
}

/** Says that a change was made, with the way to take it back. */
export function Done({ change, children }: { change: number | null; children: ComponentChildren }): VNode | null {
	const { say, to } = useLanguage();
	if (change === null) return null;
	return (
		<p class="note done" role="status">
			✓ {children}{" "}
			<a href={to(`/quan-tri/nhat-ky/${change}`)}>
				{say(`Thay đổi ${change}: xem, hoàn tác`, `Change ${change}: see, undo`)}
			</a>
		</p>
	);
}

interface ReasonProps {
	value: string;
	/** It was sent and is none. */
	isMissing?: boolean;
}

/** Why a change is made; stands in the list of changes. */
export function ReasonField({ value, isMissing = false }: ReasonProps): VNode {
	const { say } = useLanguage();
	return (
		<div class="reason">
			<label for="ly-do">{say("Lý do (ghi vào nhật ký)", "Reason (kept with the change)")}</label>
			<input
				id="ly-do"
				name="ly-do"
				value={value}
				required
				minLength={3}
				maxLength={500}
				autocomplete="off"
				aria-invalid={isMissing ? "true" : undefined}
				aria-describedby={isMissing ? "ly-do-loi" : undefined}
			/>
			{isMissing ? (
				<p id="ly-do-loi" class="fault">
					{say("Hãy ghi lý do, ít nhất 3 ký tự.", "Give a reason of at least 3 characters.")}
				</p>
			) : null}
		</div>
	);
}

/**
 * Put first into a form of several buttons: Enter in a text field then sends nothing, where a browser would press the first
 * button by itself.
 */
export const NoEnter = (): VNode => <button type="submit" disabled hidden />;
