import { RateLimited } from "#app/domain/errors.ts";
import { mailboxOf, normaliseEmail } from "#app/domain/model/account.ts";
import { minutes } from "#app/domain/time/zoned-time.ts";
import type { AppLoadContext } from "@remix-run/node";

/**
 * How often one visitor may ask for what costs others something, within so many milliseconds. Whole towns reach us through
 * one address of their telephone company, and a full hall signs up from one network: so a visitor is taken for many.
 * `account` counts the same for one account, or for one mailbox that a visitor names.
 */
export const rateLimits = {
  signIn: { max: 60, withinMs: minutes(10), account: 5, accountWithinMs: minutes(60) },
  code: { max: 120, withinMs: minutes(10), account: 30, accountWithinMs: minutes(60) },
  signUp: { max: 300, withinMs: minutes(10), account: 30, accountWithinMs: minutes(60) },
  /** Every answer to a read that does not lie ready. */
  page: { max: 1_200, withinMs: minutes(1) },
  search: { max: 120, withinMs: minutes(1) },
  /** Pages with anything after the `?`. */
  filter: { max: 300, withinMs: minutes(1) },
  /** Calendars and feeds of a search are fetched for many readers by one service, which a refusal makes give up. */
  feedSearch: { max: 1_200, withinMs: minutes(1) },
  /** Pictures of events with their words, each drawn for about a tenth of a second. */
  preview: { max: 120, withinMs: minutes(10) },
  upload: { max: 120, withinMs: minutes(60), account: 60, accountWithinMs: minutes(60) },
  report: { max: 30, withinMs: minutes(60) },
} as const;
export type RateLimitKind = keyof typeof rateLimits;

/**
 * Counts one more for a visitor, and for an account.
 * @returns the seconds to wait where there were too many; 0 where there were not
 */
export type CountRequest = (
  kind: RateLimitKind,
  who: { visitor: string; account?: string | undefined },
) => Promise<number>;

type Args = { context: Pick<AppLoadContext, "countRequest" | "visitor"> };
type RateLimitSubject<In> = {
  accountId?: string;
  emailOf?: (input: In) => string | null | undefined;
  /** A browser that somebody signed in with before: it has its own turns, whoever else asks from its network. */
  browser?: string | undefined;
};

/**
 * Puts a limit before a verb. What it refuses comes back to the form with what was typed.
 * @param account whose turn it is besides the visitor's: a person, or a mailbox. Anybody can type the address of somebody
 * else, so a mailbox is counted for each visitor, and no stranger keeps its owner out.
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
