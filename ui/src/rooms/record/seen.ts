// What a person has before their eyes while they type; when somebody changes it meanwhile, the form asks to look.
import { useMemo, useState } from "react";
import type { Page } from "../../api/types";

/**
 * The version tells: what disturbs nobody (remarks, files, messages that went out) leaves it alone, and which acts those
 * are only the server knows. What is older is no news.
 */
export function useSeenOf<Shown>(now: Shown, versionOf: (shown: Shown) => number) {
  const [seen, setSeen] = useState(now);
  return {
    moved: versionOf(now) > versionOf(seen),
    /** What was on show when the form was opened, or looked at since. */
    seen,
    /** It has been looked at. */
    adopt: setSeen as (newer: Shown) => void,
    version: versionOf(seen),
  };
}

export function useSeen(page: Page) {
  const { seen, ...rest } = useSeenOf(page, (one) => one.record.version);
  /** Events that were on show when the form was opened. */
  const known = useMemo(() => new Set(seen.timeline.items.map((event) => event.id)), [seen]);
  return { ...rest, known };
}
