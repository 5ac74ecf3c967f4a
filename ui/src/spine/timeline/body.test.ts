import { describe, expect, it } from "vitest";
import type { Drawn } from "../../api/types";
import { judgedOf, labelOf, plainOf } from "./body";

describe("what a step of the history says", () => {
  it("names a test and its unit, and how it was judged", () => {
    const why = { zh: "保持时间不足", en: "not held long enough" };
    const judged = { zh: "严密性试验", en: "Tightness test", unit: "kPa", outcome: "void", why };
    const body = { test: "tightness", value: "4.3", held: 15, judged };
    expect(plainOf(body)).toEqual([
      ["test", { zh: "严密性试验", en: "Tightness test" }],
      ["value", "4.3 kPa"],
      ["held", 15],
    ]);
    expect(judgedOf(body)).toEqual({ outcome: "void", why });
    expect(judgedOf({ ...body, judged: { ...judged, outcome: null } })).toBeNull();
    expect(plainOf({ test: "tightness", value: "4.3" })).toEqual([
      ["test", "tightness"],
      ["value", "4.3"],
    ]);
  });

  it("says a name for an id where the server gives it, and what was changed apart", () => {
    const body = {
      person: "0SAGXB5YC040S",
      names: { person: "韦强" },
      changes: { owner: [null, "韦强"] },
      before: { content: "旧" },
      content: "新",
      remark: "",
    };
    expect(plainOf(body)).toEqual([["person", { name: "韦强" }]]);
  });

  it("says codes in the words that the server puts beside them", () => {
    const body = { codes: ["calm"], said: { codes: [{ zh: "请保持冷静", en: "Keep calm" }] } };
    expect(plainOf(body)).toEqual([["codes", [{ zh: "请保持冷静", en: "Keep calm" }]]]);
  });

  it("has words for a key from the form or from the screen, or leaves it out", () => {
    const fields = [{ name: "held", label: { zh: "保持分钟", en: "Minutes held" } } as Drawn];
    const own = (name: string) => (name === "owner" ? "责任人" : "");
    expect(labelOf(fields, "held", own)).toEqual({ zh: "保持分钟", en: "Minutes held" });
    expect(labelOf(fields, "owner", own)).toBe("责任人");
    expect(labelOf(fields, "judged", own)).toBeNull();
  });
});
