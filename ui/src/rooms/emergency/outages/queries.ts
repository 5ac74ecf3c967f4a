// What the screens of outages read.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../../api/client";
import type { Body } from "../../../api/types";

export type Supply = "listed" | "absent" | "restored" | "dropped";
export const SUPPLIES: readonly Supply[] = ["listed", "absent", "restored", "dropped"];

/** The list of an outage, by address; under the key of the record, so that its pings read it again. */
export const pointsQuery = (id: string, supply: Supply) =>
  infiniteQueryOptions({
    queryKey: ["record", id, "points", supply],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/outages/{id}/points", {
          params: { path: { id }, query: { supply, after: pageParam || undefined } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    // While something is on its way the proof comes soon; the record's pings tell of the rest.
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((one) => one.waits || one.message === "queued"))
        ? 5_000
        : 20_000,
  });

/** Who has a care flag and was not spoken with. */
export const unspokenQuery = (id: string) =>
  queryOptions({
    queryKey: ["record", id, "unspoken"],
    queryFn: () =>
      answer(
        api.GET("/api/outages/{id}/points", { params: { path: { id }, query: { supply: "unspoken" } } }),
      ),
  });

/** What was told of an outage, turn by turn. */
export const toldQuery = (id: string) =>
  queryOptions({
    queryKey: ["record", id, "told"],
    queryFn: () => answer(api.GET("/api/outages/{id}/told", { params: { path: { id } } })),
    refetchInterval: 20_000,
  });

export const estatesQuery = queryOptions({
  queryKey: ["estates"],
  queryFn: () => answer(api.GET("/api/estates")),
});

export const knownQuery = (place: string) =>
  queryOptions({
    queryKey: ["outages", "known", place],
    queryFn: ({ signal }) =>
      answer(api.POST("/api/outages/known", { body: JSON.parse(place) as Body<"outages_known">, signal })),
    staleTime: 15_000,
  });

export const valvesQuery = (q: string) =>
  queryOptions({
    queryKey: ["valves", q],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/valves", { params: { query: { q } }, signal })).then((r) => r.items),
    staleTime: 60_000,
  });

export const foundPointsQuery = (q: string) =>
  queryOptions({
    queryKey: ["points", q],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/points", { params: { query: { q } }, signal })).then((r) => r.items),
    staleTime: 60_000,
  });
