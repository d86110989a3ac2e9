import type { Database } from "#db/client.server.ts";
import { findPageByToken, insertPage } from "#db/queries/attendee-pages.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { normaliseEmail } from "../model/account.ts";
import { makeToken } from "../secrets.server.ts";
import { requestConfirmation } from "./request-confirmation.server.ts";

/**
 * Return the attendee page of a token, or create one in the reader's language and ask its address, if given, for
 * confirmation. Pages are never looked up by address: that would reveal what else an attendee does.
 * @throws NotFound for an unknown token
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
