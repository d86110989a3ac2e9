import type { RouteHandle } from "#app/components/shell/route-handle.ts";
import { randomBytes } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { AppLoadContext, EntryContext, HandleDataRequestFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import {
  NonceProvider,
  RequestNoteProvider,
  YieldProvider,
  type YieldToOthers,
} from "#app/components/shell/request-context.ts";
import { isLanguage, type Language, languageOfPath } from "#app/domain/languages/language.ts";
import { redactPath } from "#app/http/redact-path.ts";
import { preferredLanguage } from "#app/http/preferred-language.server.ts";
import { makeYields, renderHtml } from "#app/http/render-html.server.ts";
import { documentHeaders } from "#app/http/security-headers.server.ts";
import { textsOf, translatorOf } from "#app/i18n/translator.server.ts";

const giveUpAfterMs = 10_000;

/** Largest posted form, in bytes, that is answered with scripts: the data for hydration repeat the text in the page. */
const largestForScripts = 400_000;

export const streamTimeout = giveUpAfterMs;

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const url = new URL(request.url);
  const language =
    languageOfPath(url.pathname) ?? languageOfPage(remix) ?? preferredLanguage(request, context.defaultLanguage);
  const nonce = nonceFor(remix, request);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", language);
  const isFramed = isMarked(remix, "isFramed") && status < 400;
  for (const [name, value] of documentHeaders(nonce, { isFramed })) headers.set(name, value);
  if (status >= 400 && !headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  const wait = Object.values(remix.staticHandlerContext.actionHeaders).find((actionHeader) =>
    actionHeader.has("Retry-After"),
  );
  if (status === 429 && wait) headers.set("Retry-After", wait.get("Retry-After") ?? "");
  // A parent route's headers do not reach the document of its child by themselves.
  if (isMarked(remix, "isPrivate")) headers.set("Cache-Control", "private, no-store");
  // Only error pages carry the request number: a public page is the same bytes for every visitor.
  const note = status >= 400 ? requestNote(language, context.requestId) : null;
  // Yield to other requests between loading the data and rendering.
  await nextTurn();
  const page = { remix, url: request.url, language, nonce, note };
  const body = nonce
    ? await renderHtml(tree({ ...page, nonce, yieldToOthers: makeYields() }), {
        nonce,
        timeoutMs: giveUpAfterMs + 1_000,
        onError: (error) => handleError(error, { request, context }),
      })
    : Buffer.from(
        `<!DOCTYPE html>${withFaultInTitle(renderToStaticMarkup(tree({ ...page, yieldToOthers: null })), language)}`,
      );
  return new Response(body, { status, headers });
}

/** Begin the title of a page that lists the faults of a form with "Error:", which screen readers read first. */
function withFaultInTitle(html: string, language: Language): string {
  if (!html.includes('<div class="error-summary"')) return html;
  const mark = textsOf(language, "common")("form.errorTitle");
  return html.replace("<title>", () => `<title>${mark} `);
}

/** Return a nonce for the scripts of a page; null if the page must not run any. */
function nonceFor(remix: EntryContext, request: Request): string | null {
  const isHuge = Number(request.headers.get("Content-Length")) > largestForScripts;
  const runsScripts = isMarked(remix, "hydrates") || isMarked(remix, "hasKeys");
  return runsScripts && !isHuge ? randomBytes(16).toString("base64") : null;
}

/** Find the language that a loader names for a page whose address has none. */
function languageOfPage(remix: EntryContext): Language | null {
  const found = Object.values(remix.staticHandlerContext.loaderData).find((loaded) => isLanguage(loaded?.pageLanguage));
  return found ? (found.pageLanguage as Language) : null;
}

/** Mark answers to data requests as private unless they say otherwise: they belong to one account. */
export const handleDataRequest: HandleDataRequestFunction = (response) => {
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "private, no-store");
  return response;
};

/** Report an unexpected error. The path is redacted, because an address may hold somebody's secret. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  // A missing page, or a form posted to a page that takes none, is not a fault of the program.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.reportFault(error, `${request.method} ${redactPath(new URL(request.url).pathname)}`);
}

/** Show the number under which the log mentions a failed request. */
const requestNote = (language: Language, id: string): ReactNode => (
  <p className="hint">
    {textsOf(language, "errorPages")("page.reference")} <bdi dir="ltr">{id}</bdi>
  </p>
);

type Page = {
  remix: EntryContext;
  url: string;
  language: Language;
  nonce: string | null;
  note: ReactNode;
  yieldToOthers: YieldToOthers | null;
};

function tree({ remix, url, language, nonce, note, yieldToOthers }: Page) {
  return (
    <NonceProvider value={nonce ?? ""}>
      <RequestNoteProvider value={note}>
        <I18nextProvider i18n={translatorOf(language)}>
          <YieldProvider value={yieldToOthers}>
            <RemixServer context={remix} url={url} {...(nonce ? { nonce } : {})} />
          </YieldProvider>
        </I18nextProvider>
      </RequestNoteProvider>
    </NonceProvider>
  );
}

/** Tell whether any matched route sets a mark in its handle. */
function isMarked(remix: EntryContext, mark: keyof RouteHandle): boolean {
  return remix.staticHandlerContext.matches.some((match) => {
    const handle = remix.routeModules[match.route.id]?.handle as RouteHandle | undefined;
    return handle?.[mark] === true;
  });
}
