import type { AppLoadContext, RequestHandler } from "@remix-run/node";

/**
 * Makes the answer for an anonymous reader at a normalised address. Nothing of a real request reaches it, so nothing
 * personal can get into an answer that many will read.
 */
export const createPublicRenderer =
  (handler: RequestHandler, context: AppLoadContext) =>
  (key: string): Promise<Response> =>
    handler(new Request(`${context.origin}${key}`), context);
