// What the queue shows stands in the address, so that a filter can be kept as a bookmark and sent to a colleague.
import { infiniteQueryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { Asked } from "../../api/types";

export const FILTERS = [
  "kind",
  "unit",
  "state",
  "colour",
  "owner",
  "first",
  "type",
  "channel",
  "priority",
  "open",
  "order",
] as const satisfies readonly (keyof Asked<"records">)[];

export type FilterName = (typeof FILTERS)[number];
export type QueueSearch = Partial<Record<FilterName, string>>;

export function readQueueSearch(search: Record<string, unknown>): QueueSearch {
  const out: QueueSearch = {};
  for (const name of FILTERS) {
    const value = search[name];
    if (typeof value === "string" || typeof value === "number") {
      const text = String(value);
      if (text) out[name] = text;
    }
  }
  return out;
}

export const PAGE = 50;

/** The server's parameters for a filter; requests that are still open, most urgent first, when nothing is said. */
export function toQuery(search: QueueSearch): Asked<"records"> {
  const { open, kind, order, ...rest } = search;
  // What stands in the address was typed or sent by somebody: what is none of the choices, the server refuses.
  return {
    kind: kind ?? "request",
    open: open !== "all",
    // What has ended has no due time to go by.
    order: open === "all" ? "newest" : (order ?? "due"),
    limit: PAGE,
    ...rest,
  } as Asked<"records">;
}

export const queueQuery = (search: QueueSearch) =>
  infiniteQueryOptions({
    queryKey: ["queue", search],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/records", {
          // Counted once, with the first page.
          params: { query: { ...toQuery(search), after: pageParam ?? undefined, count: pageParam === null } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** `1,000+` when the server stopped counting; never less than what is on show. */
export function countText(count: { n: number; capped: boolean }, shown: number, more: boolean): string {
  const n = Math.max(count.n, shown);
  const open = count.capped && (n > shown || more);
  return `${n.toLocaleString("en-US")}${open ? "+" : ""}`;
}

/** Actions that every selected row offers. */
export function sharedActions(rows: { actions?: string[]; kind: string }[]): string[] {
  const [first, ...others] = rows;
  if (!first || others.some((row) => row.kind !== first.kind)) return [];
  return (first.actions ?? []).filter((action) => others.every((row) => row.actions?.includes(action)));
}
