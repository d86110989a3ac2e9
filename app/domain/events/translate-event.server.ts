import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { setText, updateEvent } from "#db/queries/events.server.ts";
import { type Context, personIdOf } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { isFreelyEditable } from "../reviews/review-state.ts";
import { requireOwnEvent } from "./require-own-event.server.ts";

/**
 * Adds or replaces the text of an event in a language other than the original's.
 * @throws NotFound for a stranger; Conflict once the event was decided on; Invalid `language` for the original's own
 */
export function translateEvent(
  ctx: Context,
  input: { eventId: string; language: Language; title: string; summary: string; description: string },
): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    if (!isFreelyEditable(event.review)) throw new Conflict("eventDecided");
    if (input.language === event.language) throw new Invalid({ language: { key: "choose" } });
    setText(tx, {
      ...input,
      state: "translated",
      authorId: personIdOf(ctx.actor),
      updatedAt: ctx.now,
    });
    updateEvent(tx, event, { revisedAt: ctx.now, revision: event.revision + 1 });
    recordAudit(tx, ctx, {
      action: "event.translate",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: [`text.${input.language}`],
    });
  });
}
