// The body of an event as it is read: what stands for a code is put into its place, what nobody has words for is left out.
import type { Drawn } from "../../api/types";

export type Body = Record<string, unknown>;

export function isObject(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function empty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === "" ||
    (Array.isArray(value) && value.length === 0) ||
    (isObject(value) && Object.keys(value).length === 0)
  );
}

/** Old and new beside each other: `before` holds the old values of fields, `changes` the pairs of the record itself. */
export function changesOf(body: Body): [string, unknown, unknown][] {
  const { before, after, changes } = body;
  const out: [string, unknown, unknown][] = [];
  if (isObject(before)) {
    const now = isObject(after) ? after : body;
    for (const [key, old] of Object.entries(before)) out.push([key, old, now[key]]);
  }
  if (isObject(changes)) {
    for (const [key, pair] of Object.entries(changes)) {
      if (Array.isArray(pair)) out.push([key, pair[0], pair[1]]);
    }
  }
  return out;
}

/** The server names beside the ids whom or what they stand for. */
function namedBy(body: Body, key: string): { name: string } | null {
  const name = isObject(body.names) ? body.names[key] : undefined;
  return typeof name === "string" ? { name } : null;
}

export interface Judged {
  outcome: string;
  why: { zh: string; en: string } | null;
}

/** How a test value was judged, where the server says it beside what was typed. */
export function judgedOf(body: Body): Judged | null {
  const { judged } = body;
  if (!isObject(judged) || typeof judged.outcome !== "string") return null;
  return { outcome: judged.outcome, why: isObject(judged.why) ? (judged.why as Judged["why"]) : null };
}

const APART = ["before", "after", "changes", "happened_at", "names", "judged", "said"];

/** What was written and changed nothing that stood there before. */
export function plainOf(body: Body): [string, unknown][] {
  const changed = changesOf(body).map(([key]) => key);
  const { judged } = body;
  const said = isObject(body.said) ? body.said : {};
  return Object.entries(body)
    .filter(([key, value]) => !APART.includes(key) && !changed.includes(key) && !empty(value))
    .map(([key, value]) => {
      if (isObject(judged) && key === "test" && typeof judged.zh === "string")
        return [key, { zh: judged.zh, en: judged.en }];
      if (isObject(judged) && key === "value" && judged.unit) return [key, `${value} ${judged.unit}`];
      // Codes are said by the server where it has words for them.
      return [key, said[key] ?? namedBy(body, key) ?? value];
    });
}

/** Words for a key: of the form of the act, or of the screen itself. */
export function labelOf(
  fields: Drawn[],
  name: string,
  own: (name: string) => string,
): Drawn["label"] | string | null {
  return fields.find((field) => field.name === name)?.label ?? (own(name) || null);
}
