import { SNAPSHOT_NAMES, SNAPSHOT_TABLES, type SnapshotColumn, type SnapshotName } from "../../model/snapshot.ts";

const NOTES: [when: (column: SnapshotColumn) => boolean, words: (column: SnapshotColumn) => string][] = [
	[({ key }) => key === true, () => "key"],
	[(column) => column.null === true, () => "may be null"],
	[({ of }) => of !== undefined, ({ of }) => `of \`${of}\``],
];

function columnRow(column: SnapshotColumn): string {
	const notes = NOTES.filter(([when]) => when(column)).map(([, words]) => words(column));
	return `| \`${column.name}\` | ${[column.kind, ...notes].join(", ")} | ${column.about} |`;
}

function tableSection(name: SnapshotName): string {
	const { about, columns } = SNAPSHOT_TABLES[name];
	return [
		`### ${name}`,
		"",
		about,
		"",
		"| column | kind | meaning |",
		"| --- | --- | --- |",
		...columns.map(columnRow),
		"",
	].join("\n");
}

/** The data dictionary of a snapshot, in Markdown. */
export const snapshotDictionary = (): string => SNAPSHOT_NAMES.map(tableSection).join("\n");
