import { findPage } from "#db/queries/personal-pages.server.ts";
import { confirmPath } from "../addresses.ts";
import type { Context } from "../context.ts";
import type { MailPayload } from "../messages.ts";
import type { PreparedMail } from "../outbox/mail-model.ts";
import { hours } from "../time/zoned-time.ts";
import { keepUnconfirmedMs } from "./sign-up.ts";

/** The mail that asks the owner of an address to confirm it, unless they did or it is erased. */
export function prepareConfirmMail(ctx: Context, payload: MailPayload<"confirm_address">): PreparedMail | null {
  const page = findPage(ctx.db, payload.pageId);
  if (!page?.email || !page.confirmToken || page.emailConfirmedAt !== null) return null;
  return {
    to: page.email,
    language: page.language,
    model: {
      kind: "confirm_address",
      url: `${ctx.origin}${confirmPath(page.language, page.confirmToken)}`,
      hours: keepUnconfirmedMs / hours(1),
    },
  };
}
