// What the pages of the audit ask the server.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { Asked } from "../../api/types";

export const auditQuery = (asked: Asked<"audit">) =>
  infiniteQueryOptions({
    queryKey: ["audit", asked],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/audit", { params: { query: { ...asked, after: pageParam ?? undefined } }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const auditActionsQuery = queryOptions({
  queryKey: ["audit", "actions"],
  queryFn: () => answer(api.GET("/api/audit/actions")).then((r) => r.items),
  staleTime: Number.POSITIVE_INFINITY,
});

export const hitsQuery = (gate: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["policy", "hits", gate ?? ""],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/policy/would-have-blocked", {
          params: { query: { gate, after: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
