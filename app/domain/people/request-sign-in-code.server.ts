import { writeTransaction } from "#db/client.server.ts";
import { countMailsTo, enqueueMail } from "#db/queries/outbox.server.ts";
import { findPersonByEmail, insertSignInCode } from "#db/queries/people.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { mailSubject } from "../messages.ts";
import { hours, plus } from "../time/zoned-time.ts";
import { codeLifetimeMs, codesPerHour, codeTries, mailboxOf, normaliseEmail } from "./person.ts";
import { hashSecret, makeCode } from "./secrets.server.ts";

/**
 * Makes a one-time code and mails it to the address if it has an account. The answer is the same either way: it never
 * tells whether somebody is known here.
 * @returns the id under which the code is redeemed, for the browser that asked
 */
export function requestSignInCode(ctx: Context, input: { email: string }): { codeId: string } {
  const email = normaliseEmail(input.email);
  const codeId = randomUUID();
  const code = makeCode(8);
  writeTransaction(ctx.db, (tx) => {
    const person = findPersonByEmail(tx, email);
    const recipientHash = hashSecret(mailboxOf(email));
    // Only mails count: whoever asks for more than that changes nothing.
    const recent = countMailsTo(tx, "sign_in_code", recipientHash, plus(ctx.now, -hours(1)));
    insertSignInCode(tx, {
      id: codeId,
      email,
      personId: person?.id ?? null,
      codeHash: hashSecret(code),
      triesLeft: codeTries,
      createdAt: ctx.now,
      expiresAt: plus(ctx.now, codeLifetimeMs),
    });
    if (!person || recent >= codesPerHour) return;
    enqueueMail(tx, {
      kind: "sign_in_code",
      // The language of the page that asked: it may be somebody else who typed this address.
      payload: { codeId, code, language: ctx.language },
      dedupeKey: `code:${codeId}`,
      subject: mailSubject("code", codeId),
      recipientHash,
      now: ctx.now,
    });
  });
  return { codeId };
}
