import { commonHeaders } from "#app/http/security-headers.server.ts";
import { createPageCache } from "#app/server/page-cache.server.ts";
import { plus } from "#app/domain/time/zoned-time.ts";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClock, type TestClock } from "../support/clock.ts";

let clock: TestClock;
let version: number;
let rendered: string[];
let answer: (key: string) => Response | Promise<Response>;
let server: Server;
let url: string;
let cache: ReturnType<typeof createPageCache>;

beforeEach(async () => {
  clock = createClock();
  version = 1;
  rendered = [];
  answer = (key) =>
    new Response(`page ${key} `.repeat(200), { headers: { "Content-Type": "text/html; charset=utf-8" } });
  cache = createPageCache({
    programmeVersion: () => version,
    clock: clock.now,
    validUntil: (now) => plus(now, 60_000),
    render: async (key) => {
      rendered.push(key);
      return answer(key);
    },
    headers: commonHeaders(true),
    maxBytes: 50_000,
  });
  server = createServer((request, response) => void cache.serve(request.url ?? "", request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});
const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`${url}${path}`, { headers, method });

describe("a page in memory", () => {
  it("is made once and answered many times", async () => {
    for (let turn = 0; turn < 5; turn += 1) expect(await (await get("/a")).text()).toContain("page /a");
    expect(rendered).toEqual(["/a"]);
  });

  it("is made once for many who ask at the same moment", async () => {
    let go: (value: unknown) => void = () => undefined;
    const gate = new Promise((resolve) => {
      go = resolve;
    });
    answer = async () => {
      await gate;
      return new Response("slow");
    };
    const asked = Array.from({ length: 20 }, () => get("/slow"));
    await new Promise((resolve) => setImmediate(resolve));
    go(undefined);
    expect(await Promise.all((await Promise.all(asked)).map((row) => row.text()))).toEqual(Array(20).fill("slow"));
    expect(rendered).toEqual(["/slow"]);
  });

  it("is made anew after a change, and when time itself changes it", async () => {
    await get("/a");
    version = 2;
    await get("/a");
    expect(rendered).toHaveLength(2);
    clock.advance(59_999);
    await get("/a");
    expect(rendered).toHaveLength(2);
    clock.advance(1);
    await get("/a");
    expect(rendered).toHaveLength(3);
  });

  it("is never kept for the version before, when the change came while it was made", async () => {
    answer = () => {
      version = 2;
      return new Response("old words");
    };
    await get("/a");
    answer = () => new Response("new words");
    expect(await (await get("/a")).text()).toBe("new words");
  });

  it("asked for after a change does not wait for what was begun before it, and stays in memory", async () => {
    let finishOld: (page: Response) => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        finishOld = resolve;
      });
    const before = get("/a");
    await vi.waitFor(() => expect(rendered).toHaveLength(1));
    version = 2;
    answer = () => new Response("new words");
    expect(await (await get("/a")).text()).toBe("new words");
    finishOld(new Response("old words"));
    expect(await (await before).text()).toBe("old words");
    expect(await (await get("/a")).text()).toBe("new words");
    expect(rendered).toHaveLength(2);
  });

  it("that fails is tried again by the next request", async () => {
    answer = () => Promise.reject(new Error("no disk"));
    const failed = await cache.serve("/a", {} as never, {} as never).catch((fault: Error) => fault.message);
    expect(failed).toBe("no disk");
    answer = () => new Response("there again");
    expect(await (await get("/a")).text()).toBe("there again");
  });

  it("is not kept when it is an error, or for one person", async () => {
    answer = () => new Response("gone", { status: 404 });
    expect((await get("/a")).status).toBe(404);
    answer = () => new Response("mine", { headers: { "Cache-Control": "private, no-store" } });
    await get("/b");
    await get("/b");
    expect(rendered).toEqual(["/a", "/b", "/b"]);
    expect(cache.size.entries).toBe(0);
  });

  it("takes no more room than it was given", async () => {
    for (let turn = 0; turn < 100; turn += 1) await get(`/page-${turn}`);
    expect(cache.size.bytes).toBeLessThanOrEqual(50_000);
    expect(cache.size.entries).toBeGreaterThan(2);
  });
});

describe("HTTP-02, HTTP-03, HTTP-06: validators", () => {
  it("are strong, one for each encoding, over the bytes that go out", async () => {
    const tags = new Map<string, string>();
    for (const encoding of ["br", "gzip", "identity"]) {
      const response = await get("/a", { "Accept-Encoding": encoding });
      const tag = response.headers.get("etag") ?? "";
      expect(tag).toMatch(/^"[\w-]{22}"$/);
      tags.set(encoding, tag);
      expect(response.headers.get("vary")).toBe("Accept-Encoding");
      expect(response.headers.get("cache-control")).toBe("public, no-cache");
      expect(await response.text()).toContain("page /a");
    }
    expect(new Set(tags.values()).size).toBe(3);
  });

  it("spare whoever has the page already, and win over dates", async () => {
    answer = () => new Response("dated", { headers: { "Last-Modified": "Tue, 24 Nov 2026 09:00:00 GMT" } });
    const tag = (await get("/a", { "Accept-Encoding": "identity" })).headers.get("etag") ?? "";
    const ask = async (headers: Record<string, string>) =>
      (await get("/a", { "Accept-Encoding": "identity", ...headers })).status;
    expect(await ask({ "If-None-Match": tag })).toBe(304);
    expect(await ask({ "If-None-Match": `"x", W/${tag}` })).toBe(304);
    expect(await ask({ "If-None-Match": "*" })).toBe(304);
    expect(await ask({ "If-None-Match": '"x"', "If-Modified-Since": "Wed, 25 Nov 2026 09:00:00 GMT" })).toBe(200);
    expect(await ask({ "If-Modified-Since": "Tue, 24 Nov 2026 09:00:00 GMT" })).toBe(304);
    expect(await ask({ "If-Modified-Since": "Tue, 24 Nov 2026 08:59:59 GMT" })).toBe(200);
    expect(await ask({ "If-Modified-Since": "yesterday" })).toBe(200);
    const fresh = await get("/a", { "Accept-Encoding": "identity", "If-None-Match": tag });
    expect([fresh.headers.get("etag"), fresh.headers.get("cache-control"), fresh.headers.get("vary")]).toEqual([
      tag,
      "public, no-cache",
      "Accept-Encoding",
    ]);
    expect(await fresh.text()).toBe("");
  });

  it("are the same for HEAD, which has a length and no body", async () => {
    const [whole, head] = [
      await get("/a", { "Accept-Encoding": "identity" }),
      await get("/a", { "Accept-Encoding": "identity" }, "HEAD"),
    ];
    expect(head.headers.get("content-length")).toBe(whole.headers.get("content-length"));
    expect(head.headers.get("etag")).toBe(whole.headers.get("etag"));
    expect(await head.text()).toBe("");
  });
});

it("compresses into bytes that others can open", async () => {
  const { request } = await import("node:http");
  const raw = (encoding: string) =>
    new Promise<Buffer>((resolve, reject) => {
      request(`${url}/a`, { headers: { "Accept-Encoding": encoding } }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => resolve(Buffer.concat(parts)));
      })
        .on("error", reject)
        .end();
    });
  const plain = (await raw("identity")).toString();
  expect(brotliDecompressSync(await raw("br")).toString()).toBe(plain);
  expect(gunzipSync(await raw("gzip;q=0.5, br;q=0")).toString()).toBe(plain);
});
