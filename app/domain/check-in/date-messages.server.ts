import { type Database, writeTransaction } from "#db/client.server.ts";
import {
  insertAttendeeMessage,
  listDateMessages,
  listReaderNames,
  updateAttendeeMessage,
} from "#db/queries/attendee-messages.server.ts";
import { listPagesToWriteTo } from "#db/queries/check-in.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { parseRequiredText } from "../forms/required-text.ts";
import { maxAttendeeMessageLength, maxAttendeeMessages, type MessageAudience } from "../model/sign-up.ts";
import { sendMessage } from "./write-to-attendees.server.ts";

type Where = { eventId: string; dateId: string };

/**
 * Return the messages to the attendees of a date: those sent, with the number of pages they reached and the nicknames,
 * the draft, and for each audience how many could be reached now and whether another message may be written.
 * @throws NotFound for an actor who may not edit the event, and for a date of another event
 */
export function getDateMessages(ctx: Context, where: Where) {
  const event = requireEventOf(ctx.db, ctx, where);
  const all = listDateMessages(ctx.db, where.dateId);
  const draft = all.find(({ sentAt }) => sentAt === null);
  const sent = all.filter(({ sentAt }) => sentAt !== null);
  const stateOf = (audience: MessageAudience) => ({
    readers: readersOf(ctx.db, ctx, { dateId: where.dateId, audience }).length,
    mayWrite: sent.filter((message) => message.audience === audience).length < maxAttendeeMessages,
  });
  return {
    isPublic: event.review === "approved",
    sent: sent.map(({ id, audience, text, reached }) => {
      const names = listReaderNames(ctx.db, { id, dateId: where.dateId });
      return { id, audience, text, reached, names: names.filter((name) => name !== null) };
    }),
    draft: draft ? { id: draft.id, audience: draft.audience, text: draft.text } : null,
    audiences: { seated: stateOf("seated"), waiting: stateOf("waiting") },
  };
}

/**
 * Keep the draft of a message to the attendees of a date; a date has one.
 * @throws NotFound as `getDateMessages` does; Conflict for an event that is not public; Invalid `words`
 */
export function saveMessageDraft(ctx: Context, input: Where & { audience: MessageAudience; words: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireEventOf(tx, ctx, input);
    if (event.review !== "approved") throw new Conflict("notPublished");
    const text = parseRequiredText(input.words, { field: "words", max: maxAttendeeMessageLength });
    const draft = listDateMessages(tx, input.dateId).find(({ sentAt }) => sentAt === null);
    const { audience } = input;
    const authorId = ctx.actor.kind === "account" ? ctx.actor.accountId : null;
    if (draft) updateAttendeeMessage(tx, draft.id, { audience, text, authorId });
    else {
      const about = { eventId: event.id, eventDateId: input.dateId, audience, authorId };
      insertAttendeeMessage(tx, { id: randomUUID(), ...about, text, createdAt: ctx.now });
    }
  });
}

/**
 * Send the draft of a date to its audience. A message that was sent meanwhile is not sent again.
 * @param input `messageId`: of the draft that the actor has seen
 * @throws NotFound as `getDateMessages` does, and for a message of another date; Conflict for an event that is not
 * public; Invalid `words` when nobody can be reached, or after the last message that may be written
 */
export function sendDateMessage(ctx: Context, input: Where & { messageId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireEventOf(tx, ctx, input);
    if (event.review !== "approved") throw new Conflict("notPublished");
    const all = listDateMessages(tx, input.dateId);
    const message = all.find(({ id }) => id === input.messageId);
    if (!message) throw new NotFound("message");
    if (message.sentAt !== null) return;
    const { audience } = message;
    const sent = all.filter((other) => other.sentAt !== null && other.audience === audience);
    if (sent.length >= maxAttendeeMessages) {
      throw new Invalid({ words: { key: "enoughMessages", values: { max: maxAttendeeMessages } } });
    }
    const readers = readersOf(tx, ctx, { dateId: input.dateId, audience });
    if (readers.length === 0) throw new Invalid({ words: { key: "nobodyToWriteTo" } });
    sendMessage(tx, ctx, { event, messageId: message.id, readers });
  });
}

function requireEventOf(tx: Database, ctx: Context, where: Where) {
  const { event } = requireOwnDate(tx, ctx, where.dateId);
  if (event.id !== where.eventId) throw new NotFound("date");
  return event;
}

const readersOf = (tx: Database, ctx: Context, to: { dateId: string; audience: MessageAudience }): string[] =>
  listPagesToWriteTo(tx, { ...to, endingAfter: ctx.now });
