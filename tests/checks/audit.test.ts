import { describe, expect, it } from "vitest";
// @ts-expect-error: a plain script of the continuous integration, without types
import { judge } from "../../.ci/audit.mjs";

const report = {
  vulnerabilities: {
    express: { via: ["qs"] },
    qs: {
      via: [
        {
          name: "qs",
          range: "<6.14",
          title: "Too deep",
          severity: "high",
          url: "https://github.com/advisories/GHSA-aaaa",
        },
      ],
    },
  },
};
const today = "2026-12-01";

describe("the audit of the packages we ship", () => {
  it("names every hole that nobody looked at", () => {
    expect(judge(report, [], today)).toEqual(["GHSA-aaaa qs <6.14: Too deep (high)"]);
  });

  it("lets pass what was looked at, as long as that holds", () => {
    const allowed = { id: "GHSA-aaaa", reason: "we parse no such thing", until: "2026-12-31" };
    expect(judge(report, [allowed], today)).toEqual([]);
    expect(judge(report, [{ ...allowed, until: "2026-11-30" }], today)).toHaveLength(2);
    expect(judge({ vulnerabilities: {} }, [allowed], today)).toEqual([
      "GHSA-aaaa is no longer there: take it off the list",
    ]);
  });
});
