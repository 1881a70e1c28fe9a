import type { VNode } from "preact";

/** A line in the plainest Markdown: `code` and **bold**. */
export function RichLine({ text }: { text: string }): VNode {
	const pieces = text.split(/(`[^`]*`|\*\*[^*]*\*\*)/);
	return (
		<>
			{pieces.map((piece, index) => {
				if (piece.startsWith("`")) return <code key={index}>{piece.slice(1, -1)}</code>;
				if (piece.startsWith("**")) return <b key={index}>{piece.slice(2, -2)}</b>;
				return piece;
			})}
		</>
	);
}

/** Paragraphs of such lines. */
export function RichText({ text }: { text: string }): VNode {
	return (
		<>
			{text.split("\n\n").map((paragraph) => (
				<p key={paragraph}>
					<RichLine text={paragraph} />
				</p>
			))}
		</>
	);
}
