// Times as the customer-service company lives them: China has one time zone and no summer time, whatever the
// zone of the computer is.
import type { Language } from "../words/language";
import { serverNow } from "./now";

export const OFFSET = "+08:00";
const SHIFT = 8 * 3_600_000;

const pad = (n: number, width = 2) => String(n).padStart(width, "0");

/** `2026-03-05T02:13:14`, the wall time of an instant. */
export function wall(at: number): string {
  return new Date(at + SHIFT).toISOString().slice(0, 19);
}

/** What stands in a datetime input: minutes, seconds only when there are some. */
export function toInput(at: number | string | null | undefined): string {
  if (at === null || at === undefined || at === "") return "";
  const ms = typeof at === "number" ? at : Date.parse(at);
  if (Number.isNaN(ms)) return "";
  const text = wall(ms);
  return text.endsWith(":00") ? text.slice(0, 16) : text;
}

/** RFC 3339 with offset from a wall time; what is none is left as it was typed. */
export function fromInput(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return text;
  const full = text.length === 16 ? `${text}:00` : text;
  return `${full}${OFFSET}`;
}

export function instant(text: string): number {
  return Date.parse(fromInput(text));
}

const WEEK: Record<Language, string[]> = {
  zh: ["日", "一", "二", "三", "四", "五", "六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};

/** `03-05 02:13`, with the year when it is not this one. */
export function shortTime(at: number | null | undefined, now = serverNow()): string {
  if (at === null || at === undefined) return "";
  const text = wall(at);
  const date = text.slice(0, 4) === wall(now).slice(0, 4) ? text.slice(5, 10) : text.slice(0, 10);
  return `${date} ${text.slice(11, 16)}`;
}

/** `2026-03-05 周四 02:13:14` */
export function fullTime(at: number | null | undefined, language: Language): string {
  if (at === null || at === undefined) return "";
  const text = wall(at);
  const day = WEEK[language][new Date(at + SHIFT).getUTCDay()] ?? "";
  return `${text.slice(0, 10)} ${language === "zh" ? `周${day}` : day} ${text.slice(11)}`;
}

/** The length of a span in its two largest parts: 2 天 3 小时, 45 分 08 秒. */
export function span(ms: number, language: Language): string {
  const total = Math.max(0, Math.floor(Math.abs(ms) / 1000));
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  const seconds = total % 60;
  const zh = language === "zh";
  if (days > 0) return zh ? `${days}天${hours}小时` : `${days}d ${hours}h`;
  if (hours > 0) return zh ? `${hours}小时${pad(minutes)}分` : `${hours}h ${pad(minutes)}m`;
  if (minutes >= 10) return zh ? `${minutes}分` : `${minutes}m`;
  return zh ? `${minutes}分${pad(seconds)}秒` : `${minutes}m ${pad(seconds)}s`;
}
