import { causeOfBounce, verdictOf } from "#app/domain/mail/bounce-verdict.ts";
import { classifyRefusal, statusOfReply } from "#app/domain/mail/classify-refusal.ts";
import { refusalOutcomes, type RefusalCause } from "#app/domain/mail/refusal-causes.ts";
import type { RefusalStage } from "#app/domain/mail/refusal-codes.ts";
import { describe, expect, it } from "vitest";
import { diagnostics } from "./refusal-samples.ts";

const samples = (Object.entries(diagnostics) as [RefusalCause, [string, string][]][]).flatMap(([cause, list]) =>
  list.map(([status, diagnosticCode]) => ({ cause, status, diagnosticCode })),
);
const verdicts = {
  dead: "suppress",
  unavailable: "soft",
  refused: "nothing",
  later: "nothing",
  ours: "nothing",
} as const;

describe("a bounce", () => {
  it.each(samples)("means $cause: $status $diagnosticCode", ({ cause, status, diagnosticCode }) => {
    const report = { action: "failed", status, diagnosticCode } as const;
    expect(causeOfBounce(report)).toBe(cause);
    expect(verdictOf(report)).toBe(verdicts[refusalOutcomes[cause]]);
  });

  it("of size or rate, for policy or a block-list, silences no address", () => {
    const harmless: RefusalCause[] = [
      "size",
      "receiving_rate",
      "quota",
      "policy",
      "block_list",
      "sender",
      "relay",
      "login",
    ];
    for (const cause of harmless) expect(verdicts[refusalOutcomes[cause]]).toBe("nothing");
  });
});

const replies: readonly (readonly [RefusalStage, string, RefusalCause])[] = [
  // A refusal of MAIL FROM is about the sender.
  ["mail", "550 5.1.1 User unknown", "sender"],
  ["mail", "550 5.7.60 SMTP; Client does not have permissions to send as this sender", "sender"],
  ["mail", "530 5.7.0 Authentication required", "login"],
  ["mail", "552 5.2.2 mailbox full", "quota"],
  ["mail", "550 no", "sender"],
  ["mail", "554 5.7.1 no", "policy"],
  ["rcpt", "550 5.4.5 Daily user sending limit exceeded.", "quota"],
  ["rcpt", "554 5.7.1 Relay access denied", "relay"],
  ["rcpt", "550 5.1.8 Sender address rejected", "sender"],
  ["rcpt", "550 5.7.1 Delivery not authorized", "policy"],
  ["rcpt", "550 5.7.1 No such user!", "unknown_mailbox"],
  ["rcpt", "550 5.1.1 no", "unknown_mailbox"],
  ["rcpt", "550-5.1.1 The email account that you tried to reach\n550 5.1.1 does not exist", "unknown_mailbox"],
  ["rcpt", "550 no", "refused"],
  ["rcpt", "553 no", "refused"],
  ["rcpt", "554 no", "policy"],
  ["rcpt", "552 5.2.2 full", "mailbox_full"],
  ["rcpt", "552 no", "mailbox_full"],
  ["rcpt", "556 no", "unknown_mailbox"],
  ["rcpt", "530 no", "login"],
  ["rcpt", "503 5.5.1 bad sequence", "system"],
  ["rcpt", "451 4.7.1 greylisted, come back", "passing"],
  ["rcpt", "450 4.1.1 User unknown", "passing"],
  ["rcpt", "452 4.5.3 Too many recipients", "quota"],
  ["data", "550 5.1.90 daily limit", "quota"],
  ["data", "554 5.7.1 Message quota exceeded", "quota"],
  ["data", "552 no", "size"],
  ["data", "554 no", "policy"],
  ["data", "554 delivery error: dd This user doesn't have a yahoo.example account", "unknown_mailbox"],
  ["data", "550 no", "policy"],
  ["login", "535 5.7.8 no", "login"],
];

describe("a reply", () => {
  it.each(replies)("at %s, %j, means %s", (stage, text, cause) => {
    const replyCode = Number(text.slice(0, 3));
    expect(classifyRefusal({ stage, replyCode, status: null, text })).toBe(cause);
  });

  it.each([
    ["550 5.1.1 no", "5.1.1"],
    ["550-5.1.1 no", "5.1.1"],
    ["550 #5.1.0 Address rejected.", "5.1.0"],
    ["550 sorry (#5.1.1)", "5.1.1"],
    ["550 5.1.1.9 is blocked", null],
    ["550 rejected, see 5.1.1", null],
    ["550 [5.5.5.5] listed", null],
  ])("%j has the status %s", (text, status) => {
    expect(statusOfReply(text)).toBe(status);
  });
});
