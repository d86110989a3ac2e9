import { listMessages } from "#db/queries/comments.server.ts";
import type { Context } from "../context.ts";
import { toLocal } from "../time/zone-arithmetic.server.ts";
import type { IanaZone } from "../time/zoned-time.ts";
import type { MessageSide, MessageSubject } from "../model/comment.ts";

/**
 * What both sides wrote about something, oldest first. Coordinators read who of them wrote; organisers only that it was a
 * coordinator. Call it for somebody who may read it.
 */
export function getConversation(
  ctx: Context,
  about: { kind: MessageSubject; id: string; timeZone: IanaZone },
  reader: MessageSide,
) {
  return listMessages(ctx.db, about).map(({ id, side, text, at, email }) => ({
    id,
    side,
    text,
    atLocal: toLocal(at, about.timeZone),
    writer: reader === "coordinator" ? email : null,
  }));
}
export type Conversation = ReturnType<typeof getConversation>;
