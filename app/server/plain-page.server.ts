import type { ServerResponse } from "node:http";
import { directionOf, type Language } from "#app/domain/languages/language.ts";
import { documentHeaders } from "#app/http/security-headers.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";

/** Pages that must be sayable when nothing else works, or before anything else may. */
export function sendPlainPage(
  response: ServerResponse,
  language: Language,
  page: { status: number; key: "foreignOrigin" | "400" | "413" | "429" | "500"; requestId?: string },
): void {
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
