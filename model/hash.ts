import { createHash } from "node:crypto";

/** SHA-256 as 64 hex digits. */
export const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

/**
 * What makes two reports the same content: SHA-256 of title, a newline and text, as 64 hex digits.
 * It is also the checksum by which damage to a stored text shows.
 */
export const contentHash = (title: string, text: string): string => sha256(`${title}\n${text}`);
