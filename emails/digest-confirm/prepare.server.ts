import { findDigest } from "#db/queries/digests.server.ts";
import type { Context } from "#app/domain/context.ts";
import { readDigestFilter } from "#app/domain/digests/digest-filter.server.ts";
import { keepUnconfirmedDigestMs } from "#app/domain/digests/digest.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { confirmPath } from "#app/domain/paths.ts";
import { hours } from "#app/domain/time/zoned-time.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { digestConfirm } from "./mail.ts";
import { samples } from "./sample.ts";
import { type DigestConfirmFacts, template } from "./template.tsx";

/** Prepare the mail; null when the digest is confirmed already, or erased. */
function prepare(ctx: Context, payload: PayloadOf<typeof digestConfirm>): Prepared<DigestConfirmFacts> | null {
  const digest = findDigest(ctx.db, payload.digestId);
  if (!digest || digest.confirmedAt !== null) return null;
  const { labels, attendance } = readDigestFilter({ ...ctx, language: digest.language }, digest.query);
  const url = `${ctx.origin}${confirmPath(digest.language, digest.confirmToken)}`;
  return {
    to: digest.email,
    language: digest.language,
    facts: { labels, attendance, url, hours: keepUnconfirmedDigestMs / hours(1) },
  };
}

export const digestConfirmMail = defineMail(digestConfirm, { prepare, template, footer: siteFooter, samples });
