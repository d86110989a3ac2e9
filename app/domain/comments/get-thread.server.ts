import { listComments } from "#db/queries/comments.server.ts";
import type { Context } from "../context.ts";
import { toLocal } from "../time/zone-arithmetic.server.ts";
import type { IanaZone } from "../time/zoned-time.ts";
import type { CommentSide, CommentSubject } from "../model/comment.ts";

/**
 * List the comments of a thread, oldest first. Only coordinators see the addresses of the writers. The caller must
 * check that the reader may see the thread.
 */
export function getThread(
  ctx: Context,
  about: { kind: CommentSubject; id: string; timeZone: IanaZone },
  reader: CommentSide,
) {
  return listComments(ctx.db, about).map(({ id, side, text, at, email }) => ({
    id,
    side,
    text,
    atLocal: toLocal(at, about.timeZone),
    writer: reader === "coordinator" ? email : null,
  }));
}
export type Thread = ReturnType<typeof getThread>;
