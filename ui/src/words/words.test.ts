import { describe, expect, it } from "vitest";
import { duty } from "./duty";
import { en as ownEn } from "./en";
import { field } from "./field";
import { followup } from "./followup";
import { deliveries, reach } from "./notify";
import { outages } from "./outages";
import { portal } from "./portal";
import { blanks, publicity } from "./publicity";
import { staff } from "./staff";
import { telephony } from "./telephony";
import { zh as ownZh } from "./zh";

const zh = {
  ...ownZh,
  field: field.zh,
  followup: followup.zh,
  deliveries: deliveries.zh,
  reach: reach.zh,
  portal: portal.zh,
  telephony: telephony.zh,
  ...outages.zh,
  blanks: blanks.zh,
  publicity: publicity.zh,
  staff: staff.zh,
  ...duty.zh,
};
const en = {
  ...ownEn,
  field: field.en,
  followup: followup.en,
  deliveries: deliveries.en,
  reach: reach.en,
  portal: portal.en,
  telephony: telephony.en,
  ...outages.en,
  blanks: blanks.en,
  publicity: publicity.en,
  staff: staff.en,
  ...duty.en,
};

function keys(words: object, at = ""): string[] {
  return Object.entries(words)
    .flatMap(([key, value]) => (typeof value === "object" ? keys(value, `${at}${key}.`) : [`${at}${key}`]))
    .sort();
}

const read = (words: object, path: string) =>
  path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], words) as string;
const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).sort();

describe("the screen's texts", () => {
  it("have the same keys in both languages", () => {
    expect(keys(en)).toEqual(keys(zh));
  });

  it("are not empty and have the same places to fill", () => {
    for (const key of keys(zh)) {
      expect(read(zh, key).trim(), key).not.toBe("");
      expect(read(en, key).trim(), key).not.toBe("");
      expect(slots(read(en, key)), key).toEqual(slots(read(zh, key)));
    }
  });

  it("hold every key that the source asks for by name", () => {
    const files = import.meta.glob("../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });
    const known = new Set(keys(zh));
    const groups = new Set([...known].map((key) => key.split(".")[0]));
    for (const [path, source] of Object.entries(files)) {
      if (path.includes(".test.")) continue;
      for (const found of String(source).matchAll(/\bt\(\s*"([\w.]+)"/g)) {
        const key = found[1] ?? "";
        if (groups.has(key.split(".")[0])) expect(known, `${path}: ${key}`).toContain(key);
      }
    }
  });
});
