/**
 * Reads days of publication, however Vietnamese pages print them: `dates-forms.ts` has the forms, `dates-stamp.ts` the
 * lines and values that are dates, `dates-lede.ts` what sentences and addresses tell.
 */
export { type DateOrder, type FoundDate, fullDates, plausibleInstant } from "./dates/forms.ts";
export { dayInLede, dayInUrl } from "./dates/lede.ts";
export { isBrokenStamp, isStampLabel, readDate, readDay, readStamp, type Stamp } from "./dates/stamp.ts";
