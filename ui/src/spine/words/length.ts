// A time limit as it is written in the policy (2wh, 30min, 3wd), in the words that the policy uses.
import type { Language } from "./language";

const UNITS: Record<string, [zh: string, en: string]> = {
  s: ["秒", "s"],
  min: ["分钟", "min"],
  h: ["小时", "h"],
  wmin: ["工作分钟", "working min"],
  wh: ["工作小时", "working h"],
  d: ["天", "days"],
  wd: ["个工作日", "working days"],
};

/** What is none of these is shown as it stands. */
export function lengthWords(text: string | null | undefined, language: Language): string {
  if (text === "day_end") return language === "zh" ? "当日营业结束前" : "close of business of the day";
  const parts = /^(\d+)\s*(wmin|min|wh|wd|h|d|s)$/.exec(text ?? "");
  const unit = UNITS[parts?.[2] ?? ""];
  if (!parts || !unit) return text ?? "";
  return language === "zh"
    ? `${parts[1]} ${unit[0]}`
    : `${parts[1]} ${parts[1] === "1" ? unit[1].replace("days", "day") : unit[1]}`;
}
