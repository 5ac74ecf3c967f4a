// What the portal reads and sends. Its session is its own: nothing of the staff's is asked.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { act, answer, api, csrfToken, keepSecrets, newKey, Problem } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { PortalMatter, PortalSession, Session } from "../../api/types";

export const houseQuery = queryOptions({
  queryKey: ["portal", "house"],
  queryFn: () => answer(api.GET("/api/portal")),
  staleTime: 10 * 60_000,
});

/** The value that writing requests show; the client keeps one for whoever is signed in on this page. */
export function keep(session: PortalSession | null): void {
  keepSecrets(session as unknown as Session | null);
}

export const sessionQuery = queryOptions({
  queryKey: ["portal", "session"],
  queryFn: async (): Promise<PortalSession | null> => {
    try {
      const session = await answer(api.GET("/api/portal/session"));
      keep(session);
      return session;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const formQuery = queryOptions({
  queryKey: ["portal", "form"],
  queryFn: () => answer(api.GET("/api/portal/form")),
  staleTime: 10 * 60_000,
});

export const mattersQuery = infiniteQueryOptions({
  queryKey: ["portal", "matters"],
  queryFn: ({ pageParam }) =>
    answer(
      api.GET("/api/portal/requests", { params: { query: { limit: 20, after: pageParam || undefined } } }),
    ),
  initialPageParam: "",
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: 60_000,
});

export const matterQuery = (id: string) =>
  queryOptions({
    queryKey: ["portal", "matter", id],
    queryFn: () => answer(api.GET("/api/portal/requests/{id}", { params: { path: { id } } })),
    // Nobody rings here: the page looks again by itself.
    refetchInterval: 30_000,
  });

/** Whoever leaves takes everything along that this page knew of them. */
export function forget(): void {
  keep(null);
  queryClient.removeQueries({ queryKey: ["portal", "matters"] });
  queryClient.removeQueries({ queryKey: ["portal", "matter"] });
  queryClient.setQueryData(sessionQuery.queryKey, null);
}

/** True when the session is over: the page signs in again. */
export function isEnded(error: unknown): boolean {
  return error instanceof Problem && error.code === "not_signed_in_portal";
}

/** An act on one's own matter; the answer is its fresh page. */
export async function perform(
  href: string,
  body: unknown,
  version: number | null,
  key: string,
): Promise<PortalMatter> {
  const matter = (await act(href, body, version, key)) as unknown as PortalMatter;
  fresh(matter);
  return matter;
}

function fresh(matter: PortalMatter): void {
  queryClient.setQueryData(matterQuery(matter.id).queryKey, matter);
  void queryClient.invalidateQueries({ queryKey: mattersQuery.queryKey });
}

export { newKey };

/** One document as it is, with its name in a header. */
export async function addDocument(id: string, file: File): Promise<PortalMatter> {
  let response: Response;
  try {
    response = await fetch(`/api/portal/requests/${id}/files`, {
      method: "POST",
      credentials: "same-origin",
      headers: {
        "Content-Type": file.type || "application/octet-stream",
        "X-File-Name": encodeURIComponent(file.name),
        "X-CSRF-Token": csrfToken(),
      },
      body: file,
    });
  } catch {
    throw new Problem({
      status: 0,
      code: "offline",
      zh: "上传中断，请检查网络后重试。",
      en: "The upload broke off: check the network and try again.",
    });
  }
  const data = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem({ ...data, status: response.status });
  fresh(data as PortalMatter);
  return data as PortalMatter;
}
