import { bareHeaders, type HeaderList, setHeaders } from "#app/http/security-headers.server.ts";
import { createRequestHandler } from "@remix-run/express";
import compression from "compression";
import express from "express";
import type { IncomingMessage, ServerResponse } from "node:http";
import onHeaders from "on-headers";
import type { ServerContext, ServerParts } from "./listener.server.ts";
import { currentRequestId } from "./request-id.server.ts";
import { visitorOf } from "./visitor-key.server.ts";

const noStore: [string, string] = ["Cache-Control", "private, no-store"];

/**
 * Create the Express application for everything except files and cached public pages: Remix, behind compression.
 * @param headers common headers of every response
 * @param onFault answers a request that failed in Express
 */
export function createApplication(
  { handlerBuild, middleware }: ServerParts,
  context: ServerContext,
  {
    headers,
    onFault,
  }: { headers: HeaderList; onFault: (fault: unknown, request: IncomingMessage, response: ServerResponse) => void },
): express.Express {
  const application = express();
  application.disable("x-powered-by");
  // Private pages need compression too; cached pages are compressed in the cache.
  application.use(compression());
  // Remix appends its headers to those already set, and two policies would forbid what one of them allows: set the
  // common headers last, where Remix set none. Responses are private and not stored unless they say otherwise.
  application.use((_request, response, next) => {
    for (const [name] of [...headers, ...bareHeaders]) response.removeHeader(name);
    onHeaders(response, () => {
      if (!response.hasHeader("Content-Security-Policy")) setHeaders(response, bareHeaders);
      const missing = [...headers, noStore].filter(([name]) => !response.hasHeader(name));
      setHeaders(response, missing);
    });
    next();
  });
  if (middleware) application.use(middleware);
  application.all(
    "*",
    createRequestHandler({
      build: handlerBuild,
      getLoadContext: (request) => ({
        ...context,
        visitor: visitorOf(request, context.proxies),
        requestId: currentRequestId(),
      }),
    }) as express.RequestHandler,
  );
  application.use(((fault: unknown, request, response, _next) => {
    onFault(fault, request, response);
  }) as express.ErrorRequestHandler);
  return application;
}
