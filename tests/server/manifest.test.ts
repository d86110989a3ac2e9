import type { ServerBuild } from "@remix-run/node";
import { request } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pageKey } from "#app/server/page-cache-key.ts";
import { createApp, startServer } from "../support/app.ts";

/** Server of the manifest, which open tabs request when a link leads to pages with unknown modules. */
let server: Awaited<ReturnType<typeof startServer>>;
let version: string;
beforeEach(async () => {
  server = await startServer(await createApp());
  const { assets }: ServerBuild = await import(join(process.cwd(), "build/server/index.js"));
  version = assets.version;
});
afterEach(() => server.close());
const ask = (paths: readonly string[], build = version) =>
  fetch(`${server.url}/__manifest?${new URLSearchParams([["version", build], ...paths.map((path) => ["p", path])])}`);

/** Request an address unchanged; `fetch` would normalise it. */
const statusOf = (path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path }, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });

describe("the list of routes", () => {
  it("says which modules a page of the workspaces loads", async () => {
    const answer = await ask(["/fr/organise/import"]);
    expect(answer.status).toBe(200);
    const routes = (await answer.json()) as Record<string, { path?: string; module: string }>;
    const modules = Object.values(routes).map((route) => [route.path, route.module]);
    expect(modules).toContainEqual(["organise/import", expect.stringMatching(/^\/assets\/route-.+\.js$/)]);
  });

  it("is answered past the page cache, for the build that was asked about", async () => {
    expect(pageKey(`/__manifest?version=${version}&p=/fr`)).toBeNull();
    expect((await ask(["/fr"])).status).toBe(200);
    server.deploy("next");
    const stale = await ask(["/fr"]);
    expect([stale.status, stale.headers.get("x-remix-reload-document")]).toEqual([204, "true"]);
    expect(stale.headers.get("cache-control")).toBe("private, no-store");
    expect((await ask(["/fr"], "next")).status).toBe(200);
  });

  it("is refused unread where so much is asked that others would wait", async () => {
    for (const paths of [
      [`/${"a/".repeat(3_000)}`],
      Array.from({ length: 500 }, (_, index) => `/${index}`),
      [`//${"/a".repeat(100)}`],
    ]) {
      expect((await ask(paths)).status).toBe(400);
    }
    const long = `version=${version}&p=/${"a/".repeat(3_000)}`;
    for (const address of [
      `/./__manifest?${long}`,
      `/x/../__manifest?${long}`,
      `/%2e/__manifest?${long}`,
      `/__manifest?a?&${long}`,
    ]) {
      expect([address.slice(0, 20), await statusOf(address)]).toEqual([address.slice(0, 20), 400]);
    }
    const event = "/fr/organise/events/5e4f9a52-0d5c-4a3e-9a0a-0c8a4f6f1c11";
    const links = ["edit/what", "dates", "programme", "partners", "people", "texts", "picture", "conversation"];
    expect((await ask([...links.map((link) => `${event}/${link}`), "/fr/coordinate", "/fr"])).status).toBe(200);
  });
});
