// What the screens of the plan library read.
import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../../api/client";
import type { components } from "../../../api/schema";

type Shapes = components["schemas"];
export type Library = Shapes["PlanLibrary"];
export type PlanRow = Shapes["PlanRow"];
export type PlanText = Shapes["PlanText"];
export type PlanStep = Shapes["PlanStep"];
export type PlanDifference = Shapes["PlanDifference"];

export const libraryQuery = queryOptions({
  queryKey: ["plans", "library"],
  queryFn: ({ signal }) => answer(api.GET("/api/plans/library", { params: { query: {} }, signal })),
});

/** Under the key of the record, so that its pings read it again. */
export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ["record", id, "plan"],
    queryFn: ({ signal }) => answer(api.GET("/api/plans/{id}/text", { params: { path: { id } }, signal })),
  });

export const joinedQuery = (record: string) =>
  queryOptions({
    queryKey: ["record", record, "plans"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/plans/joined", { params: { query: { record } }, signal })).then((r) => r.items),
    staleTime: 60_000,
  });

export const sceneQuery = (id: string) =>
  queryOptions({
    queryKey: ["record", id, "scene"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/incidents/{id}/known", { params: { path: { id } }, signal })),
    // The prompt comes by the clock alone.
    refetchInterval: 30_000,
  });
