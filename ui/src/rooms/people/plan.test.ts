import { describe, expect, it } from "vitest";
import {
  BRUSHES,
  brushOf,
  cell,
  copiedWeek,
  DAY,
  daysOf,
  hours,
  monday,
  painted,
  rotated,
  spoken,
} from "./plan";

const MONDAY = Date.parse("2026-03-09T00:00:00+08:00");
const brush = (code: string) => BRUSHES.find((one) => one.code === code) ?? null;

describe("the plan of the grid", () => {
  // SHF-01
  it("turns day, night and off round among three people", () => {
    const days = daysOf(MONDAY, MONDAY + 7 * DAY);
    const lines = rotated([], ["a", "b", "c"], [brush("day"), brush("night"), null], days);
    expect(lines).toHaveLength(14);
    expect(cell(lines, "a", MONDAY).map(hours)).toEqual(["08:00–20:00"]);
    expect(cell(lines, "b", MONDAY).map(hours)).toEqual(["20:00–08:00"]);
    expect(cell(lines, "c", MONDAY)).toEqual([]);
    // Every noon and every midnight somebody is there.
    for (let at = MONDAY + DAY / 2; at < MONDAY + 7 * DAY; at += DAY / 2) {
      expect(lines.filter((line) => line.from <= at && at < line.until)).toHaveLength(1);
    }
  });
  it("paints a cell, paints it over and clears it", () => {
    const once = painted([], "a", MONDAY, brush("day"));
    expect(brushOf(once[0] as (typeof once)[0])?.code).toBe("day");
    const over = painted(once, "a", MONDAY, brush("office"));
    expect(over.map(hours)).toEqual(["08:30–17:30"]);
    expect(painted(over, "a", MONDAY, brush("office"))).toEqual([]);
    expect(painted(over, "a", MONDAY, null)).toEqual([]);
  });
  it("copies a week over the next and leaves the others", () => {
    const first = painted([], "a", MONDAY, brush("day"));
    const both = copiedWeek([...first, ...painted([], "b", MONDAY + 9 * DAY, brush("day"))], MONDAY);
    expect(both).toHaveLength(2);
    expect(both[1]?.from).toBe(MONDAY + 7 * DAY + 8 * 3_600_000);
    expect(monday(both[1]?.from ?? 0)).toBe(MONDAY + 7 * DAY);
    expect(spoken(first)).toEqual([
      { person: "a", from: "2026-03-09T08:00:00+08:00", until: "2026-03-09T20:00:00+08:00" },
    ]);
  });
});
