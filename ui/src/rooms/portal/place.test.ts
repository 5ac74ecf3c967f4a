import { describe, expect, it } from "vitest";
import type { Drawn, PortalClock, PortalType } from "../../api/types";
import { asked, chosen, danger, dial, readPlace, standing, windowText } from "./place";

describe("the portal", () => {
  it("knows its addresses and no others", () => {
    expect(readPlace("")).toEqual({ page: "list" });
    expect(readPlace("LJ")).toEqual({ page: "list", company: "LJ" });
    expect(readPlace("apply")).toEqual({ page: "apply" });
    expect(readPlace("matters/06CN4V00R0000")).toEqual({ page: "matter", id: "06CN4V00R0000" });
    // ANN-01 ANN-04: what everybody may read.
    expect(readPlace("stops/LJ")).toEqual({ page: "stops", company: "LJ" });
    expect(readPlace("board")).toEqual({ page: "board" });
    expect(readPlace("stops/<x>")).toEqual({ page: "stops" });
    for (const odd of ["matters/x", "matters", "a/b", "apply/1", "<script>"])
      expect(readPlace(odd).page === "nowhere" || readPlace(odd).page === "list", odd).toBe(true);
    expect(readPlace("matters/x")).toEqual({ page: "nowhere" });
  });

  it("chooses the company of the address, the only one, or none", () => {
    const [a, b] = [
      { code: "LJ", name: "临江燃气", line: "" },
      { code: "GJ", name: "桂江燃气", line: "" },
    ];
    expect(chosen([a, b], "GJ")).toBe(b);
    expect(chosen([a, b], undefined)).toBeUndefined();
    expect(chosen([a], undefined)).toBe(a);
    expect(chosen([], "LJ")).toBeUndefined();
  });

  it("dials the number of a line", () => {
    expect(dial("燃气服务热线 96777")).toBe("96777");
    expect(dial("热线 0773-280 0000（24 小时）")).toBe("07732800000");
    expect(dial("各营业厅柜台")).toBeUndefined();
  });

  it("hears an emergency in what is typed", () => {
    expect(danger("厨房漏气了，有煤气味", ["漏气", "煤气味"])).toBe("煤气味");
    expect(danger("想装热水器", ["漏气", ""])).toBeUndefined();
  });

  it("asks when it occurred only of a fault", () => {
    const form = ["type", "content", "occurred_at"].map((name) => ({ name }) as Drawn);
    const of = (...fields: string[]) => ({ fields }) as unknown as PortalType;
    expect(asked(form, of("occurred_at")).map((f) => f.name)).toEqual(["content", "occurred_at"]);
    expect(asked(form, of("content")).map((f) => f.name)).toEqual(["content"]);
    expect(asked(form, undefined).map((f) => f.name)).toEqual(["content"]);
  });

  it("says when somebody comes", () => {
    const at = (text: string) => Date.parse(`${text}:00+08:00`);
    const one = { from: at("2026-03-12T09:00"), until: at("2026-03-12T11:00") };
    expect(windowText(one, "zh")).toBe("03-12 周四 09:00–11:00");
    expect(windowText({ ...one, until: at("2026-03-13T11:00") }, "en")).toBe(
      "03-12 Thu 09:00–03-13 Fri 11:00",
    );
  });

  it("tells whoever waits how a due time stands", () => {
    const clock = (more: Partial<PortalClock>) =>
      ({ due_at: 100, stopped_at: null, kept: null, state: "running", ...more }) as PortalClock;
    expect(standing(clock({}), 99)).toBe("running");
    expect(standing(clock({}), 101)).toBe("over");
    expect(standing(clock({ state: "paused", due_at: null }), 101)).toBe("paused");
    expect(standing(clock({ stopped_at: 90, kept: true }), 101)).toBe("kept");
    expect(standing(clock({ stopped_at: 110, kept: false }), 111)).toBe("late");
  });
});
