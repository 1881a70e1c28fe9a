import type { VNode } from "preact";
import type { Directive, DirectiveRelation } from "../../model/directive.ts";
import { useLanguage } from "../language.tsx";
import { directiveHref } from "../links.ts";
import type { Names } from "../names.ts";
import { shortName } from "../quote.ts";
import { relationWords } from "../words.ts";

/** Most other documents drawn; the list beside it has all. */
const MOST = 16;

/** The order in which kinds are drawn: what decides whether a document stands comes first. */
const KINDS = ["replaces", "repeals", "amends", "concludes", "continues", "implements", "based-on", "follows"];

/** Sizes in pixels: the columns of the others, the document between them, and the room for the arrows. */
const NODE = { width: 250, height: 42, gap: 8 };
const LABEL = 24;
const ROOM = 64;
const CENTRE = { width: 150, height: 76 };
/** Letters that fit into a line of a node. */
const LETTERS = { name: 31, title: 37 };

interface Placed {
	relation: DirectiveRelation;
	y: number;
}
interface Column {
	nodes: Placed[];
	labels: { relation: DirectiveRelation; y: number }[];
	height: number;
}

const clip = (text: string, letters: number): string =>
	text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;

/** One above the other, each kind under its name. */
function stacked(relations: DirectiveRelation[]): Column {
	const column: Column = { nodes: [], labels: [], height: 0 };
	let kind = "";
	for (const relation of relations) {
		if (relation.kind !== kind) {
			column.labels.push({ relation, y: column.height + 15 });
			column.height += LABEL;
			kind = relation.kind;
		}
		column.nodes.push({ relation, y: column.height });
		column.height += NODE.height + NODE.gap;
	}
	return column;
}

function Node({ relation, x, y, names }: Placed & { x: number; names: Names }): VNode {
	const { to, date, word } = useLanguage();
	const { id, symbol, title, issuedOn } = relation;
	const type = id.split(":")[0] ?? "";
	const name = symbol ? `${names.type(type)} ${symbol}` : shortName({ type, symbol, title }, names);
	const about = [issuedOn ? issuedOn.slice(0, 4) : null, symbol ? title : null].filter(Boolean).join(" · ");
	return (
		<g transform={`translate(${x} ${y})`}>
			<a href={to(directiveHref(id))}>
				<title>
					{[`${word(relationWords(relation))} ${name}`, issuedOn && date(issuedOn), symbol && title]
						.filter(Boolean)
						.join(", ")}
				</title>
				<rect width={NODE.width} height={NODE.height} />
				<text class="name" x="10" y="17">
					{clip(name, LETTERS.name)}
				</text>
				<text x="10" y="34">
					{clip(about, LETTERS.title)}
				</text>
			</a>
		</g>
	);
}

/** A document in the middle, those that bear on it on the left, those that it bears on on the right. */
export function RelationsDrawing(props: {
	directive: Directive;
	relations: DirectiveRelation[];
	names: Names;
}): VNode | null {
	const { directive, relations, names } = props;
	const { say, word, counted } = useLanguage();
	if (relations.length === 0) return null;
	const drawn = relations.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)).slice(0, MOST);
	const left = stacked(drawn.filter(({ direction }) => direction === "in"));
	const right = stacked(drawn.filter(({ direction }) => direction === "out"));
	const height = Math.max(left.height, right.height, CENTRE.height) + 4;
	const middle = height / 2;
	const centreX = left.nodes.length > 0 ? NODE.width + ROOM : 1;
	const rightX = centreX + CENTRE.width + ROOM;
	const width = (right.nodes.length > 0 ? rightX + NODE.width : centreX + CENTRE.width) + 1;
	const offset = (column: Column): number => (height - column.height) / 2;
	const curve = (fromX: number, fromY: number, toX: number, toY: number): string => {
		const half = (fromX + toX) / 2;
		return `M${fromX} ${fromY}C${half} ${fromY} ${half} ${toY} ${toX} ${toY}`;
	};
	const line = ({ relation }: Placed, path: string): VNode => (
		<path
			key={`${relation.kind} ${relation.id}`}
			class={relation.confidence === "low" ? "line low" : "line"}
			d={path}
			marker-end="url(#mui-ten)"
		/>
	);
	const labels = (column: Column, x: number): VNode[] =>
		column.labels.map(({ relation, y }) => (
			<text key={relation.kind} class="kind" x={x} y={y + offset(column)}>
				{word(relationWords(relation))}
			</text>
		));
	const nodes = (column: Column, x: number): VNode[] =>
		column.nodes.map(({ relation, y }) => (
			<Node key={`${relation.kind} ${relation.id}`} {...{ relation, x, names }} y={y + offset(column)} />
		));
	const [kind, number] = [names.type(directive.type), directive.symbol];
	return (
		<figure class="drawing">
			{/* biome-ignore lint/a11y/useSemanticElements: a drawing with links in it, which an image may not have */}
			<svg
				role="group"
				viewBox={`0 0 ${width} ${height}`}
				width={width}
				height={height}
				aria-labelledby="so-do-ten"
				aria-describedby="so-do-la"
			>
				<title id="so-do-ten">{say("Sơ đồ quan hệ giữa các văn bản", "Diagram of the relations")}</title>
				<desc id="so-do-la">
					{say(
						"Văn bản này ở giữa. Bên trái là văn bản tác động đến nó, bên phải là văn bản nó tác động đến. Danh sách ở trên có cùng nội dung.",
						"This document is in the middle. On the left stand those that bear on it, on the right those that it bears on. The list above says the same.",
					)}
				</desc>
				<defs>
					<marker id="mui-ten" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
						<path d="M0 0L8 4L0 8z" />
					</marker>
				</defs>
				{left.nodes.map((node) =>
					line(node, curve(NODE.width, node.y + offset(left) + NODE.height / 2, centreX - 2, middle)),
				)}
				{right.nodes.map((node) =>
					line(node, curve(centreX + CENTRE.width, middle, rightX - 2, node.y + offset(right) + NODE.height / 2)),
				)}
				{labels(left, 1)}
				{labels(right, rightX)}
				{nodes(left, 1)}
				{nodes(right, rightX)}
				<g class="this" transform={`translate(${centreX} ${middle - CENTRE.height / 2})`}>
					<rect width={CENTRE.width} height={CENTRE.height} />
					<text x={CENTRE.width / 2} y="25">
						{clip(kind, 20)}
					</text>
					<text class="name" x={CENTRE.width / 2} y="44">
						{clip(number ?? say("văn bản này", "this document"), 20)}
					</text>
					<text x={CENTRE.width / 2} y="62">
						{directive.issuedOn?.slice(0, 4) ?? ""}
					</text>
				</g>
			</svg>
			{relations.length > MOST ? (
				<figcaption class="meta">
					{say("Sơ đồ vẽ", "The diagram shows")} {MOST}/{counted(relations.length, "quan hệ", "relation")};{" "}
					{say("danh sách ở trên có đủ.", "the list above has all.")}
				</figcaption>
			) : null}
		</figure>
	);
}
