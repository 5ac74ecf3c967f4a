import { afterEach, describe, expect, it, vi } from "vitest";
import {
  act,
  answer,
  api,
  asProblem,
  asQuery,
  follow,
  keepSecrets,
  Problem,
  seen,
  whenSignedOut,
} from "./client";

function answers(status: number, body: unknown) {
  const fetch = vi.fn((_request: Request) =>
    Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status })),
  );
  vi.stubGlobal("fetch", fetch);
  return (n = 0): Request => {
    const request = fetch.mock.calls[n]?.[0];
    if (!request) throw new Error(`no call ${n}`);
    return request;
  };
}

const thrown = (call: Promise<unknown>): Promise<Problem> =>
  call.then(
    () => {
      throw new Error("it went well");
    },
    (error) => error,
  );

afterEach(() => vi.unstubAllGlobals());

describe("the client", () => {
  it("sends CSRF, version and key with what changes something, and none of them with what reads", async () => {
    keepSecrets({ csrf: "c1" } as never);
    const sent = answers(200, {});
    await act("/api/requests/1/note", { text: "x" }, 7, "k");
    const headers = ["X-CSRF-Token", "If-Match", "Idempotency-Key", "Content-Type"];
    expect(headers.map((name) => sent().headers.get(name))).toEqual(["c1", '"7"', "k", "application/json"]);
    expect(await sent().text()).toBe('{"text":"x"}');
    await api.GET("/api/records", {
      params: { query: { kind: "request", unit: undefined, q: "" } as never },
    });
    expect(new URL(sent(1).url).pathname + new URL(sent(1).url).search).toBe("/api/records?kind=request");
    expect(sent(1).headers.has("X-CSRF-Token")).toBe(false);
    expect(sent(1).headers.get("Accept")).toBe("application/json");
    await api.PATCH("/api/customers/{id}", {
      params: { path: { id: "0PQ3ZG0G00046" }, header: seen(3) },
      body: { name: "李" },
    });
    expect(sent(2).method).toBe("PATCH");
    expect(new URL(sent(2).url).pathname).toBe("/api/customers/0PQ3ZG0G00046");
    expect(headers.map((name) => sent(2).headers.get(name))).toEqual(["c1", '"3"', null, "application/json"]);
  });

  it("turns a problem into an error with its words, clause, fields and changes", async () => {
    answers(409, {
      code: "stale",
      zh: "已被他人更新。",
      en: "Changed.",
      clause: "6",
      errors: [],
      changed: { version: 8 },
    });
    for (const error of [
      await thrown(act("/x", {}, 1, "k")),
      await thrown(answer(api.POST("/api/customers", { body: { kind: "person", name: "李" } }))),
    ]) {
      expect(error).toBeInstanceOf(Problem);
      expect(error).toMatchObject({
        status: 409,
        zh: "已被他人更新。",
        clause: "6",
        stale: true,
        changed: { version: 8 },
      });
    }
  });

  it("says something readable when the answer is no problem document or there is no answer", async () => {
    answers(502, "<html>");
    expect((await thrown(answer(api.GET("/api/meta")))).zh).toContain("502");
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
    expect((await thrown(answer(api.GET("/api/meta")))).code).toBe("offline");
    expect(asProblem("odd").status).toBe(0);
    vi.stubGlobal("fetch", () => Promise.reject(new DOMException("stopped", "AbortError")));
    expect(await thrown(follow("/x"))).toBeInstanceOf(DOMException);
  });

  it("tells when the session has ended, but not when asking for it", async () => {
    const ended = vi.fn();
    whenSignedOut(ended);
    answers(401, { code: "signed_out", zh: "", en: "" });
    await thrown(answer(api.GET("/api/session")));
    expect(ended).not.toHaveBeenCalled();
    await thrown(answer(api.GET("/api/records")));
    expect(ended).toHaveBeenCalledOnce();
  });

  it("takes an empty answer, and what stands behind an address of the server", async () => {
    answers(204, undefined);
    const { data } = await api.DELETE("/api/tokens/{id}", { params: { path: { id: "1" } } });
    expect(data).toBeUndefined();
    answers(200, { items: [] });
    expect(await follow("/api/units")).toEqual({ items: [] });
    expect(asQuery(undefined)).toBe("");
  });

  it("has nothing that the server does not have", () => {
    // Never called: it is `npm run typecheck` that refuses these lines, each of them.
    const wrong = async () => {
      // @ts-expect-error a path that is not there
      await api.GET("/api/record");
      // @ts-expect-error a method that it does not take
      await api.DELETE("/api/records");
      // @ts-expect-error a parameter that it does not take
      await api.GET("/api/records", { params: { query: { color: "red" } } });
      // @ts-expect-error a choice that there is not
      await api.GET("/api/records", { params: { query: { colour: "pink" } } });
      // @ts-expect-error a part of the path is missing
      await api.GET("/api/records/{id}");
      // @ts-expect-error a field of the body is missing
      await api.POST("/api/session", { body: { login: "x" } });
      // @ts-expect-error a header that it does not read
      await api.POST("/api/tokens", { params: { header: seen(1) }, body: { name: "x", scope: "read" } });
      const page = await answer(api.GET("/api/records/{id}", { params: { path: { id: "1" } } }));
      // @ts-expect-error a member that the answer does not have
      return page.record.colour_of_clock;
    };
    expect(wrong).toBeTypeOf("function");
  });
});
