// What the delivery log asks the server.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { Asked } from "../../api/types";

export const deliveriesQuery = (asked: Asked<"deliveries">) =>
  infiniteQueryOptions({
    queryKey: ["deliveries", asked],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/deliveries", {
          params: { query: { ...asked, after: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const notifyPreviewQuery = queryOptions({
  queryKey: ["deliveries", "words"],
  queryFn: () => answer(api.GET("/api/notify/preview")).then((r) => r.items),
});
