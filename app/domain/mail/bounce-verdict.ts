import { classifyRefusal } from "./classify-refusal.ts";
import { refusalOutcomes, type RefusalCause } from "./refusal-causes.ts";

export const reportActions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;
export type ReportAction = (typeof reportActions)[number];

/** Report of a mail server about one recipient (RFC 3464 §2.3). */
export type RecipientReport = {
  action: ReportAction;
  /** `x.y.z` (RFC 3463 §2). */
  status: string;
  finalRecipient: string | null;
  originalRecipient: string | null;
  diagnosticCode: string | null;
};

/** `suppress`: no mail to the address for a year; `soft`: none for a week (`suppressForMs`). */
export type BounceVerdict = "suppress" | "soft" | "nothing";

type Reported = Pick<RecipientReport, "action" | "status"> & Partial<Pick<RecipientReport, "diagnosticCode">>;

/** Classify the cause of a bounce; null where the mail did not fail. */
export function causeOfBounce({ action, status, diagnosticCode }: Reported): RefusalCause | null {
  if (action !== "failed") return null;
  const text = (diagnosticCode ?? "").replace(/^\s*[\w-]+\s*;\s*/, "");
  const replyCode = /(?<![\d.])([45]\d\d)(?![\d.])/.exec(text.slice(0, 4))?.[1];
  return classifyRefusal({ stage: "report", replyCode: replyCode ? Number(replyCode) : null, status, text });
}

/**
 * Decide the consequence of a bounce for an address (OUT-05, OUT-08). Only causes about the mailbox count: a fault of
 * the sender, the route, size or rate, a delay, or a failure that stayed temporary (4.x.x) says nothing about its
 * existence.
 */
export function verdictOf(report: Reported): BounceVerdict {
  const cause = causeOfBounce(report);
  const outcome = cause && refusalOutcomes[cause];
  if (outcome === "dead") return "suppress";
  return outcome === "unavailable" ? "soft" : "nothing";
}
