import type { RequestHandler } from "@remix-run/node";
import type { ServerContext } from "./listener.server.ts";
import { currentRequestId } from "./request-id.server.ts";

/**
 * Makes the answer for an anonymous reader at a normalised address. Nothing of a real request reaches it, so nothing
 * personal can get into an answer that many will read.
 */
export const createPublicRenderer =
  (handler: RequestHandler, context: ServerContext) =>
  (key: string): Promise<Response> =>
    handler(new Request(`${context.origin}${key}`), { ...context, requestId: currentRequestId() });
