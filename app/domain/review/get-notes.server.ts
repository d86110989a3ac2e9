import { listNotes } from "#db/queries/review-notes.server.ts";
import type { Context } from "../context.ts";
import { functionOf } from "../coordinators/account-functions.server.ts";
import type { ClaimableKind } from "../model/review-item.ts";
import { toLocal } from "../time/zone-arithmetic.server.ts";
import type { IanaZone } from "../time/zoned-time.ts";

/** List the notes of coordinators, oldest first. The caller must check that the reader coordinates the subject. */
export const getNotes = (
  ctx: Context,
  { timeZone, ...about }: { kind: ClaimableKind; id: string; timeZone: IanaZone },
) =>
  listNotes(ctx.db, about).map(({ id, text, at, accountId }) => ({
    id,
    text,
    atLocal: toLocal(at, timeZone),
    by: functionOf(ctx, accountId),
  }));
export type Notes = ReturnType<typeof getNotes>;
