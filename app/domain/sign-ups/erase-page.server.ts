import { writeTransaction } from "#db/client.server.ts";
import { findPageByToken } from "#db/queries/personal-pages.server.ts";
import { listPoolsOfPage } from "#db/queries/seats.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { forgetPage } from "./forget-page.server.ts";
import { changingSeats } from "./hand-out-seats.server.ts";

/**
 * Forgets a person: their page, what they held, their address, mail not yet sent. The seats are free again.
 * @throws NotFound for an unknown address
 */
export function erasePage(ctx: Context, input: { token: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const page = findPageByToken(tx, input.token);
    if (!page) throw new NotFound("page");
    changingSeats(tx, ctx.now, listPoolsOfPage(tx, page.id), () => forgetPage(tx, page, ctx.now));
  });
}
