// What the server says of an order, read in one place: the fields of the page, the history, and what the forms start with.
import type { Charges, Event, Offer, Page, Words } from "../../api/types";
import type { Price } from "../../spine/money/money";

type Body = Record<string, unknown>;

const body = (event: Event) => event.body as Body;
const text = (value: unknown) => (typeof value === "string" ? value : "");
const list = (value: unknown): Body[] =>
  Array.isArray(value) ? value.filter((one): one is Body => typeof one === "object" && one !== null) : [];

export interface Window {
  from: number;
  until: number;
}

/** The newest of the history first. */
export function latest(events: Event[], ...actions: string[]): Event | undefined {
  return events.find((event) => actions.includes(event.action));
}

/** What takes the agreed window away: there is none until the next is agreed. */
const WINDOW_GONE = ["reassign", "return", "reopen"];

/** The window that holds: the newest that was agreed, moved or agreed again. */
export function windowOf(page: Page): Window | null {
  for (const event of page.timeline.items) {
    if (WINDOW_GONE.includes(event.action)) return null;
    const { from, until } = body(event);
    // A proposal is no agreement.
    if (event.action !== "propose_window" && typeof from === "number" && typeof until === "number")
      return { from, until };
  }
  // An old order whose agreement is further back than the page shows: the clock still knows the end of it.
  const due = page.clocks.find((clock) => clock.code === "arrival")?.due_at;
  return due ? { from: due, until: due } : null;
}

export function fieldOf(page: Page, key: string): Page["fields"][number] | undefined {
  return page.fields.find((field) => field.key === key);
}

export function fieldText(page: Page, key: string): string {
  return text(fieldOf(page, key)?.value);
}

/** What a form starts with, beyond the fields that it sends. */
function start(offer: Offer | undefined): Body {
  return (offer?.initial ?? {}) as Body;
}

export function offerOf(page: Page, action: string): Offer | undefined {
  return page.actions.find((one) => one.action === action);
}

/** The price list in force, where the server gave it. */
export function pricesOf(page: Page, offer?: Offer): Price[] {
  const given = [
    offer,
    offerOf(page, "sign"),
    offerOf(page, "ask_consent"),
    offerOf(page, "bill"),
    offerOf(page, "amend"),
  ];
  const found = given.map((one) => list(start(one).prices)).find((one) => one.length > 0);
  return (found ?? []) as unknown as Price[];
}

export function chargesOf(page: Page): Charges | null {
  return (fieldOf(page, "charges")?.value as unknown as Charges | undefined) ?? null;
}

/** A line of the sheet as the server holds it. */
export type HeldLine = Charges["lines"][number];

export function linesOf(page: Page): HeldLine[] {
  return chargesOf(page)?.lines ?? [];
}

/** A step that is ticked; `closing` for those of the completion list. */
export interface Step {
  code: string;
  words: Words | string;
  critical: boolean;
  basis: string;
  closing: boolean;
}

export function stepsOf(offer: Offer | undefined): Step[] {
  const read = (name: string) =>
    list(start(offer)[name]).map((one) => ({
      code: text(one.code),
      words: { zh: text(one.zh), en: text(one.en) },
      critical: one.critical === true,
      basis: text(one.basis),
      closing: name === "closing",
    }));
  return [...read("steps"), ...read("closing")];
}

/** Every code that was ticked, in the order of the first tick. */
export function tickedOf(events: Event[], offer?: Offer): string[] {
  const known = start(offer).codes;
  const all = [...events].reverse().filter((event) => event.action === "tick");
  const codes = [...(Array.isArray(known) ? known : []), ...all.flatMap((event) => body(event).codes ?? [])];
  return [...new Set(codes.map(String))];
}

export interface Test {
  code: string;
  words: Words | string;
  unit: string;
  least: number | null;
  most: number | null;
  hold: number;
  instrument: boolean;
  /** The kind of instrument that it is taken with. */
  device: string;
}

export function testsOf(offer: Offer | undefined): Test[] {
  const number = (value: unknown) => (typeof value === "number" ? value : null);
  return list(start(offer).tests).map((one) => ({
    code: text(one.code),
    words: { zh: text(one.zh), en: text(one.en) },
    unit: text(one.unit),
    least: number(one.least),
    most: number(one.most),
    hold: number(one.hold) ?? 0,
    instrument: one.instrument === true,
    device: text(one.device),
  }));
}

export interface Reading {
  test: string;
  value: string;
  held: number;
  instrument: string;
  at: number;
  /** As the server judged it; `null` where it did not say. */
  outcome: "pass" | "fail" | "void" | null;
  /** Words and unit of the test, where the history tells them. */
  words?: Words;
  unit?: string;
  /** Why it is void. */
  why?: Words | null;
}

/** Readings, newest first. The server's own list says how each was judged; the history says what was typed. */
export function readingsOf(events: Event[], offer?: Offer): Reading[] {
  const judged = list(start(offer).readings);
  return events
    .filter((event) => event.action === "measure")
    .map((event) => {
      const { test, value, held, instrument } = body(event);
      const told = (body(event).judged ?? {}) as Body;
      const own = judged.find((one) => one.test === test && Number(one.at) === event.happened_at);
      return {
        test: text(test),
        value: String(value ?? ""),
        held: Number(held ?? 0),
        instrument: text(instrument),
        at: event.happened_at,
        outcome: (told.outcome ?? own?.outcome ?? null) as Reading["outcome"],
        why: (told.why ?? own?.why ?? null) as Words | null,
        words: told.zh ? { zh: text(told.zh), en: text(told.en) } : undefined,
        unit: told.unit ? text(told.unit) : undefined,
      };
    });
}

/** The numbers of what was put into the van for this visit: nobody types them twice. */
export function broughtOf(events: Event[]): string[] {
  const ready = latest(events, "get_ready");
  return ready
    ? [...new Set(list(body(ready).items).map((one) => text(one.serial).trim()))].filter(Boolean)
    : [];
}

/** A line of the readiness list. */
export interface Item {
  code: string;
  name: string;
  wanted: number;
  optional: boolean;
  protective: boolean;
  serial: string;
  /** The line wants an instrument of this kind, by its number. */
  device: string;
}

/** What is not ready yet: too few, or an instrument without its number. */
export function unready(items: Item[], said: { code: string; there?: number; serial?: string }[]): Item[] {
  return items.filter((item) => {
    const one = said.find(({ code }) => code === item.code);
    const there = one?.there ?? 0;
    if (there < item.wanted && !item.optional) return true;
    return there > 0 && item.device !== "" && !one?.serial?.trim();
  });
}

export function itemsOf(offer: Offer): Item[] {
  return list(start(offer).items).map((one) => ({
    code: text(one.code),
    name: text(one.name) || text(one.code),
    wanted: Number(one.wanted ?? one.there ?? 1),
    optional: one.optional === true,
    protective: one.nature === "protective",
    serial: text(one.serial),
    device: text(one.device),
  }));
}

export interface Signed {
  state: "none" | "signed" | "substitute" | "void";
  name: string;
  at: number | null;
  file: string;
  /** Why a signature that was given is none any more. */
  because: string;
}

/** A signature stands until the sheet is amended (SGN-02). */
export function signedOf(events: Event[]): Signed {
  const given = events.findIndex((event) => event.action === "sign" || event.action === "substitute");
  const event = events[given];
  const blank = { name: "", at: null, file: "", because: "" };
  if (!event) return { state: "none", ...blank };
  const { name, file, code } = body(event);
  const after = events.slice(0, given).find((one) => ["amend", "reject_work"].includes(one.action));
  return {
    state: after ? "void" : event.action === "sign" ? "signed" : "substitute",
    name: text(name) || text(code),
    at: event.happened_at,
    file: text(file),
    because: after ? text(body(after).reason) : "",
  };
}

/** What the customer reads before signing. The digest is the server's; the summary is made of what it shows. */
export interface Sheet {
  digest: string;
  /** The plan with the customer's answer. */
  plan: unknown;
  charges: Charges | null;
  /** Why the work is done again, newest first (SGN-03). */
  rejected: { at: number; reason: string }[];
  asked: string;
  done: string;
  readings: Reading[];
  hazards: string[];
  handed: string[];
}

export function sheetOf(page: Page, events: Event[]): Sheet {
  const amended = latest(events, "amend");
  const finished = latest(events, "finish", "amend");
  return {
    digest: text(start(offerOf(page, "sign")).content),
    plan: fieldOf(page, "solution")?.value,
    charges: chargesOf(page),
    rejected: events
      .filter((event) => event.action === "reject_work")
      .map((event) => ({ at: event.happened_at, reason: text(body(event).reason) })),
    asked: fieldText(page, "content") || page.record.summary,
    done:
      fieldText(page, "done") || text(finished && body(finished).done) || text(amended && body(amended).done),
    readings: readingsOf(events, offerOf(page, "measure")),
    hazards: events
      .filter((event) => event.action === "find_hazard")
      .map((event) => `${String(body(event).grade ?? "")} ${text(body(event).text)}`.trim()),
    handed: events
      .filter((event) => event.action === "hand_item")
      .flatMap((event) => (body(event).things as string[] | undefined) ?? []),
  };
}

/** Where the technician was when the arrival was written down. */
export function arrivalOf(
  events: Event[],
): { at: number; lat: string; lng: string; accuracy: number } | null {
  const event = latest(events, "arrive");
  if (!event) return null;
  const { lat, lng, accuracy } = body(event);
  return { at: event.happened_at, lat: text(lat), lng: text(lng), accuracy: Number(accuracy ?? 0) };
}
