// The windows that a technician may offer: the days ahead, the hours of a day, and what is taken by other visits. Whether a
// window may be agreed is said by the server when it is sent.
import type { Window } from "./given";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const SHIFT = 8 * HOUR;

/** Visits begin between these hours; another time is typed. */
const FIRST = 8;
const LAST = 19;
/** Days on show, today among them. */
export const DAYS = 8;
export const LENGTHS = [1, 2, 3] as const;

/** Midnight in Shanghai. */
export const dayOf = (at: number) => Math.floor((at + SHIFT) / DAY) * DAY - SHIFT;

export const daysFrom = (now: number) => Array.from({ length: DAYS }, (_, n) => dayOf(now) + n * DAY);

/** Another visit of the same person. */
export interface Taken extends Window {
  number: string;
}

export interface Slot extends Window {
  /** It has begun already. */
  past: boolean;
  /** The visit that stands in the way. */
  taken: Taken | null;
}

export function slotsOf(day: number, hours: number, taken: Taken[], now: number): Slot[] {
  return Array.from({ length: LAST - FIRST + 1 }, (_, n) => {
    const from = day + (FIRST + n) * HOUR;
    const until = from + hours * HOUR;
    return {
      from,
      until,
      past: from <= now,
      taken: taken.find((one) => one.from < until && from < one.until) ?? null,
    };
  });
}

/** How many windows of a day are free. */
export function freeOn(day: number, hours: number, taken: Taken[], now: number): number {
  return slotsOf(day, hours, taken, now).filter((one) => !one.past && !one.taken).length;
}
