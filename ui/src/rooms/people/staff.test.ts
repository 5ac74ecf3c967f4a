import { describe, expect, it } from "vitest";
import { inOrder, isWithout, type StaffItem } from "./staff";

const item = (key: string, over: Partial<StaffItem>): StaffItem => ({
  key,
  kind: { zh: "工单", en: "Order" },
  group: "order",
  number: key,
  text: "",
  record: key,
  first: false,
  under: false,
  urgent: false,
  unit: null,
  role: null,
  from: null,
  until: null,
  to: null,
  state: "open",
  state_words: { zh: "", en: "" },
  reason: "",
  mine: false,
  later: false,
  ...over,
});

describe("the list of a change of staff", () => {
  // ORG-05: what nobody takes stands above what somebody has, the urgent before the rest.
  it("begins with what has nobody", () => {
    const all = [
      item("moved", { state: "moved" }),
      item("later", { until: 200 }),
      item("sooner", { until: 100 }),
      item("leak", { urgent: true, until: 300 }),
      item("refused", { state: "declined" }),
      item("taken", { state: "accepted", urgent: true }),
    ];
    expect(inOrder(all).map((one) => one.key)).toEqual([
      "refused",
      "leak",
      "sooner",
      "later",
      "taken",
      "moved",
    ]);
    expect(all.filter(isWithout).map((one) => one.key)).toEqual(["later", "sooner", "leak", "refused"]);
  });
});
