import { attendeeMessage } from "#emails/attendee-message/mail.ts";
import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { listPagesToWriteTo } from "#db/queries/check-in.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import {
  insertAttendeeMessage,
  insertMessageReaders,
  listAttendeeMessages,
  updateAttendeeMessage,
} from "#db/queries/attendee-messages.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { mailSubject } from "../model/mail.ts";
import { maxAttendeeMessageLength, maxAttendeeMessages } from "../model/sign-up.ts";
import { parseRequiredText } from "../forms/required-text.ts";

/**
 * Send an attendee message to all parties with a seat and a confirmed address. Length and number are limited, since
 * changes are notified automatically.
 * @throws NotFound for an actor who may not edit the event; Conflict for an event that is not public; Invalid `words`
 */
export function writeToAttendees(ctx: Context, input: { eventId: string; words: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    if (event.review !== "approved") throw new Conflict("notPublished");
    const words = parseRequiredText(input.words, { field: "words", max: maxAttendeeMessageLength });
    const written = listAttendeeMessages(tx, event.id);
    // A repeated click sends one message.
    if (written.at(-1)?.text === words) return;
    if (written.length >= maxAttendeeMessages) {
      throw new Invalid({ words: { key: "enoughMessages", values: { max: maxAttendeeMessages } } });
    }
    const readers = listPagesToWriteTo(tx, { eventId: event.id, audience: "seated", endingAfter: ctx.now });
    if (readers.length === 0) throw new Invalid({ words: { key: "nobodyToWriteTo" } });
    const messageId = randomUUID();
    const authorId = ctx.actor.kind === "account" ? ctx.actor.accountId : null;
    insertAttendeeMessage(tx, { id: messageId, eventId: event.id, authorId, text: words, createdAt: ctx.now });
    sendMessage(tx, ctx, { event, messageId, readers });
  });
}

/** Queue a stored message for some attendee pages, and note that it was sent, within a transaction. */
export function sendMessage(
  tx: Context["db"],
  ctx: Context,
  {
    event,
    messageId,
    readers,
  }: { event: { id: string; cityId: string }; messageId: string; readers: readonly string[] },
): void {
  updateAttendeeMessage(tx, messageId, { sentAt: ctx.now, reached: readers.length });
  insertMessageReaders(tx, messageId, readers);
  for (const pageId of readers) {
    enqueueMail(tx, attendeeMessage, {
      payload: { messageId, pageId },
      dedupeKey: attendeeMessage.key(messageId, pageId),
      subject: mailSubject("page", pageId),
      now: ctx.now,
    });
  }
  const about = { subjectKind: "event" as const, subjectId: event.id, cityId: event.cityId };
  recordAudit(tx, ctx, { action: "event.write-to-participants", ...about, fields: [] });
}
