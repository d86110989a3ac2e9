import { parseEnvironment } from "#app/env.server.ts";

/**
 * Start the production server. The environment is settled before anything else is loaded, because React reads it on
 * load.
 */
parseEnvironment();
const { startProduction } = await import("./start-production.server.ts");
await startProduction(import.meta.dirname);
