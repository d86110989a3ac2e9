import { isLanguage, type Language, languages } from "#app/domain/languages/language.ts";
import Negotiator from "negotiator";

/** The interface language a browser asks for (RFC 9110 12.5.4), else the installation's own. */
export function preferredLanguage(request: Request, fallback: Language): Language {
  const header = request.headers.get("accept-language") ?? "";
  const wanted = new Negotiator({ headers: { "accept-language": header } }).languages();
  // "pt-BR" is served by "pt": compare the primary part, in the reader's order.
  const found = header === "" ? undefined : wanted.map((tag) => tag.split("-")[0]).find(isLanguage);
  return found ?? (languages.includes(fallback) ? fallback : "en");
}
