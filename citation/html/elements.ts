/** What elements mean to the text in them: names of HTML elements, by their place in the page. */

const names = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/**
 * Elements that start on a line of their own or stand in the line as a box: text before, in and behind them is apart.
 * After the style sheet of the HTML standard (section 15.3); an element not listed, also an unknown one, is inline.
 */
export const BLOCKS = names(
	"address article aside blockquote body button canvas caption center col colgroup dd details dialog dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input legend li listing main marquee math menu meter nav object ol optgroup option p picture plaintext pre progress search section select summary svg table tbody td template textarea tfoot th thead tr ul video audio",
);

/** Set apart from the word before, which they are no part of: the mark of a footnote in `25-NQ/TW<sup>1</sup>`. */
export const RAISED = names("sup sub rt rp");

/** A link that is open outside ends, or starts anew, at the cells of these. */
export const CELLS = names("td th caption");
