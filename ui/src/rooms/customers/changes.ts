// The lines of an archive, and what has become of them while somebody was writing. What is masked stays masked.
import type { CustomerPage, Drawn } from "../../api/types";
import type { Draft } from "../../spine/form/values";
import type { useSay, useTexts } from "../../spine/words/language";
import { FORMS } from "./forms";

type Texts = ReturnType<typeof useTexts>;
type Say = ReturnType<typeof useSay>;

export interface Part {
  id: string;
  /** What stands before the masked value: the kind of a contact, the number of a point. */
  head: string;
  /** How it is spoken of where buttons of several lines must differ. */
  name: string;
  masked: string;
  more: string;
}

export function parts(t: Texts, of: "contact" | "point", customer: CustomerPage): Part[] {
  if (of === "contact")
    return customer.contacts.map(({ id, kind, value }) => {
      const head = t(`contactKind.${kind}`, { defaultValue: kind });
      return { id, head, name: `${head} ${value}`, masked: value, more: "" };
    });
  return customer.points.map(({ id, number, address, meter }) => ({
    id,
    head: number,
    name: number,
    masked: address,
    more: meter && t("customers.meter", { meter }),
  }));
}

/** Everything that is shown of an archive, by the names of the form that changes it; each part on its own. */
function shownOf(t: Texts, say: Say, customer: CustomerPage): [Drawn, unknown][] {
  const { kind, name, id_number, remark } = customer;
  const care = customer.care.map((one) => say(one.words) || one.code).join(t("form.and"));
  const plain: Draft = { kind, name, id_number, care, remark };
  const part = (of: "contact" | "point") =>
    parts(t, of, customer).map(({ id, head, masked, more }): [Drawn, unknown] => {
      const label = FORMS.make.find((field) => field.name === `${of}s`)?.label ?? { zh: of, en: of };
      const field: Drawn = { name: id, kind: "line", label, required: false, personal: true };
      return [field, [head, masked, more].filter(Boolean).join(" ")];
    });
  return [
    ...FORMS.edit.map((field): [Drawn, unknown] => [field, plain[field.name]]),
    ...part("contact"),
    ...part("point"),
  ];
}

/** What differs, as the history says what an act changed: the old beside the new, under the words of the form. */
export function differences(
  t: Texts,
  say: Say,
  was: CustomerPage,
  now: CustomerPage,
): { body: { before: Draft; after: Draft }; fields: Drawn[] } {
  const values = (of: [Drawn, unknown][]) => new Map(of.map(([field, value]) => [field.name, value]));
  const [old, fresh] = [shownOf(t, say, was), shownOf(t, say, now)];
  const [before, after] = [values(old), values(fresh)];
  const all = new Map([...old, ...fresh].map(([field]) => [field.name as string, field]));
  const fields = [...all.values()].filter(({ name }) => (before.get(name) || "") !== (after.get(name) || ""));
  const of = (side: typeof before): Draft =>
    Object.fromEntries(fields.map(({ name }) => [name, side.get(name)]));
  return { body: { before: of(before), after: of(after) }, fields };
}

/** What was typed stays; what was left as the form began takes what has been written meanwhile. */
export function carriedOver(typed: Draft, began: Draft, now: Draft): Draft {
  const kept = Object.entries(typed).filter(([name, value]) => !Object.is(value, began[name]));
  return { ...now, ...Object.fromEntries(kept) };
}
