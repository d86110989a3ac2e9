import { writeTransaction } from "#db/client.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { dropMailsAbout } from "#db/queries/outbox.server.ts";
import { deletePage, findPageByToken } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { mailSubject } from "../messages.ts";

/**
 * Forgets a person: their page, what they held, their address, mail not yet sent. The seats are free again.
 * @throws NotFound for an unknown address
 */
export function erasePage(ctx: Context, input: { token: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const page = findPageByToken(tx, input.token);
    if (!page) throw new NotFound("page");
    dropMailsAbout(tx, [mailSubject("page", page.id)], ctx.now);
    deletePage(tx, page.id);
    // A seat may have become free, and "full" is public.
    raiseProgrammeVersion(tx);
  });
}
