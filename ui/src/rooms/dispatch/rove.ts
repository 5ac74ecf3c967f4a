// One stop of the Tab key for a list; the arrows move within it.
import type { KeyboardEvent } from "react";

/** Where an arrow leads from a place in a list; nowhere when the key is none of them. */
export function arrowTo(key: string, at: number, length: number): number | null {
  if (length === 0) return null;
  switch (key) {
    case "ArrowDown":
    case "j":
      return Math.min(length - 1, at + 1);
    case "ArrowUp":
    case "k":
      return Math.max(0, at - 1);
    case "Home":
      return 0;
    case "End":
      return length - 1;
    default:
      return null;
  }
}

/** Moves the focus among the parts of a list that carry `mark`. */
export function rove(event: KeyboardEvent<HTMLElement>, mark: string): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const parts = [...event.currentTarget.querySelectorAll<HTMLElement>(`[${mark}]`)];
  const at = parts.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const next = arrowTo(event.key, at, parts.length);
  if (next === null) return;
  event.preventDefault();
  parts[next]?.focus();
}
