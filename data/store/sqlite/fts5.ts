import { type Dialect, type Expression, written } from "../shared/expression.ts";

const FTS5: Dialect = { term: (term) => `"${term}"`, and: " AND ", or: " OR ", andNot: " NOT " };

/** An expression as `MATCH` takes it. */
export const fts5 = (expression: Expression): string => written(expression, FTS5);
