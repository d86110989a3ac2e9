import type { Database } from "#db/client.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import { findPageByToken, insertPage } from "#db/queries/personal-pages.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { mailSubject } from "../messages.ts";
import { mailboxWithRoom } from "../outbox/mailbox-room.server.ts";
import { normaliseEmail } from "../people/person.ts";
import { makeToken } from "../people/secrets.server.ts";
import { days, plus } from "../time/zoned-time.ts";
import { confirmationsPerDay } from "./sign-up.ts";

/**
 * The page that shall hold something: the one whose secret is given, else a new one in the reader's language. Pages are
 * never found by an address, so nobody learns from one what else its owner does. An address given for a new page is asked
 * to confirm.
 * @throws NotFound for a secret that opens nothing
 */
export function openPage(tx: Database, ctx: Context, wanted: { token: string | null; email: string | null }) {
  if (wanted.token !== null) {
    const page = findPageByToken(tx, wanted.token);
    if (!page) throw new NotFound("page");
    return { id: page.id, token: page.token, isKnown: true, canBeMailed: page.emailConfirmedAt !== null };
  }
  const email = wanted.email ? normaliseEmail(wanted.email) : null;
  const page = { id: randomUUID(), token: makeToken() };
  insertPage(tx, {
    ...page,
    calendarToken: makeToken(),
    language: ctx.language,
    email,
    confirmToken: email ? makeToken() : null,
    createdAt: ctx.now,
  });
  if (email) askToConfirm(tx, ctx, page.id, email);
  return { ...page, isKnown: false, canBeMailed: false };
}

function askToConfirm(tx: Database, ctx: Context, pageId: string, email: string): void {
  const limit = { most: confirmationsPerDay, since: plus(ctx.now, -days(1)) };
  const recipientHash = mailboxWithRoom(tx, email, { kind: "confirm_address", ...limit });
  if (recipientHash === null) return;
  enqueueMail(tx, {
    kind: "confirm_address",
    payload: { pageId },
    dedupeKey: `confirm:${pageId}`,
    subject: mailSubject("page", pageId),
    recipientHash,
    now: ctx.now,
  });
}
