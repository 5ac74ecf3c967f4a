// A time limit as it is written in the policy (2wh, 30min, 3wd), in words.
import type { Language } from "./language";

const UNITS: Record<string, [zh: string, en: string]> = {
  min: ["分钟", "min"],
  h: ["小时", "h"],
  wh: ["工作小时", "working h"],
  d: ["天", "days"],
  wd: ["个工作日", "working days"],
};

/** What is none of these is shown as it stands. */
export function lengthWords(text: string | null | undefined, language: Language): string {
  const parts = /^(\d+)\s*(min|wh|wd|h|d)$/.exec(text ?? "");
  const unit = UNITS[parts?.[2] ?? ""];
  if (!parts || !unit) return text ?? "";
  return language === "zh" ? `${parts[1]}${unit[0]}` : `${parts[1]} ${unit[1]}`;
}
