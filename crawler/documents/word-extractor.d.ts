declare module "word-extractor" {
	interface Options {
		/** Whether dashes and quotation marks become ASCII; they do unless told. */
		filterUnicode?: boolean;
	}
	interface Document {
		getBody(options?: Options): string;
		getFootnotes(options?: Options): string;
	}
	class WordExtractor {
		extract(source: Buffer): Promise<Document>;
	}
	export = WordExtractor;
}
