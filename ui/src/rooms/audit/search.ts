// What the audit page looks for stands in the address, like the filters of the queue.
import type { Asked } from "../../api/types";

const NAMES = ["part", "person", "what", "number", "subject", "refused", "gate"] as const;

export type AuditSearch = Partial<Record<(typeof NAMES)[number], string>>;

export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const out: AuditSearch = {};
  for (const name of NAMES) {
    const value = search[name];
    if (typeof value === "string" || typeof value === "number" || value === true) {
      const text = String(value);
      if (text) out[name] = text;
    }
  }
  return out;
}

export function toAudit({ person, what, number, subject, refused }: AuditSearch): Asked<"audit"> {
  return { person, what, number, subject, refused: refused ? true : undefined };
}

export type Detail =
  | string
  | { field: string; reason: string }
  | { changed: string[] }
  | { copy: string; clear: boolean };

/** What a reveal says of itself (the field and the reason), a correction (the fields), a printed sheet (which copy, and
 * whether in full). Everything else is text. */
export function readDetail(detail: string): Detail {
  try {
    const read = JSON.parse(detail) as Record<string, unknown> | null;
    if (typeof read?.field === "string" && typeof read.reason === "string")
      return { field: read.field, reason: read.reason };
    if (typeof read?.copy === "string") return { copy: read.copy, clear: read.clear === true };
    if (Array.isArray(read?.changed) || typeof (read?.contact ?? read?.point) === "string")
      return { changed: Array.isArray(read?.changed) ? read.changed.map(String) : [] };
  } catch {
    // No JSON: it is a sentence.
  }
  return detail;
}
