import type { Database } from "#db/client.server.ts";
import { readSessionTitles } from "#db/queries/sessions.server.ts";
import type { Language } from "../languages/language.ts";

/** Return the title of a session in a language, else in any other; null while its titles are only proposed. */
export function sessionTitle(
  db: Database,
  sessionId: string,
  language: Language,
): { text: string; language: Language } | null {
  const titles = readSessionTitles(db, [sessionId])(sessionId);
  const found = titles[language] !== undefined ? language : (Object.keys(titles)[0] as Language | undefined);
  return found === undefined ? null : { text: titles[found] ?? "", language: found };
}
