import { SNAPSHOT_NAMES, SNAPSHOT_VERSION, type SnapshotName } from "../../model/snapshot.ts";
import { snapshotDictionary } from "./dictionary.ts";

/** What the README of a snapshot tells besides the dictionary. */
export interface SnapshotFacts {
	/** Name of the SQLite file. */
	sqlite: string;
	/** Rows of each table. */
	rows: Record<SnapshotName, number>;
	/** The rows of `about`. */
	about: Record<string, string | null>;
}

const figure = (n: number): string => new Intl.NumberFormat("en").format(n);

/** The README that lies in a snapshot. */
export function snapshotReadme({ sqlite, rows, about }: SnapshotFacts): string {
	const run = about.last_run ? `crawl #${about.last_run}, finished ${about.last_run_at}` : "none";
	return `# trichdan: snapshot of the index

Toàn bộ chỉ mục trích dẫn tại một thời điểm: báo cáo nào dẫn văn bản nào, câu nào, ở đâu, khi nào. Tệp SQLite và các tệp
JSONL có cùng nội dung. Từ điển dữ liệu ở dưới (tiếng Anh). Cách kiểm tra tệp: \`sha256sum -c SHA256SUMS\`.

Who cites which directive of Party and State in Vietnam: the whole index as it was at one moment.

- made: ${about.made_at} by ${about.software}, tables of version ${SNAPSHOT_VERSION}
- data version: ${about.data_version}; last change: ${about.changed_at ?? "none"}
- last finished crawl: ${run}

| table | rows | JSONL |
| --- | --- | --- |
${SNAPSHOT_NAMES.map((name) => `| \`${name}\` | ${figure(rows[name])} | \`${name}.jsonl.gz\` |`).join("\n")}

\`${sqlite}\` holds the same rows. Check that all files are whole: \`sha256sum -c SHA256SUMS\`.

## To open it

\`\`\`sh
sqlite3 ${sqlite} "SELECT province, count(DISTINCT report_id) AS reports FROM citation JOIN report ON report.id = report_id
  WHERE directive_id = 'nghi-quyet:25-nq-tw:k11' AND counted GROUP BY province ORDER BY reports DESC"
zcat citation.jsonl.gz | jq -r 'select(.status == "ambiguous") | .text'
\`\`\`

Count only where \`counted\` is true and \`duplicate_of\` is null: papers print the same release, and a copy is kept but not
counted beside the first. Offsets count UTF-16 units, as JavaScript and Java do. To check that a text is the one that was
read: \`content_hash\` is the SHA-256 of title, a line feed and text.

## Licence

What trichdan made of its sources (ids, links, counts, the choice and order of the rows) is under the MIT licence of the
program. Titles, texts and sentences of reports are their publishers': they stand here so that citations can be checked.
Quote them with source and author; to publish whole
articles, ask the publisher. Whoever hands this on hands on this
note. It is no legal advice.

## Data dictionary

Kinds: \`text\`, \`integer\`, \`real\`; \`boolean\` is 0 or 1 in SQLite; \`json\` is text in SQLite and a list or object in JSONL.
Days are \`2013-06-03\`, instants UTC. Provinces are the 63 of before 1 July 2025.

${snapshotDictionary()}`;
}
