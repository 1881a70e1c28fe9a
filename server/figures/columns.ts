import type {
	AnniversaryFigure,
	CoverageFigure,
	FigureDirective,
	LagFigure,
	MonthVolumeFigure,
	MostCitedReply,
	OutdatedFigure,
	OutdatedYearFigure,
	PlaceVolumeFigure,
	SpreadFigure,
} from "../../model/api.ts";
import type { Column } from "../export/columns.ts";

/** The columns that tell a directive, each name behind a prefix. */
const directiveColumns = <Row>(prefix: string, of: (row: Row) => FigureDirective): Column<Row>[] => [
	{ name: `${prefix}id`, about: "key of the document", of: (row) => of(row).id },
	{
		name: `${prefix}symbol`,
		about: "number and symbol as printed; empty where it has none",
		of: (row) => of(row).symbol,
	},
	{ name: `${prefix}type`, about: "slug of the type", of: (row) => of(row).type },
	{ name: `${prefix}title`, about: "title; empty where no report tells it", of: (row) => of(row).title },
	{ name: `${prefix}issued_on`, about: "day of issue, or its month or year", of: (row) => of(row).issuedOn },
	{ name: `${prefix}status`, about: "replaced, repealed, or unknown", of: (row) => of(row).status },
	{ name: `${prefix}path`, about: "its page on this site, without the host", of: (row) => of(row).url },
];

const MOST_CITED_COLUMNS: Column<MostCitedReply["items"][number]>[] = [
	...directiveColumns<MostCitedReply["items"][number]>("", ({ directive }) => directive),
	{ name: "reports", about: "reports of the time and place that cite it", of: ({ reports }) => reports },
	{ name: "percent", about: "of all reports of the time and place; empty below five", of: ({ percent }) => percent },
];

const OUTDATED_COLUMNS: Column<OutdatedFigure>[] = [
	...directiveColumns<OutdatedFigure>("", ({ directive }) => directive),
	...directiveColumns<OutdatedFigure>("replaced_by_", ({ replacedBy }) => replacedBy),
	{ name: "since", about: "day from which the successor stood", of: ({ since }) => since },
	{ name: "before", about: "reports that cite it before that day", of: ({ before }) => before },
	{ name: "after", about: "reports that cite it on that day or later", of: ({ after }) => after },
	{ name: "both", about: "of `after`, those that cite the successor as well", of: ({ both }) => both },
	{ name: "successor", about: "reports that cite the successor since", of: ({ successor }) => successor },
	{
		name: "percent",
		about: "`after` of the reports that cite either since; empty below five",
		of: ({ percent }) => percent,
	},
	{ name: "last_on", about: "day of the last report that cites it", of: ({ lastOn }) => lastOn },
];

const ANNIVERSARY_COLUMNS: Column<AnniversaryFigure>[] = [
	...directiveColumns<AnniversaryFigure>("", ({ directive }) => directive),
	{ name: "years", about: "years since the issue", of: ({ years }) => years },
	{ name: "on", about: "day of the anniversary", of: ({ on }) => on },
	{ name: "reports", about: "reports that cite it", of: ({ reports }) => reports },
];

const LAG_COLUMNS: Column<LagFigure>[] = [
	{ name: "type", about: "slug of the type; empty: of any", of: ({ type }) => type },
	{ name: "directives", about: "cited directives issued since the index covers", of: ({ directives }) => directives },
	{ name: "first", about: "first quartile in days; empty below five directives", of: ({ first }) => first },
	{ name: "median", about: "median in days", of: ({ median }) => median },
	{ name: "third", about: "third quartile in days", of: ({ third }) => third },
];

const COVERAGE_COLUMNS: Column<CoverageFigure>[] = [
	{ name: "province", about: "slug of the province; empty: unknown", of: ({ province }) => province },
	{ name: "reports", about: "reports in the index", of: ({ reports }) => reports },
	{ name: "undated", about: "of these, those of an unknown day", of: ({ undated }) => undated },
	{ name: "from", about: "first day of publication", of: ({ from }) => from },
	{ name: "to", about: "last day of publication", of: ({ to }) => to },
];

interface Volume {
	reports: number;
	citing: number;
	citations: number;
	percent: number | null;
}

const VOLUME_COLUMNS: Column<Volume>[] = [
	{ name: "reports", about: "reports in the index", of: ({ reports }) => reports },
	{ name: "citing", about: "of these, those that cite anything", of: ({ citing }) => citing },
	{ name: "citations", about: "their citations", of: ({ citations }) => citations },
	{ name: "percent", about: "`citing` of `reports`; empty below five", of: ({ percent }) => percent },
];

const MONTH_COLUMNS: Column<MonthVolumeFigure>[] = [
	{ name: "month", about: "month of publication; empty: undated", of: ({ month }) => month },
	...VOLUME_COLUMNS,
];

const PLACE_COLUMNS: Column<PlaceVolumeFigure>[] = [
	{ name: "province", about: "slug of the province; empty: unknown", of: ({ province }) => province },
	{ name: "year", about: "year of publication; empty: undated", of: ({ year }) => year },
	...VOLUME_COLUMNS,
];

const SPREAD_COLUMNS: Column<SpreadFigure>[] = [
	{ name: "directive", about: "key of the document", of: ({ directive }) => directive },
	{ name: "province", about: "slug of the province; empty: unknown", of: ({ province }) => province },
	{ name: "state", about: "cites, silent or uncrawled", of: ({ state }) => state },
	{ name: "reports", about: "reports of the province that cite it", of: ({ reports }) => reports },
	{ name: "of", about: "reports of the province since its issue", of: ({ of }) => of },
	{ name: "percent", about: "`reports` of `of`; empty below five", of: ({ percent }) => percent },
];

const OUTDATED_YEAR_COLUMNS: Column<OutdatedYearFigure>[] = [
	{ name: "year", about: "year of publication", of: ({ year }) => year },
	{ name: "resolved", about: "citations that mean a document of the register", of: ({ resolved }) => resolved },
	{ name: "outdated", about: "of these, those of one replaced by then", of: ({ outdated }) => outdated },
	{ name: "percent", about: "`outdated` of `resolved`; empty below five", of: ({ percent }) => percent },
];

/** The columns of the table of each figure; docs/figures.md names them. */
export const FIGURE_COLUMNS = {
	"most-cited": MOST_CITED_COLUMNS,
	outdated: OUTDATED_COLUMNS,
	anniversaries: ANNIVERSARY_COLUMNS,
	lags: LAG_COLUMNS,
	coverage: COVERAGE_COLUMNS,
	"over-time": MONTH_COLUMNS,
	"by-province": PLACE_COLUMNS,
	spread: SPREAD_COLUMNS,
	"outdated-by-year": OUTDATED_YEAR_COLUMNS,
};
