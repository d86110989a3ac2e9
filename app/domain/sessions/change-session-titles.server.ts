import type { Database } from "#db/client.server.ts";
import { readSessionTitles, setSessionTitle } from "#db/queries/sessions.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { languages } from "../languages/language.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import type { ContentOutcome } from "../event-access/content-outcome.server.ts";
import { proposeRevision } from "../revisions/propose-revision.server.ts";
import type { SessionTitles } from "../model/session.ts";

/**
 * Titles a session in every language at once, or proposes to. To be called in the transaction of the change.
 * @returns whether any title changes, now or once a coordinator has read it
 */
export function changeSessionTitles(
  tx: Database,
  ctx: Context,
  input: { event: FoundEvent; sessionId: string; titles: SessionTitles; outcome: ContentOutcome },
): boolean {
  const { event, sessionId, titles, outcome } = input;
  const before = readSessionTitles(tx, [sessionId])(sessionId);
  const changes = languages
    .map((language) => ({ language, before: before[language] ?? null, after: titles[language] ?? null }))
    .filter((change) => change.before !== change.after);
  if (outcome === "applied") {
    for (const { language, after } of changes) setSessionTitle(tx, sessionId, language, after);
  }
  const fields = Object.fromEntries(
    changes.map(({ language, ...change }) => [`session.${sessionId}.title.${language}`, change]),
  );
  if (outcome === "applied") recordUrgentChange(tx, ctx, { event, dateId: null, action: "session", fields });
  proposeRevision(tx, ctx, {
    eventId: event.id,
    fields: outcome === "applied" ? {} : fields,
    isReplaced: (field) => field.startsWith(`session.${sessionId}.`),
  });
  return changes.length > 0;
}
