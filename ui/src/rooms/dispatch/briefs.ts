// What a list of orders does not carry (district, wished time) is read from each order and the request above it, once for
// each version of the order, and only for those on show.
import { useQueries } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { Page, Row } from "../../api/types";
import { type Brief, briefOf, tellsAll } from "./board";

const read = (id: string, signal: AbortSignal): Promise<Page> =>
  answer(api.GET("/api/records/{id}", { params: { path: { id } }, signal }));

export function useBriefs(rows: Row[]): Map<string, Brief> {
  return useQueries({
    queries: rows.map((row) => ({
      queryKey: ["brief", row.id, row.version],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Brief> => {
        const order = await read(row.id, signal);
        const above = order.record.parent;
        // What the reader may not see of the request is left out; the order stands for itself.
        const request =
          above?.kind === "request" && !tellsAll(order)
            ? await read(above.id, signal).catch(() => null)
            : null;
        return briefOf(order, request);
      },
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
    combine: (all) => {
      const out = new Map<string, Brief>();
      all.forEach((one, index) => {
        const row = rows[index];
        if (row && one.data) out.set(row.id, one.data);
      });
      return out;
    },
  });
}
