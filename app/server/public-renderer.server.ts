import type { RequestHandler } from "@remix-run/node";
import type { ServerContext } from "./listener.server.ts";
import { currentRequestId } from "./request-id.server.ts";

/**
 * Create the renderer of public pages for the cache. It sees nothing of the real request, so no personal data can get
 * into an answer that many visitors read.
 */
export const createPublicRenderer =
  (handler: RequestHandler, context: ServerContext) =>
  (key: string): Promise<Response> =>
    handler(new Request(`${context.origin}${key}`), { ...context, requestId: currentRequestId() });
