// Where in the portal one is, and the small sums of its pages; nothing here knows React.
import type { Drawn, PortalClock, PortalCompany, PortalType } from "../../api/types";
import { fullTime, wall } from "../../spine/clock/moment";
import type { Language } from "../../spine/words/language";

export type Place =
  | { page: "list"; company?: string }
  | { page: "apply" }
  | { page: "stops"; company?: string }
  | { page: "board"; company?: string }
  | { page: "matter"; id: string }
  | { page: "nowhere" };

/** `/portal`, `/portal/LJ`, `/portal/apply`, `/portal/matters/ID`; `/portal/stops/LJ` and `/portal/board/LJ` for everybody. */
export function readPlace(rest: string): Place {
  const parts = rest.split("/").filter(Boolean);
  const [first, second] = parts;
  if (first === undefined) return { page: "list" };
  if (parts.length === 1 && first === "apply") return { page: "apply" };
  if (parts.length <= 2 && (first === "stops" || first === "board"))
    return second && /^[\w-]{1,30}$/.test(second) ? { page: first, company: second } : { page: first };
  if (parts.length === 2 && first === "matters" && second && /^[0-9A-HJKMNP-TV-Z]{13}$/.test(second))
    return { page: "matter", id: second };
  // Codes of companies are short; a long or odd one is a wrong address.
  if (parts.length === 1 && /^[\w-]{1,30}$/.test(first)) return { page: "list", company: first };
  return { page: "nowhere" };
}

/** The company that somebody signs in to: the one of the address, or the only one. */
export function chosen(items: PortalCompany[], wanted: string | undefined): PortalCompany | undefined {
  const named = items.find((one) => one.code === wanted);
  return named ?? (items.length === 1 ? items[0] : undefined);
}

/** The number inside a line such as 燃气服务热线 96777, to be dialled. */
export function dial(line: string): string | undefined {
  return line.match(/\+?\d[\d -]{2,}\d/)?.[0].replace(/[ -]/g, "");
}

/** The longest word of an emergency in what somebody typed. */
export function danger(text: string, words: string[]): string | undefined {
  const found = words.filter((word) => word && text.includes(word));
  return found.sort((a, b) => b.length - a.length)[0];
}

/** The fields that are asked for a type: the time of a fault only where one is asked. */
export function asked(form: Drawn[], type: PortalType | undefined): Drawn[] {
  return form.filter(
    (field) => field.name !== "type" && (field.name !== "occurred_at" || type?.fields.includes(field.name)),
  );
}

/** `03-12 周四 09:00–11:00`; both days where they differ. */
export function windowText(window: { from: number; until: number }, language: Language): string {
  const [from, until] = [fullTime(window.from, language), wall(window.until)];
  const start = `${from.slice(5, -3)}`;
  const same = wall(window.from).slice(0, 10) === until.slice(0, 10);
  return `${start}–${same ? until.slice(11, 16) : fullTime(window.until, language).slice(5, -3)}`;
}

/** `03-12 周四 09:00` */
export function dayText(at: number, language: Language): string {
  return fullTime(at, language).slice(5, -3);
}

export type Standing = "kept" | "late" | "paused" | "over" | "running";

/** How a due time stands for whoever waits for it. */
export function standing(clock: PortalClock, now: number): Standing {
  if (clock.stopped_at !== null) return clock.kept === false ? "late" : "kept";
  if (clock.state === "paused") return "paused";
  return clock.due_at !== null && clock.due_at < now ? "over" : "running";
}
