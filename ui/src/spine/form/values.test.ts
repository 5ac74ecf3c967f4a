import { describe, expect, it } from "vitest";
import type { Drawn } from "../../api/types";
import { isBlank, placeErrors, toBody, toDraft, unmended } from "./values";

const field = (name: string, kind: Drawn["kind"], more: Partial<Drawn> = {}): Drawn => ({
  name,
  kind,
  label: { zh: name, en: name },
  required: false,
  personal: false,
  ...more,
});

const FORM = [
  field("text", "text"),
  field("at", "moment"),
  field("yes", "bool"),
  field("n", "int"),
  field("address", "object", { fields: [field("road", "line"), field("room", "line")] }),
  field("withheld", "list", { fields: [field("field", "line"), field("reason", "line")] }),
  field("words", "lines"),
  field("extra", "extra"),
];

describe("bodies", () => {
  it("leave out what is blank and trim what is not", () => {
    expect(
      toBody(FORM, { text: "  ", address: { road: "" }, withheld: [{}], words: "\n", extra: {} }),
    ).toEqual({});
    expect(isBlank(FORM, { text: " " })).toBe(true);
    expect(toBody(FORM, { text: " a ", n: 0, yes: false })).toEqual({ text: "a", n: 0, yes: false });
  });

  it("go deep and put offsets on times", () => {
    expect(
      toBody(FORM, {
        at: "2026-03-05T02:13",
        address: { road: "滨江路88号", room: "" },
        withheld: [{ field: "contact", reason: "不便" }],
        words: "one\n two ",
        unknown: "never sent",
      }),
    ).toEqual({
      at: "2026-03-05T02:13:00+08:00",
      address: { road: "滨江路88号" },
      withheld: [{ field: "contact", reason: "不便" }],
      words: ["one", "two"],
    });
  });

  it("come back from what the server gave to start with", () => {
    const initial = {
      at: Date.UTC(2026, 2, 4, 18, 13),
      address: { road: "r" },
      words: ["a", "b"],
      text: null,
    };
    expect(toDraft(FORM, initial)).toEqual({ at: "2026-03-05T02:13", address: { road: "r" }, words: "a\nb" });
  });
});

describe("errors", () => {
  it("are placed by path, and what fits nowhere is kept", () => {
    const errors = ["address.road", "withheld[0].reason", "channel"].map((path) => ({
      field: path,
      code: "required",
      zh: "",
      en: "",
    }));
    const { at, elsewhere } = placeErrors(FORM, errors);
    expect([...at.keys()]).toEqual(["address.road", "withheld[0].reason"]);
    expect(elsewhere.map((one) => one.field)).toEqual(["channel"]);
  });

  it("go where something else is written, and nowhere else", () => {
    const then = {
      channel: undefined,
      address: { road: "", room: "2" },
      withheld: [{ field: "name", reason: "" }],
      words: "one",
      contacts: undefined,
    };
    const paths = ["channel", "type", "address.road", "withheld[0].reason", "words[1]", "contacts"];
    const errors = paths.map((field) => ({ field, code: "required", zh: "", en: "" }));
    const left = (now: object) => unmended(errors, then, { ...then, ...now }).map((one) => one.field);
    expect(left({})).toEqual(paths);
    expect(left({ channel: "hotline", type: "repair" })).toEqual(paths.slice(2));
    // Another part of the same address mends nothing.
    expect(left({ address: { road: "", room: "3" } })).toEqual(paths);
    expect(left({ address: { road: "滨江路", room: "2" } })).not.toContain("address.road");
    expect(left({ withheld: [{ field: "name", reason: "不便" }] })).not.toContain("withheld[0].reason");
    expect(left({ withheld: [] })).not.toContain("withheld[0].reason");
    expect(left({ words: "one\ntwo" })).not.toContain("words[1]");
    expect(left({ contacts: [{}] })).not.toContain("contacts");
  });
});
