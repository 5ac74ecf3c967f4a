import type { KeyboardEvent } from "react";

/** Ctrl or ⌘ with Enter, which sends every form: calls `send`, and says whether it did. A key that ends the choice of a
 * Chinese word is none. */
export function sendsOn(event: KeyboardEvent, send: () => void): boolean {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing)
    return false;
  event.preventDefault();
  send();
  return true;
}
