import type { Database } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteText, type FoundEvent, setText } from "#db/queries/events.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import type { Language } from "../languages/language.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { proposeRevision } from "../revisions/propose-revision.server.ts";
import { textParts } from "../model/event.ts";
import { type TranslationText, readTranslation } from "./read-translation.server.ts";

/**
 * Set or, with null, delete the translation of an event in one language: at once, or as a proposal for a coordinator.
 */
export function changeText(
  tx: Database,
  ctx: Context,
  change: { event: FoundEvent; language: Language; words: TranslationText | null; action: string },
): void {
  const { event, language, words } = change;
  const { text } = readTranslation(tx, event, language);
  const differing = textParts.filter((part) => (text?.[part] ?? null) !== (words?.[part] ?? null));
  // Saving an outdated text unchanged confirms it, and publishes no new text.
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
  const entry = { action: isApplied ? change.action : "event.propose", fields: [`text.${language}`] };
  if (!isApplied) {
    recordAudit(tx, ctx, { ...entry, subjectKind: "event", subjectId: event.id, cityId: event.cityId });
    return;
  }
  const signed = { state: "translated" as const, authorId: accountIdOf(ctx.actor), updatedAt: ctx.now };
  recordChange(tx, ctx, { event, audit: [entry], urgent: "text" }, (writable) => {
    if (words === null) deleteText(writable, event.id, language);
    else setText(writable, { eventId: event.id, language, ...words, ...signed });
  });
}
