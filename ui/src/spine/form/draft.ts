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

/** Says whether there was room for it. */
export function writeDraft(key: string, value: unknown, store: Storage = sessionStorage): boolean {
  try {
    store.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
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

/** `store`: the tab's own, or the device's where a phone may close the tab for the camera. */
export function useDraft<T>(key: string, initial: T, store: Storage = sessionStorage): Kept<T> {
  const [found] = useState(() => readDraft<T>(key, store));
  const [value, setValue] = useState<T>(found ?? initial);
  const touched = useRef(false);
  useEffect(() => {
    // Where there is no room to keep it, it stays on the page.
    if (touched.current) writeDraft(key, value, store);
  }, [key, value, store]);
  const set = useCallback((next: T | ((old: T) => T)) => {
    touched.current = true;
    setValue(next);
  }, []);
  const forget = useCallback(() => {
    touched.current = false;
    forgetDraft(key, store);
  }, [key, store]);
  return { value, set, forget, restored: found !== null };
}
