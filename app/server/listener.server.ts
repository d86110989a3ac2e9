import { preferredLanguageOf } from "#app/http/preferred-language.server.ts";
import { commonHeaders } from "#app/http/security-headers.server.ts";
import { languageOfPath } from "#app/domain/languages/language.ts";
import { type Instant, minutes, plus } from "#app/domain/time/zoned-time.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { nextBoundary } from "#db/queries/boundaries.server.ts";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import onHeaders from "on-headers";
import { isOwnRequest, refusalOf, settleOrigin } from "./origin-guard.server.ts";
import { createPageCache, type PageCache } from "./page-cache.server.ts";
import { pageKey } from "./page-key.ts";
import { sendPlainPage } from "./plain-page.server.ts";
import { createStaticFiles } from "./static-files.server.ts";

export type ServerParts = {
  handlerBuild: ServerBuild | (() => Promise<ServerBuild>);
  /** Makes public pages for the cache; null in development, where each page is made anew. */
  renderPublic: ((key: string) => Promise<Response>) | null;
  /** Folder of the client build; null in development. */
  assets: string | null;
  /** Goes before the application, for development. */
  middleware?: express.RequestHandler;
};

/** Pages of other sites may read the open data, whatever headers they add (Fetch standard, CORS preflight). */
const preflight = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, HEAD",
  "Access-Control-Allow-Headers": "*",
  "Access-Control-Max-Age": "86400",
};

const cacheBytes = 64 * 1024 * 1024;
const quarterHour = minutes(15);

/** Every answer begins here: headers of all, files, pages from memory; Express and Remix get only the rest. */
export function createListener(parts: ServerParts, context: AppLoadContext): RequestListener {
  const files = parts.assets === null ? null : createStaticFiles(parts.assets);
  const cache = parts.renderPublic === null ? null : publicPages(parts.renderPublic, context);
  const application = createApplication(parts, context);
  const headers = commonHeaders(context.origin.startsWith("https:"));
  const fromMemory = (request: IncomingMessage, response: ServerResponse): boolean => {
    const url = request.url ?? "/";
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    if (files?.tryServe(request, response, url.split("?", 1)[0] ?? "/")) return true;
    const key = cache ? pageKey(url) : null;
    if (!cache || key === null) return false;
    cache.serve(key, request, response).catch((fault: unknown) => failed(fault, request, response, context));
    return true;
  };
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    // What is refused unread still has to pass by, or the next request on this connection would never be heard.
    response.once("finish", () => {
      // Who listens still would stop it again.
      if (!request.complete) request.removeAllListeners("data").resume();
    });
    if (refused(request, response, context)) return;
    if (fromMemory(request, response)) return;
    if (!isOwnRequest(request, context.origin)) {
      sendPlainPage(response, languageFor(request, context), { status: 403, key: "foreignOrigin" });
      return;
    }
    settleOrigin(request, context.origin);
    application(request, response);
  };
}

/** What nothing here could answer is refused, and what browsers ask before they ask is answered. */
function refused(request: IncomingMessage, response: ServerResponse, context: AppLoadContext): boolean {
  if (request.method === "OPTIONS" && request.url?.startsWith("/api/")) {
    response.writeHead(204, preflight).end();
    return true;
  }
  const refusal = refusalOf(request);
  if (refusal === null) return false;
  if (refusal === 405) response.setHeader("Allow", "GET, HEAD, POST");
  sendPlainPage(response, languageFor(request, context), { status: refusal, key: "400" });
  return true;
}

function publicPages(render: (key: string) => Promise<Response>, context: AppLoadContext): PageCache {
  return createPageCache({
    programmeVersion: programmeVersionReader(context.db),
    clock: context.clock,
    validUntil: (now) => earlier(nextBoundary(context.db, now), nextQuarter(now)),
    render,
    maxBytes: cacheBytes,
  });
}

/** Days begin at full quarters of an hour UTC in every zone of today. */
const nextQuarter = (now: Instant): Instant => plus(now, quarterHour - (now % quarterHour));
const earlier = (one: Instant | null, other: Instant): Instant => (one !== null && one < other ? one : other);

function createApplication({ handlerBuild, middleware }: ServerParts, context: AppLoadContext): express.Express {
  const application = express();
  application.disable("x-powered-by");
  // Pages of one person pass here, and they may be on a slow line too.
  application.use(compression());
  // Nothing that passes here may be kept by anybody, unless it says so itself: redirects to sign in, refusals, forms.
  application.use((_request, response, next) => {
    onHeaders(response, () => {
      if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "private, no-store");
    });
    next();
  });
  if (middleware) application.use(middleware);
  application.all(
    "*",
    createRequestHandler({ build: handlerBuild, getLoadContext: () => context }) as express.RequestHandler,
  );
  application.use(((fault: unknown, request, response, _next) => {
    failed(fault, request, response, context);
  }) as express.ErrorRequestHandler);
  return application;
}

function failed(fault: unknown, request: IncomingMessage, response: ServerResponse, context: AppLoadContext): void {
  context.reportFault(fault, "server");
  if (response.headersSent) response.destroy();
  else sendPlainPage(response, languageFor(request, context), { status: 500, key: "500" });
}

const languageFor = (request: IncomingMessage, context: AppLoadContext) =>
  languageOfPath((request.url ?? "/").split("?", 1)[0] ?? "/") ??
  preferredLanguageOf(request.headers["accept-language"], context.defaultLanguage);
