import { listTexts } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";

/**
 * Return a text whose spelling a coordinator may correct.
 * @throws NotFound outside the actor's scopes, when there is no such text, and for an event neither submitted nor
 * approved
 */
export function getTypoFixPage(ctx: Context, input: { eventId: string; language: string }) {
  const event = requireReviewable(ctx.db, ctx, input.eventId);
  const text = listTexts(ctx.db, event.id).find((text) => text.language === input.language);
  const canFixTypos = event.review === "submitted" || event.review === "approved";
  if (!text || !canFixTypos) throw new NotFound("text");
  const { language, title, summary, description } = text;
  return {
    eventId: event.id,
    revision: event.revision,
    isPublic: event.review === "approved",
    language,
    title,
    summary,
    description,
  };
}
