import { commentWritten } from "#emails/comment-written/mail.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCityZone } from "#db/queries/cities.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { countComments, findLastWriter, insertComment } from "#db/queries/comments.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { findClaim } from "#db/queries/review-queue.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, accountIdOf } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { can, type Locality } from "../permissions.ts";
import { parseRequiredText } from "../forms/required-text.ts";
import { days, plus } from "../time/zoned-time.ts";
import { maxCommentLength, maxCommentsPerDay, type CommentSide, type CommentSubject } from "../model/comment.ts";
import { offeredCoordinators } from "../coordinators/offered-coordinators.server.ts";

type About = { kind: CommentSubject; id: string };

/**
 * Write a comment about an event or an organisation, from its organiser to the coordinators or back. The other side
 * gets the comment by mail.
 * @param input `side`: the side for which the actor writes
 * @throws NotFound for an actor who does not belong to that side, and for an event that was never submitted; Invalid
 * `text`; Conflict after `maxCommentsPerDay` comments of that side in 24 hours
 */
export function writeComment(ctx: Context, input: { about: About; side: CommentSide; text: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { about, side } = input;
    const place = requireSide(tx, ctx, about, side);
    const text = parseRequiredText(input.text, { field: "text", max: maxCommentLength });
    if (countComments(tx, about, side, plus(ctx.now, -days(1))) >= maxCommentsPerDay)
      throw new Conflict("enoughForToday");
    const messageId = randomUUID();
    insertComment(tx, {
      id: messageId,
      subjectKind: about.kind,
      subjectId: about.id,
      side,
      accountId: accountIdOf(ctx.actor),
      text,
      at: ctx.now,
    });
    recordAudit(tx, ctx, {
      action: `message.${side}`,
      subjectKind: about.kind,
      subjectId: about.id,
      cityId: place.cityId,
    });
    for (const toId of side === "coordinator" ? [null] : readersOf(tx, ctx, about, place)) {
      enqueueMail(tx, commentWritten, {
        payload: { messageId, toId },
        dedupeKey: commentWritten.key(messageId, toId ?? "organiser"),
        subject: mailSubject(about.kind, about.id),
        now: ctx.now,
      });
    }
  });
}

/**
 * Require an actor of a side, and return the place of the subject. An event that was never submitted has no thread.
 * @throws NotFound
 */
function requireSide(tx: Database, ctx: Context, about: About, side: CommentSide): Locality {
  const event = about.kind === "event" ? findEvent(tx, about.id) : null;
  const organisation = about.kind === "organisation" ? findOrganisation(tx, about.id) : null;
  const place = event ?? organisation;
  if (!place || (event && event.submittedAt === null)) throw new NotFound(about.kind);
  const isTheirs =
    side === "coordinator"
      ? can(ctx.actor, "event:review", place)
      : event
        ? can(ctx.actor, "event:edit", event)
        : can(ctx.actor, "organisation:read", { id: about.id });
  if (!isTheirs) throw new NotFound(about.kind);
  return place;
}

const maxReaders = 10;

/**
 * Return the ids of the coordinators to notify: the one who has claimed the subject, else the one who wrote last, else
 * those to whom the subject is offered.
 */
function readersOf(tx: Database, ctx: Context, about: About, place: Locality): string[] {
  const holder =
    findClaim(tx, { subjectKind: about.kind, subjectId: about.id })?.accountId ?? findLastWriter(tx, about);
  if (holder !== null) return [holder];
  const waiting = { ...place, since: ctx.now, timeZone: findCityZone(tx, place.cityId) };
  return offeredCoordinators(tx, waiting, ctx.now).slice(0, maxReaders);
}
