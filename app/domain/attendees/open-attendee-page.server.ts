import type { Database } from "#db/client.server.ts";
import { findPageByToken, insertPage } from "#db/queries/attendee-pages.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { normaliseEmail } from "../model/account.ts";
import { makeToken } from "../secrets.server.ts";
import { requestConfirmation } from "./request-confirmation.server.ts";

/**
 * The page that shall hold something: the one whose secret is given, else a new one in the reader's language. Pages are
 * never found by an address, so nobody learns from one what else its owner does. An address given for a new page is asked
 * to confirm.
 * @throws NotFound for a secret that opens nothing
 */
export function openAttendeePage(tx: Database, ctx: Context, wanted: { token: string | null; email: string | null }) {
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
    createdAt: ctx.now,
  });
  if (email) requestConfirmation(tx, ctx, page.id, email);
  return { ...page, isKnown: false, canBeMailed: false };
}
