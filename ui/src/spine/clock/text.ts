// What a clock says in a few words.
import type { Clock } from "../../api/types";
import type { Language, useTexts } from "../words/language";
import { shortTime, span } from "./moment";

/** When an open pause ends by itself. Older servers do not send it. */
export type Paused<Of> = Of & { paused_until?: number | null };

export function clockText(
  clock: Paused<Clock>,
  now: number,
  t: ReturnType<typeof useTexts>,
  language: Language,
): string {
  if (clock.state === "stopped") {
    if (clock.kept === null) return t("clock.done");
    return clock.kept ? t("clock.kept") : t("clock.broken");
  }
  if (clock.state === "paused") {
    const until = clock.paused_until ?? null;
    return until === null ? t("clock.paused") : t("clock.pausedUntil", { at: shortTime(until, now) });
  }
  if (clock.due_at === null) return t("clock.none");
  const left = clock.due_at - now;
  const word = { span: span(left, language) };
  return left < 0 ? t("clock.late", word) : t("clock.left", word);
}
