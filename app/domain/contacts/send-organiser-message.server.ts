import { organiserMessage } from "#emails/organiser-message/mail.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import {
  ensureMailChoice,
  findOrganiserMessage,
  updateOrganiserMessage,
} from "#db/queries/organiser-messages.server.ts";
import { accountIdOf, type Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { makeShortToken } from "../secrets.server.ts";
import { contactFilterParts, parseContactFilter } from "./contact-filter.ts";
import { contactsQueryOf } from "./contact-scopes.server.ts";
import { messagesLeft } from "./message-draft.server.ts";
import { findMessageReaders } from "./message-readers.server.ts";
import { organiserMessagesPerDay } from "./organiser-message.ts";

/**
 * Send the draft of the actor to the organisers that its filter finds, each once. A message that was sent meanwhile is not
 * sent again.
 * @param seen the draft that the actor has seen: its id, its version, and the number of readers
 * @throws NotFound for an actor who may not write to anybody, and for a draft of somebody else; Invalid when it would
 * reach nobody, when it or its readers have changed, and after the last message of a day
 */
export function sendOrganiserMessage(
  ctx: Context,
  seen: { messageId: string; savedAt: number; readers: number },
): void {
  writeTransaction(ctx.db, (tx) => {
    const accountId = accountIdOf(ctx.actor) ?? "";
    const message = findOrganiserMessage(tx, seen.messageId);
    if (!message || message.authorId !== accountId) throw new NotFound("message");
    const filter = parseContactFilter(new URLSearchParams(message.filter));
    const query = contactsQueryOf(ctx, filter);
    if (message.sentAt !== null) return;
    const readers = findMessageReaders(tx, query, ctx.now);
    requireAsSeen(seen, { savedAt: message.savedAt, readers: readers.accounts.length });
    if (messagesLeft(tx, ctx, accountId) === 0) {
      throw new Invalid({ "": { key: "enoughMessagesToday", values: { max: organiserMessagesPerDay } } });
    }
    const { byLanguage: reached, unwilling } = readers;
    updateOrganiserMessage(tx, message.id, {
      sentAt: ctx.now,
      scopes: query.scopes.map(plainScope),
      reached,
      unwilling,
    });
    for (const { id } of readers.accounts) queueFor(tx, ctx, message.id, id);
    recordAudit(tx, ctx, {
      action: "organiser-message.send",
      subjectKind: "organiser-message",
      subjectId: message.id,
      fields: [
        `readers=${readers.accounts.length}`,
        ...contactFilterParts(filter).flatMap(([name, value]) => (name === "q" ? [name] : [`${name}=${value}`])),
      ],
    });
  });
}

/** Refuse to send what is not what the actor has seen, or to nobody. @throws Invalid */
function requireAsSeen(seen: { savedAt: number; readers: number }, now: { savedAt: number; readers: number }): void {
  if (now.readers === 0) throw new Invalid({ "": { key: "noReaders" } });
  if (seen.savedAt !== now.savedAt) throw new Invalid({ "": { key: "changedSinceShown" } });
  if (seen.readers !== now.readers)
    throw new Invalid({ "": { key: "readersChanged", values: { count: now.readers } } });
}

const plainScope = ({ kind, code }: { kind: "city" | "country" | "region" | "network"; code: string }) => ({
  kind,
  code,
});

function queueFor(tx: Database, ctx: Context, messageId: string, accountId: string): void {
  ensureMailChoice(tx, accountId, makeShortToken());
  enqueueMail(tx, organiserMessage, {
    payload: { messageId, accountId },
    dedupeKey: organiserMessage.key(messageId, accountId),
    subject: mailSubject("person", accountId),
    now: ctx.now,
  });
}
