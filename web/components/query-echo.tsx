import type { VNode } from "preact";
import { useLanguage } from "../language.tsx";
import { echoOf, type FaultPlace } from "../query-faults.ts";

/** A fault, and what makes it good where a name differs by one letter. */
export interface ShownFault extends FaultPlace {
	message: string;
	instead: { name: string; href: string } | null;
}

interface Props {
	/** What was read of the search text. */
	read: string;
	faults: ShownFault[];
	/** Words that were read as keystrokes. */
	decoded: { typed: string; meant: string }[];
	/** The end of a text that is longer than is read. */
	unread: string | null;
}

/** The search text as it was read, what was not understood underlined, and under it what that was taken for. */
export function QueryEcho({ read, faults, decoded, unread }: Props): VNode {
	const { say, to } = useLanguage();
	const nothing = faults.length === 0 && decoded.length === 0 && unread === null;
	return (
		<div class="echo" id="da-doc" aria-live="polite" hidden={nothing}>
			<p>
				<span class="meta">{say("Đã đọc là:", "Read as:")}</span>{" "}
				<span class="read" lang="vi">
					{echoOf(read, faults).map(({ text, faulty }) => (faulty ? <u key={text}>{text}</u> : text))}
				</span>
			</p>
			<ul>
				{faults.map(({ kind, start, message, instead }) => (
					<li key={`${kind} ${start}`}>
						{message}.
						{instead ? (
							<>
								{" "}
								{say("Có phải là", "Is it")} <a href={to(instead.href)}>{instead.name}</a>?
							</>
						) : null}
					</li>
				))}
				{decoded.map(({ typed, meant }) => (
					<li key={typed}>
						<code lang="vi">{typed}</code> {say("đã đọc là", "was read as")} <b lang="vi">{meant}</b>.
					</li>
				))}
				{unread === null ? null : (
					<li>
						{say(
							"Chỉ 200 ký tự đầu được đọc; phần sau không được tìm:",
							"Only 200 characters are read; not looked for:",
						)}{" "}
						<code lang="vi">{unread}</code>
					</li>
				)}
			</ul>
		</div>
	);
}
