import { writeTransaction } from "#db/client.server.ts";
import { findMailChoice, setMailChoice } from "#db/queries/organiser-messages.server.ts";
import type { Context } from "../context.ts";

/**
 * Describe the link of a message to organisers without changing anything: mail scanners follow links (MAIL-02).
 * @returns null for an unknown link
 */
export function findMessageChoice(ctx: Context, token: string) {
  const choice = findMailChoice(ctx.db, token);
  return choice && { isStopped: choice.stoppedAt !== null, language: choice.language };
}

/**
 * Stop the messages of coordinators to the account of a link, or allow them again. Mail about its own events goes on. An
 * unknown link is no error: the account is gone, and gets none.
 */
export function stopOrganiserMessages(ctx: Context, { token, isStopped }: { token: string; isStopped: boolean }): void {
  writeTransaction(ctx.db, (tx) => setMailChoice(tx, token, isStopped ? ctx.now : null));
}
