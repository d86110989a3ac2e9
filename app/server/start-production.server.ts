import * as build from "virtual:remix/server-build";
import { join } from "node:path";
import { createPublicRenderer } from "./public-renderer.server.ts";
import { runServer } from "./run-server.server.ts";

/**
 * Start the server of a build.
 * @param folder folder of this build: a newer one may be put in its place while it runs
 */
export async function startProduction(folder: string): Promise<void> {
  await runServer(join(folder, "file-worker.js"), (context) => ({
    handlerBuild: build,
    renderPublic: createPublicRenderer(build, context),
    assets: join(folder, "../client"),
  }));
}
