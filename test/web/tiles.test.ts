import { expect } from "chai";
import { shades } from "../../web/components/tile-map.tsx";
import { ARCHIPELAGOS, TILES } from "../../web/components/tiles.ts";
import { realAuthority } from "../server/fixture.ts";

describe("the map of tiles", () => {
	const { provinces } = realAuthority();
	const wanted = {
		63: provinces.map(({ slug }) => slug),
		34: [...new Set(provinces.map(({ slug, successor }) => successor ?? slug))],
	};

	for (const division of ["63", "34"] as const) {
		it(`has one tile for each of the ${division} provinces and none besides`, () => {
			expect(TILES[division].map(({ slug }) => slug)).to.have.members(wanted[division]);
			expect(TILES[division]).to.have.lengthOf(Number(division));
		});

		it(`puts no two things in one place of the ${division}`, () => {
			const places = [...TILES[division], ...ARCHIPELAGOS[division]].map(({ column, row }) => `${column} ${row}`);
			expect(new Set(places).size).to.equal(places.length);
		});

		it(`keeps north above south among the ${division}`, () => {
			const rowOf = (slug: string): number => TILES[division].find((tile) => tile.slug === slug)?.row ?? -1;
			const way = ["cao-bang", "ha-noi", "nghe-an", "da-nang", "dak-lak", "ho-chi-minh", "ca-mau"].map(rowOf);
			expect(way).to.deep.equal(way.toSorted((a, b) => a - b));
		});
	}
});

describe("shades(most)", () => {
	it("gives each shade its highest count, the last that of the highest there is", () => {
		expect(shades(340)).to.deep.equal([3, 10, 33, 106, 340]);
		expect(shades(5)).to.deep.equal([1, 2, 3, 4, 5]);
	});

	it("gives few counts few shades, and nothing none", () => {
		expect(shades(1)).to.deep.equal([1]);
		expect(shades(0)).to.deep.equal([]);
	});

	it("puts every count into one shade", () => {
		for (let most = 1; most < 500; most++) {
			const tops = shades(most);
			expect(tops.at(-1)).to.equal(most);
			expect(tops).to.deep.equal([...new Set(tops)].toSorted((a, b) => a - b));
		}
	});
});
