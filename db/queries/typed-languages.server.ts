import type { Instant } from "#app/domain/time/zoned-time.ts";
import { eq, isNotNull } from "drizzle-orm";
import type { Database, Writable } from "../client.server.ts";
import { dismissedLanguages, eventLanguages, events } from "../schema/index.ts";

/** List the events with a typed name of a language, in any state, with that name. */
export const listTypedNames = (db: Database): { eventId: string; name: string }[] =>
  db
    .select({ eventId: events.id, name: events.otherLanguage })
    .from(events)
    .where(isNotNull(events.otherLanguage))
    .orderBy(events.id)
    .all()
    .map(({ eventId, name }) => ({ eventId, name: name ?? "" }));

/** Replace the typed name of an event by the code of the language that it means. */
export function replaceTypedName(tx: Writable, eventId: string, code: string): void {
  tx.update(events).set({ otherLanguage: null }).where(eq(events.id, eventId)).run();
  tx.insert(eventLanguages).values({ eventId, use: "spoken", code }).onConflictDoNothing().run();
}

/** List the folded names that the secretariat dismissed. */
export const listDismissedNames = (db: Database): Set<string> =>
  new Set(
    db
      .select()
      .from(dismissedLanguages)
      .all()
      .map(({ name }) => name),
  );

export function insertDismissedName(tx: Writable, name: string, dismissedAt: Instant): void {
  tx.insert(dismissedLanguages).values({ name, dismissedAt }).onConflictDoNothing().run();
}
