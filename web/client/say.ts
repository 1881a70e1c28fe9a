/** The one of two texts that is in the language of the page. */
export const say = (vi: string, en: string): string => (document.documentElement.lang === "en" ? en : vi);

/** An element with a class and a text, which is set as text: what comes from crawled pages cannot become markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	className: string,
	text = "",
): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	if (className) made.className = className;
	made.textContent = text;
	return made;
}
