// One ticking second for the whole page, asleep while nobody looks.
import { useSyncExternalStore } from "react";

/** How far the server's clock is before this one. */
let ahead = 0;

/** The server's time: a workplace whose clock is wrong, or a demonstration that was moved on, counts right all the same. */
export const serverNow = () => Date.now() + ahead;

/** Takes the time of an answer. It is of whole seconds and was on its way for a while: less than three are no difference. */
export function hearTime(date: string | null): void {
  const by = Date.parse(date ?? "") - Date.now();
  if (Math.abs(by - ahead) > 3000) ahead = Math.abs(by) > 3000 ? by : 0;
}

let now = serverNow();
let timer: number | undefined;
const listeners = new Set<() => void>();

function tick(): void {
  now = serverNow();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = serverNow();
    timer = window.setInterval(() => {
      if (document.visibilityState === "visible") tick();
    }, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== undefined) {
      window.clearInterval(timer);
      timer = undefined;
    }
  };
}

export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
