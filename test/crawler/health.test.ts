import { expect } from "chai";
import { assess, silence } from "../../crawler/health.ts";
import type { AlarmKind, ArticleSeen, RunSeen, SourceState } from "../../model/crawl.ts";
import { Source } from "../../model/source.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (moment: string): Date => new Date(`${moment}+07:00`);

const source = Source.parse({
	id: "trang-xa",
	name: "Trang thông tin xã",
	province: null,
	level: "commune",
	home: "https://xa.example.vn/",
	listings: [{ url: "https://xa.example.vn/tin-tuc" }],
	selectors: { title: "h1.tieu-de", published: ".ngay-dang", body: ".noi-dung" },
});

const LAYOUT = [
	"div.main>h1.tieu-de",
	"div.main>span.ngay-dang",
	"div.noi-dung>p",
	"div.noi-dung>p>strong",
	"div.tac-gia",
];
const REDESIGN = ["main>article>h1", "main>article>time", "main>article>section>p", "footer>p"];

let made = 0;
const article = (more: Partial<ArticleSeen> = {}): ArticleSeen => ({
	url: `https://xa.example.vn/tin-tuc/${++made}.html`,
	outcome: "created",
	fields: { title: true, published: true, body: true },
	// Long and short ones, as reports are.
	length: 1500 + 300 * (made % 5),
	layout: LAYOUT,
	...more,
});
const articles = (n: number, more: Partial<ArticleSeen> = {}): ArticleSeen[] =>
	Array.from({ length: n }, () => article(more));

const run = (more: Partial<RunSeen> = {}): RunSeen => ({
	starts: [{ url: "https://xa.example.vn/tin-tuc", articles: 20 }],
	articles: [],
	robotsHash: "quy-tac-1",
	recipe: "cach-doc-1",
	failure: null,
	...more,
});

/** Days of publication, newest first: the days that a filter lets through, so many reports on each. */
function daysUntil(last: string, count: number, publishes: (day: Date) => boolean, each = 1): string[] {
	const days: string[] = [];
	for (let day = Date.parse(`${last}T00:00:00Z`); days.length < count; day -= DAY)
		if (publishes(new Date(day))) for (let i = 0; i < each; i++) days.push(new Date(day).toISOString().slice(0, 10));
	return days.slice(0, count);
}
const daily = (last: string): string[] => daysUntil(last, 30, () => true);
const workingDays = (last: string, each = 1): string[] => daysUntil(last, 30, (day) => day.getUTCDay() % 6 !== 0, each);

/** Runs one after another, and what the last of them came to. */
function runThrough(runs: { seen: RunSeen; now: Date; days?: string[] }[], first: SourceState | null = null) {
	let state = first;
	let standing: AlarmKind[] = [];
	let over: AlarmKind[] = [];
	for (const { seen, now, days = [] } of runs) {
		const result = assess(source, state, seen, days, now);
		state = result.state;
		standing = result.standing.map(({ kind }) => kind);
		over = result.over;
	}
	return { state: state as SourceState, standing, over };
}

/** A source of which twenty articles are known. */
const known = (now = at("2026-11-02T08:00")): SourceState =>
	runThrough([{ seen: run({ articles: articles(20) }), now, days: workingDays("2026-11-02") }]).state;

describe("A source's silence", () => {
	/** Kinds that stand after a run that brings nothing, at that moment; the last report came at `last`. */
	function quiet(last: string, now: string, days: string[]): AlarmKind[] {
		const bringing = { seen: run({ articles: articles(6) }), now: at(last), days };
		const earlier = { ...bringing, now: new Date(at(last).getTime() - 30 * DAY), days: daily("2026-01-01") };
		return runThrough([earlier, bringing, { seen: run(), now: at(now), days }]).standing;
	}

	it("is told of a daily source after three days, and not before", () => {
		expect(quiet("2026-11-03T09:00", "2026-11-06T08:00", daily("2026-11-03"))).to.deep.equal([]);
		expect(quiet("2026-11-03T09:00", "2026-11-06T10:00", daily("2026-11-03"))).to.deep.equal(["silent"]);
	});

	it("is told of a source with several reports a day after two days", () => {
		const days = daysUntil("2026-11-03", 30, () => true, 5);
		expect(quiet("2026-11-03T09:00", "2026-11-05T08:00", days)).to.deep.equal([]);
		expect(quiet("2026-11-03T09:00", "2026-11-05T10:00", days)).to.deep.equal(["silent"]);
	});

	it("is none over a weekend for a source that publishes on working days", () => {
		// From Friday to Tuesday.
		const days = workingDays("2026-11-06", 3);
		expect(quiet("2026-11-06T16:00", "2026-11-10T08:00", days)).to.deep.equal([]);
		expect(quiet("2026-11-06T16:00", "2026-11-12T08:00", days)).to.deep.equal(["silent"]);
	});

	it("is none over Tết", () => {
		// Tết of 2027 is on 6 February; offices close on the day before and the week after.
		const days = workingDays("2027-02-02", 2);
		expect(quiet("2027-02-02T16:00", "2027-02-15T17:00", days)).to.deep.equal([]);
		expect(quiet("2027-02-02T16:00", "2027-02-19T17:00", days)).to.deep.equal(["silent"]);
	});

	it("is none over a holiday with a bridge day", () => {
		// 30 April 2026 is a Thursday, 1 May a Friday; in 2025 the Friday after 1 May was taken off.
		const days = workingDays("2025-04-29", 3);
		expect(quiet("2025-04-29T16:00", "2025-05-06T09:00", days)).to.deep.equal([]);
	});

	it("is none between two bursts of a source that publishes in bursts", () => {
		// Ten reports on one day, every ten days.
		const days = ["2026-11-01", "2026-10-22", "2026-10-12"].flatMap((day) => Array.from({ length: 10 }, () => day));
		expect(quiet("2026-11-01T16:00", "2026-11-11T16:00", days)).to.deep.equal([]);
		expect(quiet("2026-11-01T16:00", "2026-11-20T16:00", days)).to.deep.equal(["silent"]);
	});

	it("is borne for a month where too little is known of the source", () => {
		const days = ["2026-11-01", "2026-10-30"];
		expect(quiet("2026-11-01T16:00", "2026-11-30T16:00", days)).to.deep.equal([]);
		expect(quiet("2026-11-01T16:00", "2026-12-03T16:00", days)).to.deep.equal(["silent"]);
	});

	it("is told at once of a site that was dead when it was added", () => {
		const days = daily("2024-03-01");
		const { standing } = runThrough([{ seen: run({ articles: articles(12) }), now: at("2026-11-02T08:00"), days }]);
		expect(standing).to.deep.equal(["silent"]);
	});

	it("is over with the first report that is new", () => {
		const now = at("2026-11-20T08:00");
		const days = workingDays("2026-11-02");
		expect(runThrough([{ seen: run(), now, days }], known()).standing).to.deep.equal(["silent"]);
		const brought = runThrough([{ seen: run({ articles: articles(1) }), now, days: ["2026-11-20", ...days] }], known());
		expect(brought.standing).to.deep.equal([]);
		expect(brought.over).to.include("silent");
	});

	it("is not judged by a run that could not look", () => {
		const seen = run({ starts: [{ url: "https://xa.example.vn/tin-tuc", articles: null }] });
		const { standing, over } = runThrough(
			[{ seen, now: at("2026-12-20T08:00"), days: workingDays("2026-11-02") }],
			known(),
		);
		expect(standing).to.deep.equal([]);
		expect(over).to.not.include("silent");
	});

	it("is told falsely less than once a year of sources that publish at random, and of a dead one in time", () => {
		/** Days since 1970 on which offices are open, Tết and weekends left out. */
		const isOpen = (day: number): boolean => {
			const weekday = new Date(day * DAY).getUTCDay();
			const tet = ["2025-01-29", "2026-02-17"].map((one) => Date.parse(one) / DAY);
			return weekday % 6 !== 0 && !tet.some((first) => day >= first - 1 && day <= first + 5);
		};
		const start = Date.parse("2025-01-06") / DAY;
		for (const [chance, mostDays] of [
			[0.95, 12],
			[0.6, 20],
			[0.2, 60],
		] as const) {
			let [alarms, told] = [0, 0];
			for (let seed = 1; seed <= 5; seed++) {
				let random = seed;
				const next = (): number => {
					random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
					return random / 2_147_483_648;
				};
				const days: string[] = [];
				const publish = (day: number): boolean => {
					if (!isOpen(day) || next() > chance) return false;
					days.unshift(new Date(day * DAY).toISOString().slice(0, 10));
					return true;
				};
				for (let day = start - 200; day < start; day++) publish(day);
				let state: SourceState | null = null;
				let stood = false;
				for (let day = start; day < start + 730 + mostDays; day++) {
					const isAlive = day < start + 730;
					const seen = run({ articles: (isAlive && publish(day)) || state === null ? articles(1) : [] });
					const result = assess(source, state, seen, days.slice(0, 400), new Date(day * DAY + 10 * HOUR));
					state = result.state;
					const stands = result.standing.some(({ kind }) => kind === "silent");
					if (isAlive && stands && !stood) alarms++;
					stood = stands;
				}
				if (stood) told++;
			}
			expect(alarms / 10, `false alarms a year at ${chance} a day`).to.be.below(1);
			expect(told, `dead ones told after ${mostDays} days at ${chance} a day`).to.equal(5);
		}
	}).timeout(60_000);

	it("is none of the sample site, which never brings anything new", () => {
		expect(silence({ bundled: true }, known(), at("2027-11-20T08:00"))).to.equal(null);
	});

	it("can be asked for between two runs", () => {
		expect(silence(source, known(), at("2026-11-03T08:00"))).to.equal(null);
		const alarm = silence(source, known(), at("2026-11-20T08:00"));
		expect(alarm?.message).to.match(/^Nothing new for 18 days\. .*Look at its listings/);
		expect(alarm?.facts).to.include({ days: 18 });
	});
});

describe("The next visit to a source", () => {
	const nextIn = (days: string[]): number => {
		const now = at("2026-11-02T08:00");
		const { nextAt } = runThrough([{ seen: run({ articles: articles(6) }), now, days }]).state;
		return (Date.parse(nextAt ?? "") - now.getTime()) / HOUR;
	};

	it("comes after half its rhythm, but within half an hour to a day", () => {
		expect(nextIn(daysUntil("2026-11-02", 30, () => true, 6))).to.be.closeTo(2, 0.01);
		expect(
			nextIn(Array.from({ length: 30 }, (_, i) => (i < 28 ? "2026-11-02" : `2026-11-0${i - 28 || 1}`))),
		).to.be.at.least(0.5);
		expect(nextIn(daysUntil("2026-11-02", 30, (day) => day.getUTCDate() === 2))).to.equal(24);
		expect(nextIn([])).to.equal(24);
	});

	it("leaves out days that lie in the future", () => {
		expect(nextIn(["2036-01-01", "2036-01-02", ...daysUntil("2026-11-02", 30, () => true, 6)])).to.be.closeTo(2, 0.01);
	});
});

describe("A start page that leads to no article", () => {
	const starts = (news: number | null, feed: number | null): RunSeen["starts"] => [
		{ url: "https://xa.example.vn/tin-tuc", articles: news },
		{ url: "https://xa.example.vn/rss", articles: feed },
	];
	const first = (...counts: [number | null, number | null]): SourceState =>
		runThrough([{ seen: run({ starts: starts(...counts), articles: articles(6) }), now: at("2026-11-02T08:00") }])
			.state;
	const next = (before: SourceState, ...counts: [number | null, number | null]) =>
		runThrough([{ seen: run({ starts: starts(...counts) }), now: at("2026-11-02T12:00") }], before);

	it("is told where it led to some before", () => {
		expect(next(first(20, 10), 0, 10).standing).to.deep.equal(["no-links"]);
		expect(next(first(20, 0), 20, 0).standing).to.deep.equal([]);
	});

	it("is told at the first run where no other leads to one either", () => {
		const { standing } = runThrough([{ seen: run({ starts: starts(0, 0) }), now: at("2026-11-02T08:00") }]);
		expect(standing).to.deep.equal(["no-links"]);
		const one = runThrough([
			{ seen: run({ starts: starts(20, 0), articles: articles(6) }), now: at("2026-11-02T08:00") },
		]);
		expect(one.standing).to.deep.equal([]);
	});

	it("is not one that could not be fetched", () => {
		const { standing } = next(first(20, 10), null, 10);
		expect(standing).to.deep.equal([]);
		expect(next(first(20, 10), null, null).over).to.not.include("no-links");
	});

	it("is over when it leads to some again", () => {
		const lost = next(first(20, 10), 0, 10);
		expect(next(lost.state, 20, 10).over).to.include("no-links");
	});
});

describe("Articles that look otherwise than usual", () => {
	const now = at("2026-11-02T12:00");
	const seen = (n: number, more: Partial<ArticleSeen>, before = known()) =>
		runThrough([{ seen: run({ articles: articles(n, more) }), now, days: workingDays("2026-11-02") }], before);

	it("raise an alarm within one run of a changed layout", () => {
		const { standing } = seen(3, { layout: REDESIGN });
		expect(standing).to.deep.equal(["layout-shift"]);
	});

	it("raise one when each run brings a single article", () => {
		let state = known();
		const raised: AlarmKind[][] = [];
		for (let i = 0; i < 5; i++) {
			const result = seen(1, { layout: REDESIGN }, state);
			state = result.state;
			raised.push(result.standing);
		}
		expect(raised[1]).to.deep.equal([]);
		expect(raised[2]).to.deep.equal(["layout-shift"]);
		expect(raised[4]).to.deep.equal(["layout-shift"]);
	});

	it("raise none for a part of the page more", () => {
		expect(seen(4, { layout: [...LAYOUT, "div.noi-dung>table>tr>td"] }).standing).to.deep.equal([]);
	});

	it("raise none where a source has two kinds of pages and a run brings one", () => {
		const photos = ["div.main>h1.tieu-de", "div.anh>figure>figcaption", "div.anh>p", "div.main>span.ngay-dang"];
		const mixed = run({ articles: [...articles(10), ...articles(4, { layout: photos })] });
		const before = runThrough([{ seen: mixed, now }]).state;
		expect(seen(5, { layout: photos }, before).standing).to.deep.equal([]);
		expect(seen(5, {}, before).standing).to.deep.equal([]);
		expect(seen(5, { layout: REDESIGN }, before).standing).to.deep.equal(["layout-shift"]);
	});

	it("raise an alarm where more than a fifth of five have lost a field", () => {
		const withoutDay = { fields: { title: true, published: false, body: true } };
		const partly = (without: number): AlarmKind[] =>
			runThrough(
				[{ seen: run({ articles: [...articles(without, withoutDay), ...articles(5 - without)] }), now }],
				known(),
			).standing;
		expect(partly(1)).to.deep.equal([]);
		expect(partly(2)).to.deep.equal(["empty-fields"]);
	});

	it("raise none for a field that they never had", () => {
		const fields = { title: true, published: false, body: true };
		const plain = { ...source, selectors: { title: "h1.tieu-de" } };
		const before = assess(plain, null, run({ articles: articles(10, { fields }) }), [], now);
		expect(before.standing).to.deep.equal([]);
		const next = assess(plain, before.state, run({ articles: articles(10, { fields }) }), [], now);
		expect(next.standing).to.deep.equal([]);
	});

	it("raise an alarm at the first run where a selector finds nothing at all", () => {
		const fields = { title: true, published: false, body: true };
		const { standing } = assess(source, null, run({ articles: articles(5, { fields }) }), [], now);
		expect(standing.map(({ kind }) => kind)).to.deep.equal(["empty-fields"]);
		expect(standing[0]?.message).to.include("The selectors for published found nothing");
	});

	it("raise an alarm where texts are cut down or swollen, from five articles on", () => {
		expect(seen(4, { length: 300 }).standing).to.deep.equal([]);
		expect(seen(5, { length: 300 }).standing).to.deep.equal(["length-shift"]);
		expect(seen(5, { length: 12_000 }).standing).to.deep.equal(["length-shift"]);
		expect(seen(5, { length: 1000 }).standing).to.deep.equal([]);
	});

	it("raise none where a source's texts have always been of all lengths", () => {
		const lengths = [300, 900, 2500, 7000, 15_000, 600, 4000, 1200];
		const before = runThrough([{ seen: run({ articles: lengths.map((length) => article({ length })) }), now }]).state;
		expect(seen(5, { length: 700 }, before).standing).to.deep.equal([]);
	});

	it("count those that were set aside as unfit, and are not learned from them", () => {
		const { standing, state } = seen(6, { outcome: "quarantined", length: 0, layout: [], fields: null });
		expect(standing).to.include.members(["layout-shift", "length-shift", "failing"]);
		expect(state.baseline?.usual).to.deep.equal(known().baseline?.usual);
	});

	it("raise none of pages that were as before or failed", () => {
		expect(seen(3, { outcome: "unchanged", layout: [], length: 0, fields: null }).standing).to.deep.equal([]);
		expect(seen(2, { outcome: "failed", layout: [], length: 0, fields: null }).standing).to.deep.equal([]);
	});

	it("stand until the pages are as before", () => {
		const shifted = seen(5, { layout: REDESIGN }).state;
		const still = seen(0, {}, shifted);
		expect(still.standing).to.deep.equal([]);
		expect(still.over).to.not.include("layout-shift");
		expect(seen(5, { layout: REDESIGN }, still.state).standing).to.deep.equal(["layout-shift"]);
		expect(seen(5, {}, still.state).over).to.include("layout-shift");
	});

	it("are judged anew once the recipe has changed", () => {
		const shifted = seen(5, { layout: REDESIGN }).state;
		const mended = run({ recipe: "cach-doc-2", articles: articles(5, { layout: REDESIGN }) });
		const { standing, over } = runThrough([{ seen: mended, now }], shifted);
		expect(standing).to.deep.equal([]);
		expect(over).to.include.members(["layout-shift", "length-shift", "empty-fields"]);
	});

	it("become usual after three runs alike over a week", () => {
		const redesigned = (day: number) => ({
			seen: run({ articles: articles(5, { layout: REDESIGN }) }),
			now: new Date(now.getTime() + day * DAY),
			days: workingDays("2026-11-02"),
		});
		const kinds = (days: number[]): AlarmKind[] =>
			runThrough(days.map(redesigned), known()).standing.filter((kind) => kind !== "silent");
		expect(kinds([0, 0.1, 0.2, 0.3])).to.deep.equal(["layout-shift"]);
		expect(kinds([0, 8])).to.deep.equal(["layout-shift"]);
		const settled = runThrough([0, 3, 8].map(redesigned), known());
		expect(settled.over).to.include("layout-shift");
		expect(runThrough([redesigned(9)], settled.state).standing).to.not.include("layout-shift");
		// The old layout would be the change by now.
		expect(seen(5, {}, settled.state).standing).to.deep.equal(["layout-shift"]);
	});

	it("do not become usual while a field is missed", () => {
		const fields = { title: true, published: false, body: true };
		const broken = (day: number) => ({
			seen: run({ articles: articles(5, { fields, layout: REDESIGN }) }),
			now: new Date(now.getTime() + day * DAY),
		});
		const { standing } = runThrough([0, 3, 8, 9, 12, 20].map(broken), known());
		expect(standing).to.include("empty-fields");
	});

	it("move what is usual slowly", () => {
		let state = known();
		for (let i = 0; i < 40; i++) state = seen(5, { length: 2100 + 40 * i }, state).state;
		expect(state.baseline?.usual?.length).to.be.within(2500, 3660);
	});
});

describe("robots.txt that changed", () => {
	const now = at("2026-11-02T12:00");
	it("is told for a week", () => {
		const changed = runThrough(
			[{ seen: run({ robotsHash: "quy-tac-2" }), now, days: workingDays("2026-11-02") }],
			known(),
		);
		expect(changed.standing).to.deep.equal(["robots-changed"]);
		const next = (days: number) =>
			runThrough(
				[{ seen: run({ robotsHash: "quy-tac-2", articles: articles(1) }), now: new Date(now.getTime() + days * DAY) }],
				changed.state,
			);
		expect(next(6).standing).to.deep.equal(["robots-changed"]);
		expect(next(8).over).to.include("robots-changed");
	});

	it("is not one that could not be read, nor the first that was", () => {
		const unread = runThrough([{ seen: run({ robotsHash: null }), now, days: workingDays("2026-11-02") }], known());
		expect(unread.standing).to.deep.equal([]);
		expect(runThrough([{ seen: run(), now, days: workingDays("2026-11-02") }], unread.state).standing).to.deep.equal(
			[],
		);
	});
});

describe("A run that fails", () => {
	const now = at("2026-11-02T12:00");
	const failing = (more: Partial<RunSeen>): AlarmKind[] =>
		runThrough([{ seen: run(more), now, days: workingDays("2026-11-02") }], known()).standing;

	it("is told with its reason", () => {
		const seen = run({ starts: [], failure: "robots.txt of xa.example.vn cannot be read." });
		const { standing } = assess(source, known(), seen, [], now);
		expect(standing.map(({ kind }) => kind)).to.deep.equal(["failing"]);
		expect(standing[0]?.message).to.include("robots.txt of xa.example.vn cannot be read. Open the site");
	});

	it("is one where most of at least four pages could not be had", () => {
		expect(failing({ articles: articles(2, { outcome: "failed", layout: [] }) })).to.deep.equal([]);
		expect(failing({ articles: articles(3, { outcome: "failed", layout: [] }) })).to.deep.equal(["failing"]);
		const half = [...articles(2, { outcome: "failed", layout: [] }), ...articles(1)];
		expect(failing({ articles: half })).to.deep.equal([]);
	});

	it("is over with the next one that does not fail", () => {
		const failed = runThrough([{ seen: run({ failure: "the host does not answer" }), now }], known());
		expect(runThrough([{ seen: run(), now: at("2026-11-02T14:00") }], failed.state).over).to.include("failing");
	});
});

describe("What is kept of a source", () => {
	it("says when a run first brought a report, and is of a size that does not grow", () => {
		const empty = runThrough([{ seen: run({ starts: [] }), now: at("2026-11-01T08:00") }]).state;
		expect(empty.verifiedAt).to.equal(null);
		let state = runThrough([{ seen: run({ articles: articles(6) }), now: at("2026-11-02T08:00") }], empty).state;
		expect(state.verifiedAt).to.equal(at("2026-11-02T08:00").toISOString());
		for (let i = 0; i < 60; i++) {
			const layout = Array.from(
				{ length: 64 },
				(_, n) => `div.cot-${"abcdefghij"[i % 10]}${"klmnopqrst"[n % 10]}>p${n}`,
			);
			const starts = Array.from({ length: 64 }, (_, n) => ({ url: `https://xa.example.vn/${i}/${n}`, articles: 1 }));
			state = runThrough(
				[{ seen: run({ starts, articles: articles(5, { layout }) }), now: at("2026-11-03T08:00") }],
				state,
			).state;
		}
		expect(JSON.stringify(state).length).to.be.below(100_000);
		expect(state.verifiedAt).to.equal(at("2026-11-02T08:00").toISOString());
	});
});
