import type { Division } from "../names.ts";

/** Where a province stands on the map of tiles, counted from the upper left. */
export interface Tile {
	slug: string;
	column: number;
	row: number;
}

/** The 63 provinces of before 01/07/2025, each in its rough place. */
const MAP_63 = `
	lai-chau   lao-cai    ha-giang    cao-bang    .          .          .
	dien-bien  yen-bai    tuyen-quang bac-kan     lang-son   .          .
	son-la     phu-tho    vinh-phuc   thai-nguyen bac-giang  quang-ninh .
	.          hoa-binh   ha-noi      bac-ninh    hai-duong  hai-phong  .
	.          .          ha-nam      hung-yen    thai-binh  .          .
	.          thanh-hoa  ninh-binh   nam-dinh    .          .          .
	.          nghe-an    ha-tinh     .           .          .          .
	.          .          quang-binh  quang-tri   .          .          .
	.          .          .           .           thua-thien-hue da-nang .
	.          .          .           .           .          quang-nam  quang-ngai
	.          .          .           .           .          kon-tum    binh-dinh
	.          .          .           .           .          gia-lai    phu-yen
	.          .          .           .           .          dak-lak    khanh-hoa
	.          .          tay-ninh    binh-phuoc  dak-nong   lam-dong   ninh-thuan
	.          .          long-an     binh-duong  dong-nai   binh-thuan .
	an-giang   dong-thap  tien-giang  ho-chi-minh ba-ria-vung-tau .     .
	kien-giang can-tho    vinh-long   ben-tre     .          .          .
	.          hau-giang  soc-trang   tra-vinh    .          .          .
	ca-mau     bac-lieu   .           .           .          .          .`;

/** The 34 provinces of today. */
const MAP_34 = `
	lai-chau   lao-cai    tuyen-quang cao-bang    .              .
	dien-bien  son-la     phu-tho     thai-nguyen lang-son       .
	.          .          ha-noi      bac-ninh    quang-ninh     .
	.          .          ninh-binh   hung-yen    hai-phong      .
	.          .          thanh-hoa   .           .              .
	.          nghe-an    ha-tinh     .           .              .
	.          .          .           quang-tri   thua-thien-hue .
	.          .          .           .           da-nang        .
	.          .          .           .           quang-ngai     .
	.          .          .           .           gia-lai        .
	.          .          .           .           dak-lak        khanh-hoa
	.          .          tay-ninh    dong-nai    lam-dong       .
	.          an-giang   dong-thap   ho-chi-minh .              .
	ca-mau     can-tho    vinh-long   .           .              .`;

const tilesOf = (map: string): Tile[] =>
	map
		.trim()
		.split("\n")
		.flatMap((line, row) =>
			line
				.trim()
				.split(/\s+/)
				.flatMap((slug, column) => (slug === "." ? [] : [{ slug, column, row }])),
		);

/** The tiles of both divisions of the country. */
export const TILES: Record<Division, readonly Tile[]> = { 63: tilesOf(MAP_63), 34: tilesOf(MAP_34) };

/** Archipelagos that a map of the country shows; their reports are counted in their province. */
export const ARCHIPELAGOS: Record<Division, readonly (Tile & { name: string })[]> = {
	63: [
		{ slug: "da-nang", name: "Hoàng Sa", column: 6, row: 8 },
		{ slug: "khanh-hoa", name: "Trường Sa", column: 6, row: 15 },
	],
	34: [
		{ slug: "da-nang", name: "Hoàng Sa", column: 5, row: 7 },
		{ slug: "khanh-hoa", name: "Trường Sa", column: 5, row: 13 },
	],
};

/** Names too long for a tile. */
export const SHORT_NAMES: Readonly<Record<string, string>> = {
	"ho-chi-minh": "TP. HCM",
	"ba-ria-vung-tau": "BR-VT",
	"thua-thien-hue": "TT Huế",
};
