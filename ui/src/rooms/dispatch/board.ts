// The board as the dispatcher works through it: what waits for whom, who could take it, which of the offered acts gives it.
import type {
  Board,
  BoardPerson,
  CrewCandidate,
  CrewCandidates,
  Drawn,
  Offer,
  Page,
  Row,
  Session,
  Unit,
} from "../../api/types";

/** Waits for the dispatcher, for the leader of the team that has it, for the person who was given it. */
export type Stage = "dispatch" | "assignment" | "acceptance";
export const STAGES: readonly Stage[] = ["dispatch", "assignment", "acceptance"];

/** Given out and not accepted yet. */
const GIVEN = "dispatched";

export function stageOf(row: Pick<Row, "state" | "owner">): Stage {
  if (row.state !== GIVEN) return "dispatch";
  return row.owner ? "acceptance" : "assignment";
}

const late = (row: Pick<Row, "next_due_at">) => row.next_due_at ?? Number.POSITIVE_INFINITY;

/** Emergencies first, then by what falls due; the number decides between equals, so that nothing jumps. */
export function byUrgency(a: Row, b: Row): number {
  return (
    Number(b.priority === "P0") - Number(a.priority === "P0") ||
    late(a) - late(b) ||
    a.number.localeCompare(b.number)
  );
}

/** Every order of the board that somebody still has to hand out or to accept. */
export function waitingOf(board: Board): Row[] {
  const given = board.people.flatMap((one) => one.orders.filter((row) => row.state === GIVEN));
  return [...board.waiting, ...given].sort(byUrgency);
}

export const SORTS = ["due", "received", "place"] as const;
export type Sort = (typeof SORTS)[number];

/** Emergencies stay first however it is sorted: by what falls due, the oldest first, or by where they are. */
export function sorted(rows: Row[], sort: Sort, briefs: Map<string, Brief>): Row[] {
  if (sort === "due") return rows;
  const place = (row: Row) => {
    const brief = briefs.get(row.id);
    // What is not read yet stands behind what is.
    return brief ? `${brief.district} ${brief.address}`.trim() || "\uffff" : "\uffff";
  };
  return [...rows].sort(
    (a, b) =>
      Number(b.priority === "P0") - Number(a.priority === "P0") ||
      (sort === "place" ? place(a).localeCompare(place(b), "zh") : a.received_at - b.received_at) ||
      byUrgency(a, b),
  );
}

/** By what they wait for, in the order of the day's work; empty ones are left out. */
export function staged(rows: Row[], only?: Stage): { stage: Stage; rows: Row[] }[] {
  return STAGES.filter((stage) => !only || stage === only)
    .map((stage) => ({ stage, rows: rows.filter((row) => stageOf(row) === stage) }))
    .filter((group) => group.rows.length > 0);
}

export function countStages(rows: Row[]): Record<Stage, number> {
  const out: Record<Stage, number> = { dispatch: 0, assignment: 0, acceptance: 0 };
  for (const row of rows) out[stageOf(row)] += 1;
  return out;
}

/** What the customer is done with; it stays with the person without filling the day. */
const BEHIND = ["done", "signed", "not_solved", "result_entered", "follow_up"];

export function ordersOf(person: BoardPerson | undefined): { ahead: Row[]; behind: Row[] } {
  const rows = [...(person?.orders ?? [])].sort(
    (a, b) => late(a) - late(b) || a.number.localeCompare(b.number),
  );
  return {
    ahead: rows.filter((row) => !BEHIND.includes(row.state)),
    behind: rows.filter((row) => BEHIND.includes(row.state)),
  };
}

export type Load = "free" | "some" | "much" | "full";

/** How much of the limit is used, in steps that a person tells apart at a glance. */
export function loadOf(load: number, most: number): Load {
  if (load >= most) return "full";
  if (load * 4 >= most * 3) return "much";
  return load === 0 ? "free" : "some";
}

/** The limit as the parameter says it; anything but a whole number means that none is known. */
export function limitOf(value: string | undefined): number | null {
  return value && /^\d+$/.test(value) && Number(value) > 0 ? Number(value) : null;
}

/** Acts that give an order to somebody, as the server may offer them. */
const GIVES = ["dispatch", "rule", "reassign"];

/** The one that the server offers now; a refused one is named when there is no other, because it says why. */
export function givingOffer(page: Page): Offer | null {
  const found = page.actions.filter((one) => GIVES.includes(one.action) && takes(one.form, "person"));
  return found.find((one) => one.allowed) ?? found[0] ?? null;
}

function takes(form: Drawn[], name: string): boolean {
  return form.some((field) => field.name === name && field.kind === "ref");
}

/** What is asked beside the person and the unit, which the board itself answers. */
export function askedBeside(offer: Offer): Drawn[] {
  return offer.form.filter((field) => field.name !== "person" && field.name !== "unit");
}

/** To whom an order may be given: a person, or a unit whose leader names the person. */
export type Target =
  | { kind: "person"; id: string; name: string; candidate: CrewCandidate }
  | { kind: "unit"; id: string; name: string };

export const targetKey = (target: Target) => `${target.kind}:${target.id}`;

/** Who fits, in the server's order; the unit as a whole where that says something new; who does not fit. */
export function targetsOf(candidates: CrewCandidates, offer: Offer | null, row: Row): Target[] {
  const people = candidates.items.map(
    (one): Target => ({ kind: "person", id: one.person.id, name: one.person.name, candidate: one }),
  );
  const fits = people.filter((one) => one.kind === "person" && one.candidate.fits);
  const rest = people.filter((one) => one.kind === "person" && !one.candidate.fits);
  // The unit that has it already without a person cannot be given it once more.
  const there = stageOf(row) === "assignment" && row.unit.id === candidates.unit.id;
  const whole = offer && takes(offer.form, "unit") && !there;
  return [...fits, ...(whole ? [{ kind: "unit", ...candidates.unit } as const] : []), ...rest];
}

export function given(target: Target): Record<string, string> {
  return target.kind === "person" ? { person: target.id } : { unit: target.id };
}

/** What the rows of a list do not carry, read from the order and from the request it was made of. */
export interface Brief {
  district: string;
  address: string;
  wanted: string;
  content: string;
  /** Somebody said that it needs care: dogs, the elderly, a code at the gate. */
  special: string;
}

function text(page: Page | null, key: string): string {
  const value = page?.fields.find((field) => field.key === key)?.value;
  return typeof value === "string" ? value : "";
}

export function briefOf(order: Page, request: Page | null): Brief {
  return {
    district: text(order, "district"),
    address: text(order, "address") || text(request, "address"),
    wanted: text(order, "wanted") || text(request, "wanted"),
    content: text(order, "content") || text(request, "content"),
    special: text(order, "special") || text(request, "special"),
  };
}

/** An order that says where it is says the rest of what the request knows as well. */
export function tellsAll(order: Page): boolean {
  return text(order, "address") !== "";
}

/** The address without the district that stands before it anyway. */
export function addressIn(brief: Brief): string {
  const { address, district } = brief;
  if (!address) return district;
  return !district || address.includes(district) ? address : `${district} ${address}`;
}

export function districtsOf(briefs: Iterable<Brief>): string[] {
  return [...new Set([...briefs].map((one) => one.district).filter(Boolean))].sort((a, b) =>
    a.localeCompare(b, "zh"),
  );
}

/** The units over whose boards the reader may look: those of the roles held, with everything below them. */
export function unitsOver(units: Unit[], session: Session | null, own: string | undefined): Unit[] {
  const roots = new Set([...(session?.roles ?? []).map((held) => held.unit.id), ...(own ? [own] : [])]);
  const within = new Set<string>();
  // Parents come before their children in depth.
  for (const unit of [...units].sort((a, b) => a.depth - b.depth)) {
    if (roots.has(unit.id) || (unit.parent && within.has(unit.parent))) within.add(unit.id);
  }
  return units.filter((unit) => within.has(unit.id));
}

/** The units whose people hold orders: who drives out, not who sits at a telephone. */
export function crewsOf(board: Board | undefined): { id: string; name: string | null }[] {
  const units = new Map<string, { id: string; name: string | null }>();
  for (const one of board?.people ?? []) for (const row of one.orders) units.set(row.unit.id, row.unit);
  return [...units.values()];
}

/** Which line comes next when one leaves the list. */
export function nextAfter(rows: readonly { id: string }[], gone: string): string | undefined {
  const at = rows.findIndex((row) => row.id === gone);
  if (at < 0) return rows[0]?.id;
  return (rows[at + 1] ?? rows[at - 1])?.id;
}
