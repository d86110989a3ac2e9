import { classifyRefusal } from "./classify-refusal.ts";
import { refusalOutcomes, type RefusalCause } from "./refusal-causes.ts";

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

type Reported = Pick<RecipientReport, "action" | "status"> & Partial<Pick<RecipientReport, "diagnosticCode">>;

/** Why a mail came back, by the table of refusals; null where it did not. */
export function causeOfBounce({ action, status, diagnosticCode }: Reported): RefusalCause | null {
  if (action !== "failed") return null;
  const text = (diagnosticCode ?? "").replace(/^\s*[\w-]+\s*;\s*/, "");
  const replyCode = /(?<![\d.])([45]\d\d)(?![\d.])/.exec(text.slice(0, 4))?.[1];
  return classifyRefusal({ stage: "report", replyCode: replyCode ? Number(replyCode) : null, status, text });
}

/**
 * What follows for an address (OUT-05, OUT-08). Only what speaks of that mailbox does: a refusal for our sake, on the way,
 * for size or rate, a delay, or a failure that was temporary to the end (4.x.x) says nothing of whether somebody lives there.
 */
export function verdictOf(report: Reported): BounceVerdict {
  const cause = causeOfBounce(report);
  const outcome = cause && refusalOutcomes[cause];
  if (outcome === "dead") return "suppress";
  return outcome === "unavailable" ? "soft" : "nothing";
}
