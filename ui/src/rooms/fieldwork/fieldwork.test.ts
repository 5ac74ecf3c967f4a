import { describe, expect, it } from "vitest";
import type { Event, Offer, Page } from "../../api/types";
import { lineTotal, readQuantity, total } from "../../spine/money/money";
import { signedOf, windowOf } from "./given";
import { entryOf, type Pending } from "./outbox";
import { groupOf, nextOf, stagesOf } from "./stages";
import { flaw, ink, reach } from "./strokes";
import { daysFrom, freeOn, slotsOf } from "./windows";

const at = (text: string) => Date.parse(`${text}+08:00`);
let seq = 0;
const event = (action: string, body: object = {}): Event =>
  ({ id: `e${++seq}`, seq, action, body, happened_at: seq, from: null, to: "" }) as unknown as Event;
const said = (code: string) => ({ code, zh: code, en: code, clause: null });
const offer = (action: string, refusal?: string): Offer =>
  ({
    action,
    allowed: !refusal,
    refusal: refusal ? said(refusal) : null,
    warnings: [],
    form: [],
    initial: {},
  }) as never;
/** `events` newest first, as the server gives them. */
const page = (state: string, events: Event[], actions: Offer[] = []): Page =>
  ({ record: { state }, timeline: { items: events, next: null }, actions, clocks: [], fields: [] }) as never;
// APT-01
describe("the windows that may be offered", () => {
  const now = at("2026-03-10T13:20:00");
  const [today, tomorrow] = daysFrom(now);
  const visit = { number: "O-1", from: at("2026-03-11T09:30:00"), until: at("2026-03-11T11:00:00") };
  const name = (from: number) => new Date(from + 8 * 3_600_000).toISOString().slice(11, 16);

  it("are those of the days ahead, without what has begun", () => {
    expect(today).toBe(at("2026-03-10T00:00:00"));
    const open = slotsOf(today as number, 2, [], now).filter((one) => !one.past);
    expect(name(open[0]?.from ?? 0)).toBe("14:00");
  });

  it("leave out what overlaps another visit, and nothing that only touches it", () => {
    const taken = slotsOf(tomorrow as number, 2, [visit], now).filter((one) => one.taken);
    expect(taken.map((one) => name(one.from))).toEqual(["08:00", "09:00", "10:00"]);
    expect(freeOn(tomorrow as number, 1, [visit], now)).toBe(10);
  });
});

const status = (p: Page) => Object.fromEntries(stagesOf(p).map((one) => [one.code, one.status]));

// SGN-01
describe("a signature", () => {
  const line = (n: number) => Array.from({ length: n }, (_, i) => [i / 10, 0.2] as [number, number]);

  it("is refused when it is empty or no more than a dot", () => {
    expect(flaw([])).toBe("empty");
    expect(flaw([[[0.5, 0.2]]])).toBe("dot");
    expect(flaw([line(2)])).toBe("dot");
    // Scribbling on the spot is ink without a name.
    const spot = Array.from({ length: 60 }, (_, i) => [0.5 + (i % 2) * 0.01, 0.2] as [number, number]);
    expect(ink([spot])).toBeGreaterThan(0.5);
    expect(flaw([spot])).toBe("dot");
    expect(flaw([line(4), line(2)])).toBeNull();
  });

  it("keeps no point of a finger that rests", () => {
    expect(reach([[0.1, 0.1]], [0.1005, 0.1])).toHaveLength(1);
    expect(reach([[0.1, 0.1]], [0.2, 0.123456])).toEqual([
      [0.1, 0.1],
      [0.2, 0.1235],
    ]);
  });
});

// SGN-02
it("an amended sheet voids the signature, and says why", () => {
  const sign = event("sign", { name: "王**" });
  expect(signedOf([sign]).state).toBe("signed");
  const amend = event("amend", { reason: "人工费按半价" });
  expect(signedOf([amend, sign])).toMatchObject({ state: "void", because: "人工费按半价" });
  expect(signedOf([event("sign"), amend, sign]).state).toBe("signed");
  expect(signedOf([event("substitute", { code: "absent" })]).state).toBe("substitute");
  expect(status(page("done", [amend, sign]))).toMatchObject({ list: "done", sign: "void", result: "open" });
});

// OSV-05
describe("money", () => {
  it("is counted as the server counts it", () => {
    expect(lineTotal(1200, 3500)).toBe(4200);
    expect(lineTotal(333, 1001)).toBe(333);
    expect(lineTotal(500, 1)).toBe(1);
    const prices = new Map([
      ["pipe", 3500],
      ["valve", 6800],
      ["labour", 5000],
    ]);
    const lines = [
      { code: "pipe", quantity: 1200 },
      { code: "valve", quantity: 1000 },
      { code: "labour", quantity: 1000 },
    ];
    expect(total(lines, (code) => prices.get(code))).toEqual({ fen: 16_000, unknown: 0 });
    expect(total([...lines, { code: "x", quantity: 1 }], (code) => prices.get(code)).unknown).toBe(1);
  });

  it("takes quantities to the thousandth and nothing else", () => {
    expect(["1.2", "3", "0.125", "2。5"].map(readQuantity)).toEqual([1200, 3000, 125, 2500]);
    expect(["", "0", "-1", "1.2345", "1e3", "a"].map(readQuantity)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("the stages", () => {
  it("follow the state, and inside the work what the finish lacks", () => {
    const visit = [
      event("begin"),
      event("arrive"),
      event("depart"),
      event("get_ready"),
      event("agree_window"),
    ];
    expect(status(page("scheduled", [event("agree_window")]))).toMatchObject({
      agreed: "done",
      readiness: "here",
    });
    const working = (lacks?: string) => status(page("working", visit, [offer("finish", lacks)]));
    expect(working("checklist")).toMatchObject({ consent: "done", work: "here", tests: "open" });
    expect(working("tests_passed")).toMatchObject({ tests: "here", list: "open" });
    expect(working("site_clean")).toMatchObject({ tests: "done", list: "here" });
    expect(working()).toMatchObject({ tests: "done", list: "here", sign: "open" });
    expect(status(page("closed", visit)).result).toBe("skipped");
  });

  it("say of an emergency that it left without getting ready", () => {
    const p0 = page("on_the_way", [event("depart_at_once")]);
    expect(status(p0)).toMatchObject({
      agreed: "skipped",
      readiness: "skipped",
      on_the_way: "done",
      arrived: "here",
    });
  });
});

describe("the next step", () => {
  it("is what lifts the refusal of the step that leads on", () => {
    const next = (...offers: Offer[]) => nextOf(page("", [], offers))?.offer.action;
    expect(next(offer("depart", "confirmed"), offer("confirm_window"))).toBe("confirm_window");
    expect(next(offer("finish", "tests_passed"), offer("tick"), offer("measure"))).toBe("measure");
    expect(next(offer("finish", "site_clean"), offer("tick"), offer("measure"))).toBe("tick");
    expect(
      next(
        offer("begin", "solution_accepted"),
        offer("answer_solution", "solution_sent"),
        offer("send_solution"),
      ),
    ).toBe("send_solution");
    // The list is filled by the very form that its refusal speaks of.
    expect(next(offer("get_ready", "readiness"), offer("contact"))).toBe("get_ready");
    expect(next(offer("get_ready"), offer("depart_at_once"))).toBe("depart_at_once");
    expect(next(offer("get_ready"), offer("depart_at_once", "only_p0"))).toBe("get_ready");
    // More was asked for by an amendment: that is signed first, and only where something was asked.
    expect(next(offer("sign", "no_item_waits"), offer("sign_scope"))).toBe("sign_scope");
    expect(next(offer("sign_scope", "item_waits"), offer("sign"))).toBe("sign");
    expect(next(offer("note"))).toBeUndefined();
  });
});

describe("the list", () => {
  const now = at("2026-03-12T10:00");
  const row = (state: string, due: number | null, owner: unknown = {}) => ({
    state,
    priority: "P2",
    next_due_at: due,
    owner,
  });

  it("puts what is late first and hides what was handed in", () => {
    expect(groupOf(row("ready", now - 1), now, now)).toBe("overdue");
    expect(groupOf({ ...row("taken", now + 1), priority: "P0" }, null, now)).toBe("urgent");
    expect(groupOf(row("dispatched", now - 1, null), null, now)).toBe("waiting");
    expect(groupOf(row("scheduled", now + 1), at("2026-03-13T00:10"), now)).toBe("coming");
    expect(groupOf(row("scheduled", now + 1), at("2026-03-12T23:50"), now)).toBe("today");
    expect(groupOf(row("working", now + 1), at("2026-03-14T09:00"), now)).toBe("today");
    expect(groupOf(row("follow_up", now - 1), null, now)).toBe("done");
  });

  it("knows the window that holds", () => {
    const first = event("agree_window", { from: 1, until: 2 });
    const wish = event("propose_window", { from: 8, until: 9 });
    expect(windowOf(page("taken", [wish]))).toBeNull();
    expect(windowOf(page("scheduled", [event("move_by_customer", { from: 3, until: 4 }), first]))).toEqual({
      from: 3,
      until: 4,
    });
    expect(windowOf(page("dispatched", [event("reassign"), first]))).toBeNull();
  });
});

it("the same step is sent again under the same key, another one is not", () => {
  const depart = { ...offer("depart"), href: "/api/orders/1/depart" };
  const kept: Pending = entryOf(null, depart, { a: 1 }, 7);
  expect(entryOf(kept, depart, { a: 1 }, 9)).toBe(kept);
  expect(entryOf(kept, depart, { a: 2 }, 9).key).not.toBe(kept.key);
  expect(entryOf(kept, { ...depart, action: "arrive" }, { a: 1 }, 7).key).not.toBe(kept.key);
});
