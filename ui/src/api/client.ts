// The one place that talks to the server: session cookie, CSRF, idempotency, versions, and errors as `Problem`. What an
// operation takes and answers is checked against schema.d.ts.
import createClient from "openapi-fetch";
import { hearTime } from "../spine/clock/now";
import type { paths } from "./schema";
import type { Acted, Changed, FieldError, ProblemBody, Release, Session } from "./types";

/** What the server says when it does not do something (RFC 9457), or what the wire says when it is not there. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly clause: string | null;
  readonly errors: FieldError[];
  readonly changed: Changed | null;
  /** Who may let the act pass all the same. */
  readonly release: Release | null;

  constructor(body: Partial<ProblemBody> & { status: number }) {
    super(body.en ?? body.detail ?? body.title ?? body.code ?? `HTTP ${body.status}`);
    this.name = "Problem";
    this.status = body.status;
    this.code = body.code ?? `http_${body.status}`;
    this.zh = body.zh ?? body.detail ?? body.title ?? `服务器返回 ${body.status}`;
    this.en = body.en ?? body.detail ?? body.title ?? `The server answered ${body.status}`;
    this.clause = body.clause ?? null;
    this.errors = body.errors ?? [];
    this.changed = body.changed ?? null;
    this.release = body.release ?? null;
  }

  get stale(): boolean {
    return this.status === 409 && this.code === "stale";
  }
}

/** Anything thrown, as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({
    status: 0,
    code: "unexpected",
    zh: `页面出错：${String(error)}`,
    en: `The page failed: ${String(error)}`,
  });
}

let csrf = "";
let onSignedOut: () => void = () => {};

export function keepSecrets(session: Session | null): void {
  csrf = session?.csrf ?? "";
}

export function csrfToken(): string {
  return csrf;
}

export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

export function newKey(): string {
  return crypto.randomUUID();
}

/** Sends a request and comes back with an answer that is good; everything else is thrown as a `Problem`. */
async function send(request: Request): Promise<Response> {
  if (request.method !== "GET") request.headers.set("X-CSRF-Token", csrf);
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem({
      status: 0,
      code: "offline",
      zh: "连不上服务器，请检查网络后重试。已填内容仍在。",
      en: "The server cannot be reached. Check the network and try again; what you typed is kept.",
    });
  }
  hearTime(response.headers.get("date"));
  if (response.ok) return response;
  const data = parse(await response.text());
  if (response.status === 401 && new URL(request.url).pathname !== "/api/session") onSignedOut();
  throw new Problem({ ...(data as Partial<ProblemBody> | undefined), status: response.status });
}

function parse(text: string): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `a=1&b=x`, without what is not said: the server refuses to guess what an empty value means. */
export function asQuery(query: Record<string, unknown> | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  return search.toString();
}

const SENT = { credentials: "same-origin", headers: { Accept: "application/json" } } as const;

/** Every operation of the server by its path, with what it takes and answers. */
export const api = createClient<paths>({ ...SENT, fetch: send, querySerializer: asQuery });

/** What a call answered that went well; one that did not has thrown. */
export async function answer<T extends object>(
  call: Promise<T>,
): Promise<Extract<T, { data: unknown }>["data"]> {
  return ((await call) as { data: never }).data;
}

/** If-Match with the version of the record that the person saw. */
export const seen = (version: number) => ({ "If-Match": `"${version}"` });

/** An act at the address that the server offered, with the form that it drew; so neither can be known here. The same
 * key may be sent again after a lost answer. */
export async function act(href: string, body: unknown, version: number | null, key: string): Promise<Acted> {
  const headers = {
    ...SENT.headers,
    ...(version === null ? {} : seen(version)),
    "Content-Type": "application/json",
    "Idempotency-Key": key,
  };
  const request = new Request(href, { ...SENT, method: "POST", headers, body: JSON.stringify(body) });
  return (await send(request)).json();
}

/** What stands behind an address that the server gave. */
export async function follow<T>(href: string, signal?: AbortSignal): Promise<T> {
  return (await send(new Request(href, { ...SENT, signal }))).json();
}
