/** What a statement takes as a parameter, by name: `@name` in its text. */
export type Value = string | number | bigint | Buffer | null;
export type Values = Record<string, Value>;
