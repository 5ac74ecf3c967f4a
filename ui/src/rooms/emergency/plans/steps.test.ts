import { describe, expect, it } from "vitest";
import { byTime, faultsOf, inserted, moved } from "./steps";

const step = (zh: string, role: string, minutes?: number) => ({ zh, role, minutes });

describe("the steps of a plan", () => {
  // EPL-01
  it("says what is missing of each, and which is due before the one above it", () => {
    const steps = [step("安全指导", "agent", 30), step("", "", undefined), step("现场安全", "technician", 3)];
    expect(faultsOf(steps, 0)).toEqual([]);
    expect(faultsOf(steps, 1)).toEqual(["noText", "noRole", "noTime"]);
    expect(faultsOf(steps, 2)).toEqual(["early"]);
    expect(faultsOf(byTime(steps), 1)).toEqual([]);
  });

  it("moves, inserts and sorts without losing one", () => {
    const [a, b, c] = [step("a", "agent", 3), step("b", "agent", 2), step("c", "agent", 3)];
    expect(moved([a, b, c], 2, 0)).toEqual([c, a, b]);
    expect(moved([a, b, c], 0, 3)).toEqual([a, b, c]);
    expect(inserted([a, b], 0)).toEqual([a, { role: "agent", minutes: 3 }, b]);
    expect(inserted([], -1)).toEqual([{}]);
    expect(byTime([a, b, c])).toEqual([b, a, c]);
  });
});
