// The queue by keyboard: j and k move, Enter opens, x marks, n records a new request. `/` belongs to the top bar.
import { useEffect, useRef, useState } from "react";

interface Hands {
  rows: readonly { id: string }[];
  open: (id: string) => void;
  toggle: (id: string) => void;
  create: () => void;
  clear: () => void;
}

export function useQueueKeys(hands: Hands): { index: number; set: (index: number) => void } {
  const [index, setIndex] = useState(-1);
  const latest = useRef({ hands, index });
  latest.current = { hands, index };

  useEffect(() => {
    function key(event: KeyboardEvent) {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (
        target.closest(
          "input:not([type=checkbox]), textarea, [contenteditable=true], [role=dialog], [role=combobox]",
        )
      )
        return;
      const { hands: now, index: at } = latest.current;
      const row = now.rows[at];
      const move = (to: number) => {
        const next = Math.max(0, Math.min(now.rows.length - 1, to));
        setIndex(next);
        document.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus();
      };
      switch (event.key) {
        case "j":
          move(at + 1);
          break;
        case "k":
          move(at - 1);
          break;
        case "ArrowDown":
        case "ArrowUp":
          if (!target.hasAttribute("data-row")) return;
          move(at + (event.key === "ArrowDown" ? 1 : -1));
          break;
        case "Enter":
          if (!row || (target !== document.body && !target.hasAttribute("data-row"))) return;
          now.open(row.id);
          break;
        case "x":
          if (row) now.toggle(row.id);
          break;
        case "n":
          now.create();
          break;
        case "Escape":
          now.clear();
          return;
        default:
          return;
      }
      event.preventDefault();
    }
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, []);

  return { index, set: setIndex };
}
