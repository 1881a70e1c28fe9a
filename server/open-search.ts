import { roman } from "../citation/index.ts";
import type { OpenSearchReply } from "../model/api.ts";
import { printDate } from "../model/dates.ts";
import type { Directive } from "../model/directive.ts";
import type { Names } from "../web/names.ts";
import { suggestion } from "./views.ts";

/** The search of this site for a browser's address bar (OpenSearch 1.1). A short name has at most 16 characters. */
export const openSearch = (origin: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
	<ShortName>trichdan</ShortName>
	<Description>Tìm văn bản của Đảng, Nhà nước và các báo cáo trích dẫn văn bản</Description>
	<InputEncoding>UTF-8</InputEncoding>
	<OutputEncoding>UTF-8</OutputEncoding>
	<Language>vi</Language>
	<Image width="16" height="16" type="image/svg+xml">${origin}/assets/icon.svg</Image>
	<Url type="text/html" template="${origin}/tim?q={searchTerms}"/>
	<Url type="application/x-suggestions+json" rel="suggestions" template="${origin}/api/v1/suggest?form=opensearch&amp;q={searchTerms}"/>
	<Url type="application/atom+xml" template="${origin}/api/v1/reports.atom?q={searchTerms}"/>
	<Url type="application/opensearchdescription+xml" rel="self" template="${origin}/opensearch.xml"/>
</OpenSearchDescription>
`;

/** What a browser puts into its address bar for a suggestion: words by which the search finds that one document. */
function completion({ term, issuedOn, level, province }: Directive, label: string, names: Names): string {
	const time = term !== null ? ` khóa ${roman(term)}` : issuedOn !== null ? ` ngày ${printDate(issuedOn)}` : "";
	return label + time + (level !== "central" && province !== null ? ` ${names.province(province)}` : "");
}

/** Directives as suggestions for a browser's address bar. */
export function openSearchSuggestions(
	q: string,
	directives: readonly Directive[],
	names: Names,
	origin: string,
): OpenSearchReply {
	const rows = directives.map((directive) => {
		const { label, detail, title, url } = suggestion(directive, names);
		return [completion(directive, label, names), [detail, title].filter(Boolean).join(": "), origin + url] as const;
	});
	return [q, rows.map(([text]) => text), rows.map(([, about]) => about), rows.map(([, , url]) => url)];
}
