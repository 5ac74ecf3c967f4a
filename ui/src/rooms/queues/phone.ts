import { useSyncExternalStore } from "react";

const query = window.matchMedia?.("(max-width: 719px)");

/** A screen too narrow for a table. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      query?.addEventListener("change", watcher);
      return () => query?.removeEventListener("change", watcher);
    },
    () => query?.matches ?? false,
  );
}
