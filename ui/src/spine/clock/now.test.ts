import { afterEach, expect, test, vi } from "vitest";
import { hearTime, serverNow } from "./now";

afterEach(() => vi.useRealTimers());

test("the server's time counts, and a difference of the wire does not", () => {
  vi.useFakeTimers({ now: Date.parse("2026-03-09T02:00:00.700Z") });
  hearTime("Mon, 09 Mar 2026 02:00:00 GMT");
  expect(serverNow()).toBe(Date.now());
  hearTime("Tue, 10 Mar 2026 03:00:00 GMT");
  expect(serverNow()).toBe(Date.parse("2026-03-10T03:00:00.000Z"));
  hearTime(null);
  hearTime("not a time");
  expect(serverNow()).toBe(Date.parse("2026-03-10T03:00:00.000Z"));
  hearTime("Mon, 09 Mar 2026 02:00:01 GMT");
  expect(serverNow()).toBe(Date.now());
});
