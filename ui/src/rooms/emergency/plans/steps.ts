// The steps of a plan as a table: moved, sorted, and what is still missing of each.
import type { Draft } from "../../../spine/form/values";

/** Scenarios that run with an incident; they begin with its key. */
export const OF_INCIDENT = ["leak", "explosion", "fire", "alarm", "co", "damage", "grave"];

export type StepFault = "noText" | "noRole" | "noTime" | "early";

const time = (step: Draft | undefined) => (typeof step?.minutes === "number" ? step.minutes : 0);

/** What keeps a step from being approved; the server judges the same when it is submitted. */
export function faultsOf(steps: Draft[], index: number): StepFault[] {
  const step = steps[index];
  if (!step) return [];
  const out: StepFault[] = [];
  if (!String(step.zh ?? "").trim()) out.push("noText");
  if (!step.role) out.push("noRole");
  if (time(step) < 1) out.push("noTime");
  else if (steps.slice(0, index).some((before) => time(before) > time(step))) out.push("early");
  return out;
}

/** The step at `from` stands at `to`; what does not exist moves nothing. */
export function moved(steps: Draft[], from: number, to: number): Draft[] {
  const step = steps[from];
  if (!step || to < 0 || to >= steps.length) return steps;
  const rest = steps.filter((_, index) => index !== from);
  return [...rest.slice(0, to), step, ...rest.slice(to)];
}

/** A new step below another, with its role and its time to begin from. */
export function inserted(steps: Draft[], below: number): Draft[] {
  const like = steps[below];
  const fresh: Draft = like ? { role: like.role, minutes: like.minutes } : {};
  return [...steps.slice(0, below + 1), fresh, ...steps.slice(below + 1)];
}

/** By time; those without one keep their place at the end, and what is due at once stays in its order. */
export function byTime(steps: Draft[]): Draft[] {
  const rank = (step: Draft) => time(step) || Number.POSITIVE_INFINITY;
  return steps
    .map((step, index) => ({ step, index }))
    .sort((a, b) => rank(a.step) - rank(b.step) || a.index - b.index)
    .map(({ step }) => step);
}
