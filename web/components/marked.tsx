import type { ComponentChildren, VNode } from "preact";
import type { Snippet } from "../../model/api.ts";

/** A stretch of text with the words found in it marked. */
export function Marked({ text, marks }: Snippet): VNode {
	const pieces: ComponentChildren[] = [];
	let at = 0;
	for (const { start, end } of marks) {
		pieces.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
		at = end;
	}
	return (
		<>
			{pieces}
			{text.slice(at)}
		</>
	);
}
