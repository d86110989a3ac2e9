import { isLanguage, type Language } from "#app/domain/languages/language.ts";
import Negotiator from "negotiator";

/** The interface language a browser asks for (RFC 9110 12.5.4), else the installation's own. */
export const preferredLanguage = (request: Request, fallback: Language): Language =>
  preferredLanguageOf(request.headers.get("accept-language") ?? undefined, fallback);

/** @param header the value of `Accept-Language`, if there was one */
export function preferredLanguageOf(header: string | undefined, fallback: Language): Language {
  if (!header) return fallback;
  const wanted = new Negotiator({ headers: { "accept-language": header } }).languages();
  // "pt-BR" is served by "pt": compare the primary part, in the reader's order.
  return wanted.map((tag) => tag.split("-")[0]).find(isLanguage) ?? fallback;
}
