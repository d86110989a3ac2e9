import { parseEnvironment } from "#app/env.server.ts";

/** The production process. The rest is loaded after the environment is settled, because React reads it on load. */
parseEnvironment();
const { startProduction } = await import("./start-production.server.ts");
await startProduction(import.meta.dirname);
