import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { saveDraft } from "#app/domain/drafts/save-draft.server.ts";
import { inviteMember } from "#app/domain/organisations/invite-member.server.ts";
import { listOrganisationsInNeed } from "#app/domain/review/list-organisations-in-need.server.ts";
import { confirmEmailChange } from "#app/domain/accounts/confirm-email-change.server.ts";
import { deleteAccount } from "#app/domain/accounts/delete-account.server.ts";
import { endSessions } from "#app/domain/accounts/end-sessions.server.ts";
import { findSessionActor } from "#app/domain/accounts/find-session-actor.server.ts";
import { getAccount } from "#app/domain/accounts/get-account.server.ts";
import { prepareEmailChangedMail } from "#emails/email-changed/prepare.server.ts";
import { redeemSignInCode } from "#app/domain/sign-in/redeem-sign-in-code.server.ts";
import { requestEmailChange } from "#app/domain/accounts/request-email-change.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { hours, minutes, plus } from "#app/domain/time/zoned-time.ts";
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
import { everythingIn, join, mailedCode, newestCode } from "#tests/support/registration.ts";

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
const codeMails = () => db.$client.prepare("select count(*) as c from outbox where kind = 'sign_in_code'").get();

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

describe("another address", () => {
  it("is the account's once its code is typed; both are told, the old one without all of it", () => {
    requestEmailChange(own(), { email: " Sol@Example.org" });
    expect(getAccount(own(), "").newEmail).toBe("sol@example.org");
    confirmEmailChange(own(), { code: newestCode(db) });
    expect(getAccount(own(), "")).toMatchObject({ email: "sol@example.org", newEmail: null });
    const rows = db.$client.prepare("select payload from outbox where kind = 'email_changed'").all();
    const mails = rows.map((row) =>
      prepareEmailChangedMail(contextFor(db), JSON.parse((row as { payload: string }).payload)),
    );
    expect(mails.map((mail) => [mail?.to, mail?.model])).toEqual([
      ["amal@example.org", expect.objectContaining({ newAddress: "s…@example.org", isOwn: false })],
      ["sol@example.org", expect.objectContaining({ newAddress: "sol@example.org", isOwn: true })],
    ]);
  });

  it("opens no session with its code, and the old address none with a code it still has", () => {
    const { codeId: old } = requestSignInCode(anybody(), { email: "amal@example.org" });
    const oldCode = mailedCode(db, old) ?? "";
    requestEmailChange(own(), { email: "sol@example.org" });
    const { id } = db.$client.prepare("select id from sign_in_code where email = 'sol@example.org'").get() as {
      id: string;
    };
    expect(() => redeemSignInCode(anybody(), { codeId: id, code: newestCode(db) })).toThrow(Invalid);
    confirmEmailChange(own(), { code: newestCode(db) });
    expect(() => redeemSignInCode(anybody(), { codeId: old, code: oldCode })).toThrow(Invalid);
  });

  it("that is taken gets the same answer and no code", () => {
    const other = makeOrganisation(db);
    const before = codeMails();
    requestEmailChange(own(), { email: other.email });
    expect(codeMails()).toEqual(before);
    expect(getAccount(own(), "").newEmail).toBe(other.email);
    expect(() => confirmEmailChange(own(), { code: "WRONG222" })).toThrow(Invalid);
    expect(actorOf(db, other.email).accountId).toBe(other.actor.accountId);
  });

  it("that was taken meanwhile is refused in the end", () => {
    requestEmailChange(own(), { email: "sol@example.org" });
    const code = newestCode(db);
    makeOrganisation(db, { contactEmail: "sol@example.org" });
    expect(() => confirmEmailChange(own(), { code })).toThrow(Invalid);
    expect(getAccount(own(), "").email).toBe("amal@example.org");
  });

  it("is not the one there is, works for fifteen minutes, and is asked for five times an hour", () => {
    expect(() => requestEmailChange(own(), { email: "AMAL@example.org" })).toThrow(Invalid);
    requestEmailChange(own(), { email: "sol@example.org" });
    const code = newestCode(db);
    expect(() => confirmEmailChange(own(plus(testNow, minutes(15))), { code })).toThrow(Invalid);
    for (let turn = 0; turn < 4; turn += 1) requestEmailChange(own(), { email: `sol${turn}@example.org` });
    expect(() => requestEmailChange(own(), { email: "more@example.org" })).toThrow(Conflict);
    requestEmailChange(own(plus(testNow, hours(1) + 1)), { email: "more@example.org" });
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
