import { listNotes } from "#db/queries/review-notes.server.ts";
import type { Context } from "../context.ts";
import { namedByFunction } from "../coordinators/account-functions.server.ts";
import type { ClaimableKind } from "../model/review-item.ts";
import { toLocal } from "../time/zone-arithmetic.server.ts";
import type { IanaZone } from "../time/zoned-time.ts";

/** List the notes of coordinators, oldest first. The caller must check that the reader coordinates the subject. */
export const getNotes = (
  ctx: Context,
  { timeZone, ...about }: { kind: ClaimableKind; id: string; timeZone: IanaZone },
) =>
  namedByFunction(ctx, listNotes(ctx.db, about)).map(({ id, text, at, by }) => ({
    id,
    text,
    atLocal: toLocal(at, timeZone),
    by,
  }));
export type Notes = ReturnType<typeof getNotes>;
