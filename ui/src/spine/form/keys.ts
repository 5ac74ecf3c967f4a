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

/** Where typing begins in a form, or in one of its fields. For a drawer: once it has opened, for nothing of it is there
 * before. */
export function focusFirst(box: HTMLElement | null | undefined): void {
  const typed = "input:not([type=hidden]), textarea";
  const first = box?.matches(typed) ? box : box?.querySelector<HTMLElement>(typed);
  first?.focus({ preventScroll: true });
}
