// What the screens read, each under one key so that a ping can say what to read again.
import { QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { asProblem, get, keepSecrets, Problem } from "./client";
import type {
  Channel,
  CustomerPage,
  CustomerRow,
  Delegation,
  Explain,
  Gate,
  Meta,
  Page,
  Parameter,
  Person,
  Row,
  Session,
  Token,
  Unit,
} from "./types";

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
      const session = await get<Session>("/api/session");
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
  queryFn: () => get<Meta>("/api/meta"),
  staleTime: 10 * 60_000,
});

export const recordQuery = (id: string) =>
  queryOptions({ queryKey: ["record", id], queryFn: () => get<Page>(`/api/records/${id}`) });

export const explainQuery = (href: string) =>
  queryOptions({ queryKey: ["explain", href], queryFn: () => get<Explain>(href), staleTime: 10_000 });

export const unitsQuery = queryOptions({
  queryKey: ["units"],
  queryFn: () => get<{ items: Unit[] }>("/api/units").then((r) => r.items),
  staleTime: 10 * 60_000,
});

export const peopleQuery = (q: string, unit?: string) =>
  queryOptions({
    queryKey: ["people", q, unit ?? ""],
    queryFn: ({ signal }) =>
      get<{ items: Person[] }>("/api/people", { q, unit }, signal).then((r) => r.items),
    staleTime: 60_000,
  });

export const customersQuery = (q: string) =>
  queryOptions({
    queryKey: ["customers", q],
    queryFn: ({ signal }) =>
      get<{ items: CustomerRow[]; next: string | null }>("/api/customers", { q, limit: 30 }, signal),
    staleTime: 10_000,
  });

export const customerQuery = (id: string) =>
  queryOptions({ queryKey: ["customer", id], queryFn: () => get<CustomerPage>(`/api/customers/${id}`) });

export const similarQuery = (contact: string) =>
  queryOptions({
    queryKey: ["similar", contact],
    queryFn: ({ signal }) =>
      get<{ items: Row[] }>("/api/requests/similar", { contact }, signal).then((r) => r.items),
    staleTime: 15_000,
  });

export const parametersQuery = (company?: string) =>
  queryOptions({
    queryKey: ["policy", "parameters", company ?? ""],
    queryFn: () =>
      get<{ version: string | number; items: Parameter[] }>("/api/policy/parameters", { company }),
  });

export const gatesQuery = queryOptions({
  queryKey: ["policy", "gates"],
  queryFn: () => get<{ items: Gate[] }>("/api/policy/gates").then((r) => r.items),
});

export const channelsQuery = queryOptions({
  queryKey: ["channels"],
  queryFn: () => get<{ items: Channel[] }>("/api/channels").then((r) => r.items),
});

export const delegationsQuery = queryOptions({
  queryKey: ["delegations"],
  queryFn: () => get<{ items: Delegation[] }>("/api/delegations").then((r) => r.items),
});

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: () => get<{ items: Token[] }>("/api/tokens").then((r) => r.items),
});

export function useSession(): Session | null {
  return useQuery(sessionQuery).data ?? null;
}

export function useMeta(): Meta | undefined {
  return useQuery({ ...metaQuery, enabled: useSession() !== null }).data;
}

export function useAbility(code: string): boolean {
  return useSession()?.abilities.includes(code) ?? false;
}
