// Short news at the foot of the page, read out by screen readers.
import { useEffect, useSyncExternalStore } from "react";
import { useTexts } from "../words/language";

export interface Toast {
  id: number;
  kind: "done" | "failed";
  text: string;
}

let toasts: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function tell(text: string, kind: Toast["kind"] = "done"): void {
  last += 1;
  set([...toasts.slice(-2), { id: last, kind, text }]);
}

function drop(id: number): void {
  set(toasts.filter((one) => one.id !== id));
}

export function Toasts() {
  const t = useTexts();
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <Timed key={toast.id} toast={toast} close={t("problem.close")} />
      ))}
    </div>
  );
}

function Timed({ toast, close }: { toast: Toast; close: string }) {
  useEffect(() => {
    const timer = window.setTimeout(() => drop(toast.id), toast.kind === "failed" ? 9000 : 4500);
    return () => window.clearTimeout(timer);
  }, [toast]);
  return (
    <div className={`toast toast-${toast.kind}`}>
      <span aria-hidden="true">{toast.kind === "done" ? "✓" : "!"}</span>
      <span>{toast.text}</span>
      <button type="button" aria-label={close} onClick={() => drop(toast.id)}>
        ×
      </button>
    </div>
  );
}
