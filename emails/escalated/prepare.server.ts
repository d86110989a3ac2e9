import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { coordinateItemPath } from "#app/domain/coordinate-paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { accountNotice } from "../parts/account-notice.server.ts";
import { readCoordinatorQueue } from "../parts/coordinator-queue.server.ts";
import { siteFooter } from "../parts/footers.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { escalated } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when the item was decided, or is not offered to the reader any more. */
function prepare(ctx: Context, payload: PayloadOf<typeof escalated>): Prepared<NoticeFacts> | null {
  const queue = readCoordinatorQueue(ctx, payload.personId);
  const item = queue?.items.find((queued) => queued.key === payload.key);
  if (!queue || !item) return null;
  const path = coordinateItemPath(queue.account.language, { kind: item.kind, id: item.subjectId });
  return accountNotice(queue.account, { about: "escalated", who: item.title, url: `${ctx.origin}${path}` });
}

export const escalatedMail = defineMail(escalated, { prepare, template: notice, footer: siteFooter, samples });
