/** A set of rows, a bit each. */
export type RowSet = Uint32Array;

/** A set that has room for so many rows and holds none. */
export const noRows = (count: number): RowSet => new Uint32Array((count >> 5) + 1);

export const has = (rows: RowSet, row: number): boolean => (((rows[row >> 5] ?? 0) >>> (row & 31)) & 1) === 1;

/** Adds rows to a set. */
export function mark(rows: RowSet, more: readonly number[]): void {
	for (const row of more) rows[row >> 5] = (rows[row >> 5] ?? 0) | (1 << (row & 31));
}

/** Adds the rows of another set to a set. */
export function join(rows: RowSet, more: RowSet): void {
	for (let i = 0; i < rows.length; i++) rows[i] = (rows[i] ?? 0) | (more[i] ?? 0);
}

/** Leaves in a set what is in another one too, where there is another; gives it back. */
export function meet(rows: RowSet, others: RowSet | null): RowSet {
	if (others) for (let i = 0; i < rows.length; i++) rows[i] = (rows[i] ?? 0) & (others[i] ?? 0);
	return rows;
}

/** The rows of a set in a list, null where there are more than `most`. */
export function rowsIn(rows: RowSet, most: number): number[] | null {
	const found: number[] = [];
	for (let i = 0; i < rows.length; i++)
		for (let bits = rows[i] ?? 0; bits !== 0; bits &= bits - 1) {
			if (found.length >= most) return null;
			found.push(i * 32 + 31 - Math.clz32(bits & -bits));
		}
	return found;
}
