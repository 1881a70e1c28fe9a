/**
 * What is asked of a full text index: that a term is there, all of some, any of some, or one thing without another. Each
 * engine has a language of its own for it.
 */
export type Expression =
	| string
	| { all: readonly Expression[] }
	| { any: readonly Expression[] }
	| { that: Expression; without: Expression };

/** How an engine writes an expression. */
export interface Dialect {
	/** A term in quotes, so that nothing in it is taken for an operator. */
	term(term: string): string;
	and: string;
	or: string;
	andNot: string;
}

/** An expression in the language of an engine. */
export function written(expression: Expression, dialect: Dialect): string {
	const part = (one: Expression): string =>
		typeof one === "string" ? dialect.term(one) : `(${written(one, dialect)})`;
	if (typeof expression === "string") return dialect.term(expression);
	if ("all" in expression) return expression.all.map(part).join(dialect.and);
	if ("any" in expression) return expression.any.map(part).join(dialect.or);
	return part(expression.that) + dialect.andNot + part(expression.without);
}

/** How many terms stand in an expression. */
export function termsIn(expression: Expression): number {
	if (typeof expression === "string") return 1;
	if ("that" in expression) return termsIn(expression.that) + termsIn(expression.without);
	const parts = "all" in expression ? expression.all : expression.any;
	return parts.reduce((sum: number, part) => sum + termsIn(part), 0);
}

/** The parts joined; one alone stands for itself. */
export const allOf = (parts: readonly Expression[]): Expression =>
	parts.length === 1 ? (parts[0] as Expression) : { all: parts };
export const anyOf = (parts: readonly Expression[]): Expression =>
	parts.length === 1 ? (parts[0] as Expression) : { any: parts };
