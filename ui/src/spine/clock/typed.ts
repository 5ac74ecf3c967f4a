// Times as people type them at the telephone: 1430, 14:30, 3-5 9:00, 2026-03-05 02:13, 明天 10:00.
import { wall } from "./moment";
import { serverNow } from "./now";

const DAY = 86_400_000;
const pad = (text: string) => text.padStart(2, "0");

function date(text: string, now: number): string | null {
  const today = wall(now).slice(0, 10);
  if (text === "") return today;
  if (/^(今天|today)$/i.test(text)) return today;
  if (/^(明天|tomorrow)$/i.test(text)) return wall(now + DAY).slice(0, 10);
  if (/^(昨天|yesterday)$/i.test(text)) return wall(now - DAY).slice(0, 10);
  const parts = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!parts) return null;
  const year = parts[1] ?? today.slice(0, 4);
  const shown = `${year}-${pad(parts[2] ?? "")}-${pad(parts[3] ?? "")}`;
  // 2 月 30 日 would roll over; it is refused instead.
  const check = new Date(`${shown}T00:00:00Z`);
  return Number.isNaN(check.getTime()) || check.toISOString().slice(0, 10) !== shown ? null : shown;
}

/** `2026-03-05T02:13` or null when it cannot be read. */
export function readMoment(typed: string, now = serverNow()): string | null {
  const text = typed.trim().replace("T", " ").replace("：", ":");
  if (/^(现在|now)$/i.test(text)) return wall(now).slice(0, 16);
  const parts = /^(.*?)\s*(\d{1,2}):?(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!parts) return null;
  const day = date((parts[1] ?? "").trim(), now);
  const hour = Number(parts[2]);
  const minute = Number(parts[3]);
  if (!day || hour > 23 || minute > 59) return null;
  const seconds = parts[4] && parts[4] !== "00" ? `:${parts[4]}` : "";
  return `${day}T${pad(String(hour))}:${pad(String(minute))}${seconds}`;
}

/** `2026-03-05` or null. */
export function readDate(typed: string, now = serverNow()): string | null {
  const text = typed.trim();
  return text ? date(text, now) : null;
}
