import type { Database } from "#db/client.server.ts";
import { readSessionTitles, setSessionTitle } from "#db/queries/programme-sessions.server.ts";
import type { Context } from "../context.ts";
import { languages } from "../languages/language.ts";
import type { ContentFate } from "./content-fate.server.ts";
import { proposeRevision } from "./propose-revision.server.ts";
import type { SessionTitles } from "./session.ts";

/**
 * Titles a session in every language at once, or proposes to. To be called in the transaction of the change.
 * @returns whether any title changes, now or once a coordinator has read it
 */
export function saySessionTitles(
  tx: Database,
  ctx: Context,
  input: { eventId: string; sessionId: string; titles: SessionTitles; fate: ContentFate },
): boolean {
  const { eventId, sessionId, titles, fate } = input;
  const before = readSessionTitles(tx, [sessionId])(sessionId);
  const changes = languages
    .map((language) => ({ language, before: before[language] ?? null, after: titles[language] ?? null }))
    .filter((change) => change.before !== change.after);
  if (fate === "applied") {
    for (const { language, after } of changes) setSessionTitle(tx, sessionId, language, after);
  }
  proposeRevision(tx, ctx, {
    eventId,
    fields: Object.fromEntries(
      (fate === "applied" ? [] : changes).map(({ language, ...change }) => [
        `session.${sessionId}.title.${language}`,
        change,
      ]),
    ),
    isReplaced: (field) => field.startsWith(`session.${sessionId}.`),
  });
  return changes.length > 0;
}
