import { type BounceVerdict, reportActions, verdictOf } from "#app/domain/mail/bounce-verdict.ts";
import { describe, expect, it } from "vitest";

const ofFailure: Record<BounceVerdict, string[]> = {
  suppress: ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"],
  soft: ["5.2.0", "5.2.1", "5.2.2"],
  nothing: [
    ...["5.0.0", "5.1.0", "5.1.4", "5.1.5", "5.1.7", "5.1.8", "5.1.9", "5.1.11", "5.1.100"],
    // A mail that is too large or over an hourly limit reveals nothing about the mailbox.
    ...["5.2.3", "5.2.121", "5.2.122"],
    ...["5.3.4", "5.4.1", "5.4.4", "5.6.7", "5.7.1", "5.7.26", "5.7.515", "5.20.2"],
    ...["4.1.1", "4.2.2", "4.4.1", "2.1.5", "2.2.2", ""],
  ],
};
const cases = Object.entries(ofFailure).flatMap(([verdict, statuses]) =>
  statuses.map((status) => ({ verdict, status })),
);

describe("what follows from a bounce", () => {
  it.each(cases)("is $verdict for a failure of $status", ({ verdict, status }) => {
    expect(verdictOf({ action: "failed", status })).toBe(verdict);
  });

  it.each(reportActions.filter((action) => action !== "failed"))("is nothing for what was %s", (action) => {
    for (const { status } of cases) expect(verdictOf({ action, status })).toBe("nothing");
  });
});
