import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { hashSecret } from "../secrets.server.ts";
import { type Instant, minutes, plus } from "../time/zoned-time.ts";

/** Time within which a form sent again counts as repeated, in milliseconds: slow connection, double click, reload. */
const sameFormMs = minutes(15);

/**
 * Return the attendee page of a form that was sent before. After `sameFormMs` it is refused: a later user of a shared
 * phone must not be led to the page of another person.
 * @param pageToken token of the page from which the form was sent, if any
 * @throws Conflict when it was sent long ago, or from another page
 */
export function repeatedRequest(
  ctx: Context,
  sent: { token: string; createdAt: Instant },
  pageToken: string | null | undefined,
): { token: string } {
  const isLate = ctx.now > plus(sent.createdAt, sameFormMs);
  if (isLate || (pageToken && pageToken !== sent.token)) throw new Conflict("formWasSent");
  return { token: sent.token };
}

/** Return the request id of a form that was sent again with another choice; the same for each choice. */
export const requestIdOfChoice = (requestId: string, choice: string): string => hashSecret(`${requestId} ${choice}`);
