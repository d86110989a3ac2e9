import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { hashSecret } from "../secrets.server.ts";
import { type Instant, minutes, plus } from "../time/zoned-time.ts";

/** So long a form that is sent twice is one: a slow line, an impatient finger, a page that was loaded again. */
const sameFormMs = minutes(15);

/**
 * What a form led to that was sent before. Later it leads nowhere: whoever finds it on a shared phone must not be led to
 * somebody's page.
 * @param pageToken the page the form was sent from, if it was
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

/** What a form is called that was gone back to and sent with another choice: the same each time it is sent so. */
export const requestIdOfChoice = (requestId: string, choice: string): string => hashSecret(`${requestId} ${choice}`);
