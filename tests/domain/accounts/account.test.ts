import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { saveDraft } from "#app/domain/drafts/save-draft.server.ts";
import { endCoordinator } from "#app/domain/coordinators/end-coordinator.server.ts";
import { inviteCoordinator } from "#app/domain/coordinators/invite-coordinator.server.ts";
import { inviteMember } from "#app/domain/organisations/invite-member.server.ts";
import { listOrganisationsInNeed } from "#app/domain/review/list-organisations-in-need.server.ts";
import { confirmEmailChange } from "#app/domain/accounts/confirm-email-change.server.ts";
import { deleteAccount } from "#app/domain/accounts/delete-account.server.ts";
import { endSessions } from "#app/domain/accounts/end-sessions.server.ts";
import { findSessionActor } from "#app/domain/accounts/find-session-actor.server.ts";
import { getAccount } from "#app/domain/accounts/get-account.server.ts";
import { prepareEmailChanged } from "#emails/email-changed/prepare.server.ts";
import { redeemSignInCode } from "#app/domain/sign-in/redeem-sign-in-code.server.ts";
import { requestEmailChange } from "#app/domain/accounts/request-email-change.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { chooseLanguage } from "#app/domain/accounts/choose-language.server.ts";
import { getEmailUndo, undoEmailChange } from "#app/domain/accounts/undo-email-change.server.ts";
import { purge } from "#app/domain/installation/purge.server.ts";
import { renewRecoveryCodes } from "#app/domain/second-factor/renew-recovery-codes.server.ts";
import { factorCode } from "#app/domain/second-factor/totp.server.ts";
import { findSecondFactor } from "#db/queries/second-factors.server.ts";
import { days, hours, type Instant, minutes, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import {
  actorOf,
  contextFor,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";
import { everythingIn, join, mailedCode } from "#tests/support/registration.ts";

let db: OpenDatabase;
let owner: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  owner = makeOrganisation(db, { contactEmail: "amal@example.org" });
});
const anybody = () => contextFor(db, { actor: { kind: "anonymous" } });
const own = (now = testNow) => contextFor(db, { now, actor: owner.actor });
function signIn(email = "amal@example.org"): string {
  const { codeId } = requestSignInCode(anybody(), { email });
  return redeemSignInCode(anybody(), { codeId, code: mailedCode(db, codeId) ?? "" }).token;
}

describe("sessions", () => {
  it("are listed with the one that asks, and ended singly or all others", () => {
    const [here, there, else_] = [signIn(), signIn(), signIn()];
    const { sessions } = getAccount(own(plus(testNow, minutes(5))), here);
    expect(sessions.map((session) => session.isThis).sort()).toEqual([false, false, true]);
    expect(sessions[0]).toMatchObject({ openForMs: minutes(5), silentForMs: minutes(5) });
    endSessions(own(), { session: getAccount(own(), there).sessions.find((session) => session.isThis)?.id ?? "" });
    expect(findSessionActor(db, there, testNow)).toBeNull();
    endSessions(own(), { othersThan: here });
    expect(findSessionActor(db, else_, testNow)).toBeNull();
    expect(findSessionActor(db, here, testNow)).not.toBeNull();
  });

  it("of others stay theirs", () => {
    const other = makeOrganisation(db);
    const token = signIn(other.email);
    const theirs = getAccount(contextFor(db, { actor: other.actor }), token).sessions[0]?.id ?? "";
    endSessions(own(), { session: theirs });
    expect(findSessionActor(db, token, testNow)).not.toBeNull();
    expect(() => getAccount(anybody(), token)).toThrow(NotFound);
  });
});

/** Return the latest mailed code to an address, present or new. */
const codeTo = (email: string) =>
  mailedCode(
    db,
    (
      db.$client.prepare("select id from sign_in_code where email = ? order by rowid desc").get(email) as
        | { id: string }
        | undefined
    )?.id ?? "",
  ) ?? "";
const bothCodes = (to: string, from = "amal@example.org", token = "") => ({
  code: codeTo(to),
  proof: codeTo(from),
  token,
});
const changeTo = (email: string, token = "") => {
  requestEmailChange(own(), { email });
  confirmEmailChange(own(), bothCodes(email, getAccount(own(), "").email, token));
};
const changeMails = () =>
  (
    db.$client.prepare("select payload from outbox where kind = 'email_changed' order by rowid").all() as {
      payload: string;
    }[]
  ).map((row) => prepareEmailChanged(contextFor(db), JSON.parse(row.payload)));
/** Return the secret of the undo link in the last mail to the old address. */
const undoToken = () =>
  changeMails()
    .flatMap((mail) => (mail?.facts.undo ? [mail.facts.undo.url] : []))
    .at(-1)
    ?.split("/")
    .at(-1) ?? "";
const faultsOf = (act: () => void) => {
  try {
    act();
    return {};
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return Object.fromEntries(Object.entries(error.faults).map(([at, fault]) => [at, fault.key]));
  }
};

describe("another address", () => {
  it("is the account's once both codes are typed; both are told, the old one without all of it", () => {
    requestEmailChange(own(), { email: " Sol@Example.org" });
    expect(getAccount(own(), "").newEmail).toBe("sol@example.org");
    confirmEmailChange(own(), bothCodes("sol@example.org"));
    expect(getAccount(own(), "")).toMatchObject({ email: "sol@example.org", newEmail: null });
    expect(changeMails().map((mail) => [mail?.to, mail?.facts])).toEqual([
      [
        "amal@example.org",
        expect.objectContaining({
          newAddress: "s…@example.org",
          isOwn: false,
          undo: expect.objectContaining({ days: 7 }),
        }),
      ],
      ["sol@example.org", expect.objectContaining({ newAddress: "sol@example.org", isOwn: true, undo: null })],
    ]);
  });

  it("needs the code that went to the old one: a session that was left open is not enough", () => {
    requestEmailChange(own(), { email: "sol@example.org" });
    const { code, proof } = bothCodes("sol@example.org");
    const confirm = (codes: { code: string; proof: string }) =>
      faultsOf(() => confirmEmailChange(own(), { ...codes, token: "" }));
    expect(confirm({ code, proof: code })).toEqual({ proof: "codeWrong" });
    expect(confirm({ code, proof: "" })).toEqual({ proof: "codeWrong" });
    // All faults are reported at once; the right code of the two stays valid.
    expect(confirm({ code: "WRONG222", proof: "WRONG222" })).toEqual({ code: "codeWrong", proof: "codeWrong" });
    expect(getAccount(own(), "").email).toBe("amal@example.org");
    expect(confirm({ code, proof })).toEqual({});
    expect(getAccount(own(), "").email).toBe("sol@example.org");
  });

  it("takes no code of another change as proof, nor one to sign in", () => {
    requestEmailChange(own(), { email: "other@example.org" });
    const older = codeTo("amal@example.org");
    const { codeId } = requestSignInCode(anybody(), { email: "amal@example.org" });
    requestEmailChange(own(), { email: "sol@example.org" });
    for (const proof of [older, mailedCode(db, codeId) ?? ""]) {
      const codes = { code: codeTo("sol@example.org"), proof, token: "" };
      expect(faultsOf(() => confirmEmailChange(own(), codes))).toEqual({ proof: "codeWrong" });
    }
  });

  it("ends every other session, and not the one that changed it", () => {
    const [here, there] = [signIn(), signIn()];
    changeTo("sol@example.org", here);
    expect(findSessionActor(db, here, testNow)).not.toBeNull();
    expect(findSessionActor(db, there, testNow)).toBeNull();
  });

  it("opens no session with its codes, and the old address none with a code it still has", () => {
    const { codeId: old } = requestSignInCode(anybody(), { email: "amal@example.org" });
    const oldCode = mailedCode(db, old) ?? "";
    requestEmailChange(own(), { email: "sol@example.org" });
    const codes = db.$client.prepare("select id, email from sign_in_code where purpose is not null").all() as {
      id: string;
      email: string;
    }[];
    expect(codes).toHaveLength(2);
    for (const { id } of codes) {
      expect(() => redeemSignInCode(anybody(), { codeId: id, code: mailedCode(db, id) ?? "" })).toThrow(Invalid);
    }
    confirmEmailChange(own(), bothCodes("sol@example.org"));
    expect(() => redeemSignInCode(anybody(), { codeId: old, code: oldCode })).toThrow(Invalid);
  });

  it("that is taken gets the same answer and no code", () => {
    const other = makeOrganisation(db);
    requestEmailChange(own(), { email: other.email });
    expect(codeTo(other.email)).toBe("");
    expect(getAccount(own(), "").newEmail).toBe(other.email);
    const codes = { code: "WRONG222", proof: codeTo("amal@example.org"), token: "" };
    expect(faultsOf(() => confirmEmailChange(own(), codes))).toEqual({ code: "codeWrong" });
    expect(actorOf(db, other.email).accountId).toBe(other.actor.accountId);
  });

  it("that was taken meanwhile is refused in the end", () => {
    requestEmailChange(own(), { email: "sol@example.org" });
    const codes = bothCodes("sol@example.org");
    makeOrganisation(db, { contactEmail: "sol@example.org" });
    expect(() => confirmEmailChange(own(), codes)).toThrow(Invalid);
    expect(getAccount(own(), "").email).toBe("amal@example.org");
  });

  it("is not the one there is, works for fifteen minutes, and is asked for five times an hour", () => {
    expect(() => requestEmailChange(own(), { email: "AMAL@example.org" })).toThrow(Invalid);
    requestEmailChange(own(), { email: "sol@example.org" });
    const codes = bothCodes("sol@example.org");
    expect(() => confirmEmailChange(own(plus(testNow, minutes(15))), codes)).toThrow(Invalid);
    for (let turn = 0; turn < 4; turn += 1) requestEmailChange(own(), { email: `sol${turn}@example.org` });
    expect(() => requestEmailChange(own(), { email: "more@example.org" })).toThrow(Conflict);
    requestEmailChange(own(plus(testNow, hours(1) + 1)), { email: "more@example.org" });
  });
});

describe("undoing a change of address", () => {
  it("gives the old address back and ends all sessions, for seven days and not longer", () => {
    const here = signIn();
    changeTo("sol@example.org", here);
    const token = undoToken();
    const at = (now: Instant) => contextFor(db, { now, actor: { kind: "anonymous" } });
    expect(getEmailUndo(at(testNow), { token })).toEqual({ email: "amal@example.org", state: "open" });
    expect(getAccount(own(), "").email).toBe("sol@example.org");
    expect(() => undoEmailChange(at(plus(testNow, days(7))), { token })).toThrow(NotFound);
    const inTime = at(plus(testNow, days(7) - 1));
    undoEmailChange(inTime, { token });
    undoEmailChange(inTime, { token });
    expect(getEmailUndo(inTime, { token }).state).toBe("done");
    expect(getAccount(own(), "").email).toBe("amal@example.org");
    expect(findSessionActor(db, here, testNow)).toBeNull();
    // The replaced address is notified, without an undo link.
    expect(
      changeMails()
        .slice(-2)
        .map((mail) => [mail?.to, mail?.facts]),
    ).toEqual([
      ["sol@example.org", expect.objectContaining({ isOwn: false, undo: null })],
      ["amal@example.org", expect.objectContaining({ isOwn: true, undo: null })],
    ]);
  });

  it("reaches over whatever came after it, and whoever changed it further cannot take it back", () => {
    changeTo("thief@example.org");
    const first = undoToken();
    changeTo("thief2@example.org");
    const second = undoToken();
    undoEmailChange(anybody(), { token: first });
    expect(getAccount(own(), "").email).toBe("amal@example.org");
    expect(() => undoEmailChange(anybody(), { token: second })).toThrow(NotFound);
  });

  it("keeps nothing of its secret but a hash, and forgets the old address when its time is over", () => {
    changeTo("sol@example.org");
    const token = undoToken();
    db.$client.prepare("update outbox set payload = '{}'").run();
    expect(everythingIn(db)).not.toContain(token);
    purge(db, plus(testNow, days(7)));
    expect(db.$client.prepare("select count(*) from email_undo").pluck().get()).toBe(0);
  });

  it("takes in an account that was made for the address meanwhile, with all it has, and says so before", () => {
    changeTo("thief@example.org");
    const token = undoToken();
    const other = makeOrganisation(db, { contactEmail: "amal@example.org" });
    const event = makeEvent(db, { organisationId: other.organisationId });
    db.$client.prepare("update event set created_by = ?").run(other.actor.accountId);
    inviteCoordinator(contextFor(db), { email: "amal@example.org", scope: { kind: "country", code: "PT" } });
    const theirs = signIn();
    expect(getEmailUndo(anybody(), { token }).state).toBe("merge");
    undoEmailChange(anybody(), { token });
    expect(getEmailUndo(anybody(), { token }).state).toBe("done");
    expect(findSessionActor(db, theirs, testNow)).toBeNull();
    expect(actorOf(db, "amal@example.org")).toMatchObject({
      accountId: owner.actor.accountId,
      memberships: expect.arrayContaining(
        [owner, other].map(({ organisationId }) => expect.objectContaining({ organisationId, role: "owner" })),
      ),
      scopes: [expect.objectContaining({ kind: "country", code: "PT" })],
    });
    expect(findEvent(db, event.eventId)?.createdBy).toBe(owner.actor.accountId);
    // The account id remains in the audit log and in mails only.
    expect(everythingIn(db, { except: ["audit_entry", "outbox"] })).not.toContain(other.actor.accountId);
  });

  it("keeps the higher of two roles, and a scope that was given anew", () => {
    const scope = { kind: "country", code: "PT" } as const;
    inviteCoordinator(contextFor(db), { email: "amal@example.org", scope });
    endCoordinator(contextFor(db), { accountId: owner.actor.accountId, scope });
    const shared = makeOrganisation(db);
    join(db, shared, "amal@example.org");
    changeTo("thief@example.org");
    const token = undoToken();
    inviteCoordinator(contextFor(db), { email: "amal@example.org", scope });
    const made = actorOf(db, "amal@example.org").accountId;
    for (const { organisationId } of [owner, shared]) {
      db.$client.prepare("insert into membership values (?, ?, 'owner', 0)").run(organisationId, made);
    }
    db.$client
      .prepare("update membership set role = 'editor' where organisation_id = ? and account_id = ?")
      .run(owner.organisationId, made);
    undoEmailChange(anybody(), { token });
    const { memberships, scopes } = actorOf(db, "amal@example.org");
    expect(memberships.map(({ role }) => role)).toEqual(["owner", "owner"]);
    expect(scopes).toEqual([expect.objectContaining(scope)]);
  });

  it("is not possible while an account with a second factor has the address, and says so before", () => {
    changeTo("sol@example.org");
    const token = undoToken();
    makeCoordinator(db, { kind: "country", code: "PT" }, "amal@example.org");
    expect(getEmailUndo(anybody(), { token }).state).toBe("taken");
    expect(() => undoEmailChange(anybody(), { token })).toThrow(Conflict);
    expect(() => getEmailUndo(anybody(), { token: "unknown" })).toThrow(NotFound);
  });
});

describe("a coordinator's account", () => {
  const email = "rosa@example.org";
  let rosa: ReturnType<typeof makeCoordinator>;
  beforeEach(() => {
    rosa = makeCoordinator(db, { kind: "country", code: "PT" }, email);
  });
  /** Act with access to the mailbox but not to the second factor. */
  const inMailbox = (now = testNow) => {
    const { actor } = rosa;
    const locked = { scopes: [], scopesAwaitingFactor: actor.scopes, secondFactorAt: null };
    return contextFor(db, { now, actor: { ...actor, ...locked } });
  };
  const shown = (now = testNow) => contextFor(db, { now, actor: rosa.actor });
  const secret = () => findSecondFactor(db, rosa.actor.accountId)?.secret ?? "";

  it("changes in nothing in a session that has not shown the second factor", () => {
    const [here, there] = [signIn(email), signIn(email)];
    requestEmailChange(shown(), { email: "sol@example.org" });
    const codes = { code: codeTo("sol@example.org"), proof: codeTo(email), token: here };
    const acts = [
      () => requestEmailChange(inMailbox(), { email: "thief@example.org" }),
      () => confirmEmailChange(inMailbox(), codes),
      () => endSessions(inMailbox(), { othersThan: here }),
      () => endSessions(inMailbox(), { session: getAccount(shown(), there).sessions[0]?.id ?? "" }),
      () => chooseLanguage(inMailbox(), { language: "ar" }),
      () => deleteAccount(inMailbox()),
    ];
    for (const act of acts) expect(act).toThrow(new Conflict("factorNeeded"));
    expect(() => renewRecoveryCodes(inMailbox())).toThrow(NotFound);
    expect(getAccount(inMailbox(), here)).toMatchObject({ email, isLocked: true, sessions: [{}, {}] });
    confirmEmailChange(shown(), codes);
    expect(getAccount(shown(), here)).toMatchObject({ email: "sol@example.org", isLocked: false });
  });

  it("takes a code from the device instead of one from the old address, and spends none on a wrong one", () => {
    requestEmailChange(shown(), { email: "sol@example.org" });
    const code = codeTo("sol@example.org");
    const proof = factorCode(secret(), testNow);
    const confirm = (codes: { code: string; proof: string }) =>
      faultsOf(() => confirmEmailChange(shown(), { ...codes, token: "" }));
    expect(confirm({ code, proof: "000000" })).toEqual({ proof: "factorWrong" });
    expect(confirm({ code: "WRONG222", proof })).toEqual({ code: "codeWrong" });
    expect(confirm({ code, proof })).toEqual({});
    expect(getAccount(shown(), "").email).toBe("sol@example.org");
  });
});

describe("deleting an account", () => {
  it("erases the address everywhere, keeps the events, and ends what was open", () => {
    const event = makeEvent(db, {
      organisationId: owner.organisationId,
      contactEmail: "Amal@example.org",
      publicContact: "amal@example.org",
    });
    const eventId = randomUUID();
    const parts = { who: [["contactEmail", "amal@example.org"]] } as const;
    saveDraft(own(), { eventId, organisationId: owner.organisationId, parts });
    const token = signIn();
    requestSignInCode(anybody(), { email: "amal@example.org" });
    const other = makeOrganisation(db);
    const invitation = { organisationId: other.organisationId, email: "amal@example.org", role: "editor" } as const;
    inviteMember(contextFor(db, { actor: other.actor }), invitation);
    requestEmailChange(own(), { email: "sol@example.org" });
    db.$client
      .prepare("update outbox set state = 'sent', mail = ? where kind = 'event_decided'")
      .run(JSON.stringify({ to: "amal@example.org", text: "Olá amal@example.org" }));
    deleteAccount(own());
    expect(everythingIn(db).toLowerCase()).not.toContain("amal@example.org");
    expect(everythingIn(db)).not.toContain("sol@example.org");
    expect(findSessionActor(db, token, testNow)).toBeNull();
    expect(findEvent(db, event.eventId)).toMatchObject({ review: "approved", contactEmail: "", createdBy: null });
    expect(() => deleteAccount(own())).toThrow(NotFound);
  });

  it("leaves the private contact to the members who remain", () => {
    const heir = join(db, owner, "heir@example.org");
    const event = makeEvent(db, { organisationId: owner.organisationId, contactEmail: "amal@example.org" });
    deleteAccount(own());
    expect(findEvent(db, event.eventId)?.contactEmail).toBe(heir.email);
  });

  it("hands an organisation without another owner to its coordinators", () => {
    const portugal = contextFor(db, { actor: makeCoordinator(db, { kind: "country", code: "PT" }).actor });
    const listed = () =>
      listOrganisationsInNeed(portugal).organisations.map((organisation) => [organisation.id, organisation.hasOwner]);
    expect(getAccount(own(), "").solelyOwned).toHaveLength(1);
    expect(listed()).toEqual([]);
    deleteAccount(own());
    expect(listed()).toEqual([[owner.organisationId, false]]);
    const actions = db.$client.prepare("select action from audit_entry order by id desc limit 2").all();
    expect(actions).toEqual([{ action: "account.delete" }, { action: "organisation.orphaned" }]);
  });
});
