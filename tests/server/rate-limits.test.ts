import { rateLimits } from "#app/http/rate-limit.server.ts";
import { createRateLimiters } from "#app/server/rate-limiters.server.ts";
import { visitorOf } from "#app/server/visitor-key.server.ts";
import type { IncomingMessage } from "node:http";
import { createApp, startServer } from "../support/app.ts";
import { makeEvent } from "../support/factories.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const request = (remoteAddress: string, forwarded?: string) =>
  ({
    headers: forwarded ? { "x-forwarded-for": forwarded } : {},
    socket: { remoteAddress },
  }) as unknown as IncomingMessage;

describe("a visitor", () => {
  it.each([
    ["an IPv4 address", "192.0.2.7", undefined, 0, "192.0.2.7"],
    ["the same written as IPv6", "::ffff:192.0.2.7", undefined, 0, "192.0.2.7"],
    ["what one line has of IPv6", "2001:db8:1:2:3:4:5:6", undefined, 0, "32.1.13.184.0.1.0.2"],
    ["who is connected, where no proxy of ours stands in front", "192.0.2.7", "203.0.113.9", 0, "192.0.2.7"],
    ["what our proxy saw", "127.0.0.1", "203.0.113.9", 1, "203.0.113.9"],
    ["what our proxy saw, not what the visitor wrote", "127.0.0.1", "10.0.0.1, 203.0.113.9", 1, "203.0.113.9"],
    ["what the outer of two proxies saw", "127.0.0.1", "10.0.0.1, 203.0.113.9, 10.9.9.9", 2, "203.0.113.9"],
    ["what a gateway saw that writes the port too", "127.0.0.1", "203.0.113.9:5140", 1, "203.0.113.9"],
    ["the same of IPv6", "127.0.0.1", "[2001:db8:1:2::5]:5140", 1, "32.1.13.184.0.1.0.2"],
    ["IPv6 without a port", "127.0.0.1", "2001:db8:1:2::5", 1, "32.1.13.184.0.1.0.2"],
    ["nobody in particular, where it says nonsense", "127.0.0.1", "nonsense", 1, "unknown"],
  ])("is %s", (_what, address, forwarded, proxies, visitor) => {
    expect(visitorOf(request(address, forwarded), proxies)).toBe(visitor);
  });

  it("is one for all addresses of a line, and another than its neighbour", () => {
    const [first, second, neighbour] = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"].map((address) =>
      visitorOf(request(address), 0),
    );
    expect(first).toBe(second);
    expect(first).not.toBe(neighbour);
  });
});

describe("turns", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_800_000_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const max = rateLimits.report.max;
  const takeAll = async (take: () => Promise<number>, times: number) => {
    for (let kind = 0; kind < times; kind += 1) expect(await take()).toBe(0);
  };

  it("are so many for one visitor, then a wait of which the length is said; others are not touched", async () => {
    const countRequest = createRateLimiters();
    const take = () => countRequest("report", { visitor: "192.0.2.7" });
    await takeAll(take, max);
    vi.advanceTimersByTime(600_000);
    expect(await take()).toBe(3_000);
    expect(await countRequest("report", { visitor: "192.0.2.8" })).toBe(0);
    expect(await countRequest("search", { visitor: "192.0.2.7" })).toBe(0);
    vi.advanceTimersByTime(3_000_000);
    expect(await take()).toBe(0);
  });

  it("are fewer for one account, from wherever it asks", async () => {
    const countRequest = createRateLimiters();
    for (let kind = 0; kind < rateLimits.upload.account; kind += 1) {
      await countRequest("upload", { visitor: `192.0.2.${kind}`, account: "ana" });
    }
    expect(await countRequest("upload", { visitor: "198.51.100.1", account: "ana" })).toBe(3_600);
    expect(await countRequest("upload", { visitor: "198.51.100.1", account: "rui" })).toBe(0);
  });

  it("keep no address, only what nobody can turn back into one", async () => {
    const { RateLimiterMemory } = await import("rate-limiter-flexible");
    const consume = vi.spyOn(RateLimiterMemory.prototype, "consume");
    await createRateLimiters()("signIn", { visitor: "192.0.2.7", account: "192.0.2.7 ana@example.org" });
    await createRateLimiters()("signIn", { visitor: "192.0.2.7", account: "192.0.2.7 ana@example.org" });
    const keys = consume.mock.calls.map(([key]) => String(key));
    expect(keys).toHaveLength(4);
    for (const key of keys) expect(key).toMatch(/^[\w-]{22}$/);
    // Each process hashes with another salt.
    expect(new Set(keys).size).toBe(4);
    consume.mockRestore();
  });
});

describe("what a read counts as", () => {
  it.each([
    ["/fr/programme?q=repas", "page search"],
    ["/fr/programme?q=repas&nonsense=1", "page search"],
    ["/fr/programme?from=never&q=repas", "page search"],
    ["/fr/programme?%71=repas", "page search"],
    ["/fr/programme/?q=repas", "page search"],
    ["/FR/PROGRAMME?q=repas", "page search"],
    ["/fr/programme.data?q=repas", "page search"],
    ["/fr/programme?city=lisboa&q=%20repas", "page search"],
    ["/embed/fr?q=repas", "page search"],
    ["/embed/fr?q=repas&x", "page search"],
    ["/fr/subscribe?q=repas", "page search"],
    ["/api/v1/events?q=repas", "page search"],
    ["/calendar/fr.ics?q=repas", "page feedSearch"],
    ["/feed/fr.atom?q=repas&x=1", "page feedSearch"],
    ["/Calendar/fr.ics?q=repas", "page search"],
    ["/fr/programme?theme=solidarity", "page filter"],
    ["/fr/programme?x=1", "page filter"],
    ["/fr/programme?q=", "page filter"],
    ["/fr/nothing", "page"],
    ["/fr/organise", "page"],
    ["/pictures/nothing.jpg", ""],
    ["/healthz", ""],
  ])("%s is the same however it is written", async (path, expected) => {
    const counted: string[] = [];
    const app = await createApp({ countRequest: (kind) => Promise.resolve(counted.push(kind) && 0) });
    const server = await startServer(app);
    await (await fetch(`${server.url}${path}`, { redirect: "manual" })).text();
    expect(counted.join(" ")).toBe(expected);
    await server.close();
  });

  it("what lies ready counts as nothing, and a preview only where it is drawn", async () => {
    const counted: string[] = [];
    const app = await createApp({ countRequest: (kind) => Promise.resolve(counted.push(kind) && 0) });
    const { slug } = makeEvent(app.db);
    const server = await startServer(app);
    const get = async (path: string) => (await fetch(`${server.url}${path}`)).arrayBuffer();
    for (const path of [
      "/fr",
      "/fr",
      "/fr/programme?city=lisboa",
      "/fr/programme?city=lisboa&city=lisboa",
      "/icon.svg",
    ]) {
      await get(path);
    }
    expect(counted.splice(0)).toEqual(["page", "page", "filter"]);
    for (const extra of ["", "&x=1", "&x=2"]) await get(`/events/${slug}/preview.jpg?lang=fr${extra}`);
    expect(counted.filter((kind) => kind === "preview")).toEqual(["preview"]);
    await server.close();
  });
});
