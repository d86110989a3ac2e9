import { digestConfirm } from "#emails/digest-confirm/mail.ts";
import { writeTransaction } from "#db/client.server.ts";
import { countDigestsTo, findSameDigest, insertDigest, updateDigest } from "#db/queries/digests.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { mailboxWithinLimit } from "../mail/mailbox-limit.server.ts";
import { normaliseEmail } from "../model/account.ts";
import { makeShortToken, makeToken } from "../secrets.server.ts";
import { filterQuery } from "../model/programme-filter.ts";
import { resolveFilter } from "../programme/resolve-filter.server.ts";
import { confirmationsPerDay } from "../model/sign-up.ts";
import { days, plus } from "../time/zoned-time.ts";
import { lastingFilter } from "./digest-filter.server.ts";
import { digestsPerAddress } from "./digest.ts";

/**
 * Ask the owner of an address by mail to confirm a digest by a filter. A confirmed digest is not asked about again, and
 * the caller cannot tell the difference.
 * @throws Invalid when a value of the filter is unknown
 */
export function subscribeDigest(ctx: Context, input: { email: string; params: URLSearchParams }): void {
  const { filter, problems } = resolveFilter(ctx.db, input.params, ctx.language);
  if (problems.length > 0) throw new Invalid({ "": { key: "choose" } });
  const email = normaliseEmail(input.email);
  const query = filterQuery(lastingFilter(filter));
  writeTransaction(ctx.db, (tx) => {
    const same = findSameDigest(tx, { email, query });
    if (same?.confirmedAt) return;
    if (!same && countDigestsTo(tx, email) >= digestsPerAddress) return;
    const limit = { max: confirmationsPerDay, since: plus(ctx.now, -days(1)) };
    const recipientHash = mailboxWithinLimit(tx, email, { kind: digestConfirm.name, ...limit });
    if (recipientHash === null) return;
    const id = same?.id ?? randomUUID();
    if (same) updateDigest(tx, id, { language: ctx.language, createdAt: ctx.now });
    else
      insertDigest(tx, {
        id,
        email,
        language: ctx.language,
        query,
        confirmToken: makeToken(),
        unsubscribeToken: makeShortToken(),
        newsSince: ctx.now,
        createdAt: ctx.now,
      });
    enqueueMail(tx, digestConfirm, {
      payload: { digestId: id },
      dedupeKey: digestConfirm.key(id, ctx.now),
      subject: mailSubject("digest", id),
      recipientHash,
      now: ctx.now,
    });
  });
}
