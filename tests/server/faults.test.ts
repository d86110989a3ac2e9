import type { ServerBuild } from "@remix-run/node";
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { listen } from "#app/server/listen.server.ts";
import { createListener, type ServerContext, type ServerParts } from "#app/server/listener.server.ts";
import { createApp } from "../support/app.ts";

/** The listener with failing parts. It must answer 500; an exception that escapes fails this file. */
let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});
const fail = (): never => {
  throw new Error("broken");
};
const renderEmpty = () => Promise.resolve(new Response("<!DOCTYPE html>"));

async function serve(
  parts: Partial<ServerParts>,
  overrides: Partial<Omit<ServerContext, "db">> = {},
  log: Parameters<typeof createListener>[2] = null,
) {
  const app = await createApp(overrides);
  const build: ServerBuild = await import(join(process.cwd(), "build/server/index.js"));
  server = createServer(
    createListener(
      { handlerBuild: build, renderPublic: renderEmpty, assets: "build/client", ...parts },
      app.context,
      log,
    ),
  );
  const url = `http://127.0.0.1:${await listen(server, 0, "127.0.0.1")}`;
  const statusOf = async (path: string) => {
    const answer = await fetch(`${url}${path}`, { redirect: "manual" }).catch(() => null);
    return answer && [answer.status, /<bdi[^>]*>[0-9a-f]+-/.test(await answer.text())];
  };
  return { app, statusOf };
}

const withNumber = [500, true];

describe("whatever throws while a request is answered", () => {
  it.each<[string, Partial<ServerParts>, Partial<Omit<ServerContext, "db">>, string]>([
    ["what makes a public page", { renderPublic: fail }, {}, "/fr"],
    ["a public page that is made later", { renderPublic: () => Promise.reject(new Error("later")) }, {}, "/fr/about"],
    ["the limit of searches", {}, { countRequest: fail }, "/fr/programme?q=x"],
    ["the application", { handlerBuild: () => Promise.reject(new Error("no build")) }, {}, "/fr/organise"],
    ["what stands before it", { middleware: fail }, {}, "/fr/organise"],
  ])("%s is answered with 500, a number and a line in the log", async (_stage, parts, overrides, path) => {
    const { app, statusOf } = await serve(parts, overrides);
    expect(await statusOf(path)).toEqual(withNumber);
    expect(app.faults).toHaveLength(1);
    expect(await statusOf("/icon.svg")).toEqual([200, false]);
  });

  it("the clock, where each request is noted", async () => {
    const { app, statusOf } = await serve({}, { clock: fail }, () => undefined);
    expect(await statusOf("/fr/organise")).toEqual(withNumber);
    expect(app.faults).toHaveLength(1);
  });

  it("even the log itself ends this answer only", async () => {
    const { statusOf } = await serve({ renderPublic: fail }, { reportFault: fail });
    expect(await statusOf("/fr")).toBeNull();
    expect(await statusOf("/icon.svg")).toEqual([200, false]);
  });
});

describe("a file of the client build that has gone since the start", () => {
  it("is 404, and all else goes on", async () => {
    const assets = join(mkdtempSync(join(tmpdir(), "client-")), "client");
    cpSync(realpathSync("build/client"), assets, { recursive: true });
    const { app, statusOf } = await serve({ assets });
    const [first = "", second = ""] = readdirSync(join(assets, "assets")).filter((name) => name.endsWith(".js"));
    rmSync(join(assets, "assets", first));
    expect((await statusOf(`/assets/${first}`))?.[0]).toBe(404);
    expect((await statusOf(`/assets/${second}`))?.[0]).toBe(200);
    expect(app.faults).toEqual([]);
  });
});
