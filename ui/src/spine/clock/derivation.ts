// The server's derivation of a due time, as it is drawn.
import type { Explain, Words } from "../../api/types";
import type { Paused } from "./text";

export interface Step {
  said: Words;
  at: number | null;
}

export interface Derivation {
  words: Words;
  limit: Words | string | null;
  start: { fact: string | Words; at: number } | null;
  calendar: { name: string | Words; revision: string | number } | null;
  clause: string | null;
  origin: Words | string | null;
  version: string | number | null;
  steps: Step[];
  due: number | null;
  /** Until when it is paused, and when it falls due if it goes on then. */
  pausedUntil: number | null;
  expected: number | null;
  unannounced: number[];
}

/** Steps that say an instant of their own; the others are about a stretch of days. */
const INSTANTS = new Set(["start", "due", "stopped", "fixed"]);

export function derivation(raw: Paused<Explain> & { expected_due_at?: number | null }): Derivation {
  return {
    words: raw.words,
    limit: raw.limit_said ?? raw.limit,
    start: typeof raw.start === "number" ? { fact: "", at: raw.start } : null,
    calendar: raw.calendar,
    clause: raw.clause || null,
    origin: raw.origin,
    version: raw.policy_version,
    steps: raw.steps.map((step) => ({
      said: step.said,
      // While a pause is open it falls due at no instant yet.
      at: INSTANTS.has(step.kind) && !(step.kind === "due" && raw.due_at === null) ? step.to : null,
    })),
    due: raw.due_at,
    pausedUntil: raw.paused_until ?? null,
    expected: raw.expected_due_at ?? null,
    unannounced: raw.unannounced_years,
  };
}
