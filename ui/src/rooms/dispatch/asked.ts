// What the board asks the server.
import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";

export const boardQuery = (unit?: string) =>
  queryOptions({
    queryKey: ["board", unit ?? ""],
    queryFn: ({ signal }) => answer(api.GET("/api/board", { params: { query: { unit } }, signal })),
  });
