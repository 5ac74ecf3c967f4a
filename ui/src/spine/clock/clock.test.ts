import { describe, expect, it } from "vitest";
import type { Clock, Explain } from "../../api/types";
import { derivation } from "./derivation";
import { fromInput, fullTime, instant, shortTime, span, toInput } from "./moment";
import { clockText } from "./text";
import { readDate, readMoment } from "./typed";

const at = Date.UTC(2026, 2, 4, 18, 13, 14); // 2026-03-05 02:13:14 in China

describe("moments", () => {
  it("are shown in the time of China whatever the computer's zone is", () => {
    expect(fullTime(at, "zh")).toBe("2026-03-05 周四 02:13:14");
    expect(fullTime(at, "en")).toBe("2026-03-05 Thu 02:13:14");
    expect(shortTime(at, at)).toBe("03-05 02:13");
    expect(shortTime(at, Date.UTC(2027, 5, 1))).toBe("2026-03-05 02:13");
  });

  it("go to the server with their offset and come back the same", () => {
    expect(fromInput("2026-03-05T02:13")).toBe("2026-03-05T02:13:00+08:00");
    expect(instant(toInput(at))).toBe(at);
    expect(toInput("2026-03-04T18:13:00Z")).toBe("2026-03-05T02:13");
    // What is no time goes as it was typed, so that the server can say so.
    expect(fromInput("soon")).toBe("soon");
  });

  it("tell a span in its two largest parts", () => {
    expect(span(93_600_000, "zh")).toBe("1天2小时");
    expect(span(3_900_000, "en")).toBe("1h 05m");
    expect(span(-65_000, "zh")).toBe("1分05秒");
  });
});

describe("times as they are typed", () => {
  const now = Date.UTC(2026, 2, 5, 4, 0);
  it.each([
    ["1430", "2026-03-05T14:30"],
    ["9:05", "2026-03-05T09:05"],
    ["14：30", "2026-03-05T14:30"],
    ["3-6 9:00", "2026-03-06T09:00"],
    ["3月6日 9:00", "2026-03-06T09:00"],
    ["2025-12-31 23:59", "2025-12-31T23:59"],
    ["明天 10:00", "2026-03-06T10:00"],
    ["昨天 1700", "2026-03-04T17:00"],
    ["现在", "2026-03-05T12:00"],
    ["2026-03-05T02:13:14", "2026-03-05T02:13:14"],
  ])("%s", (typed, read) => expect(readMoment(typed, now)).toBe(read));

  it.each(["", "soon", "25:00", "12:60", "2-30 10:00", "13-1 8:00"])("refuses %j", (typed) =>
    expect(readMoment(typed, now)).toBeNull(),
  );

  it("reads days", () => {
    expect(readDate("3-6", now)).toBe("2026-03-06");
    expect(readDate("tomorrow", now)).toBe("2026-03-06");
    expect(readDate("30-30", now)).toBeNull();
  });
});

describe("a clock that stands still", () => {
  const t = ((key: string, said?: object) => [key, ...Object.values(said ?? {})].join(" ")) as never;
  const clock = { state: "paused", due_at: null, kept: null } as Clock;

  it("says until when, where the server knows it", () => {
    expect(clockText(clock, at, t, "zh")).toBe("clock.paused");
    expect(clockText({ ...clock, paused_until: null }, at, t, "zh")).toBe("clock.paused");
    expect(clockText({ ...clock, paused_until: at + 60_000 }, at, t, "zh")).toBe(
      "clock.pausedUntil 03-05 02:14",
    );
  });

  it("is expected to fall due once it goes on", () => {
    const explain = { start: at, due_at: null, steps: [], unannounced_years: [] } as unknown as Explain;
    expect(derivation(explain)).toMatchObject({ due: null, pausedUntil: null, expected: null });
    const paused = { ...explain, paused_until: at, expected_due_at: at + 1 };
    expect(derivation(paused)).toMatchObject({ due: null, pausedUntil: at, expected: at + 1 });
  });
});
