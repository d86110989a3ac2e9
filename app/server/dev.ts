import { parseEnvironment } from "#app/env.server.ts";
import type { ServerBuild } from "@remix-run/node";
import { join } from "node:path";

/** Start the development server: the production server, with pages compiled by Vite for each request. */
process.env["NODE_ENV"] ||= "development";
parseEnvironment();
const { createServer } = await import("vite");
const { runServer } = await import("./run-server.server.ts");

const worker = join(import.meta.dirname, "../workers/file-worker.ts");
await runServer(worker, async (_context, server) => {
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } });
  return {
    handlerBuild: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    renderPublic: null,
    assets: null,
    middleware: vite.middlewares,
  };
});
