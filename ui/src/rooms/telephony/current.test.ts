import { describe, expect, it } from "vitest";
import { currentCall, length, ringsSoFar } from "./current";
import type { CallPop, CallsNow, PhoneCall } from "./data";

const call = (more: Partial<PhoneCall>): PhoneCall =>
  ({
    id: "c",
    stage: "talking",
    person: { id: "me", name: "周敏" },
    records: [],
    answered_at: 1,
    ...more,
  }) as PhoneCall;
const pop = (of: PhoneCall) => ({ call: of, mine: true, matters: [], near: [] }) as unknown as CallPop;
const now = (calls: PhoneCall[], last: PhoneCall | null): CallsNow =>
  ({ calls: calls.map(pop), last: last && pop(last) }) as unknown as CallsNow;

describe("the call that is written about", () => {
  // EMG-01
  it("is the one I speak, not one that rings beside it or that a colleague has", () => {
    const others = call({ id: "x", person: { id: "you", name: "" } });
    const rings = call({ id: "r", stage: "ringing", person: null });
    expect(currentCall(now([rings, others, call({})], null), "me")?.id).toBe("c");
    expect(currentCall(now([rings, others], null), "me")).toBeNull();
  });

  it("is the last one until something is written of it", () => {
    const ended = call({ id: "e", stage: "ended" });
    expect(currentCall(now([], ended), "me")?.id).toBe("e");
    const written = call({ id: "e", records: [{ id: "r", number: "1", kind: "request", state: "draft" }] });
    expect(currentCall(now([], written), "me")).toBeNull();
    expect(currentCall(undefined, "me")).toBeNull();
  });

  // ANS-01: the same count as the server's.
  it("has rung twice after nine seconds, four times after fifteen", () => {
    expect([0, 4999, 5000, 9000, 15000].map((ms) => ringsSoFar(0, ms, 5000))).toEqual([1, 1, 2, 2, 4]);
    expect([0, 65, 3723].map(length)).toEqual(["0:00", "1:05", "1:02:03"]);
  });
});
