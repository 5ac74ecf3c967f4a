// Typed text survives a reload of the tab and is forgotten once it is sent.
import { useCallback, useEffect, useRef, useState } from "react";

const PREFIX = "shouwen.draft.";

export function readDraft<T>(key: string, store: Storage = sessionStorage): T | null {
  try {
    const text = store.getItem(PREFIX + key);
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}

export function forgetDraft(key: string, store: Storage = sessionStorage): void {
  store.removeItem(PREFIX + key);
}

/** Everything typed by the person who signs out goes with them. */
export function forgetAllDrafts(): void {
  for (const store of [sessionStorage, localStorage]) {
    for (const key of Object.keys(store)) if (key.startsWith(PREFIX)) store.removeItem(key);
  }
}

export interface Kept<T> {
  value: T;
  set: (next: T | ((old: T) => T)) => void;
  forget: () => void;
  /** It was found again after a reload. */
  restored: boolean;
}

export function useDraft<T>(key: string, initial: T): Kept<T> {
  const [found] = useState(() => readDraft<T>(key));
  const [value, setValue] = useState<T>(found ?? initial);
  const touched = useRef(false);
  useEffect(() => {
    if (!touched.current) return;
    try {
      sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      // No room to keep it: it stays on the page.
    }
  }, [key, value]);
  const set = useCallback((next: T | ((old: T) => T)) => {
    touched.current = true;
    setValue(next);
  }, []);
  const forget = useCallback(() => {
    touched.current = false;
    forgetDraft(key);
  }, [key]);
  return { value, set, forget, restored: found !== null };
}
