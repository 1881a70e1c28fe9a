import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { AuthorityData, District, KnownDocument, Term } from "../../citation/index.ts";
import { documentId } from "../../citation/index.ts";
import { AppError, messageOf } from "../../model/errors.ts";
import {
	checkDocuments,
	checkNames,
	checkPlaces,
	checkSubjects,
	checkSuccessions,
	checkUnique,
	linkCell,
	linkEnd,
	register,
} from "./check.ts";
import {
	type DocumentRow,
	districtRow,
	documentRow,
	editionRow,
	issuerRow,
	nameRow,
	provinceRow,
	relationRow,
	subjectRow,
	termRow,
	typeRow,
} from "./schema.ts";
import { type Fault, readTable, type Table, throwFaults } from "./tsv.ts";

/**
 * Reads the reference tables of a folder (`data/authority`) into the data that the citation library takes.
 *
 * Ids of documents are computed here, by `documentId`, so that no table has to spell them; names and relations point by
 * `SYMBOL@DATE` and come out as ids. Everything that a table can get wrong about another is checked, because a dangling
 * reference would otherwise show only as a citation that silently stays unresolved.
 *
 * @param dir Folder with the ten `.tsv` files.
 * @throws AppError `file_unreadable` where a file cannot be read, `authority_invalid` with all faults of the first
 *   table that has any: `relations.tsv, line 12, column "to_symbol" (4): expected a document of documents.tsv, ...`.
 */
export function loadAuthority(dir: string): AuthorityData {
	const types = table(dir, "types.tsv", typeRow);
	const issuers = table(dir, "issuers.tsv", issuerRow);
	const terms = table(dir, "terms.tsv", termRow);
	const provinces = table(dir, "provinces.tsv", provinceRow);
	const districts = table(dir, "districts.tsv", districtRow);
	const documents = table(dir, "documents.tsv", documentRow);
	const names = table(dir, "names.tsv", nameRow);
	const relations = table(dir, "relations.tsv", relationRow);
	const subjects = table(dir, "subjects.tsv", subjectRow);
	const editions = table(dir, "editions.tsv", editionRow);

	checkUnique(types, "slug", (row) => row.slug);
	checkUnique(issuers, "name", (row) => row.name);
	checkUnique(terms, "number", (row) => [row.kind, row.term, row.number, row.part].join(" "));
	checkPlaces(provinces, districts);
	const termList = terms.rows.map(({ value }): Term => {
		const { term_from: termFrom, term_to: termTo, notes: _notes, ...rest } = value;
		return { ...rest, termFrom, termTo };
	});
	checkDocuments(documents, types, issuers, termList, keyOf);
	checkNames(names);

	const documentList = documents.rows.map(({ value }): KnownDocument => {
		const { issuer_name: issuerName, variant: _variant, ...rest } = value;
		return { id: keyOf(value), ...rest, issuerName };
	});
	const known = register(documents, keyOf);
	const faults: Fault[] = [];
	const nameList = names.rows.map((row) => {
		const ids = row.value.documents.flatMap((ref) => linkCell(names, row, "documents", ref, known, faults));
		return { ...row.value, documents: ids };
	});
	throwFaults(names.file, faults);
	const relationList = relations.rows.map((row) => {
		const { kind, confidence, sources } = row.value;
		const from = linkEnd(relations, row, "from", known, faults);
		const to = linkEnd(relations, row, "to", known, faults);
		return { from, kind, to, confidence, sources };
	});
	throwFaults(relations.file, faults);
	checkSuccessions(documents, documentList, relationList);
	checkUnique(relations, "from_symbol", (row) => Object.values(row).slice(0, 5).join(" "));

	const subjectList = subjects.rows.map((row) => {
		const [document = ""] = linkCell(subjects, row, "document", row.value.document, known, faults);
		return { ...row.value, document };
	});
	throwFaults(subjects.file, faults);
	checkSubjects(subjects, subjectList, documentList);

	return {
		types: types.rows.map(({ value: { notes: _notes, ...type } }) => type),
		issuers: issuers.rows.map(({ value }) => {
			const { from: _from, to: _to, confidence: _confidence, notes: _notes, ...issuer } = value;
			return issuer;
		}),
		terms: termList,
		provinces: provinces.rows.map(({ value }) => ({
			slug: value.slug,
			name: value.name,
			committee: value.committee,
			aliases: value.aliases,
			successor: value.successor,
			successorName: value.successor_name,
			hosts: value.hosts,
			congress2020: value.congress_2020,
		})),
		districts: districts.rows.map(({ value: { confidence: _confidence, ...district } }): District => district),
		documents: documentList,
		names: nameList,
		relations: relationList,
		subjects: subjectList,
		editions: editions.rows.map(({ value: { date } }) => ({ date })),
	};
}

/**
 * The key of a register row. An unnumbered document (a constitution, a congress resolution) is named by its type, its
 * variant and its term or year: `hien-phap:2013`, `nghi-quyet:dai-hoi:k13`.
 */
function keyOf(row: DocumentRow): string {
	const year = row.date === null ? null : Number(row.date.slice(0, 4));
	const { type, symbol, term, variant } = row;
	if (symbol !== null) return documentId({ type, symbol, term, year, variant });
	return [type, variant, term === null ? year : `k${term}`].filter((part) => part !== null).join(":");
}

function table<S extends z.ZodObject>(dir: string, file: string, schema: S): Table<z.output<S>> {
	return readTable(file, bytesOf(join(dir, file)), schema);
}

function bytesOf(path: string): Uint8Array {
	try {
		return readFileSync(path);
	} catch (thrown) {
		throw new AppError("file_unreadable", `Cannot read ${path}: ${messageOf(thrown)}`, {
			remedy: "Check that data/authority is complete: git checkout data/authority restores it.",
			cause: thrown,
		});
	}
}
