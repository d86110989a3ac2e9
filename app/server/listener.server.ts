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
  Allow: "GET, HEAD, OPTIONS",
};

const cacheBytes = 64 * 1024 * 1024;
const quarterHour = minutes(15);

/** What requests have in common; visitor and number are filled in for each. */
export type ServerContext = AppLoadContext & {
  /** How many proxies of ours stand in front. */
  proxies: number;
};
type Asked = { request: IncomingMessage; response: ServerResponse; context: ServerContext };
type RequestLog = Log["request"];

/** Every answer begins here: headers of all, files, pages from memory; Express and Remix get only the rest. */
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
    // The one thing that may stand in a frame says so itself.
    if (!request.url?.startsWith("/embed/")) setHeaders(response, bareHeaders);
    // What is refused unread still has to pass by, or the next request on this connection would never be heard.
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

/** What most requests are: an answer that lies ready. Nothing is done for them that they do not need. */
function isReady({ request, response, context }: Asked, cache: PageCache): boolean {
  const key = isPlainRead(request) ? knownPageKey(request.url ?? "/") : null;
  try {
    return key !== null && cache.tryServe(key, request, response);
  } catch (fault) {
    failed(fault, request, response, context);
    return true;
  }
}

/** Whether it is a file; if so, it is being answered. */
const isFile = ({ request, response }: Asked, files: StaticFiles): boolean =>
  isRead(request) && (files?.tryServe(request, response, pathOf(request)) ?? false);

/** A question without a body. One with a body has to be read to its end, whatever is answered. */
const isPlainRead = (request: IncomingMessage): boolean =>
  isRead(request) &&
  request.headers["content-length"] === undefined &&
  request.headers["transfer-encoding"] === undefined;

const pathOf = ({ url = "/" }: IncomingMessage): string => url.split("?", 1)[0] ?? "/";

/**
 * Which turns an answer takes that has to be made: by what it asks for and who asks, however the address is written. What
 * is found by words or by a filter of one's own is made anew for each, so one visitor may not ask for it without end.
 */
function turnsOf(url: string): ("page" | "search" | "filter" | "feedSearch")[] {
  const [path = "", query = ""] = url.split("?", 2);
  if (/^\/(?:pictures\/|(?:healthz|readyz)$)/.test(path)) return [];
  if (query === "") return ["page"];
  if (/^\/(?:calendar|feed)\//.test(path)) return ["page", "feedSearch"];
  return ["page", new URLSearchParams(query).get("q")?.trim() ? "search" : "filter"];
}

/** Whether a visitor has had enough for now; if so, the answer says how long to wait. */
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

/** Answer from memory what lies there; make what may be kept there; tell others to go on. @returns whether it is answered */
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

/** A line for each request, where somebody looks for what is wrong. */
function noteRequest({ request, response, context }: Asked, log: NonNullable<RequestLog>): void {
  const start = context.clock();
  const place = redactPath(pathOf(request));
  response.once("close", () => {
    const ms = context.clock() - start;
    log({ method: request.method ?? "", place, status: response.statusCode, ms });
  });
}

/** Forms know no others. */
const allMethods = ["GET", "HEAD", "POST"];

/** In development the routes are made anew all the time, and nobody else asks. */
function methodsOf(build: ServerParts["handlerBuild"], files: StaticFiles): AllowedMethods {
  const ofRoutes = typeof build === "function" ? () => allMethods : createAllowedMethods(build);
  return (url) => (files?.has(url.split("?", 1)[0] ?? "") ? ["GET", "HEAD"] : ofRoutes(url));
}

/** What nothing here could read is refused, and what browsers ask before they ask is answered. */
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

/** A loader or an action must not be reached by a method it does not expect (RFC 9110 15.5.6). */
function misdirected(asked: Asked, allowed: AllowedMethods): boolean {
  const { request, context } = asked;
  const { url = "/", method = "GET" } = request;
  const methods = allowed(url);
  if (methods.includes(method)) return false;
  if (methods.length > 0) return refuseMethod(asked, isOpenDataAddress(url) ? [...methods, "OPTIONS"] : methods);
  // Where there is nothing, the page for the lost says so to whoever may see it.
  if (allMethods.includes(method)) return false;
  sendRefusal(asked, languageFor(request, context), { status: 404, key: "404" });
  return true;
}

function refuseMethod(asked: Asked, methods: readonly string[]): true {
  asked.response.setHeader("Allow", methods.join(", "));
  sendRefusal(asked, languageFor(asked.request, asked.context), { status: 405, key: "400" });
  return true;
}

/** Let the rest of a body pass unread, so that its sender gets to see the answer; without end it may not come. */
function letGoBy(request: IncomingMessage): void {
  let room = maxUnreadBytes;
  // Who listens still would stop it again.
  request.removeAllListeners("data").on("data", (piece: Buffer) => {
    room -= piece.length;
    if (room < 0) request.destroy();
  });
  // Node would let go by all there is, unseen, of what nobody has begun to read.
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

/** Days begin at full quarters of an hour UTC in every zone of today. */
const nextQuarter = (now: Instant): Instant => plus(now, quarterHour - (now % quarterHour));
const earlier = (a: Instant | null, b: Instant): Instant => (a !== null && a < b ? a : b);

/** Answer what nobody foresaw with 500 and the number of the request. Nothing that fails meanwhile may end the process. */
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
