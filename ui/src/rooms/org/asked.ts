// What the pages of how people are reached ask the server.
import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";

export const myReachQuery = queryOptions({
  queryKey: ["reach", "mine"],
  queryFn: () => answer(api.GET("/api/me/reach")),
});

export const reachQuery = (id: string) =>
  queryOptions({
    queryKey: ["reach", id],
    queryFn: () => answer(api.GET("/api/people/{id}/reach", { params: { path: { id } } })),
  });
