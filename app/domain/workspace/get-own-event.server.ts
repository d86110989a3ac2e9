import { listAttendees } from "#db/queries/check-in.server.ts";
import { readEventInput } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { findLastReview } from "#db/queries/reviews.server.ts";
import type { Context } from "../context.ts";
import { takesPlace } from "../model/date.ts";
import { hideableEvent } from "../event-access/hideable-event.server.ts";
import { isDecision, isFreelyEditable } from "../model/review-state.ts";
import { holdsSeats } from "../model/sign-up.ts";
import { buildEventView } from "../events/build-event-view.server.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Return an event as its organiser sees it: the page, the fields, the review state and the sign-ups.
 * @throws NotFound unless the actor is a member of the lead organisation
 */
export function getOwnEvent(ctx: Context, eventId: string) {
  const event = requireOwnEvent(ctx.db, ctx, eventId);
  const last = findLastReview(ctx.db, eventId);
  const rows = listDatesOfEvent(ctx.db, ctx.language, eventId);
  const view = buildEventView(ctx, rows, { kind: "organiser" });
  const signUps = listAttendees(ctx.db, { eventId }).filter(
    (attendee) => attendee.sessionId === null && holdsSeats(attendee.state),
  );
  const peopleOf = (dateId: string) =>
    signUps.filter((signUp) => signUp.dateId === dateId).reduce((sum, { partySize }) => sum + partySize, 0);
  const next = rows.find((row) => row.endsAtUtc > ctx.now && takesPlace(row));
  const nextDate = view.dates.find((date) => date.dateId === next?.dateId) ?? null;
  return {
    view,
    /** The next date that takes place, with the number of people signed up for it; null after the last. */
    nextDate: nextDate && { ...nextDate, people: peopleOf(nextDate.dateId) },
    mayHide: event.review === "approved" && hideableEvent(ctx.db, ctx, event) !== null,
    input: readEventInput(ctx.db, event),
    review: event.review,
    isEditable: isFreelyEditable(event.review),
    contactEmail: event.contactEmail,
    organisationState: findOrganisation(ctx.db, event.leadOrganisationId)?.state ?? "pending",
    signUps,
    reason: last && isDecision(last.action) ? last.reason : null,
  };
}
export type OwnEvent = ReturnType<typeof getOwnEvent>;
