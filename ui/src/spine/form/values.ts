// Between what a person types and what the server takes.
import type { Drawn, FieldError } from "../../api/types";
import { fromInput, toInput } from "../clock/moment";

export type Draft = Record<string, unknown>;

/** Values to start typing from: times become what an input shows. */
export function toDraft(fields: Drawn[], initial: Record<string, unknown> | null | undefined): Draft {
  const draft: Draft = {};
  for (const field of fields) {
    const value = initial?.[field.name];
    if (value === undefined || value === null) continue;
    draft[field.name] = draftValue(field, value);
  }
  return draft;
}

function draftValue(field: Drawn, value: unknown): unknown {
  switch (field.kind) {
    case "moment":
      return toInput(value as number | string);
    case "object":
      return toDraft(field.fields ?? [], value as Record<string, unknown>);
    case "list":
      return (value as Record<string, unknown>[]).map((item) => toDraft(field.fields ?? [], item));
    case "lines":
      return (value as string[]).join("\n");
    default:
      return value;
  }
}

/** The body to send: blanks are left out, times carry their offset. That the fields are those of `Taken` is the word of
 * whoever drew them. */
export function toBody<Taken = Record<string, unknown>>(fields: Drawn[], draft: Draft): Taken {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const value = bodyValue(field, draft[field.name]);
    if (value !== undefined) body[field.name] = value;
  }
  return body as Taken;
}

function bodyValue(field: Drawn, value: unknown): unknown {
  if (value === undefined || value === null || value === "") return undefined;
  switch (field.kind) {
    case "moment":
      return fromInput(String(value));
    case "object": {
      const inner = toBody(field.fields ?? [], value as Draft);
      return Object.keys(inner).length > 0 ? inner : undefined;
    }
    case "list": {
      const items = (value as Draft[])
        .map((item) => toBody(field.fields ?? [], item))
        .filter((item) => Object.keys(item).length > 0);
      return items.length > 0 ? items : undefined;
    }
    case "lines": {
      const lines = String(value)
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean);
      return lines.length > 0 ? lines : undefined;
    }
    case "extra":
      return Object.keys(value as object).length > 0 ? value : undefined;
    case "line":
    case "text":
    case "phone": {
      const text = String(value).trim();
      return text || undefined;
    }
    default:
      return value;
  }
}

export function isBlank(fields: Drawn[], draft: Draft): boolean {
  return Object.keys(toBody(fields, draft)).length === 0;
}

/** Errors by path. What fits no field of the form is returned apart, so that nothing the server said is lost. */
export function placeErrors(
  fields: Drawn[],
  errors: FieldError[],
): { at: Map<string, FieldError>; elsewhere: FieldError[] } {
  const at = new Map<string, FieldError>();
  const elsewhere: FieldError[] = [];
  for (const error of errors) {
    const top = error.field.split(/[.[]/)[0];
    if (fields.some((field) => field.name === top)) at.set(error.field, error);
    else elsewhere.push(error);
  }
  return { at, elsewhere };
}

/** What is written at `address.road` or `withheld[0].reason`; what has no parts of its own stands for them. */
function writtenAt(values: Draft, path: string): unknown {
  let value: unknown = values;
  for (const step of path.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof value !== "object" || value === null) return value;
    value = (value as Draft)[step];
  }
  return value;
}

/** The errors whose field still says what was refused: what is written anew is judged when it is sent again. */
export function unmended(errors: FieldError[], then: Draft, now: Draft): FieldError[] {
  return errors.filter((error) => Object.is(writtenAt(then, error.field), writtenAt(now, error.field)));
}

export function join(at: string, name: string): string {
  return at ? `${at}.${name}` : name;
}
