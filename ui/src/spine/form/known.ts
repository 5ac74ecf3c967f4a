// A draft holds ids; what was picked is remembered by name beside it, so that a reload shows no bare id. It goes with the
// drafts when the person signs out.
import { readDraft } from "./draft";

const KEY = "names";
const MOST = 200;

export function recall(id: string | undefined): string | undefined {
  return id ? readDraft<Record<string, string>>(KEY)?.[id] : undefined;
}

export function remember(id: string | undefined, name: string | undefined): void {
  if (!id || !name) return;
  const names = Object.entries(readDraft<Record<string, string>>(KEY) ?? {}).filter(([key]) => key !== id);
  try {
    const kept = Object.fromEntries([...names, [id, name]].slice(-MOST));
    sessionStorage.setItem(`shouwen.draft.${KEY}`, JSON.stringify(kept));
  } catch {
    // No room to keep it: the picker finds the name again when it is opened.
  }
}
