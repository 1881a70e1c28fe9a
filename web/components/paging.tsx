import type { VNode } from "preact";

/** The way on in a list, and back to its beginning. */
export function Paging({ next, first }: { next: string | null; first: string | null }): VNode | null {
	if (!next && !first) return null;
	return (
		<nav class="paging" aria-label="Các trang của danh sách">
			{first ? <a href={first}>← Về trang đầu</a> : null}
			{next ? (
				<a href={next} rel="next">
					Trang sau →
				</a>
			) : null}
		</nav>
	);
}
