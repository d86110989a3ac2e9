import type { Database } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteText, type FoundEvent, setText, touchEvent } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import type { Language } from "../languages/language.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { proposeRevision } from "../revisions/propose-revision.server.ts";
import { type TranslationText, readTranslation, textParts } from "./read-translation.server.ts";

/**
 * Gives an event other words in one language, at once or as a proposal; null takes them away. To be called in the
 * transaction of the change.
 */
export function changeText(
  tx: Database,
  ctx: Context,
  change: { event: FoundEvent; language: Language; words: TranslationText | null; action: string },
): void {
  const { event, language, words } = change;
  const { text } = readTranslation(tx, event, language);
  const differing = textParts.filter((part) => (text?.[part] ?? null) !== (words?.[part] ?? null));
  // Whoever saves an outdated text as it is says that it is still right, which publishes no new word.
  const isApplied = contentOutcome(tx, ctx.actor, event) === "applied" || differing.length === 0;
  const fields = Object.fromEntries(
    differing.map((part) => [
      `text.${language}.${part}`,
      { before: text?.[part] ?? null, after: words?.[part] ?? null },
    ]),
  );
  proposeRevision(tx, ctx, {
    eventId: event.id,
    fields: isApplied ? {} : fields,
    isReplaced: (field) => field.startsWith(`text.${language}.`),
  });
  if (isApplied) {
    applyTranslation(tx, ctx, change);
    // Words of those who are trusted are read afterwards.
    recordUrgentChange(tx, ctx, { event, dateId: null, action: "text", fields });
  }
  recordAudit(tx, ctx, {
    action: isApplied ? change.action : "event.propose",
    subjectKind: "event",
    subjectId: event.id,
    cityId: event.cityId,
    fields: [`text.${language}`],
  });
}

function applyTranslation(
  tx: Database,
  ctx: Context,
  { event, language, words }: { event: FoundEvent; language: Language; words: TranslationText | null },
): void {
  const signed = { state: "translated" as const, authorId: accountIdOf(ctx.actor), updatedAt: ctx.now };
  if (words === null) deleteText(tx, event.id, language);
  else setText(tx, { eventId: event.id, language, ...words, ...signed });
  touchEvent(tx, event.id, ctx.now);
  if (event.review === "approved") raiseProgrammeVersion(tx);
}
