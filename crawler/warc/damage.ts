/** Something of a WARC that is broken, in words: `it is cut off`. The rest of the file may be whole. */
export class Damage extends Error {}
