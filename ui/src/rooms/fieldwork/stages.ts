// The stages of a visit and the next step, drawn from what the server says: the state, the history, what it offers and why
// it does not.
import type { Event, Offer, Page, Said } from "../../api/types";
import { latest, offerOf, signedOf } from "./given";

export const STAGES = [
  "agreed",
  "readiness",
  "on_the_way",
  "arrived",
  "consent",
  "work",
  "tests",
  "list",
  "sign",
  "result",
] as const;
export type StageCode = (typeof STAGES)[number];

export interface Stage {
  code: StageCode;
  /** `skipped`: the visit ended without it. `void`: it was done and does not count any more. */
  status: "done" | "here" | "open" | "skipped" | "void";
  at: number | null;
}

/** The stage that a state waits for. Not here: it has ended, and nothing is waited for. */
const HERE: Record<string, StageCode> = {
  new: "agreed",
  awaiting_approval: "agreed",
  approved: "agreed",
  ruling: "agreed",
  dispatched: "agreed",
  taken: "agreed",
  scheduled: "readiness",
  ready: "on_the_way",
  on_the_way: "arrived",
  on_site: "consent",
  working: "work",
  awaiting_consent: "work",
  coordinating: "work",
  done: "sign",
  signed: "result",
  not_solved: "result",
};
/** What writes a stage down. */
const BY: Record<StageCode, string[]> = {
  agreed: ["agree_window", "move_by_company", "move_by_customer", "come_again"],
  readiness: ["get_ready"],
  on_the_way: ["depart", "depart_at_once"],
  arrived: ["arrive"],
  consent: ["begin", "help_remotely"],
  work: ["tick", "finish"],
  tests: ["measure"],
  list: ["finish"],
  sign: ["sign", "substitute"],
  result: ["enter_result"],
};
/** Refusals of "finish" name the part of the work that is open. */
const OPEN_PART: Record<string, StageCode> = {
  checklist: "work",
  tests_passed: "tests",
  site_clean: "list",
};

/** Everything that the server objects to an offer, blocking first. */
export function objections(offer: Offer | undefined): Said[] {
  return offer ? [...(offer.refusal ? [offer.refusal] : []), ...offer.warnings] : [];
}

/** Inside the work the server says only what is missing first; what stands before it in its order is done. */
function workStage(page: Page): StageCode {
  const finish = offerOf(page, "finish");
  if (!finish) return "work";
  const parts = objections(finish).map((said) => OPEN_PART[said.code]);
  return STAGES.find((code) => parts.includes(code)) ?? "list";
}

export function stagesOf(page: Page): Stage[] {
  const { state } = page.record;
  const events = page.timeline.items;
  const here = HERE[state] === "work" ? workStage(page) : HERE[state];
  const at = here ? STAGES.indexOf(here) : STAGES.length;
  const ended = ["cancelled", "merged"].includes(state);
  const signature = signedOf(events);
  return STAGES.map((code, n) => {
    const event = latest(events, ...BY[code]);
    const past = { code, at: event?.happened_at ?? null };
    if (ended) return { ...past, status: event ? "done" : "skipped" };
    if (state === "not_solved" && ["tests", "list", "sign"].includes(code))
      return { code, at: null, status: "skipped" };
    if (code === "sign" && signature.state === "void" && n >= at) return { ...past, status: "void" };
    if (n === at) return { code, at: null, status: "here" };
    if (n > at) return { code, at: null, status: "open" };
    // What was passed over has no moment: an emergency leaves without getting ready, a part asks for no test.
    return { ...past, status: event || code === "tests" || code === "list" ? "done" : "skipped" };
  });
}

/** What leads on, in the order of the trade. */
const PATH = [
  "accept",
  "agree_window",
  "depart",
  "get_ready",
  "arrive",
  "begin",
  "finish",
  "sign",
  "sign_scope",
  "go_on",
  "enter_result",
];
/** What lifts a refusal. */
const REMEDY: Record<string, string[]> = {
  confirmed: ["confirm_window"],
  checklist: ["tick"],
  site_clean: ["tick"],
  tests_passed: ["measure"],
  solution_accepted: ["answer_solution", "send_solution"],
  solution_sent: ["send_solution"],
  no_item_waits: ["sign_scope"],
};
/** Their refusal speaks of the very list that the form fills. */
const FILLS: Record<string, string[]> = { get_ready: ["readiness", "gas_detector"] };

/** A form that can lift its own refusal is open; the server decides when it is sent. */
export function openable(offer: Offer): boolean {
  return offer.allowed || (FILLS[offer.action] ?? []).includes(offer.refusal?.code ?? "");
}

export interface Next {
  offer: Offer;
  /** Why it is this and not what stands after it. */
  because: Said | null;
  /** What it leads to, where it is a detour. */
  towards: Offer | null;
}

/** The next step: what leads on, or what lifts the refusal that stands in the way of it. */
export function nextOf(page: Page): Next | null {
  const at_once = offerOf(page, "depart_at_once");
  const aim = at_once?.allowed ? at_once : PATH.map((one) => offerOf(page, one)).find(Boolean);
  if (!aim) return null;
  let offer = aim;
  let because: Said | null = null;
  for (let steps = 0; steps < 3; steps += 1) {
    const said = openable(offer) ? warned(offer) : offer.refusal;
    const found = (REMEDY[said?.code ?? ""] ?? [])
      .map((one) => offerOf(page, one))
      .find((one) => one !== undefined && one.action !== offer.action && openable(one));
    if (!said || !found) break;
    because ??= said;
    offer = found;
  }
  if (offer === aim) because = openable(offer) ? null : offer.refusal;
  return { offer, because, towards: offer === aim ? null : aim };
}

/** A gate that only warns is done properly all the same, before the work is finished. */
function warned(offer: Offer): Said | null {
  return offer.action === "finish" ? (offer.warnings[0] ?? null) : null;
}

/** Where an order stands on the technician's list. */
export type Group = "urgent" | "overdue" | "today" | "waiting" | "coming" | "done";

/** States in which nothing is left for who did the work. */
const HANDED_IN = ["result_entered", "follow_up", "closed", "cancelled", "merged"];
const DAY = 86_400_000;
const SHIFT = 8 * 3_600_000;
const dayOf = (at: number) => Math.floor((at + SHIFT) / DAY);

export function groupOf(
  row: { state: string; priority: string; next_due_at: number | null; owner: unknown },
  from: number | null,
  now: number,
): Group {
  if (HANDED_IN.includes(row.state)) return "done";
  // An emergency is never below the fold, whoever has it.
  if (row.priority === "P0") return "urgent";
  if (!row.owner) return "waiting";
  if (row.next_due_at !== null && row.next_due_at < now) return "overdue";
  const under_way = [
    "on_the_way",
    "on_site",
    "working",
    "awaiting_consent",
    "coordinating",
    "done",
    "signed",
  ];
  if (under_way.includes(row.state) || from === null) return "today";
  return dayOf(from) > dayOf(now) ? "coming" : "today";
}

/** Whether the step that ended it for the technician was taken today. */
export function doneToday(events: Event[], closed_at: number | null, now: number): boolean {
  const at = latest(events, "enter_result", "cancel", "cancel_by_company", "merge")?.happened_at ?? closed_at;
  return at !== null && dayOf(at) === dayOf(now);
}
