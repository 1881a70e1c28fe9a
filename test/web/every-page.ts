/** Every kind of page of the site over the index of `product.ts`, with its name for screenshots. English ones stand under `/en`. */
export const PUBLIC_PAGES = {
	home: "/",
	results: "/tim?q=nq+25",
	"results-reports": "/tim?q=d%C3%A2n+v%E1%BA%ADn&loai=bc",
	"results-citations": "/tim?q=d%C3%A2n+v%E1%BA%ADn&loai=td",
	"results-none": "/tim?q=ngh%E1%BB%8B+quy%E1%BA%BFt+s%E1%BB%91+9999+kh%C3%B3a+XI",
	"results-empty": "/tim",
	documents: "/vb",
	choices: "/vb/25-nq-tw",
	directive: "/vb/nghi-quyet/25-nq-tw/k11",
	"directive-34": "/vb/nghi-quyet/25-nq-tw/k11?noi=34",
	"directive-replaced": "/vb/huong-dan/36-hd-vptw/k12",
	"directive-uncited": "/vb/nghi-quyet/25-nq-tw/k5",
	reports: "/bc",
	report: "/bc/1",
	citations: "/trich-dan?q=d%C3%A2n+v%E1%BA%ADn",
	"citations-empty": "/trich-dan",
	"citations-fault": "/trich-dan?q=tinh%3Akhongco+tu%3A2024-02-30+d%C3%A2n+v%E1%BA%ADn",
	sources: "/nguon",
	source: "/nguon/mau-bao",
	figures: "/so-lieu",
	"figures-provinces": "/so-lieu/dia-phuong",
	"figures-documents": "/so-lieu/dia-phuong?noi=34&theo=van-ban",
	check: "/kiem-tra",
	"check-example": "/kiem-tra?mau=1",
	about: "/gioi-thieu",
	method: "/phuong-phap",
	docs: "/docs",
	"report-error": "/bao-loi?ve=directive&muc=nghi-quyet%3A25-nq-tw%3Ak11",
	"not-found": "/vb/nghi-quyet/9999-nq-tw/k11",
} as const;

/** Pages for those who signed in. */
export const ADMIN_PAGES = {
	admin: "/quan-tri",
	"admin-runs": "/quan-tri/lan-thu-thap",
	"admin-sources": "/quan-tri/nguon",
	"admin-review": "/quan-tri/duyet",
	"admin-merge": "/quan-tri/gop",
	"admin-split": "/quan-tri/tach",
	"admin-feedback": "/quan-tri/gop-y",
	"admin-audit": "/quan-tri/nhat-ky",
} as const;

/** Pages of things that only have a number, looked up through the API: a report of two versions, citations. */
export async function numberedPages(home: string): Promise<Record<string, string>> {
	const read = async (path: string) => (await (await fetch(home + path)).json()) as { items: unknown[] };
	const { items: reports } = await read(
		"/api/v1/reports?q=%22S%C6%A1+k%E1%BA%BFt+c%C3%B4ng+t%C3%A1c+d%C3%A2n+v%E1%BA%ADn%22",
	);
	const { items: sure } = await read("/api/v1/citations?directive=nghi-quyet:25-nq-tw:k11");
	const { items: unsure } = await read("/api/v1/citations?status=ambiguous");
	const [twice] = reports as { id: number }[];
	const place = ([first]: unknown[]): string => {
		const { report, start } = first as { report: { id: number }; start: number };
		return `${report.id}-${start}`;
	};
	return {
		version: `/bc/${twice?.id}/phien-ban/1`,
		"report-edited": `/bc/${twice?.id}`,
		why: `/td/${place(sure)}`,
		"why-unsure": `/td/${place(unsure)}`,
	};
}
