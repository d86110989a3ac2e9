import { listComments } from "#db/queries/comments.server.ts";
import type { Context } from "../context.ts";
import { namedByFunction } from "../coordinators/account-functions.server.ts";
import { toLocal } from "../time/zone-arithmetic.server.ts";
import type { IanaZone } from "../time/zoned-time.ts";
import type { CommentSide, CommentSubject } from "../model/comment.ts";

/**
 * List the comments of a thread, oldest first. Only coordinators see who of them wrote, by their functions. The
 * caller must check that the reader may see the thread.
 */
export function getThread(
  ctx: Context,
  about: { kind: CommentSubject; id: string; timeZone: IanaZone },
  reader: CommentSide,
) {
  return namedByFunction(ctx, listComments(ctx.db, about)).map(({ id, side, text, at, by }) => ({
    id,
    side,
    text,
    atLocal: toLocal(at, about.timeZone),
    writer: reader === "coordinator" && side === "coordinator" ? by : null,
  }));
}
export type Thread = ReturnType<typeof getThread>;
