export const reportActions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;
export type ReportAction = (typeof reportActions)[number];

/** What a mail server says about one recipient (RFC 3464 §2.3). */
export type RecipientReport = {
  action: ReportAction;
  /** `x.y.z` (RFC 3463 §2). */
  status: string;
  finalRecipient: string | null;
  originalRecipient: string | null;
  diagnosticCode: string | null;
};

/** `suppress`: never write there again; `soft`: not for some time. */
export type BounceVerdict = "suppress" | "soft" | "nothing";

/**
 * No such mailbox, no such system, no address at all, moved without a trace (RFC 3463 §3.2), no mail there by decree
 * (RFC 7505). Not 5.1.0, .4, .5, .7 and .8: unsaid, ambiguous, valid, or about the sender.
 */
const deadAddress: ReadonlySet<string> = new Set(["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"]);

/** RFC 3463 §3.3: the mailbox is there and takes nothing now, e.g. because it is full. */
const mailboxTrouble = /^5\.2\.\d+$/;

/**
 * What follows for an address (OUT-05, OUT-08). A refusal for our sake (5.7.x: policy, reputation) or on the way (5.4.x)
 * says nothing about whether somebody lives there; neither does a delay, or a failure that was one to the end (4.x.x).
 */
export function verdictOf({ action, status }: Pick<RecipientReport, "action" | "status">): BounceVerdict {
  if (action !== "failed") return "nothing";
  if (deadAddress.has(status)) return "suppress";
  return mailboxTrouble.test(status) ? "soft" : "nothing";
}
