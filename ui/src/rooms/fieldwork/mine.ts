// What a technician has at hand, read once for the list, for an order and for the windows that are taken.
import { useQueries, useQuery } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { Row } from "../../api/types";
import { windowOf } from "./given";
import type { Taken } from "./windows";

/** As many as a technician has at hand, and some more. */
const MOST = 50;
const MINE = { kind: "order", owner: "me", limit: MOST } as const;

/** Mine that are open, what waits at my unit for somebody to take it, and what I ended lately. */
export const mineQuery = {
  queryKey: ["field", "mine"],
  queryFn: async (): Promise<Row[]> => {
    const lists = await Promise.all([
      answer(api.GET("/api/records", { params: { query: { ...MINE, open: true, order: "due" } } })),
      answer(
        api.GET("/api/records", {
          params: { query: { kind: "order", state: "dispatched", open: true, order: "due", limit: 20 } },
        }),
      ),
      answer(
        api.GET("/api/records", { params: { query: { ...MINE, open: false, order: "newest", limit: 20 } } }),
      ),
    ]);
    const seen = new Set<string>();
    return lists
      .flatMap((list) => list.items)
      .filter(
        (row) =>
          (row.owner !== null || row.actions.includes("accept")) && !seen.has(row.id) && seen.add(row.id),
      );
  },
};

/** The page of a row: what a list does not say, the window and the next step. Read again only when the version is another. */
export const pageAt = (row: Row) => ({
  queryKey: ["field", "page", row.id, row.version],
  queryFn: () => answer(api.GET("/api/records/{id}", { params: { path: { id: row.id } } })),
  staleTime: Number.POSITIVE_INFINITY,
});

/** States with a window that is still to be kept. */
const AHEAD = ["scheduled", "ready", "on_the_way", "on_site", "working", "awaiting_consent", "coordinating"];

/** The windows of my other visits; `known` once all of them are read. */
export function useTaken(except: string): { taken: Taken[]; known: boolean } {
  const mine = useQuery({ ...mineQuery, staleTime: 30_000 });
  const rows = (mine.data ?? []).filter((row) => row.id !== except && AHEAD.includes(row.state));
  const pages = useQueries({ queries: rows.map(pageAt) });
  const taken = rows.flatMap((row, n) => {
    const page = pages[n]?.data;
    const window = page ? windowOf(page) : null;
    return window ? [{ ...window, number: row.number }] : [];
  });
  return { taken, known: mine.data !== undefined && pages.every((one) => one.data !== undefined) };
}
