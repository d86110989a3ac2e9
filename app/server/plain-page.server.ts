import type { IncomingMessage, ServerResponse } from "node:http";
import { directionOf, type Language } from "#app/domain/languages/language.ts";
import { faultHeaders, isOpenDataAddress, openFault } from "#app/http/open-data-fault.ts";
import { documentHeaders } from "#app/http/security-headers.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";

type Refusal = { status: number; key: "foreignOrigin" | "400" | "404" | "413" | "429" | "500"; requestId?: string };

/** Send a refusal that does not depend on Remix: a page, or JSON at addresses of the open data. */
export function sendRefusal(
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  language: Language,
  refusal: Refusal,
): void {
  if (isOpenDataAddress(request.url ?? "/")) {
    response.writeHead(refusal.status, { "Content-Type": "application/json; charset=utf-8", ...faultHeaders });
    response.end(JSON.stringify(openFault(refusal.status, refusal.requestId)));
  } else sendPlainPage(response, language, refusal);
}

function sendPlainPage(response: ServerResponse, language: Language, page: Refusal): void {
  const say = textsOf(language, "errorPages");
  const title = say(`page.${page.key}.title` as "page.400.title");
  const text = say(`page.${page.key}.text` as "page.400.text");
  const { requestId } = page;
  const reference = requestId
    ? `<p>${textsOf(language, "errorPages")("page.reference")} <bdi dir="ltr">${requestId}</bdi></p>`
    : "";
  const html = `<!DOCTYPE html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p>${reference}<p><a href="/${language}">${say("page.home")}</a></p></main></body></html>`;
  for (const [name, value] of documentHeaders(null)) response.setHeader(name, value);
  response.writeHead(page.status, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
  response.end(html);
}
