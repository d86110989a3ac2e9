import type { Database } from "#db/client.server.ts";
import { countRefused } from "#db/queries/mail-queue.server.ts";
import type { Context } from "../context.ts";
import { can } from "../permissions.ts";
import { days, type Instant, plus } from "../time/zoned-time.ts";
import { type SenderFault, senderFaults } from "./refusal-causes.ts";

/** Age up to which mails that came back are reported, in milliseconds. */
const cameBackMs = days(1);

/** Mails that a mail server refuses for a cause on the sender's side, by cause. */
export type MailTrouble = {
  cause: SenderFault;
  /** Number of mails kept for further attempts. */
  waiting: number;
  /** Number of mails that were accepted and came back within `cameBackMs`. */
  cameBack: number;
  since: Instant;
  /** Status codes only, no text. */
  lastError: string | null;
};

/** List the causes that keep mail from being sent; empty when there are none. */
export const listMailTroubles = (db: Database, now: Instant): MailTrouble[] =>
  countRefused(db, senderFaults, plus(now, -cameBackMs)).map((found) => ({
    ...found,
    cause: found.refusal as SenderFault,
  }));

/** List these causes for the secretariat; empty for all other actors. */
export const getMailTroubles = (ctx: Context): MailTrouble[] =>
  can(ctx.actor, "network:manage", null) ? listMailTroubles(ctx.db, ctx.now) : [];
