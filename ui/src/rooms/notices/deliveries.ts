// What the delivery log looks for stands in the address, like the filters of the queue.
import type { Asked } from "../../api/types";

const NAMES = ["part", "person", "number", "means", "state", "purpose"] as const;

export type DeliverySearch = Partial<Record<(typeof NAMES)[number], string>>;

export const MEANS = ["voice", "sms", "mail", "robot", "push"] as const;
export const STATES = ["queued", "sent", "delivered", "answered", "failed", "unclear"] as const;
export const PURPOSES = [
  "crew_call",
  "leader_call",
  "warn",
  "breach",
  "told",
  "accepted",
  "visit",
  "on_the_way",
  "delayed",
  "done",
  "not_reached",
  "all_clear",
  "outage_planned",
  "outage_now",
  "outage_extended",
  "outage_cancelled",
  "outage_back",
  "outage_moved",
  "outage_reminder",
  "outage_estate",
  "campaign",
  "emergency_unanswered",
  "portal_code",
] as const;

export function readDeliverySearch(search: Record<string, unknown>): DeliverySearch {
  const out: DeliverySearch = {};
  for (const name of NAMES) {
    const value = search[name];
    if ((typeof value === "string" || typeof value === "number") && String(value)) out[name] = String(value);
  }
  return out;
}

const one = <T extends string>(list: readonly T[], text: string | undefined): T | undefined =>
  list.find((code) => code === text);

export function toDeliveries(search: DeliverySearch): Asked<"deliveries"> {
  const { person, number, purpose } = search;
  return { person, number, purpose, means: one(MEANS, search.means), state: one(STATES, search.state) };
}

/** The address of the same lines as a file. */
export function fileOf(search: DeliverySearch): string {
  const asked = Object.entries(toDeliveries(search)).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return `/api/deliveries.csv${query && `?${query}`}`;
}
