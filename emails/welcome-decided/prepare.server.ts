import { findCityNameOf } from "#db/queries/cities.server.ts";
import { listWelcomes } from "#db/queries/city-welcomes.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { organisationNotice } from "../parts/organisation-notice.server.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { welcomeDecided } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when the words were decided on or written anew since. */
function prepare(ctx: Context, payload: PayloadOf<typeof welcomeDecided>): Prepared<NoticeFacts> | null {
  const quote = quoteOf(ctx, payload);
  if (quote === undefined) return null;
  return organisationNotice(ctx, payload.organisationId, (_, language) => ({
    about: `welcome_${payload.decision}`,
    who: findCityNameOf(ctx.db, payload.cityId, language),
    quote,
  }));
}

/** Return the public words, or the reason of the refusal; null for removed words, undefined after a later change. */
function quoteOf(
  ctx: Context,
  { cityId, language, decision, decidedAt }: PayloadOf<typeof welcomeDecided>,
): string | null | undefined {
  const written = listWelcomes(ctx.db, cityId).filter((welcome) => welcome.language === language);
  if (decision === "remove") return written.some(({ state }) => state === "approved") ? undefined : null;
  const state = decision === "approve" ? "approved" : "refused";
  const decided = written.find((welcome) => welcome.state === state && welcome.writtenAt === decidedAt);
  return decision === "approve" ? decided?.sentence : decided?.reason;
}

export const welcomeDecidedMail = defineMail(welcomeDecided, {
  prepare,
  template: notice,
  footer: siteFooter,
  samples,
});
