import { buildEventView } from "../events/build-event-view.server.ts";
import { findEvent, listTexts } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { isReviewable, listReviews, listWaiting } from "#db/queries/reviews.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import type { IanaZone } from "../time/zoned-time.ts";

const utc = "Etc/UTC" as IanaZone;

/**
 * An event as a coordinator reviews it: the page to be, the private contact, who organises, what was decided before.
 * @throws NotFound outside the actor's scopes, and for drafts: the two look alike
 */
export function getReviewItem(ctx: Context, eventId: string) {
  const scopes = ctx.actor.kind === "person" ? ctx.actor.scopes : [];
  const event = isReviewable(ctx.db, eventId, scopes) ? findEvent(ctx.db, eventId) : null;
  const organisation = event && findOrganisation(ctx.db, event.leadOrganisationId);
  if (!event || !organisation) throw new NotFound("event");
  const next = listWaiting(ctx.db, ctx.language, scopes, 2).find((item) => item.eventId !== eventId);
  const view = buildEventView(ctx, listDatesOfEvent(ctx.db, ctx.language, eventId), { kind: "organiser" });
  return {
    view,
    review: event.review,
    revision: event.revision,
    submittedAt: event.submittedAt,
    contactEmail: event.contactEmail,
    organisation: {
      id: organisation.id,
      name: organisation.name,
      alias: organisation.alias,
      kind: organisation.kind,
      state: organisation.state,
      mayVerify:
        organisation.state === "pending" &&
        organisation.cityState === "listed" &&
        can(ctx.actor, "organisation:verify", organisation),
    },
    texts: listTexts(ctx.db, eventId).map(({ language, title, summary, description, state }) => ({
      language,
      title,
      summary,
      description,
      state,
    })),
    history: listReviews(ctx.db, eventId).map(({ action, reason, at }) => ({
      action,
      reason,
      at,
      day: dayAt(at, view.dates[0]?.timeZone ?? utc),
    })),
    nextEventId: next?.eventId ?? null,
  };
}
export type ReviewItem = ReturnType<typeof getReviewItem>;
