import { isLanguage, type Language } from "#app/domain/languages/language.ts";
import Negotiator from "negotiator";

/** Return the interface language that a browser asks for (RFC 9110 12.5.4), else the fallback. */
export const preferredLanguage = (request: Request, fallback: Language): Language =>
  preferredLanguageOf(request.headers.get("accept-language") ?? undefined, fallback);

/** Return the interface language that an `Accept-Language` header asks for, else the fallback. */
export function preferredLanguageOf(header: string | undefined, fallback: Language): Language {
  if (!header) return fallback;
  const wanted = new Negotiator({ headers: { "accept-language": header } }).languages();
  // "pt-BR" is served by "pt": compare the primary part, in the reader's order.
  return wanted.map((tag) => tag.split("-")[0]).find(isLanguage) ?? fallback;
}
