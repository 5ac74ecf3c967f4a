import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { components } from "../../api/schema";
import type { Line } from "./plan";
import { spoken, stamp } from "./plan";

type Shapes = components["schemas"];
export type DutyPost = Shapes["DutyPost"];
export type DutyPerson = Shapes["DutyPerson"];
export type DutyRoster = Shapes["DutyRoster"];
export type DutyWeek = Shapes["DutyWeek"];
export type DutyProblem = Shapes["DutyProblem"];
export type DutyAttended = Shapes["DutyAttended"];

/** Who is there now; read again every half-minute, for a post may become empty by the clock alone. */
export const dutyQuery = (unit?: string) =>
  queryOptions({
    queryKey: ["duty", unit ?? ""],
    queryFn: ({ signal }) => answer(api.GET("/api/duty/board", { params: { query: { unit } }, signal })),
    refetchInterval: 30_000,
  });

export const attendanceQuery = (unit?: string) =>
  queryOptions({
    queryKey: ["duty", "attendance", unit ?? ""],
    queryFn: ({ signal }) => answer(api.GET("/api/duty/attendance", { params: { query: { unit } }, signal })),
  });

export const weekQuery = (unit: string | undefined, from: number, until: number) =>
  queryOptions({
    queryKey: ["duty", "week", unit ?? "", from, until],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/duty/week", {
          params: { query: { unit, from: stamp(from), until: stamp(until) } },
          signal,
        }),
      ),
  });

export const forecastQuery = (unit: string | undefined, date: string) =>
  queryOptions({
    queryKey: ["duty", "forecast", unit ?? "", date],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/duty/forecast", { params: { query: { unit, date } }, signal })),
    staleTime: 60_000,
  });

/** What stands against a plan, before it is saved. */
export async function checked(unit: string, roster: DutyRoster, lines: Line[], signal?: AbortSignal) {
  const body = {
    unit,
    roster: roster.id,
    from: stamp(roster.from ?? 0),
    until: stamp(roster.until ?? 0),
    lines: spoken(lines),
  };
  return answer(api.POST("/api/duty/check", { body, signal }));
}
