import { mailboxOf, normaliseEmail } from "#app/domain/model/account.ts";
import { browserMark } from "#app/domain/accounts/browser-mark.server.ts";
import { requestEmailChange } from "#app/domain/accounts/request-email-change.server.ts";
import { inviteMember } from "#app/domain/organisations/invite-member.server.ts";
import { purge } from "#app/domain/installation/purge.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { networkHash } from "#app/http/network.server.ts";
import { days, hours, type Instant, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import { contextFor, makeOrganisation, openWeek } from "#tests/support/factories.ts";
import { mailedCode } from "#tests/support/registration.ts";

let db: OpenDatabase;
let owner: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  owner = makeOrganisation(db, { contactEmail: "amal@example.org" });
});
type Asking = { from: string; now?: Instant; email?: string; browserMarks?: string[] };
/** Request a code. @returns true when a mail was queued */
function ask({ from, now = testNow, email = "amal@example.org", browserMarks = [] }: Asking): boolean {
  const network = networkHash(from, ["a secret"]);
  const ctx = contextFor(db, { now, actor: { kind: "anonymous" }, network });
  return mailedCode(db, requestSignInCode(ctx, { email, browserMarks }).codeId) !== undefined;
}
const many = (count: number, asking: (turn: number) => Asking): number =>
  Array.from({ length: count }, (_, turn) => ask(asking(turn))).filter(Boolean).length;
const flood = (now: Instant = testNow) => many(60, (turn) => ({ from: `203.0.${turn % 3}.${turn}`, now }));

describe("strangers who ask for codes in somebody's name", () => {
  it("keep out neither a browser that signed in before, nor a network that took no part", () => {
    expect(flood()).toBe(20);
    expect(ask({ from: "203.0.1.9" })).toBe(false);
    expect(many(3, () => ({ from: "198.51.100.7" }))).toBe(2);
    const browserMarks = [browserMark(owner.actor.accountId)];
    expect(many(5, () => ({ from: "203.0.1.9", browserMarks }))).toBe(5);
    // The mark of another account counts as that of a stranger.
    const other = makeOrganisation(db).actor.accountId;
    expect(ask({ from: "203.0.1.9", browserMarks: [browserMark(other)] })).toBe(false);
  });

  it("do not keep out somebody invited who has no account yet, on a network of their own", () => {
    inviteMember(contextFor(db, { actor: owner.actor }), {
      organisationId: owner.organisationId,
      email: "new@example.org",
      role: "editor",
    });
    expect(many(20, () => ({ from: "203.0.1.9", email: "new@example.org" }))).toBe(5);
    expect(ask({ from: "198.51.100.7", email: "new@example.org" })).toBe(true);
  });

  it("leave a known browser no less than a strange one", () => {
    const browserMarks = [browserMark(owner.actor.accountId)];
    expect(many(20, () => ({ from: "203.0.1.9", browserMarks }))).toBe(20);
    expect(ask({ from: "198.51.100.7", browserMarks })).toBe(true);
  });

  it("cause no more mail in a day than a mailbox can bear, from however many networks", () => {
    let caused = 0;
    for (let hour = 0; hour < 23; hour += 1) {
      const now = plus(testNow, hours(hour));
      caused += many(120, (turn) => ({ from: `10.${hour}.${turn}.1`, now }));
    }
    expect(caused).toBe(60);
    const browserMarks = [browserMark(owner.actor.accountId)];
    expect(ask({ from: "203.0.1.9", now: plus(testNow, hours(22)), browserMarks })).toBe(true);
    expect(ask({ from: "10.0.0.1", now: plus(testNow, days(2)) })).toBe(true);
  });

  it("do not hold up a change of address: its code is asked for from inside", () => {
    flood();
    requestEmailChange(contextFor(db, { actor: owner.actor }), { email: "sol@example.org" });
    const rows = db.$client.prepare("select id from sign_in_code where purpose is not null").pluck().all() as string[];
    expect(rows.map((id) => mailedCode(db, id) !== undefined)).toEqual([true, true]);
  });

  it("leave no address behind, and nothing at all after a day", () => {
    flood();
    const rows = () => db.$client.prepare("select * from code_mail").all();
    expect(rows()).toHaveLength(20);
    expect(JSON.stringify(rows())).not.toMatch(/amal|203\.0/);
    purge(db, plus(testNow, days(1) + 1));
    expect(rows()).toEqual([]);
  });
});

describe("a mailbox", () => {
  it.each([
    ["Ana+news@example.org", "ana@example.org"],
    ["a.n.a@example.org", "a.n.a@example.org"],
    ["A.na+x@gmail.com", "ana@gmail.com"],
    ["an.a@GoogleMail.com", "ana@gmail.com"],
    ["an.a+b+c@googlemail.com", "ana@gmail.com"],
    ["an.a@gmail.com.example", "an.a@gmail.com.example"],
  ])("of %s is %s", (email, mailbox) => {
    expect(mailboxOf(normaliseEmail(email))).toBe(mailbox);
  });

  it("has one allowance for all the ways to write it", () => {
    makeOrganisation(db, { contactEmail: "amal.b@gmail.com" });
    makeOrganisation(db, { contactEmail: "am.alb+x@googlemail.com" });
    const asking = (email: string) => many(20, () => ({ from: "203.0.1.1", email }));
    expect(asking("amal.b@gmail.com") + asking("am.alb+x@googlemail.com")).toBe(20);
  });
});

describe("a network", () => {
  it.each([
    ["192.0.2.7", "192.0.2.250", true],
    ["192.0.2.7", "192.0.3.7", false],
    ["32.1.13.184.0.1.0.1", "32.1.13.184.0.1.9.9", true],
    ["32.1.13.184.0.1.0.1", "32.1.13.184.0.2.0.1", false],
  ])("of %s is that of %s: %s", (a, b, isSame) => {
    expect(networkHash(a, ["s"]) === networkHash(b, ["s"])).toBe(isSame);
    expect(networkHash(a, ["s"])).not.toBe(networkHash(a, ["t"]));
    expect(networkHash(a, ["s"])).toMatch(/^[\w-]{22}$/);
  });

  it("that nobody can tell is one for all, so that no limit is open for them; where nobody asks there is none", () => {
    expect(networkHash("unknown", ["s"])).toMatch(/^[\w-]{22}$/);
    expect(networkHash("", ["s"])).toBeNull();
  });
});
