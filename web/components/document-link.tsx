import type { VNode } from "preact";
import type { Directive } from "../../model/directive.ts";
import { beginningOf } from "../cut.ts";
import { useLanguage } from "../language.tsx";
import { directiveHref } from "../links.ts";
import type { Names } from "../names.ts";
import { shortName } from "../quote.ts";
import { difference } from "./directive-list.tsx";

/** Longest title in a row of a table, in characters. */
const LONGEST = 110;

/** The short name of a document, whose symbol stays on one line: browsers break `25-NQ/TW` behind its hyphen. */
export function Name({ children: name }: { children: string }): VNode {
	const symbol = /(?<= )\S{1,30}$/u.exec(name)?.[0] ?? "";
	return (
		<>
			{name.slice(0, name.length - symbol.length)}
			<span class="unbroken">{symbol}</span>
		</>
	);
}

interface Props {
	id: string;
	directives: ReadonlyMap<string, Directive>;
	names: Names;
	/** Whether its title stands below: whole, cut for a table, or not. */
	title?: "whole" | "cut" | "none";
}

/** A document by its short name, with what sets it apart from others of its number. */
export function DocumentLink({ id, directives, names, title = "none" }: Props): VNode {
	const language = useLanguage();
	const directive = directives.get(id);
	const href = language.to(directiveHref(id));
	if (!directive) return <a href={href}>{id}</a>;
	const { symbol, title: name } = directive;
	return (
		<>
			<a class="document" href={href} lang="vi">
				<Name>{shortName(directive, names)}</Name>
			</a>{" "}
			<span class="meta">{difference(directive, names, language)}</span>
			{title !== "none" && name && symbol ? (
				<span class="name" lang="vi">
					{title === "cut" ? beginningOf(name, LONGEST) : name}
				</span>
			) : null}
		</>
	);
}
