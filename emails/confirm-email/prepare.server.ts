import { findPage } from "#db/queries/attendee-pages.server.ts";
import { confirmPath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "../mail-model.ts";
import { hours } from "#app/domain/time/zoned-time.ts";
import { keepUnconfirmedMs } from "#app/domain/model/sign-up.ts";

/** The mail that asks the owner of an address to confirm it, unless they did or it is erased. */
export function prepareConfirmEmailMail(ctx: Context, payload: MailPayload<"confirm_email">): PreparedMail | null {
  const page = findPage(ctx.db, payload.pageId);
  if (!page?.email || !page.confirmToken || page.emailConfirmedAt !== null) return null;
  return {
    to: page.email,
    language: page.language,
    model: {
      kind: "confirm_email",
      url: `${ctx.origin}${confirmPath(page.language, page.confirmToken)}`,
      hours: keepUnconfirmedMs / hours(1),
    },
  };
}
