// The call that somebody has on the line, as far as this page knows: what is written now is about it.
import { queryClient } from "../../api/queries";
import type { CallPop, CallsNow, PhoneCall } from "./data";

/** The call that is spoken; else the one that has just ended and of which nothing is written yet. */
export function currentCall(now: CallsNow | undefined, me: string | undefined): PhoneCall | null {
  const mine = (pop: CallPop) => pop.call.person?.id === me && pop.call.stage === "talking";
  const spoken = now?.calls.find(mine)?.call;
  if (spoken) return spoken;
  const last = now?.last?.call;
  return last && last.records.length === 0 && last.answered_at ? last : null;
}

export function knownCall(id: string): PhoneCall | undefined {
  const now = queryClient.getQueryData<CallsNow>(["calls", "now"]);
  return [...(now?.calls ?? []), ...(now?.last ? [now.last] : [])]
    .map((pop) => pop.call)
    .find((c) => c.id === id);
}

/** The same out of what was read last. */
export function callNow(): PhoneCall | null {
  const session = queryClient.getQueryData<{ person: { id: string } } | null>(["session"]);
  return currentCall(queryClient.getQueryData<CallsNow>(["calls", "now"]), session?.person.id);
}

/** Rings so far: one at once, and another with every cycle. */
export function ringsSoFar(since: number | string | null, now: number, cycle: number): number {
  const from = typeof since === "string" ? Date.parse(since) : (since ?? now);
  return Math.max(1, Math.floor((now - from) / cycle) + 1);
}

/** `4:05`, or `1:02:03` of an hour and more. */
export function length(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const pad = (n: number) => String(n).padStart(2, "0");
  const [h, m] = [Math.floor(s / 3600), Math.floor(s / 60) % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s % 60)}` : `${m}:${pad(s % 60)}`;
}
