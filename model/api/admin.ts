import { z } from "zod";
import { AuditEntry } from "../admin.ts";
import { list } from "./list.ts";
import { paging } from "./parameters.ts";

export { AuditEntry, CorrectBody, CrawlBody, MergeBody, MergePreview, MergeQuery, Note } from "../admin.ts";

/** Query of `GET /admin/audit`. */
export const AuditQuery = z.object(paging);
export const AuditReply = list(AuditEntry);
export type AuditReply = z.infer<typeof AuditReply>;
