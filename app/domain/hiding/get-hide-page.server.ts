import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { can } from "../permissions.ts";
import { requireHideableEvent } from "./require-hideable-event.server.ts";

/**
 * Return the page on which an event is hidden.
 * @throws NotFound for a stranger; Forbidden for an editor of the lead organisation
 */
export function getHidePage(ctx: Context, eventId: string) {
  const event = requireHideableEvent(ctx.db, ctx, eventId);
  const [first] = listDatesOfEvent(ctx.db, ctx.language, eventId);
  if (!first) throw new Error("an event without a date");
  return {
    eventId,
    title: first.title,
    textLanguage: first.textLanguage,
    organisationName: first.organisationName,
    review: event.review,
    isReviewer: can(ctx.actor, "event:review", event),
    isOwn: can(ctx.actor, "event:edit", event),
  };
}
