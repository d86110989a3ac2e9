import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { beginSecondFactor } from "#app/domain/second-factor/begin-second-factor.server.ts";
import { confirmSecondFactor } from "#app/domain/second-factor/confirm-second-factor.server.ts";
import { endCoordinator } from "#app/domain/coordinators/end-coordinator.server.ts";
import { findSessionActor } from "#app/domain/accounts/find-session-actor.server.ts";
import { getSecondFactor } from "#app/domain/second-factor/get-second-factor.server.ts";
import { inviteCoordinator } from "#app/domain/coordinators/invite-coordinator.server.ts";
import { deleteAccount } from "#app/domain/accounts/delete-account.server.ts";
import { proveSecondFactor } from "#app/domain/second-factor/prove-second-factor.server.ts";
import { redeemSignInCode } from "#app/domain/sign-in/redeem-sign-in-code.server.ts";
import { renewRecoveryCodes } from "#app/domain/second-factor/renew-recovery-codes.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { resetSecondFactor } from "#app/domain/second-factor/reset-second-factor.server.ts";
import { factorCode, factorStep, factorUri } from "#app/domain/second-factor/totp.server.ts";
import { decideEvent } from "#app/domain/review/decide-event.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { hours, type Instant, instantFrom, minutes, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { findSecondFactor } from "#db/queries/second-factors.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import { actorOf, contextFor, makeCoordinator, makeEvent, openWeek } from "#tests/support/factories.ts";

let db: OpenDatabase;
const email = "coordinator@example.org";
beforeEach(() => {
  db = openWeek();
  inviteCoordinator(contextFor(db), { email, scope: { kind: "country", code: "PT" } });
});

/** Sign in with a mailed code, without a second factor. */
function session(who = email, now: Instant = testNow): string {
  const ctx = contextFor(db, { now, actor: { kind: "anonymous" } });
  const { codeId } = requestSignInCode(ctx, { email: who });
  const row = db.$client
    .prepare("select json_extract(payload, '$.code') as code from outbox where dedupe_key = ?")
    .get(`code:${codeId}`) as { code: string };
  return redeemSignInCode(ctx, { codeId, code: row.code }).token;
}
function as(token: string, now: Instant = testNow) {
  const actor = findSessionActor(db, token, now);
  if (!actor) throw new Error("no session");
  return { ...contextFor(db, { now }), actor };
}
const secret = () => findSecondFactor(db, actorOf(db, email).accountId)?.secret ?? "";
/** Set up a second factor; the session gets another secret. */
function setUp(token: string, now: Instant = testNow): { recoveryCodes: string[]; token: string } {
  beginSecondFactor(as(token, now), { token });
  return confirmSecondFactor(as(token, now), { code: factorCode(secret(), now), token });
}

describe("a code from a device (RFC 6238)", () => {
  it.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ])("is that of appendix B after %s seconds, in its last six figures", (seconds, code) => {
    // "12345678901234567890" in Base32.
    const key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    expect(factorCode(key, (seconds * 1000) as Instant)).toBe(code);
    expect(factorStep(key, code, (seconds * 1000) as Instant)).toBe(Math.floor(seconds / 30));
  });

  it("counts one step before and after, since clocks of phones go wrong, and no further", () => {
    const key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    const now = instantFrom("2026-11-24T09:00:00Z");
    const found = [-2, -1, 0, 1, 2].map(
      (steps) => factorStep(key, factorCode(key, plus(now, steps * 30_000)), now) !== null,
    );
    expect(found).toEqual([false, true, true, true, false]);
  });

  it("is told to the device with the name of this site", () => {
    expect(factorUri("GEZDGNBV", "a@example.org", "Semaine de l’accueil")).toMatch(
      /^otpauth:\/\/totp\/Semaine%20de%20l%E2%80%99accueil:a%40example\.org\?.*secret=GEZDGNBV/,
    );
  });
});

describe("without a second factor", () => {
  it("a session opens nothing of a coordinator's: no scope, no decision, nothing to read", () => {
    let token = session();
    const { actor } = as(token);
    expect(actor).toMatchObject({
      scopes: [],
      scopesAwaitingFactor: [{ kind: "country", code: "PT" }],
      secondFactorAt: null,
    });
    const event = makeEvent(db, { until: "submitted" });
    const decision = { eventId: event.eventId, revision: 1, decision: "approve", reason: "" } as const;
    expect(() => decideEvent(as(token), decision)).toThrow(NotFound);
    ({ token } = setUp(token));
    decideEvent(as(token), decision);
    expect(findEvent(db, event.eventId)?.review).toBe("approved");
  });

  it("each new session is asked again", () => {
    setUp(session());
    const second = session();
    expect(as(second).actor).toMatchObject({ scopes: [], secondFactorAt: null });
    const { token } = proveSecondFactor(as(second, plus(testNow, 60_000)), {
      code: factorCode(secret(), plus(testNow, 60_000)),
      token: second,
    });
    expect(as(token, plus(testNow, 60_000)).actor).toMatchObject({ scopes: [{ kind: "country", code: "PT" }] });
    // The earlier secret of the session is not valid any more.
    expect(() => as(second, plus(testNow, 60_000))).toThrow("no session");
  });

  it("organisers are not asked, and have none", () => {
    const { email: organiser } = makeEvent(db);
    const ctx = as(session(organiser));
    expect(() => beginSecondFactor(ctx, { token: "" })).toThrow(NotFound);
    expect(() => getSecondFactor(ctx, { issuer: "", isDemo: true, token: "" })).toThrow(NotFound);
  });
});

describe("setting up", () => {
  it("says the secret until the device is confirmed, and never again", () => {
    let token = session();
    const page = () => getSecondFactor(as(token), { issuer: "Week", isDemo: false, token });
    expect(page()).toMatchObject({ state: "none", begun: null, demoCode: null });
    beginSecondFactor(as(token), { token });
    beginSecondFactor(as(token), { token });
    expect(page().begun?.secret).toBe(secret());
    expect(() => confirmSecondFactor(as(token), { code: "000000", token })).toThrow(Invalid);
    const before = token;
    const confirmed = confirmSecondFactor(as(token), { code: factorCode(secret(), testNow), token });
    const codes = confirmed.recoveryCodes;
    token = confirmed.token;
    // The earlier secret of the session is not valid any more.
    expect(() => as(before)).toThrow("no session");
    expect(page()).toMatchObject({ state: "set", begun: null, recoveryCodesLeft: 10, isUnlocked: true });
    expect(new Set(codes).size).toBe(10);
    expect(() => confirmSecondFactor(as(token), { code: factorCode(secret(), testNow), token })).toThrow(Conflict);
    // Recovery codes are not stored in clear text.
    const kept = JSON.stringify(db.$client.prepare("select * from recovery_code").all());
    for (const code of codes) expect(kept).not.toContain(code);
  });
});

describe("a secret that another session made", () => {
  it("is neither shown nor confirmed here, and goes when this session begins", () => {
    const [thief, owner] = [session(), session()];
    beginSecondFactor(as(thief), { token: thief });
    const seen = secret();
    const page = getSecondFactor(as(owner), { issuer: "Week", isDemo: false, token: owner });
    expect(page).toMatchObject({ state: "none", begun: null });
    const confirmAs = (token: string, of: string) =>
      confirmSecondFactor(as(token), { code: factorCode(of, testNow), token });
    expect(() => confirmAs(owner, seen)).toThrow(Conflict);
    beginSecondFactor(as(owner), { token: owner });
    expect(secret()).not.toBe(seen);
    expect(() => confirmAs(thief, secret())).toThrow(Conflict);
    confirmAs(owner, secret());
    const later = plus(testNow, minutes(2));
    const prove = () => proveSecondFactor(as(thief, later), { code: factorCode(seen, later), token: thief });
    expect(prove).toThrow(Invalid);
  });
});

describe("a code", () => {
  it("that was used opens nothing a second time, nor does an older one", () => {
    setUp(session());
    const later = plus(testNow, minutes(2));
    const code = factorCode(secret(), later);
    const first = session();
    proveSecondFactor(as(first, later), { code, token: first });
    const second = session();
    expect(() => proveSecondFactor(as(second, later), { code, token: second })).toThrow(/code/);
    expect(faultOf(() => proveSecondFactor(as(second, later), { code, token: second }))).toBe("factorUsed");
    const before = factorCode(secret(), plus(later, -30_000));
    expect(faultOf(() => proveSecondFactor(as(second, later), { code: before, token: second }))).toBe("factorUsed");
    expect(as(second, later).actor.scopes).toEqual([]);
  });

  it("that is wrong five times locks the factor for a quarter of an hour, for the right one too", () => {
    setUp(session());
    const token = session();
    const prove = (code: string, now: Instant) => faultOf(() => proveSecondFactor(as(token, now), { code, token }));
    const now = plus(testNow, minutes(5));
    expect([1, 2, 3, 4, 5].map(() => prove("123", now))).toEqual([
      ...Array.from({ length: 4 }, () => "factorWrong"),
      "factorLocked",
    ]);
    expect(prove(factorCode(secret(), now), now)).toBe("factorLocked");
    const after = plus(now, minutes(15));
    expect(prove(factorCode(secret(), after), after)).toBeNull();
  });

  it("is not kept out by wrong ones of somebody who has the mailbox: a session has one try of its own", () => {
    setUp(session());
    const now = plus(testNow, minutes(5));
    const prove = (token: string, code: string) => faultOf(() => proveSecondFactor(as(token, now), { code, token }));
    const theirs = session();
    for (const code of ["1", "2", "3", "4", "5"]) prove(theirs, code);
    // Each session has one attempt, so that many sessions add little to the attempts that the lock allows.
    const other = session();
    expect(prove(other, "123")).toBe("factorLocked");
    expect(prove(other, factorCode(secret(), now))).toBe("factorLocked");
    expect(prove(session(), factorCode(secret(), now))).toBeNull();
    // The right code in one session does not unlock the others.
    expect(prove(theirs, factorCode(secret(), plus(now, 30_000)))).toBe("factorLocked");
    expect(prove(other, factorCode(secret(), plus(now, 30_000)))).toBe("factorLocked");
  });

  it("may be typed with blanks and in Arabic figures", () => {
    setUp(session());
    const token = session();
    const now = plus(testNow, minutes(5));
    const arabic = factorCode(secret(), now).replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    const renewed = proveSecondFactor(as(token, now), {
      code: ` ${arabic.slice(0, 3)} ${arabic.slice(3)} `,
      token,
    });
    expect(as(renewed.token, now).actor.scopes).toHaveLength(1);
  });

  it("for the day the device is lost works once, with or without hyphens", () => {
    const [code = ""] = setUp(session()).recoveryCodes;
    const before = session();
    const { token } = proveSecondFactor(as(before), {
      code: `${code.slice(0, 5)}-${code.slice(5).toLowerCase()}`,
      token: before,
    });
    expect(getSecondFactor(as(token), { issuer: "", isDemo: false, token }).recoveryCodesLeft).toBe(9);
    const again = session();
    expect(faultOf(() => proveSecondFactor(as(again), { code, token: again }))).toBe("factorWrong");
    const [renewed = ""] = renewRecoveryCodes(as(token)).recoveryCodes;
    expect(faultOf(() => proveSecondFactor(as(again), { code: renewed, token: again }))).toBeNull();
    expect(auditActions()).toEqual(expect.arrayContaining(["factor.set", "factor.recover", "factor.renew-codes"]));
  });
});

describe("what weighs most", () => {
  it("asks for the factor again after twelve hours, and loses nothing by it", () => {
    let { token } = setUp(session());
    const event = makeEvent(db);
    const hide = (now: Instant) => hideEvent(as(token, now), { eventId: event.eventId, note: "Ameaças" });
    const evening = plus(testNow, hours(12) + 1);
    keepAlive(token, evening);
    expect(() => hide(evening)).toThrow(Conflict);
    ({ token } = proveSecondFactor(as(token, evening), { code: factorCode(secret(), evening), token }));
    hide(evening);
    expect(findEvent(db, event.eventId)?.review).toBe("hidden");
  });
});

describe("a lost factor", () => {
  it("is taken away by the secretariat only; both are told, and every session closes", () => {
    const { token } = setUp(session());
    const network = makeCoordinator(db, { kind: "network", code: "" });
    expect(() => resetSecondFactor(as(token), { email: network.email })).toThrow();
    db.$client.prepare("delete from outbox").run();
    resetSecondFactor(contextFor(db, { actor: network.actor }), { email });
    expect(as(token).actor).toMatchObject({ scopes: [], scopesAwaitingFactor: [{ kind: "country", code: "PT" }] });
    const told = db.$client
      .prepare("select json_extract(payload, '$.toId') as id from outbox where kind = 'second_factor_reset'")
      .all() as { id: string }[];
    expect(told.map((row) => row.id).sort()).toEqual([as(token).actor.accountId, network.actor.accountId].sort());
    expect(auditActions()).toContain("factor.reset");
    expect(() => resetSecondFactor(contextFor(db), { email })).toThrow(Invalid);
  });
});

describe("a coordinator who goes", () => {
  it("has nothing any more, also on pages that are open; the last of the secretariat stays", () => {
    const { token } = setUp(session());
    const { accountId } = as(token).actor;
    const end = (scope: { kind: "country" | "network"; code: string }, who = accountId) =>
      endCoordinator(contextFor(db), { accountId: who, scope });
    end({ kind: "country", code: "PT" });
    end({ kind: "country", code: "PT" });
    const event = makeEvent(db, { until: "submitted" });
    const decision = { eventId: event.eventId, revision: 1, decision: "approve", reason: "" } as const;
    expect(() => decideEvent(as(token), decision)).toThrow(NotFound);
    const only = makeCoordinator(db, { kind: "network", code: "" });
    expect(() => end({ kind: "network", code: "" }, only.actor.accountId)).toThrow(Conflict);
    expect(() => deleteAccount(contextFor(db, { actor: only.actor }))).toThrow(Conflict);
    makeCoordinator(db, { kind: "network", code: "" });
    deleteAccount(contextFor(db, { actor: only.actor }));
  });
});

function faultOf(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Invalid ? (error.faults["code"]?.key ?? "other") : "other";
  }
}
const auditActions = () =>
  (db.$client.prepare("select action from audit_entry").all() as { action: string }[]).map((row) => row.action);
/** Mark all sessions as used at this moment. @returns the token */
const keepAlive = (token: string, now: Instant) =>
  db.$client.prepare("update session set last_seen_at = ?").run(now) && token;
