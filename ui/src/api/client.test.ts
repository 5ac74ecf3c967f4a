import { afterEach, describe, expect, it, vi } from "vitest";
import { asProblem, call, keepSecrets, Problem, whenSignedOut, withQuery } from "./client";

function answer(status: number, body: unknown) {
  const fetch = vi.fn((_url: string, _init: RequestInit) =>
    Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status })),
  );
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

afterEach(() => vi.unstubAllGlobals());

describe("the client", () => {
  it("sends CSRF, version and key with what changes something, and none of them with what reads", async () => {
    keepSecrets({ csrf: "c1" } as never);
    const fetch = answer(200, {});
    await call("POST", "/api/requests/1/note", { body: { text: "x" }, version: 7, key: "k" });
    const [, init] = fetch.mock.calls[0] ?? [];
    expect(init?.headers).toMatchObject({ "X-CSRF-Token": "c1", "If-Match": '"7"', "Idempotency-Key": "k" });
    await call("GET", "/api/records", { query: { kind: "request", unit: undefined, q: "" } });
    const [url, read] = fetch.mock.calls[1] ?? [];
    expect(url).toBe("/api/records?kind=request");
    expect(read?.headers).not.toHaveProperty("X-CSRF-Token");
  });

  it("turns a problem into an error with its words, clause, fields and changes", async () => {
    answer(409, {
      code: "stale",
      zh: "已被他人更新。",
      en: "Changed.",
      clause: "6",
      errors: [],
      changed: { version: 8 },
    });
    const error = await call("POST", "/x", { body: {} }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({
      status: 409,
      zh: "已被他人更新。",
      clause: "6",
      stale: true,
      changed: { version: 8 },
    });
  });

  it("says something readable when the answer is no problem document or there is no answer", async () => {
    answer(502, "<html>");
    expect(await call("GET", "/x").catch((e) => e.zh)).toContain("502");
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
    expect(await call("GET", "/x").catch((e) => e.code)).toBe("offline");
    expect(asProblem("odd").status).toBe(0);
  });

  it("tells when the session has ended, but not when asking for it", async () => {
    const ended = vi.fn();
    whenSignedOut(ended);
    answer(401, { code: "signed_out", zh: "", en: "" });
    await call("GET", "/api/session").catch(() => {});
    expect(ended).not.toHaveBeenCalled();
    await call("GET", "/api/records").catch(() => {});
    expect(ended).toHaveBeenCalledOnce();
  });

  it("takes an empty answer", async () => {
    answer(204, undefined);
    expect(await call("DELETE", "/api/tokens/1")).toBeUndefined();
    expect(withQuery("/a")).toBe("/a");
  });
});
