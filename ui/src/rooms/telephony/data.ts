// What the screens read of calls.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { Unmask } from "../../api/queries";
import type { components } from "../../api/schema";

type Shapes = components["schemas"];
export type PhoneCall = Shapes["PhoneCall"];
export type CallPop = Shapes["CallPop"];
export type CallsNow = Shapes["CallsNow"];

export type Show = "mine" | "missed" | "all";

export const callsNowQuery = queryOptions({
  queryKey: ["calls", "now"],
  queryFn: ({ signal }) => answer(api.GET("/api/calls/now", { signal })),
  staleTime: 1_000,
  // Pings come with every event; this is for those that were lost.
  refetchInterval: (query) => (query.state.data?.exchanges.length ? 20_000 : 300_000),
  retry: false,
});

export const callsQuery = (day: string, show: Show) =>
  infiniteQueryOptions({
    queryKey: ["calls", "day", day, show],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/calls", { params: { query: { day, show, after: pageParam ?? undefined } }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const recordCallsQuery = (id: string) =>
  queryOptions({
    queryKey: ["calls", "record", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/records/{id}/calls", { params: { path: { id } }, signal })).then((r) => r.items),
    staleTime: 10_000,
  });

export const unmaskCall =
  (id: string): Unmask =>
  (_field, reason) =>
    answer(api.POST("/api/calls/{id}/reveal", { params: { path: { id } }, body: { reason } }));
