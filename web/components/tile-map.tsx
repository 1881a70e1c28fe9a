import type { VNode } from "preact";
import { useLanguage } from "../language.tsx";
import type { Division, Names } from "../names.ts";
import { ARCHIPELAGOS, SHORT_NAMES, TILES } from "./tiles.ts";

interface Props {
	/** Counts by slug of the division; what is not there has none. */
	counts: ReadonlyMap<string, number>;
	division: Division;
	names: Names;
	/** What is counted, as the heading of the map. */
	caption: string;
	/** Where the tile of a province leads; undefined: nowhere. */
	href?: (slug: string) => string | undefined;
	/** The province that the page is narrowed down to. */
	chosen?: string | null;
	/** Provinces of which nothing can be said, because the index has no reports of them. */
	uncrawled?: ReadonlySet<string>;
}

/** Size of a tile and the step to the next one, in pixels at full size. */
const TILE = { width: 50, height: 38, step: { x: 52, y: 40 } };
/** Shades beside that of none. */
const SHADES = 5;

/** The highest count of each shade, in even ratios: a few provinces have most, and the others should differ too. */
export function shades(most: number): number[] {
	const tops = Array.from({ length: SHADES }, (_, i) => Math.round(most ** ((i + 1) / SHADES)));
	return [...new Set(tops)].filter((top) => top > 0);
}

/** Name of a province in one of the divisions. */
export const provinceName = (slug: string, division: Division, names: Names): string =>
	(division === "34" ? names.provincesToday.find((one) => one.slug === slug)?.name : undefined) ?? names.province(slug);

/** A name on the lines of a tile, two at most. */
function linesOf(slug: string, division: Division, names: Names): string[] {
	const today = division === "34" && slug !== "ho-chi-minh";
	const name = (today ? undefined : SHORT_NAMES[slug]) ?? provinceName(slug, division, names);
	const [first = "", ...rest] = name.split(" ");
	return rest.length === 0 ? [first] : [first, rest.join(" ")];
}

/** The country as tiles, one a province in its rough place, darker the more it has; each says its name and its count. */
export function TileMap(props: Props): VNode {
	const { counts, division, names, caption, href, chosen, uncrawled } = props;
	const { say, count, counted } = useLanguage();
	const tiles = TILES[division];
	const tops = shades(Math.max(0, ...tiles.map(({ slug }) => counts.get(slug) ?? 0)));
	const shadeOf = (number: number): number => (number === 0 ? 0 : tops.findIndex((top) => number <= top) + 1);
	const columns = Math.max(...tiles.map(({ column }) => column)) + 1;
	const rows = Math.max(...tiles.map(({ row }) => row)) + 1;
	// From the middle of a tile's upper edge, so that its lines of text need no x of their own.
	const at = ({ column, row }: { column: number; row: number }): string =>
		`translate(${column * TILE.step.x + TILE.width / 2} ${row * TILE.step.y})`;
	return (
		<figure class="tiles">
			<figcaption>{caption}</figcaption>
			{/* biome-ignore lint/a11y/useSemanticElements: a drawing with links in it, which an image may not have */}
			<svg viewBox={`-1 -1 ${columns * TILE.step.x} ${rows * TILE.step.y}`} role="group" aria-label={caption}>
				<defs>
					<rect id="o" x={-TILE.width / 2} width={TILE.width} height={TILE.height} />
				</defs>
				{tiles.map(({ slug, ...place }) => {
					const number = counts.get(slug) ?? 0;
					const isUncrawled = number === 0 && (uncrawled?.has(slug) ?? false);
					const target = number > 0 ? href?.(slug) : undefined;
					const kind = `${isUncrawled ? "u" : `s${shadeOf(number)}`}${slug === chosen ? " chosen" : ""}`;
					const inside = (
						<>
							<title>
								{`${provinceName(slug, division, names)}: ${
									isUncrawled ? say("chưa thu thập", "not crawled") : counted(number, "báo cáo", "report")
								}`}
							</title>
							<use href="#o" />
							{linesOf(slug, division, names).map((line, i, lines) => (
								<text key={line} y={lines.length === 1 ? 17 : 11 + i * 11}>
									{line}
								</text>
							))}
							<text class="n" y="34">
								{isUncrawled ? "?" : count(number)}
							</text>
						</>
					);
					return (
						<g key={slug} class={kind} transform={at(place)}>
							{target ? (
								<a href={target} rel="nofollow">
									{inside}
								</a>
							) : (
								inside
							)}
						</g>
					);
				})}
				{ARCHIPELAGOS[division].map(({ name, slug, ...place }) => (
					<g key={name} class="isle" transform={at(place)}>
						<title>{`${say("Quần đảo", "Archipelago of")} ${name}: ${provinceName(slug, division, names)}`}</title>
						{name.split(" ").map((line, i) => (
							<text key={line} y={15 + i * 12}>
								{line}
							</text>
						))}
					</g>
				))}
			</svg>
			<ul class="legend" aria-label={say("Chú giải", "Legend")}>
				<li class="s0">0</li>
				{tops.map((top, i) => {
					const from = (tops[i - 1] ?? 0) + 1;
					return (
						<li key={top} class={`s${i + 1}`}>
							{from === top ? count(top) : `${count(from)}–${count(top)}`}
						</li>
					);
				})}
				{uncrawled && uncrawled.size > 0 ? <li class="u">{say("? chưa thu thập", "? not crawled")}</li> : null}
			</ul>
		</figure>
	);
}
