// The one place that talks to the server: session cookie, CSRF, idempotency, versions, and errors as `Problem`.
import type { Changed, FieldError, ProblemBody, Session } from "./types";

/** What the server says when it does not do something (RFC 9457), or what the wire says when it is not there. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly clause: string | null;
  readonly errors: FieldError[];
  readonly changed: Changed | null;

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

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface Call {
  query?: Query;
  body?: unknown;
  /** Version of the record the person saw: sent as If-Match. */
  version?: number;
  /** Sent as Idempotency-Key; the same key may be sent again after a lost answer. */
  key?: string;
  signal?: AbortSignal;
}

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

export function newKey(): string {
  return crypto.randomUUID();
}

export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

export async function call<T>(method: Method, path: string, options: Call = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRF-Token"] = csrf;
  if (options.key) headers["Idempotency-Key"] = options.key;
  if (options.version !== undefined) headers["If-Match"] = `"${options.version}"`;
  let body: BodyInit | undefined;
  if (options.body !== undefined) {
    headers["Content-Type"] = "application/json";
    body = JSON.stringify(options.body);
  }
  let response: Response;
  try {
    response = await fetch(withQuery(path, options.query), {
      method,
      headers,
      body,
      credentials: "same-origin",
      signal: options.signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem({
      status: 0,
      code: "offline",
      zh: "连不上服务器，请检查网络后重试。已填内容仍在。",
      en: "The server cannot be reached. Check the network and try again; what you typed is kept.",
    });
  }
  const text = response.status === 204 ? "" : await response.text();
  const data = parse(text);
  if (response.ok) return data as T;
  if (response.status === 401 && path !== "/api/session") onSignedOut();
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

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) =>
  call<T>("GET", path, { query, signal });
export const post = <T>(path: string, body: unknown, options: Call = {}) =>
  call<T>("POST", path, { ...options, body });
