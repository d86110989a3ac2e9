import { writeTransaction } from "#db/client.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import { confirmPage, findPageByConfirmToken, listSignUpsOfPage } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../messages.ts";
import { NotFound } from "../errors.ts";

/**
 * The owner of an address says it is theirs; the mail about each seat still held goes there. Twice is the same as once.
 * @returns the secret part of their personal page's address
 * @throws NotFound for a link that was never sent or has been erased
 */
export function confirmAddress(ctx: Context, input: { token: string }): { token: string } {
  return writeTransaction(ctx.db, (tx) => {
    const page = findPageByConfirmToken(tx, input.token);
    if (!page) throw new NotFound("confirmation");
    if (page.emailConfirmedAt !== null) return { token: page.token };
    confirmPage(tx, page.id, ctx.now);
    for (const signUp of listSignUpsOfPage(tx, page.id).filter((one) => one.state === "confirmed")) {
      enqueueMail(tx, {
        kind: "seat_confirmed",
        payload: { signUpId: signUp.id },
        dedupeKey: `seat:${signUp.id}`,
        subject: mailSubject("page", page.id),
        now: ctx.now,
      });
    }
    return { token: page.token };
  });
}
