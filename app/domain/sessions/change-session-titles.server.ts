import type { Database, Writable } from "#db/client.server.ts";
import { readSessionTitles, setSessionTitle } from "#db/queries/sessions.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { type Language, languages } from "../languages/language.ts";
import type { ContentOutcome } from "../event-access/content-outcome.server.ts";
import { proposeRevision } from "../revisions/propose-revision.server.ts";
import type { SessionTitles } from "../model/session.ts";

/**
 * Set the titles of a session in every language, or propose them. Call it in `recordChange`.
 */
export function changeSessionTitles(
  tx: Writable,
  ctx: Context,
  input: { event: FoundEvent; sessionId: string; titles: SessionTitles; outcome: ContentOutcome },
): void {
  const { event, sessionId, titles, outcome } = input;
  const changes = titleChanges(tx, sessionId, titles);
  if (outcome === "applied") {
    for (const { language, after } of changes) setSessionTitle(tx, sessionId, language, after);
  }
  const fields = Object.fromEntries(
    changes.map(({ language, ...change }) => [`session.${sessionId}.title.${language}`, change]),
  );
  proposeRevision(tx, ctx, {
    eventId: event.id,
    fields: outcome === "applied" ? {} : fields,
    isReplaced: (field) => field.startsWith(`session.${sessionId}.`),
  });
}

/** List the differences between the current titles of a session and new ones, by language. */
export function titleChanges(
  db: Database,
  sessionId: string,
  titles: SessionTitles,
): { language: Language; before: string | null; after: string | null }[] {
  const before = readSessionTitles(db, [sessionId])(sessionId);
  return languages
    .map((language) => ({ language, before: before[language] ?? null, after: titles[language] ?? null }))
    .filter((change) => change.before !== change.after);
}
