import { RateLimited } from "#app/domain/errors.ts";
import { mailboxOf, normaliseEmail } from "#app/domain/model/account.ts";
import { minutes } from "#app/domain/time/zoned-time.ts";
import type { AppLoadContext } from "@remix-run/node";

/**
 * Limits of requests per visitor; windows in milliseconds. They are generous, since a mobile network or a full hall
 * shares one address. `account` limits one account, or one mailbox that a visitor names.
 */
export const rateLimits = {
  signIn: { max: 60, withinMs: minutes(10), account: 5, accountWithinMs: minutes(60) },
  code: { max: 120, withinMs: minutes(10), account: 30, accountWithinMs: minutes(60) },
  signUp: { max: 300, withinMs: minutes(10), account: 30, accountWithinMs: minutes(60) },
  /** Every read that is not answered from memory. */
  page: { max: 1_200, withinMs: minutes(1) },
  search: { max: 120, withinMs: minutes(1) },
  /** Pages with a query. */
  filter: { max: 300, withinMs: minutes(1) },
  /** Filtered calendars and feeds: one service fetches them for many readers, and a refusal makes it give up. */
  feedSearch: { max: 1_200, withinMs: minutes(1) },
  /** Preview images, each drawn in about a tenth of a second. */
  preview: { max: 120, withinMs: minutes(10) },
  upload: { max: 120, withinMs: minutes(60), account: 60, accountWithinMs: minutes(60) },
  report: { max: 30, withinMs: minutes(60) },
} as const;
export type RateLimitKind = keyof typeof rateLimits;

/**
 * Count a request of a visitor, and of an account.
 * @returns the seconds to wait if the limit is exceeded; else 0
 */
export type CountRequest = (
  kind: RateLimitKind,
  who: { visitor: string; account?: string | undefined },
) => Promise<number>;

type Args = { context: Pick<AppLoadContext, "countRequest" | "visitor"> };
type RateLimitSubject<In> = {
  accountId?: string;
  emailOf?: (input: In) => string | null | undefined;
  /** Mark of a browser that has signed in before: it is counted separately from the rest of its network. */
  browser?: string | undefined;
};

/**
 * Put a rate limit before a verb. A refused form comes back with what was typed.
 * @param account account or mailbox to count besides the visitor. Anybody can type somebody else's address, so a
 * mailbox is counted for each visitor, and a stranger cannot lock its owner out.
 */
export const rateLimited =
  <In, Out>({ context }: Args, kind: RateLimitKind, verb: (input: In) => Out, account: RateLimitSubject<In> = {}) =>
  async (input: In): Promise<Awaited<Out>> => {
    const { countRequest, visitor } = context;
    const email = account.emailOf?.(input);
    const mailbox = email ? `${account.browser ?? visitor} ${mailboxOf(normaliseEmail(email))}` : undefined;
    const seconds = await countRequest(kind, {
      visitor: account.browser ? `browser ${account.browser}` : visitor,
      account: account.accountId ?? mailbox,
    });
    if (seconds > 0) throw new RateLimited(seconds);
    return await verb(input);
  };
