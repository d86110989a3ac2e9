import { hasSessionCookie } from "#app/auth/session.server.ts";
import { preferredLanguageOf } from "#app/http/preferred-language.server.ts";
import { isOpenDataAddress } from "#app/http/open-data-fault.ts";
import { redactPath } from "#app/http/redact-path.ts";
import { bareHeaders, commonHeaders, type HeaderList, setHeaders } from "#app/http/security-headers.server.ts";
import { languageOfPath } from "#app/domain/languages/language.ts";
import { type Instant, minutes, plus } from "#app/domain/time/zoned-time.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { nextBoundary } from "#db/queries/next-boundary.server.ts";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type express from "express";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createApplication } from "./application.server.ts";
import { type AllowedMethods, createAllowedMethods } from "./allowed-methods.server.ts";
import { maxBodyBytes, maxUnreadBytes } from "./body-limits.ts";
import { isOwnRequest, isRead, isUnreadable, normaliseOrigin } from "./origin-guard.server.ts";
import type { Log } from "./log.server.ts";
import { createPageCache, type PageCache } from "./page-cache.server.ts";
import { knownPageKey } from "./page-cache-key.ts";
import { sendRefusal } from "./plain-page.server.ts";
import { currentRequestId, withRequestId } from "./request-id.server.ts";
import { createStaticFiles } from "./static-files.server.ts";
import { visitorOf } from "./visitor-key.server.ts";

export type ServerParts = {
  handlerBuild: ServerBuild | (() => Promise<ServerBuild>);
  /** Renders public pages for the cache; null in development, where pages are not cached. */
  renderPublic: ((key: string) => Promise<Response>) | null;
  /** Folder of the client build; null in development. */
  assets: string | null;
  /** Runs before the application, in development. */
  middleware?: express.RequestHandler;
};

/**
 * Headers that let pages of other sites read the open data, whatever headers they add (Fetch standard, CORS preflight).
 */
const preflight = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, HEAD",
  "Access-Control-Allow-Headers": "*",
  "Access-Control-Max-Age": "86400",
  Allow: "GET, HEAD, OPTIONS",
};

const cacheBytes = 64 * 1024 * 1024;
const quarterHour = minutes(15);

/** Context that all requests share; `visitor` and `requestId` are set for each. */
export type ServerContext = AppLoadContext & {
  /** Number of trusted proxies in front of the server. */
  proxies: number;
};
type Asked = { request: IncomingMessage; response: ServerResponse; context: ServerContext };
type RequestLog = Log["request"];

/** Create the entry point of every request: common headers, files and cached pages; Express and Remix get the rest. */
export function createListener(parts: ServerParts, context: ServerContext, log: RequestLog = null): RequestListener {
  const headers = commonHeaders(context.origin.startsWith("https:"));
  const files = parts.assets === null ? null : createStaticFiles(parts.assets, headers);
  const cache = parts.renderPublic === null ? null : publicPages(parts.renderPublic, context, headers);
  const application = createApplication(parts, context, {
    headers,
    onFault: (fault, request, response) => failed(fault, request, response, context),
  });
  const allowed = methodsOf(parts.handlerBuild, files);
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    setHeaders(response, headers);
    // Only the embed may be framed; it sets its own policy.
    if (!request.url?.startsWith("/embed/")) setHeaders(response, bareHeaders);
    // Discard the rest of an unread body, or the next request on this connection would never be heard.
    response.prependOnceListener("finish", () => {
      if (!request.complete) letGoBy(request);
    });
    const asked = { request, response, context };
    if (refused(asked) || isTooLarge(asked) || isFile(asked, files)) return;
    void isAnsweredFromCache(asked, cache)
      .then((isAnswered) => isAnswered || answerAnew(asked))
      .catch((fault: unknown) => failed(fault, request, response, context));
  };
  const answerAnew = (asked: Asked): void => {
    const { request, response } = asked;
    if (misdirected(asked, allowed)) return;
    if (!isOwnRequest(request, context.origin)) {
      sendRefusal(asked, languageFor(request, context), { status: 403, key: "foreignOrigin" });
      return;
    }
    normaliseOrigin(request, context.origin);
    application(request, response);
  };
  return (request, response) => {
    if (cache && !log && isReady({ request, response, context }, cache)) return;
    withRequestId(() => {
      try {
        if (log) noteRequest({ request, response, context }, log);
        answer(request, response);
      } catch (fault) {
        failed(fault, request, response, context);
      }
    });
  };
}

type StaticFiles = ReturnType<typeof createStaticFiles> | null;

/** Answer from memory if the answer is ready. Most requests end here, so no other work is done before. */
function isReady({ request, response, context }: Asked, cache: PageCache): boolean {
  const key = isPlainRead(request) ? knownPageKey(request.url ?? "/") : null;
  try {
    return key !== null && cache.tryServe(key, request, response);
  } catch (fault) {
    failed(fault, request, response, context);
    return true;
  }
}

/** Answer with a file; false if the path names none. */
const isFile = ({ request, response }: Asked, files: StaticFiles): boolean =>
  isRead(request) && (files?.tryServe(request, response, pathOf(request)) ?? false);

/** Tell whether a request reads and has no body. A body has to be read to its end, whatever the answer. */
const isPlainRead = (request: IncomingMessage): boolean =>
  isRead(request) &&
  request.headers["content-length"] === undefined &&
  request.headers["transfer-encoding"] === undefined;

const pathOf = ({ url = "/" }: IncomingMessage): string => url.split("?", 1)[0] ?? "/";

/**
 * List the rate limits that a computed answer counts for, by its address. Answers for a search or a filter are computed
 * for each request, so one visitor may ask for only a limited number of them.
 */
function turnsOf(url: string): ("page" | "search" | "filter" | "feedSearch")[] {
  const [path = "", query = ""] = url.split("?", 2);
  if (/^\/(?:pictures\/|(?:healthz|readyz)$)/.test(path)) return [];
  if (query === "") return ["page"];
  if (/^\/(?:calendar|feed)\//.test(path)) return ["page", "feedSearch"];
  return ["page", new URLSearchParams(query).get("q")?.trim() ? "search" : "filter"];
}

/** Refuse a visitor who exceeds a rate limit, with the time to wait; false if no limit is exceeded. */
async function isOverdone(asked: Asked): Promise<boolean> {
  const { request, response, context } = asked;
  const visitor = visitorOf(request, context.proxies);
  for (const turn of turnsOf(request.url ?? "/")) {
    const seconds = await context.countRequest(turn, { visitor });
    if (seconds === 0) continue;
    response.setHeader("Retry-After", seconds);
    sendRefusal(asked, languageFor(request, context), { status: 429, key: "429" });
    return true;
  }
  return false;
}

/**
 * Answer from memory, or render the page and keep it if it may be cached.
 * @returns false if the request still has to be answered
 */
async function isAnsweredFromCache(asked: Asked, cache: PageCache | null): Promise<boolean> {
  const { request, response } = asked;
  if (!isRead(request)) return false;
  const key = cache ? knownPageKey(request.url ?? "/") : null;
  if (cache && key !== null && cache.tryServe(key, request, response)) return true;
  if (await isOverdone(asked)) return true;
  if (!cache || key === null) return false;
  await cache.serve(key, request, response);
  return true;
}

/** Log a line for each request, at the level `debug`. */
function noteRequest({ request, response, context }: Asked, log: NonNullable<RequestLog>): void {
  const start = context.clock();
  const place = redactPath(pathOf(request));
  response.once("close", () => {
    const ms = context.clock() - start;
    log({ method: request.method ?? "", place, status: response.statusCode, ms });
  });
}

/** Methods that forms use. */
const allMethods = ["GET", "HEAD", "POST"];

/**
 * Return the allowed methods of an address. In development the routes change all the time, so all methods are allowed.
 */
function methodsOf(build: ServerParts["handlerBuild"], files: StaticFiles): AllowedMethods {
  const ofRoutes = typeof build === "function" ? () => allMethods : createAllowedMethods(build);
  return (url) => (files?.has(url.split("?", 1)[0] ?? "") ? ["GET", "HEAD"] : ofRoutes(url));
}

/** Refuse unreadable addresses, and answer CORS preflights. */
function refused(asked: Asked): boolean {
  const { request, response, context } = asked;
  const { url = "/", method } = request;
  if (method === "OPTIONS" && isOpenDataAddress(url)) {
    response.writeHead(204, preflight).end();
    return true;
  }
  if (url === "*") return refuseMethod(asked, allMethods);
  if (!isUnreadable(url)) return false;
  sendRefusal(asked, languageFor(request, context), { status: 400, key: "400" });
  return true;
}

/** Refuse a method that no loader or action of the address expects (RFC 9110 15.5.6). */
function misdirected(asked: Asked, allowed: AllowedMethods): boolean {
  const { request, context } = asked;
  const { url = "/", method = "GET" } = request;
  const methods = allowed(url);
  if (methods.includes(method)) return false;
  if (methods.length > 0) return refuseMethod(asked, isOpenDataAddress(url) ? [...methods, "OPTIONS"] : methods);
  // An unknown address gets the page for unknown addresses.
  if (allMethods.includes(method)) return false;
  sendRefusal(asked, languageFor(request, context), { status: 404, key: "404" });
  return true;
}

function refuseMethod(asked: Asked, methods: readonly string[]): true {
  asked.response.setHeader("Allow", methods.join(", "));
  sendRefusal(asked, languageFor(asked.request, asked.context), { status: 405, key: "400" });
  return true;
}

/** Discard the rest of a body up to a limit, so that its sender gets to see the answer. */
function letGoBy(request: IncomingMessage): void {
  let room = maxUnreadBytes;
  // A remaining listener would pause the stream again.
  request.removeAllListeners("data").on("data", (piece: Buffer) => {
    room -= piece.length;
    if (room < 0) request.destroy();
  });
  // Mark the body as read: Node itself would discard an unread one without emitting its data, and without a limit.
  request.resume().read(0);
}

/** Refuse a body that is longer than any form at this address, before any of it is read. */
function isTooLarge(asked: Asked): boolean {
  const { request, context } = asked;
  if (isRead(request)) return false;
  const hasSession = hasSessionCookie(request.headers.cookie);
  if (Number(request.headers["content-length"] ?? 0) <= maxBodyBytes(pathOf(request), hasSession)) return false;
  sendRefusal(asked, languageFor(request, context), { status: 413, key: "413" });
  return true;
}

function publicPages(
  render: (key: string) => Promise<Response>,
  context: ServerContext,
  headers: HeaderList,
): PageCache {
  return createPageCache({
    programmeVersion: programmeVersionReader(context.db),
    clock: context.clock,
    validUntil: (now) => earlier(nextBoundary(context.db, now), nextQuarter(now)),
    render,
    headers,
    maxBytes: cacheBytes,
  });
}

/** Days begin at full quarters of an hour UTC in every current time zone. */
const nextQuarter = (now: Instant): Instant => plus(now, quarterHour - (now % quarterHour));
const earlier = (a: Instant | null, b: Instant): Instant => (a !== null && a < b ? a : b);

/** Answer an unexpected error with 500 and the number of the request. A further error here must not end the process. */
function failed(fault: unknown, request: IncomingMessage, response: ServerResponse, context: ServerContext): void {
  try {
    context.reportFault(fault, "server");
    if (response.headersSent) response.destroy();
    else
      sendRefusal({ request, response }, languageFor(request, context), {
        status: 500,
        key: "500",
        requestId: currentRequestId(),
      });
  } catch {
    response.destroy();
  }
}

const languageFor = (request: IncomingMessage, context: ServerContext) =>
  languageOfPath(pathOf(request)) ?? preferredLanguageOf(request.headers["accept-language"], context.defaultLanguage);
