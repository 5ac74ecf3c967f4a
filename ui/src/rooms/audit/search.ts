// What the audit page looks for stands in the address, like the filters of the queue.
import type { Asked } from "../../api/types";

const NAMES = ["part", "person", "what", "number", "refused", "gate"] as const;

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

export function toAudit({ person, what, number, refused }: AuditSearch): Asked<"audit"> {
  return { person, what, number, refused: refused ? true : undefined };
}

/** What a reveal says of itself: the field and the reason. Everything else is text already. */
export function readDetail(detail: string): { field: string; reason: string } | string {
  try {
    const read = JSON.parse(detail) as { field?: unknown; reason?: unknown };
    if (typeof read.field === "string" && typeof read.reason === "string")
      return { field: read.field, reason: read.reason };
  } catch {
    // No JSON: it is a sentence.
  }
  return detail;
}
