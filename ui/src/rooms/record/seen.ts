// What a person has before their eyes while they type; when somebody changes the record meanwhile, the form asks to look.
import { useState } from "react";
import type { Page } from "../../api/types";

const look = (page: Page) => ({
  version: page.record.version,
  known: new Set(page.timeline.items.map((event) => event.id)),
});

/**
 * The version tells: what disturbs nobody (remarks, files, messages that went out) leaves it alone, and which acts those
 * are only the server knows. An older page is no news.
 */
export function useSeen(page: Page) {
  const [seen, setSeen] = useState(() => look(page));
  return {
    moved: page.record.version > seen.version,
    /** Events that were on show when the form was opened. */
    known: seen.known,
    /** The page has been looked at. */
    adopt: (newer: Page) => setSeen(look(newer)),
    version: seen.version,
  };
}
