import { describe, expect, it } from "vitest";
import type { Board, CrewCandidates, Offer, Page, Row, Session, Unit } from "../../api/types";
import {
  addressIn,
  askedBeside,
  type Brief,
  briefOf,
  given,
  givingOffer,
  limitOf,
  loadOf,
  nextAfter,
  ordersOf,
  type Sort,
  sorted,
  staged,
  targetKey,
  targetsOf,
  unitsOver,
  waitingOf,
} from "./board";
import { teamsOf } from "./PeopleBoard";
import { arrowTo } from "./rove";
import { readDispatchSearch } from "./search";

const unit = { id: "U1", name: "维修一班" };
const row = (id: string, more: Partial<Row> = {}) =>
  ({ id, number: id, state: "new", owner: null, priority: "P2", next_due_at: 100, unit, ...more }) as Row;
const person = (id: string, orders: Row[] = [], more = {}) => ({
  person: { id, name: id },
  load: orders.length,
  on_shift_until: 1 as number | null,
  orders,
  ...more,
});
const board = (waiting: Row[], people: ReturnType<typeof person>[] = []) =>
  ({ capped: false, unit: { id: "LJ", name: "临江" }, waiting, people }) as Board;

// DSP-08
describe("what waits", () => {
  const wei = { id: "wei", name: "韦强" };

  it("is everything that nobody has accepted, emergencies first, then what falls due", () => {
    const rows = waitingOf(
      board(
        [row("c", { next_due_at: null }), row("b", { next_due_at: 50 }), row("p0", { priority: "P0" })],
        [
          person("wei", [
            row("given", { state: "dispatched", owner: wei }),
            row("t", { state: "taken", owner: wei }),
          ]),
        ],
      ),
    );
    expect(rows.map((one) => one.id)).toEqual(["p0", "b", "given", "c"]);
  });

  it("stands under whom it waits for; an empty heading is left out", () => {
    const rows = [
      row("new"),
      row("team", { state: "dispatched" }),
      row("his", { state: "dispatched", owner: wei }),
      row("ruling", { state: "ruling" }),
    ];
    const groups = staged(rows).map((group) => [group.stage, group.rows.map((one) => one.id)]);
    expect(groups).toEqual([
      ["dispatch", ["new", "ruling"]],
      ["assignment", ["team"]],
      ["acceptance", ["his"]],
    ]);
    expect(staged(rows, "acceptance").map((group) => group.stage)).toEqual(["acceptance"]);
    expect(staged([])).toEqual([]);
  });

  it("goes on with the next line when one leaves, and with the one before at the end", () => {
    const rows = [{ id: "a" }, { id: "b" }, { id: "c" }];
    expect(nextAfter(rows, "a")).toBe("b");
    expect(nextAfter(rows, "c")).toBe("b");
    expect(nextAfter(rows, "elsewhere")).toBe("a");
    expect(nextAfter([{ id: "a" }], "a")).toBeUndefined();
  });
});

describe("the people", () => {
  it("hold what lies ahead in the order of time; what is behind is only counted", () => {
    const orders = [
      row("late", { next_due_at: 9 }),
      row("f", { state: "follow_up" }),
      row("soon", { next_due_at: 3 }),
    ];
    const { ahead, behind } = ordersOf(person("wei", orders));
    expect(ahead.map((one) => one.id)).toEqual(["soon", "late"]);
    expect(behind).toHaveLength(1);
    expect(ordersOf(undefined)).toEqual({ ahead: [], behind: [] });
  });

  it("are told apart by how full they are", () => {
    expect([0, 1, 5, 6, 7, 8, 9].map((n) => loadOf(n, 8))).toEqual([
      "free",
      "some",
      "some",
      "much",
      "much",
      "full",
      "full",
    ]);
    expect([limitOf("8"), limitOf("0"), limitOf("2h"), limitOf(undefined)]).toEqual([8, null, null, null]);
  });

  it("stand by team, those on shift with room first; a desk without orders is no crew", () => {
    const desk = { id: "U9", name: "电话组" };
    const away = person("away", [row("x")], { on_shift_until: null });
    const full = person("full", [row("y"), row("z")]);
    const teams = teamsOf(
      board([], [away, full, person("free"), person("phone")]),
      new Map([
        ["free", unit],
        ["phone", desk],
      ]),
    );
    expect(teams.map((team) => [team.name, team.works, team.people.map((one) => one.person.id)])).toEqual([
      ["维修一班", true, ["free", "full", "away"]],
      ["电话组", false, ["phone"]],
    ]);
  });
});

// DSP-03
describe("giving an order", () => {
  const ref = (name: string) => ({ name, kind: "ref", required: false });
  const reason = { name: "reason", kind: "text", required: true };
  const offer = (action: string, allowed = true, form = [ref("person"), ref("unit"), reason]) =>
    ({ action, allowed, form }) as unknown as Offer;
  const page = (...actions: Offer[]) => ({ actions }) as Page;

  it("uses the act that the server offers, and names a refused one only when there is no other", () => {
    expect(givingOffer(page(offer("note"), offer("dispatch", false), offer("reassign")))?.action).toBe(
      "reassign",
    );
    expect(givingOffer(page(offer("dispatch", false)))?.allowed).toBe(false);
    expect(givingOffer(page(offer("note"), offer("approve", true, [])))).toBeNull();
  });

  it("asks only for what the board does not answer", () => {
    expect(askedBeside(offer("reassign")).map((field) => field.name)).toEqual(["reason"]);
  });

  const candidate = (id: string, fits: boolean) => ({
    person: { id, name: id },
    fits,
    load: 0,
    knows: false,
    why: { zh: "", en: "" },
    objections: [],
  });
  const candidates = {
    unit,
    from: 0,
    until: 1,
    items: [candidate("a", true), candidate("b", true), candidate("z", false)],
  } as CrewCandidates;

  it("keeps the rank of the server, the team as a whole before those who do not fit", () => {
    const keys = targetsOf(candidates, offer("dispatch"), row("o")).map(targetKey);
    expect(keys).toEqual(["person:a", "person:b", "unit:U1", "person:z"]);
  });

  it("does not give a team what it has already", () => {
    const keys = targetsOf(candidates, offer("reassign"), row("o", { state: "dispatched" })).map(targetKey);
    expect(keys).not.toContain("unit:U1");
    expect(targetsOf(candidates, null, row("o")).map(targetKey)).not.toContain("unit:U1");
  });

  it("sends a person or a unit, never both: the unit of a person is the server's to know", () => {
    expect(targetsOf(candidates, offer("dispatch"), row("o")).slice(1, 3).map(given)).toEqual([
      { person: "b" },
      { unit: "U1" },
    ]);
  });
});

describe("what is around", () => {
  it("is read from the order and the request above it", () => {
    const of = (...pairs: [string, unknown][]) =>
      ({ fields: pairs.map(([key, value]) => ({ key, value })) }) as unknown as Page;
    const brief = briefOf(
      of(["district", "七星区"], ["content", ""]),
      of(["wanted", "明天"], ["content", "漏气"]),
    );
    expect(brief).toMatchObject({ district: "七星区", wanted: "明天", content: "漏气", address: "" });
    expect(briefOf(of(["district", "七星区"]), null).wanted).toBe("");
  });

  it("offers the units of the roles held and those below, no others", () => {
    const at = (id: string, parent: string | null, depth: number) => ({ id, parent, depth }) as Unit;
    const units = [
      at("team", "dep", 3),
      at("dep", "LJ", 2),
      at("LJ", null, 1),
      at("GJ", null, 1),
      at("hall", "LJ", 2),
    ];
    const held = (id: string) => ({ roles: [{ unit: { id } }] }) as unknown as Session;
    expect(unitsOver(units, held("dep"), undefined).map((one) => one.id)).toEqual(["team", "dep"]);
    expect(unitsOver(units, held("dep"), "hall").map((one) => one.id)).toEqual(["team", "dep", "hall"]);
    expect(unitsOver(units, null, undefined)).toEqual([]);
  });

  it("is sorted as it is asked, emergencies first, and what is not read yet last", () => {
    const rows = [
      row("p0", { priority: "P0", received_at: 9 }),
      row("b", { received_at: 3 }),
      row("a", { received_at: 5 }),
    ];
    const at = (address: string) => ({ district: "江南区", address }) as Brief;
    const briefs = new Map([
      ["p0", at("滨江路1号")],
      ["a", at("安新路2号")],
    ]);
    const order = (sort: Sort) => sorted(rows, sort, briefs).map((one) => one.id);
    expect(order("due")).toEqual(["p0", "b", "a"]);
    expect(order("received")).toEqual(["p0", "b", "a"]);
    expect(order("place")).toEqual(["p0", "a", "b"]);
    expect(addressIn(at("滨江路1号"))).toBe("江南区 滨江路1号");
    expect(addressIn(at("江南区滨江路1号"))).toBe("江南区滨江路1号");
    expect(readDispatchSearch({ sort: "place" })).toEqual({ sort: "place" });
    expect(readDispatchSearch({ sort: "due" })).toEqual({});
  });

  it("takes from the address only what it knows", () => {
    const search = readDispatchSearch({
      unit: "U1",
      stage: "bogus",
      district: "",
      show: "people",
      order: "O",
      x: 1,
    });
    expect(search).toEqual({ unit: "U1", show: "people", order: "O" });
  });

  it("moves by arrows within the list and stops at its ends", () => {
    expect([
      arrowTo("ArrowDown", 0, 3),
      arrowTo("j", 2, 3),
      arrowTo("k", 0, 3),
      arrowTo("End", 0, 3),
    ]).toEqual([1, 2, 0, 2]);
    expect(arrowTo("Enter", 0, 3)).toBeNull();
    expect(arrowTo("ArrowDown", 0, 0)).toBeNull();
  });
});
