import * as build from "virtual:remix/server-build";
import { createRequestHandler } from "@remix-run/node";
import { createPublicRenderer } from "./public-renderer.server.ts";
import { runServer } from "./run-server.server.ts";

export async function startProduction(): Promise<void> {
  await runServer((context) => ({
    handlerBuild: build,
    renderPublic: createPublicRenderer(createRequestHandler(build, "production"), context),
    assets: "build/client",
  }));
}
