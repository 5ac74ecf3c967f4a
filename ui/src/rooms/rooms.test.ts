import { describe, expect, it } from "vitest";
import type { Offer } from "../api/types";
import { addressLine } from "../spine/words/address";
import { lengthWords } from "../spine/words/length";
import { readAuditSearch, readDetail, toAudit } from "./audit/search";
import { toggleWithheld } from "./intake/withheld";
import { countText, readQueueSearch, sharedActions, toQuery } from "./queues/filter";
import { ordered } from "./record/ActionBar";

describe("the queue", () => {
  it("asks for open requests, most urgent first, unless the address says otherwise", () => {
    expect(toQuery({})).toMatchObject({ kind: "request", open: true, order: "due", limit: 50 });
    expect(toQuery({ open: "all", owner: "me" })).toMatchObject({
      open: false,
      owner: "me",
    });
  });

  it("takes from the address only what it knows", () => {
    expect(readQueueSearch({ kind: "handover", evil: "x", state: "", priority: 1 })).toEqual({
      kind: "handover",
      priority: "1",
    });
  });

  it("says when the server stopped counting", () => {
    expect(countText({ n: 1000, capped: true }, 50, true)).toBe("1,000+");
    expect(countText({ n: 50, capped: true }, 70, false)).toBe("70");
    expect(countText({ n: 59, capped: false }, 50, true)).toBe("59");
  });

  it("offers for many what each of them offers", () => {
    const row = (kind: string, ...actions: string[]) => ({ kind, actions });
    expect(sharedActions([row("request", "note", "answer"), row("request", "note")])).toEqual(["note"]);
    expect(sharedActions([row("request", "note"), row("handover", "note")])).toEqual([]);
    expect(sharedActions([])).toEqual([]);
  });
});

describe("the action bar", () => {
  const offer = (action: string, allowed = true, grave = false) => ({ action, allowed, grave }) as Offer;

  it("puts what moves the matter on first and hides nothing", () => {
    const offers = [
      offer("edit"),
      offer("note"),
      offer("confirm"),
      offer("discard", true, true),
      offer("answer", false),
    ];
    const { leading, rest } = ordered(offers);
    expect(leading.map((one) => one.action)).toEqual(["confirm", "edit", "answer"]);
    expect(rest.map((one) => one.action).sort()).toEqual(["discard", "note"]);
    expect(leading.length + rest.length).toBe(offers.length);
  });

  it("keeps a read-back with fields missing open, because its form takes them", () => {
    const missing = {
      ...offer("confirm", false),
      refusal: { code: "required_fields", zh: "还缺", en: "missing", clause: "001 §1.3" },
    };
    expect(ordered([offer("edit"), missing]).leading.map((one) => one.action)).toEqual(["confirm", "edit"]);
  });
});

describe("intake", () => {
  it("marks a field as withheld instead of leaving it empty, and takes the mark back", () => {
    const held = toggleWithheld({ contact: "139" }, "contact");
    expect(held).toEqual({ contact: undefined, withheld: [{ field: "contact", reason: "" }] });
    expect(toggleWithheld(held, "contact").withheld).toEqual([]);
  });
});

describe("addresses", () => {
  it("are said as the server says them", () => {
    expect(addressLine({ road: "滨江路88号", building: "3", unit: "2", room: "501" })).toBe(
      "滨江路88号3栋2单元501室",
    );
    expect(addressLine({ text: "952 EAST 58 STREET" })).toBe("952 EAST 58 STREET");
    expect(addressLine({ building: "甲栋", room: "501" })).toBe("甲栋501室");
    expect(addressLine(null)).toBe("");
  });
});

describe("time limits", () => {
  it("are said in words, and what is none stays", () => {
    expect(lengthWords("2wh", "zh")).toBe("2 工作小时");
    expect(lengthWords("3wd", "en")).toBe("3 working days");
    expect(lengthWords("1wd", "en")).toBe("1 working day");
    expect(lengthWords("1s", "en")).toBe("1 s");
    expect(lengthWords("day_end", "zh")).toBe("当日营业结束前");
    expect(lengthWords("soon", "en")).toBe("soon");
    expect(lengthWords(null, "en")).toBe("");
  });
});

describe("the audit page", () => {
  it("takes from the address only what it knows, and asks for nothing else", () => {
    const search = readAuditSearch({ what: "reveal", number: 7, evil: "x", refused: true, part: "" });
    expect(search).toEqual({ what: "reveal", number: "7", refused: "true" });
    expect(toAudit(search)).toEqual({ what: "reveal", number: "7", refused: true, person: undefined });
    expect(toAudit(readAuditSearch({ subject: "0PQ3ZG0G00046" })).subject).toBe("0PQ3ZG0G00046");
    expect(toAudit({}).refused).toBeUndefined();
  });

  // SEC-01
  it("reads the field and the reason of a reveal, and leaves every other detail as it is", () => {
    expect(readDetail('{"field":"contact","reason":"回访"}')).toEqual({ field: "contact", reason: "回访" });
    expect(readDetail('{"contact":"0PQ3ZG0G00046","changed":["kind","value"]}')).toEqual({
      changed: ["kind", "value"],
    });
    expect(readDetail('{"point":"0PQ3ZG0G00046"}')).toEqual({ changed: [] });
    expect(readDetail('{"changed":["care"]}')).toEqual({ changed: ["care"] });
    expect(readDetail('{"clear":false,"copy":"customer"}')).toEqual({ copy: "customer", clear: false });
    expect(readDetail("2026 r3")).toBe("2026 r3");
    expect(readDetail('{"field":1}')).toBe('{"field":1}');
    expect(readDetail("")).toBe("");
  });
});
