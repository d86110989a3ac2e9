import { Forbidden, Invalid } from "#app/domain/errors.ts";
import { endSession } from "#app/domain/accounts/end-sessions.server.ts";
import { findSessionActor } from "#app/domain/accounts/find-session-actor.server.ts";
import { inviteCoordinator } from "#app/domain/coordinators/invite-coordinator.server.ts";
import { redeemSignInCode } from "#app/domain/sign-in/redeem-sign-in-code.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { resolveScope } from "#app/domain/coordinators/resolve-scope.server.ts";
import { makeCode } from "#app/domain/secrets.server.ts";
import { hours, type Instant, minutes, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { renewSignInCode } from "#app/domain/sign-in/renew-sign-in-code.server.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { createClock, testNow } from "#tests/support/clock.ts";
import { deliveryTo, openMailbox } from "#tests/support/mailbox.ts";
import { registration } from "#tests/support/registration.ts";
import { cityId, contextFor, makeCoordinator, makeOrganisation, openWeek } from "#tests/support/factories.ts";

let db: OpenDatabase;
let email: string;
beforeEach(() => {
  db = openWeek();
  email = makeOrganisation(db).email;
});
const at = (now: Instant = testNow) => contextFor(db, { now, actor: { kind: "anonymous" } });
const ask = (address = email, now?: Instant) => requestSignInCode(at(now), { email: address });
const codeOf = (codeId: string) =>
  (
    db.$client
      .prepare("select json_extract(payload, '$.code') as code from outbox where dedupe_key = ?")
      .get(`code:${codeId}`) as { code: string } | undefined
  )?.code;
const redeem = (codeId: string, code: string, now?: Instant) => redeemSignInCode(at(now), { codeId, code });
const refusal = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof Invalid) return error.faults["code"];
    throw error;
  }
  return undefined;
};

describe("a sign-in code", () => {
  it("opens a session once, typed as people type", () => {
    const { codeId } = ask(`  ${email.toUpperCase()} `);
    const code = codeOf(codeId) ?? "";
    const { token } = redeem(codeId, ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`);
    expect(findSessionActor(db, token, testNow)).toMatchObject({ kind: "account", memberships: [{ role: "owner" }] });
    expect(refusal(() => redeem(codeId, code))).toEqual({ key: "codeSpent" });
  });

  it("allows five tries; the sixth fails even when it is right", () => {
    const { codeId } = ask();
    const code = codeOf(codeId) ?? "";
    const answers = Array.from({ length: 5 }, () => refusal(() => redeem(codeId, "WRONG222")));
    expect(answers).toEqual([
      { key: "codeWrong", values: { count: 4 } },
      { key: "codeWrong", values: { count: 3 } },
      { key: "codeWrong", values: { count: 2 } },
      { key: "codeWrong", values: { count: 1 } },
      { key: "codeSpent" },
    ]);
    expect(refusal(() => redeem(codeId, code))).toEqual({ key: "codeSpent" });
  });

  it("works for fifteen minutes", () => {
    const { codeId } = ask();
    const code = codeOf(codeId) ?? "";
    expect(refusal(() => redeem(codeId, code, plus(testNow, minutes(15))))).toEqual({
      key: "codeExpired",
      values: { minutes: 15 },
    });
    redeem(codeId, code, plus(testNow, minutes(14)));
  });

  it("does not tell whether an address is known: same answer, same row, a mail for each", async () => {
    const { codeId } = ask("nobody@example.org");
    const known = ask();
    const [code, unusable] = [codeOf(known.codeId), codeOf(codeId)];
    const mailbox = await openMailbox();
    await deliverOutbox(deliveryTo(mailbox, { db, clock: createClock() }));
    const { parsed } = mailbox.newestTo("nobody@example.org");
    expect([parsed.subject, mailbox.newestTo(email).parsed.subject]).toEqual([
      "No account with this address yet",
      `Your code: ${code}`,
    ]);
    expect(parsed.text).toContain("/en/register");
    expect(String(parsed.text) + String(parsed.html)).not.toContain(unusable);
    await mailbox.close();
    db.$client.prepare("delete from sign_in_code where id = ?").run(known.codeId);
    expect(refusal(() => redeem(codeId, "WRONG222"))).toEqual({ key: "codeWrong", values: { count: 4 } });
    expect(db.$client.prepare("select count(*) as c from sign_in_code").get()).toEqual({ c: 1 });
  });

  it("opens nothing for an address without account, even if it were guessed", () => {
    const { codeId } = ask("nobody@example.org");
    expect(refusal(() => redeem(codeId, codeOf(codeId) ?? ""))).toEqual({ key: "codeSpent" });
  });

  it("can be sent anew with all that was typed, also after it expired, until it was used or guessed at too often", () => {
    const asked = { email: "new@example.org", registration: registration(db) };
    const late = plus(testNow, minutes(40));
    const { codeId } = requestSignInCode(at(), asked);
    const renewed = renewSignInCode(at(late), { codeId, browserMarks: [] })?.codeId ?? "";
    expect(renewed).not.toBe(codeId);
    const { organisationId } = redeem(renewed, codeOf(renewed) ?? "", late);
    expect(organisationId).not.toBeNull();
    expect(renewSignInCode(at(late), { codeId: renewed, browserMarks: [] })).toBeNull();
    const guessed = ask().codeId;
    for (let attempt = 0; attempt < 5; attempt += 1) refusal(() => redeem(guessed, "WRONG222"));
    expect(renewSignInCode(at(), { codeId: guessed, browserMarks: [] })).toBeNull();
    expect(renewSignInCode(at(), { codeId: "unknown", browserMarks: [] })).toBeNull();
  });

  it("is mailed at most twenty times an hour to one address", () => {
    const codes = Array.from({ length: 22 }, () => codeOf(ask().codeId));
    expect(codes.filter((code) => code !== undefined)).toHaveLength(20);
    expect(codeOf(ask(email, plus(testNow, hours(1) + 1)).codeId)).toBeDefined();
  });

  it("is not kept: the database holds its hash, and the mail waiting to be sent", () => {
    const code = codeOf(ask().codeId) ?? "never";
    const row = JSON.stringify(db.$client.prepare("select * from sign_in_code").all());
    expect(row).not.toContain(code);
  });

  it("has eight characters that nobody mistakes for another", () => {
    for (let turn = 0; turn < 100; turn += 1) expect(makeCode(8)).toMatch(/^[23456789ABCDEFGHJKMNPQRSTVWXYZ]{8}$/);
  });
});

describe("a session", () => {
  const open = () => {
    const { codeId } = ask();
    return redeem(codeId, codeOf(codeId) ?? "").token;
  };

  it("ends the one this browser had, and no other", () => {
    const [old, elsewhere] = [open(), open()];
    const { codeId } = ask();
    const { token } = redeemSignInCode(contextFor(db, { actor: { kind: "anonymous" } }), {
      codeId,
      code: codeOf(codeId) ?? "",
      replaces: old,
    });
    const isLive = (text: string) => findSessionActor(db, text, testNow) !== null;
    expect([old, elsewhere, token].map(isLive)).toEqual([false, true, true]);
  });

  it("ends after four silent hours, and after a day in any case", () => {
    const token = open();
    expect(findSessionActor(db, token, plus(testNow, hours(4) + 1))).toBeNull();
    let now = testNow;
    for (let turn = 0; turn < 7; turn += 1) {
      now = plus(now, hours(3));
      expect(findSessionActor(db, token, now)).not.toBeNull();
    }
    expect(findSessionActor(db, token, plus(testNow, hours(24)))).toBeNull();
  });

  it("is over everywhere when it is ended, and is stored as a hash only", () => {
    const token = open();
    expect(JSON.stringify(db.$client.prepare("select * from session").all())).not.toContain(token);
    endSession(db, token);
    expect(findSessionActor(db, token, testNow)).toBeNull();
    expect(findSessionActor(db, "guess", testNow)).toBeNull();
  });
});

describe("inviting a coordinator", () => {
  it("is for the network's own and the operator", () => {
    const scope = { kind: "country", code: "PT" } as const;
    const national = makeCoordinator(db, scope);
    expect(() =>
      inviteCoordinator(contextFor(db, { actor: national.actor }), { email: "new@example.org", scope }),
    ).toThrow(Forbidden);
    const network = makeCoordinator(db, { kind: "network", code: "" });
    inviteCoordinator(contextFor(db, { actor: network.actor }), { email: "new@example.org", scope });
    inviteCoordinator(contextFor(db, { actor: network.actor }), { email: "NEW@example.org", scope });
    expect(db.$client.prepare("select count(*) as c from account where email = 'new@example.org'").get()).toEqual({
      c: 1,
    });
  });

  it("names scopes as people write them", () => {
    expect(resolveScope(db, "network")).toEqual({ kind: "network", code: "" });
    expect(resolveScope(db, "region:africa")).toEqual({ kind: "region", code: "africa" });
    expect(resolveScope(db, "country:na")).toEqual({ kind: "country", code: "NA" });
    expect(resolveScope(db, "city:lisboa")).toEqual({ kind: "city", code: cityId(db, "lisboa") });
    for (const text of ["country:ZZ", "city:atlantis", "region:moon", "world", "network:x", ""]) {
      expect(resolveScope(db, text)).toBeNull();
    }
  });
});
