import { listCoHosts } from "#db/queries/co-hosts.server.ts";
import { findEvent, type FoundEvent, listTexts } from "#db/queries/events.server.ts";
import { listOpenUrgentChanges } from "#db/queries/urgent-changes.server.ts";
import { countEventsByReview, findOrganisation, type FoundOrganisation } from "#db/queries/organisations.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { listReportsOf } from "#db/queries/reports.server.ts";
import { isReviewable, listReviews } from "#db/queries/reviews.server.ts";
import { type Context, scopesOf } from "../context.ts";
import { NotFound } from "../errors.ts";
import { buildEventView } from "../events/build-event-view.server.ts";
import { listReviewWarnings } from "../events/list-warnings.server.ts";
import { possibleDecisions } from "../model/organisation-decision.ts";
import { organisationVersion, organisationStatusOf } from "../organisations/organisation-version.server.ts";
import { toLocal } from "../time/zone-arithmetic.server.ts";
import { utcZone, type IanaZone, type Instant } from "../time/zoned-time.ts";
import { canUndo } from "../model/urgent-change.ts";
import { urgentChangeVersion } from "./urgent-change-version.server.ts";
import { getThread } from "../comments/get-thread.server.ts";
import { getProposal, readableChanges } from "../revisions/get-proposed-revision.server.ts";
import { claimHolderOf } from "./claim-holder.server.ts";
import { listReviewQueue } from "./list-review-queue.server.ts";
import { organiserContactOf } from "../events/organiser-contact.server.ts";
import { countToNotify } from "../notifications/count-to-notify.server.ts";
import { namedByFunction } from "../coordinators/account-functions.server.ts";
import { deputedPlaces } from "../coordinators/deputed-places.server.ts";
import { getNotes } from "./get-notes.server.ts";
import { reasonTemplatesFor } from "./reason-templates-for.server.ts";
import type { ReviewQueueFilter } from "./review-queue-filter.ts";

/**
 * Return an event as a coordinator reviews it: its page, private contact, organisation, warnings, open items, and the
 * decisions and comments so far.
 * @param filter of the queue that the reader comes from, and continues in
 * @throws NotFound outside the actor's scopes, and for drafts: the two cannot be told apart
 */
export function getReviewItem(ctx: Context, eventId: string, filter: ReviewQueueFilter) {
  const event = isReviewable(ctx.db, eventId, scopesOf(ctx.actor)) ? findEvent(ctx.db, eventId) : null;
  const organisation = event && findOrganisation(ctx.db, event.leadOrganisationId);
  if (!event || !organisation) throw new NotFound("event");
  const view = buildEventView(ctx, listDatesOfEvent(ctx.db, ctx.language, eventId), { kind: "organiser" });
  const timeZone = view.dates[0]?.timeZone ?? utcZone;
  const queue = listReviewQueue(ctx, filter);
  const mine = queue.find((item) => item.subjectId === eventId) ?? null;
  const organiser = organiserContactOf(ctx.db, event);
  return {
    view,
    review: event.review,
    revision: event.revision,
    waits: mine && { due: mine.due, isLate: mine.isLate, levels: mine.levels, kind: mine.kind },
    /** Number of attendees and followers who could be told if the event were hidden. */
    reachedCount: countToNotify(ctx, [eventId]),
    contactEmail: event.contactEmail,
    organiser,
    organisation: organisationOf(ctx, organisation),
    texts: listTexts(ctx.db, eventId).map(({ language, title, summary, description, state }) => ({
      language,
      title,
      summary,
      description,
      state,
    })),
    partners: listCoHosts(ctx.db, ctx.language, eventId),
    warnings: listReviewWarnings(ctx, event),
    proposal: getProposal(ctx.db, eventId),
    urgentChanges: factsOf(ctx, event, timeZone),
    reports: reportsOf(ctx, eventId, timeZone),
    thread: getThread(ctx, { kind: "event", id: eventId, timeZone }, "coordinator"),
    history: namedByFunction(ctx, listReviews(ctx.db, eventId)).map(({ at, ...entry }) => ({
      ...entry,
      atLocal: toLocal(at, timeZone),
    })),
    notes: getNotes(ctx, { kind: "event", id: eventId, timeZone }),
    deputyFor: deputedPlaces(ctx, event),
    holder: claimHolderOf(ctx, { subjectKind: "event", subjectId: eventId }),
    reasons: reasonTemplatesFor(ctx, organiser.language),
    next: nextReviewItem(queue, eventId),
    previous: previousReviewItem(queue, eventId),
    remainingCount: queue.filter((item) => item.subjectId !== eventId).length,
  };
}
export type ReviewItem = ReturnType<typeof getReviewItem>;

/** Return the next item in the order of the queue, after the last one the first; null when there is no other. */
export function nextReviewItem(queue: ReturnType<typeof listReviewQueue>, subjectId: string) {
  const at = queue.findIndex((item) => item.subjectId === subjectId);
  const others = [...queue.slice(at + 1), ...queue.slice(0, Math.max(0, at))];
  const next = others.find((item) => item.subjectId !== subjectId);
  return next ? { kind: next.kind, id: next.subjectId } : null;
}

/** Return the item before a subject in the order of the queue; null for the first, and outside the queue. */
function previousReviewItem(queue: ReturnType<typeof listReviewQueue>, subjectId: string) {
  const at = queue.findIndex((item) => item.subjectId === subjectId);
  const previous = at > 0 ? queue[at - 1] : undefined;
  return previous ? { kind: previous.kind, id: previous.subjectId } : null;
}

function organisationOf(ctx: Context, organisation: FoundOrganisation) {
  const { id, name, alias, kind, state, hiddenAt } = organisation;
  const status = organisationStatusOf(organisation);
  const mayVerify = possibleDecisions(status).includes("verify") && organisation.cityState === "listed";
  return {
    id,
    name,
    alias,
    kind,
    state,
    isTrusted: status.isTrusted,
    isHidden: hiddenAt !== null,
    mayVerify,
    version: organisationVersion(organisation),
    /** Number of the organisation's events by review state, without drafts. */
    events: countEventsByReview(ctx.db, id),
  };
}

function factsOf(ctx: Context, event: FoundEvent, timeZone: IanaZone) {
  return listOpenUrgentChanges(ctx.db, event.id).map((urgentChanges) => ({
    id: urgentChanges.id,
    dateId: urgentChanges.dateId,
    action: urgentChanges.action,
    atLocal: toLocal(urgentChanges.at, timeZone),
    changes: readableChanges(ctx.db, urgentChanges.fields),
    canUndo: canUndo(urgentChanges),
    version: urgentChangeVersion(urgentChanges),
  }));
}

function reportsOf(ctx: Context, eventId: string, timeZone: IanaZone) {
  const local = (at: Instant | null) => (at === null ? null : toLocal(at, timeZone));
  return listReportsOf(ctx.db, eventId).map(({ id, kind, text, language, email, createdAt, answer, answeredAt }) => ({
    id,
    kind,
    text,
    language,
    wantsAnswer: email !== null,
    atLocal: toLocal(createdAt, timeZone),
    answer,
    answeredLocal: local(answeredAt),
  }));
}
