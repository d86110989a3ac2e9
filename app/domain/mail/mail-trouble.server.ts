import type { Database } from "#db/client.server.ts";
import { countRefused } from "#db/queries/mail-queue.server.ts";
import type { Context } from "../context.ts";
import { can } from "../permissions.ts";
import { days, type Instant, plus } from "../time/zoned-time.ts";
import { type SenderFault, senderFaults } from "./refusal-causes.ts";

/** What came back in this time for a fault of ours is still news. */
const cameBackMs = days(1);

/** Mails that a mail server keeps from going out for a reason that lies with us, by reason. */
export type MailTrouble = {
  cause: SenderFault;
  /** How many are kept and tried again. */
  waiting: number;
  /** How many came back within a day, after they had been taken. */
  cameBack: number;
  since: Instant;
  /** Codes only. */
  lastError: string | null;
};

/** @returns what keeps our mail from going out; nothing while all is well */
export const listMailTroubles = (db: Database, now: Instant): MailTrouble[] =>
  countRefused(db, senderFaults, plus(now, -cameBackMs)).map((found) => ({
    ...found,
    cause: found.refusal as SenderFault,
  }));

/** The same for the secretariat; whoever is not of it has no troubles to see. */
export const getMailTroubles = (ctx: Context): MailTrouble[] =>
  can(ctx.actor, "network:manage", null) ? listMailTroubles(ctx.db, ctx.now) : [];
