// 客户不愿提供: a field the customer does not want to give is marked with the reason instead of being left empty.
import type { Draft } from "../../spine/form/values";

export interface Withheld {
  field: string;
  reason: string;
}

/** Fields that a type may demand before acceptance. */
export const REQUIRED = [
  "name",
  "address",
  "contact",
  "content",
  "occurred_at",
  "wanted",
  "special",
  "background",
];

export function withholdable(name: string): boolean {
  return REQUIRED.includes(name) && name !== "content";
}

/** What is said of every field: its value, or the reason why the customer does not give it. */
export function answers(values: Draft, withheld: Withheld[]): Draft {
  return { ...values, ...Object.fromEntries(withheld.map((one) => [one.field, one.reason])) };
}

export function toggleWithheld(values: Draft, field: string): Draft {
  const old = (values.withheld ?? []) as Withheld[];
  if (old.some((one) => one.field === field)) {
    return { ...values, withheld: old.filter((one) => one.field !== field) };
  }
  return { ...values, [field]: undefined, withheld: [...old, { field, reason: "" }] };
}
