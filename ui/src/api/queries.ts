// What the screens read, each under one key so that a ping can say what to read again.
import { QueryClient, queryOptions, replaceEqualDeep, useQuery } from "@tanstack/react-query";
import { answer, api, asProblem, follow, keepSecrets, Problem } from "./client";
import type { Ability, Body, Explain, Meta, Page, Revealed, Session } from "./types";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && [0, 502, 503, 504].includes(asProblem(error).status),
    },
    mutations: { retry: false },
  },
});

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async (): Promise<Session | null> => {
    try {
      const session = await answer(api.GET("/api/session"));
      keepSecrets(session);
      return session;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export const metaQuery = queryOptions({
  queryKey: ["meta"],
  queryFn: () => answer(api.GET("/api/meta")),
  staleTime: 10 * 60_000,
});

export const recordQuery = (id: string) =>
  queryOptions({
    queryKey: ["record", id],
    queryFn: () => answer(api.GET("/api/records/{id}", { params: { path: { id } } })),
    // A reading that began before one's own act may come after its answer: what is older does not take its place.
    structuralSharing: (had, got) =>
      had && (got as Page).record.version < (had as Page).record.version ? had : replaceEqualDeep(had, got),
  });

/** The record as it is now, whatever is kept. */
export async function freshPage(id: string): Promise<Page> {
  await queryClient.invalidateQueries({ queryKey: ["record", id], refetchType: "none" });
  return queryClient.fetchQuery({ ...recordQuery(id), staleTime: 0 });
}

export const explainQuery = (href: string) =>
  queryOptions({ queryKey: ["explain", href], queryFn: () => follow<Explain>(href), staleTime: 10_000 });

export const unitsQuery = queryOptions({
  queryKey: ["units"],
  queryFn: () => answer(api.GET("/api/units")).then((r) => r.items),
  staleTime: 10 * 60_000,
});

export const peopleQuery = (q: string, unit?: string) =>
  queryOptions({
    queryKey: ["people", q, unit ?? ""],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/people", { params: { query: { q, unit } }, signal })).then((r) => r.items),
    staleTime: 60_000,
  });

export const customersQuery = (q: string) =>
  queryOptions({
    queryKey: ["customers", q],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/customers", { params: { query: { q, limit: 30 } }, signal })),
    staleTime: 10_000,
  });

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ["customer", id],
    queryFn: () => answer(api.GET("/api/customers/{id}", { params: { path: { id } } })),
  });

/** The orders of a unit by person, and those that wait; without a unit, of the one the reader works for. */
/** Who may take an order, ranked, with what speaks against whom. */
export const candidatesQuery = (order: string, unit?: string) =>
  queryOptions({
    queryKey: ["candidates", order, unit ?? ""],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/orders/{id}/candidates", { params: { path: { id: order }, query: { unit } }, signal }),
      ),
  });

/** Open matters of a kind that a form may point to; what looks like a number is looked up among all. */
export const pointedQuery = (kind: string, number: string) =>
  queryOptions({
    queryKey: ["queue", "pointed", kind, number],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/records", {
          params: { query: number ? { number, limit: 5 } : { kind, open: true, order: "due", limit: 50 } },
          signal,
        }),
      ).then((r) => r.items),
    staleTime: 15_000,
  });

/** Running incidents around a place, written as the body of the question. An address stands in no URL. */
export const nearQuery = (place: string) =>
  queryOptions({
    queryKey: ["near", place],
    queryFn: ({ signal }) =>
      answer(api.POST("/api/incidents/near", { body: JSON.parse(place) as Body<"incidents_near">, signal })),
    staleTime: 5_000,
    refetchInterval: 20_000,
  });

export const similarQuery = (contact: string) =>
  queryOptions({
    queryKey: ["similar", contact],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/requests/similar", { params: { query: { contact } }, signal })).then(
        (r) => r.items,
      ),
    staleTime: 15_000,
  });

export const parametersQuery = queryOptions({
  queryKey: ["policy", "parameters"],
  queryFn: () => answer(api.GET("/api/policy/parameters")),
});

export const gatesQuery = queryOptions({
  queryKey: ["policy", "gates"],
  queryFn: () => answer(api.GET("/api/policy/gates")).then((r) => r.items),
});

/** How many of my notices are unread, counted up to a hundred. */
export const unreadQuery = queryOptions({
  queryKey: ["notices", "unread"],
  queryFn: () => answer(api.GET("/api/notices", { params: { query: { limit: 1 } } })).then((r) => r.unread),
  staleTime: 30_000,
});

/** Shows a masked value of a record or of an archive, for a reason that is logged. */
export type Unmask = (field: string, reason: string) => Promise<Revealed>;

export const unmaskRecord =
  (id: string): Unmask =>
  (field, reason) => {
    // Which fields there are to show the server has said by masking them.
    const body = { field, reason } as Body<"reveal">;
    return answer(api.POST("/api/records/{id}/reveal", { params: { path: { id } }, body }));
  };

export const unmaskCustomer =
  (id: string): Unmask =>
  (field, reason) =>
    answer(api.POST("/api/customers/{id}/reveal", { params: { path: { id } }, body: { field, reason } }));

/** Where a person's work begins. */
export function homeOf(session: Session | null): "/queue" | "/audit" | "/field" {
  if (session?.home === "audit") return "/audit";
  return worksOnSite(session) && session?.roles.every((one) => ON_SITE.includes(one.role))
    ? "/field"
    : "/queue";
}

/** Roles whose work is at the customer's; a team leader goes out with the team. */
const ON_SITE = ["technician", "team_leader"];

export function worksOnSite(session: Session | null): boolean {
  return session?.roles.some((one) => one.role === "technician") ?? false;
}

export function useSession(): Session | null {
  return useQuery(sessionQuery).data ?? null;
}

export function useMeta(): Meta | undefined {
  return useQuery({ ...metaQuery, enabled: useSession() !== null }).data;
}

export function useAbility(code: Ability): boolean {
  return useSession()?.abilities.includes(code) ?? false;
}

export const channelsQuery = queryOptions({
  queryKey: ["channels"],
  queryFn: () => answer(api.GET("/api/channels")).then((r) => r.items),
});

export const boardQuery = (unit?: string) =>
  queryOptions({
    queryKey: ["board", unit ?? ""],
    queryFn: ({ signal }) => answer(api.GET("/api/board", { params: { query: { unit } }, signal })),
  });
