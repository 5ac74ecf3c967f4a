// What the pages of publicity read.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";

/** The board, what waits, and the archive. */
export const bulletinsQuery = queryOptions({
  queryKey: ["bulletins"],
  queryFn: () => answer(api.GET("/api/bulletins")),
});

export const coverageQuery = (id: string) =>
  queryOptions({
    queryKey: ["record", id, "coverage"],
    queryFn: () => answer(api.GET("/api/campaigns/{id}/coverage", { params: { path: { id } } })),
    // While the list is made or told the figures move.
    refetchInterval: ({ state }) =>
      state.data && (!state.data.listed || state.data.waits > 0) ? 3_000 : 30_000,
  });

export const reachedQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["record", id, "reached"],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/campaigns/{id}/points", {
          params: { path: { id }, query: { after: pageParam || undefined } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
