import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { components } from "../../api/schema";

type Shapes = components["schemas"];
export type StaffRow = Shapes["StaffChangeRow"];
export type StaffItem = Shapes["StaffItem"];

/** Changes of staff that I may see, and those in which I am asked to take something over. */
export const changesQuery = () =>
  queryOptions({
    queryKey: ["staff", "changes"],
    queryFn: ({ signal }) => answer(api.GET("/api/duty/changes", { signal })),
    refetchInterval: 60_000,
  });

/** Everything on the list of one change. */
export const changeQuery = (id: string) =>
  queryOptions({
    queryKey: ["record", id, "staff"],
    queryFn: ({ signal }) => answer(api.GET("/api/duty/changes/{id}", { params: { path: { id } }, signal })),
  });

const URGENCY: Record<string, number> = {
  declined: 0,
  open: 1,
  proposed: 2,
  accepted: 3,
  fallen: 4,
  moved: 5,
};

/** What still has nobody comes first, of that what is urgent, then what is due soonest; what hangs on another follows it. */
export function inOrder(items: readonly StaffItem[]): StaffItem[] {
  const rank = (one: StaffItem) => URGENCY[one.state] ?? 9;
  return [...items].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(b.urgent) - Number(a.urgent) ||
      Number(a.under) - Number(b.under) ||
      (a.until ?? Number.MAX_SAFE_INTEGER) - (b.until ?? Number.MAX_SAFE_INTEGER) ||
      a.key.localeCompare(b.key),
  );
}

/** Nobody has said that they take it. */
export const isWithout = (one: StaffItem) =>
  one.state === "open" || one.state === "declined" || one.state === "proposed";
