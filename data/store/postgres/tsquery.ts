import { type Dialect, type Expression, written } from "../shared/expression.ts";
import { lexeme } from "./lexemes.ts";

const TSQUERY: Dialect = {
	term: (term) => `'${lexeme(term).replaceAll("\\", "\\\\").replaceAll("'", "''")}'`,
	and: " & ",
	or: " | ",
	andNot: " & !",
};

/** An expression as the text of a `tsquery`. */
export const tsquery = (expression: Expression): string => written(expression, TSQUERY);
