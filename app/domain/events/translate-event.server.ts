import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findEvent, setText, updateEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { can } from "../permissions.ts";
import { isFreelyEditable } from "../reviews/review-state.ts";

/**
 * Adds or replaces the text of an event in a language other than the original's.
 * @throws NotFound for a stranger; Conflict once the event was decided on; Invalid `language` for the original's own
 */
export function translateEvent(
  ctx: Context,
  input: { eventId: string; language: Language; title: string; summary: string; description: string },
): void {
  writeTransaction(ctx.db, (tx) => {
    const event = findEvent(tx, input.eventId);
    if (!event || !can(ctx.actor, "event:edit", event)) throw new NotFound("event");
    if (!isFreelyEditable(event.review)) throw new Conflict("eventDecided");
    if (input.language === event.language) throw new Invalid({ language: { key: "choose" } });
    setText(tx, {
      ...input,
      state: "translated",
      authorId: ctx.actor.kind === "person" ? ctx.actor.personId : null,
      updatedAt: ctx.now,
    });
    updateEvent(tx, event.id, { revisedAt: ctx.now, revision: event.revision + 1 });
    recordAudit(tx, ctx, {
      action: "event.translate",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: [`text.${input.language}`],
    });
  });
}
