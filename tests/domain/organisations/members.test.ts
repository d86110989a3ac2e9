import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { answerMembership } from "#app/domain/organisations/answer-membership.server.ts";
import { changeMemberRole } from "#app/domain/organisations/change-member-role.server.ts";
import { getOrganisationOverview } from "#app/domain/organisations/get-organisation-overview.server.ts";
import { handOverOrganisation } from "#app/domain/organisations/hand-over-organisation.server.ts";
import { inviteMember } from "#app/domain/organisations/invite-member.server.ts";
import { inviteOwner } from "#app/domain/organisations/invite-owner.server.ts";
import { prepareMemberInvited } from "#emails/member-invited/prepare.server.ts";
import { removeMember } from "#app/domain/organisations/remove-member.server.ts";
import { withdrawInvitation } from "#app/domain/organisations/withdraw-invitation.server.ts";
import { redeemSignInCode } from "#app/domain/sign-in/redeem-sign-in-code.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { purge } from "#app/domain/installation/purge.server.ts";
import { days, hours, type Instant, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import { actorOf, contextFor, makeCoordinator, makeOrganisation, openWeek } from "../../support/factories.ts";
import { everythingIn, invitationTo, join, mailedCode } from "../../support/registration.ts";

let db: OpenDatabase;
let owner: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  owner = makeOrganisation(db, { name: "Maré", alias: "Vizinhos" });
});
const as = (email: string, now: Instant = testNow) => contextFor(db, { now, actor: actorOf(db, email) });
const invite = (email: string, now?: Instant, role: "owner" | "editor" = "editor") =>
  inviteMember(as(owner.email, now), { organisationId: owner.organisationId, email, role });
const roles = () => {
  const desk = getOrganisationOverview(contextFor(db), owner.organisationId);
  return Object.fromEntries(desk.members.map(({ email, role }) => [email, role]));
};
const idOf = (email: string) => actorOf(db, email).accountId;
const mails = () =>
  db.$client.prepare("select state, payload from outbox where kind = 'member_invited'").all() as {
    state: string;
    payload: string;
  }[];

describe("an invitation", () => {
  it("lets an address that nobody knew sign in, and say yes", () => {
    const stranger = contextFor(db, { actor: { kind: "anonymous" } });
    const before = requestSignInCode(stranger, { email: "amal@example.org" });
    const code = mailedCode(db, before.codeId) ?? "";
    expect(() => redeemSignInCode(stranger, { codeId: before.codeId, code })).toThrow(Invalid);
    const { email } = join(db, owner, "amal@example.org");
    expect(roles()).toEqual({ [owner.email]: "owner", [email]: "editor" });
  });

  it("opens nothing once it was withdrawn, even with a code that was sent before", () => {
    invite("amal@example.org");
    const stranger = contextFor(db, { actor: { kind: "anonymous" } });
    const { codeId } = requestSignInCode(stranger, { email: "amal@example.org" });
    const code = mailedCode(db, codeId) ?? "";
    const input = { organisationId: owner.organisationId, invitationId: invitationTo(db, "amal@example.org") };
    withdrawInvitation(as(owner.email), input);
    withdrawInvitation(as(owner.email), input);
    expect(() => redeemSignInCode(stranger, { codeId, code })).toThrow(Invalid);
    expect(mails()).toEqual([{ state: "dropped", payload: "{}" }]);
  });

  it("is for its address only, for fourteen days, and is then erased", () => {
    invite("amal@example.org");
    const invitationId = invitationTo(db, "amal@example.org");
    const other = makeOrganisation(db);
    const yes = { invitationId, answer: "accept" } as const;
    expect(() => answerMembership(as(other.email), yes)).toThrow(NotFound);
    const late = plus(testNow, days(14));
    expect(() => answerMembership(as(other.email, late), yes)).toThrow(NotFound);
    purge(db, late);
    expect(everythingIn(db)).not.toContain("amal@example.org");
  });

  it("is one for each address: once more renews it and its role", () => {
    invite("amal@example.org");
    invite(" AMAL@example.org", plus(testNow, days(3)), "owner");
    const rows = db.$client.prepare("select role, expires_at from member_invitation").all();
    expect(rows).toEqual([{ role: "owner", expires_at: plus(testNow, days(17)) }]);
    expect(mails()).toHaveLength(2);
  });

  it("is mailed to one mailbox five times an hour at most", () => {
    for (let turn = 0; turn < 8; turn += 1) invite("amal@example.org", plus(testNow, turn));
    expect(mails()).toHaveLength(5);
    invite("amal@example.org", plus(testNow, hours(2)));
    expect(mails()).toHaveLength(6);
  });

  it("is one of twenty open ones at most, and none for members", () => {
    for (let turn = 0; turn < 20; turn += 1) invite(`person${turn}@example.org`);
    expect(() => invite("more@example.org")).toThrow(Conflict);
    // Deleted invitations were mailed, so they count for a day.
    db.$client.prepare("delete from member_invitation").run();
    expect(() => invite("more@example.org")).toThrow(Conflict);
    expect(() => invite(owner.email)).toThrow(Invalid);
  });

  it("names a verified organisation by its public name, another one not at all", () => {
    invite("amal@example.org");
    const payload = { invitationId: invitationTo(db, "amal@example.org"), language: "fr" } as const;
    expect(prepareMemberInvited(contextFor(db), payload)).toMatchObject({
      to: "amal@example.org",
      language: "fr",
      facts: { organisation: "Vizinhos", days: 14 },
    });
    db.$client.exec("update organisation set state = 'pending'");
    expect(prepareMemberInvited(contextFor(db), payload)?.facts).toMatchObject({ organisation: null });
    expect(prepareMemberInvited(contextFor(db, { now: plus(testNow, days(15)) }), payload)).toBeNull();
  });

  it("can be declined", () => {
    const amal = makeOrganisation(db);
    invite(amal.email);
    const input = { invitationId: invitationTo(db, amal.email), answer: "decline" } as const;
    expect(answerMembership(as(amal.email), input)).toEqual({ organisationId: null });
    expect(() => answerMembership(as(amal.email), input)).toThrow(NotFound);
    expect(roles()).toEqual({ [owner.email]: "owner" });
  });
});

describe("members", () => {
  const organisation = () => ({ organisationId: owner.organisationId });
  it("are managed by owners only: for an editor and a stranger there is nothing", () => {
    const editor = join(db, owner, "editor@example.org");
    const stranger = makeOrganisation(db);
    for (const { email } of [editor, stranger]) {
      const ctx = as(email);
      const target = { ...organisation(), accountId: idOf(owner.email) };
      expect(() => inviteMember(ctx, { ...organisation(), email: "x@example.org", role: "editor" })).toThrow(NotFound);
      expect(() => changeMemberRole(ctx, { ...target, role: "editor" })).toThrow(NotFound);
      expect(() => removeMember(ctx, target)).toThrow(NotFound);
      expect(() => handOverOrganisation(ctx, target)).toThrow(NotFound);
      expect(() => withdrawInvitation(ctx, { ...organisation(), invitationId: "x" })).toThrow(NotFound);
    }
    expect(() => getOrganisationOverview(as(stranger.email), owner.organisationId)).toThrow(NotFound);
    expect(getOrganisationOverview(as(editor.email), owner.organisationId).isOwner).toBe(false);
  });

  it("always include an owner: the last one cannot leave, nor become an editor, before handing over", () => {
    const editor = join(db, owner, "editor@example.org");
    const self = { ...organisation(), accountId: idOf(owner.email) };
    expect(() => removeMember(as(owner.email), self)).toThrow(Conflict);
    expect(() => changeMemberRole(as(owner.email), { ...self, role: "editor" })).toThrow(Conflict);
    handOverOrganisation(as(owner.email), { ...organisation(), accountId: idOf(editor.email) });
    expect(roles()).toEqual({ [owner.email]: "editor", [editor.email]: "owner" });
    removeMember(as(owner.email), self);
    expect(roles()).toEqual({ [editor.email]: "owner" });
  });

  it("cannot hand over to themselves or to a stranger", () => {
    const stranger = makeOrganisation(db);
    for (const email of [owner.email, stranger.email]) {
      const input = { ...organisation(), accountId: idOf(email) };
      expect(() => handOverOrganisation(as(owner.email), input)).toThrow(NotFound);
    }
  });

  it("leave traces without addresses", () => {
    const editor = join(db, owner, "editor@example.org");
    changeMemberRole(as(owner.email), { ...organisation(), accountId: idOf(editor.email), role: "owner" });
    removeMember(as(owner.email), { ...organisation(), accountId: idOf(editor.email) });
    const entries = db.$client.prepare("select * from audit_entry where action like 'member.%'").all();
    expect(entries.map((entry) => (entry as { action: string }).action)).toEqual([
      "member.invite",
      "member.join",
      "member.role",
      "member.remove",
    ]);
    expect(JSON.stringify(entries)).not.toContain("@");
  });
});

describe("an organisation without owner", () => {
  it("gets one from a coordinator in scope, also out of its own editors", () => {
    const editor = join(db, owner, "editor@example.org");
    db.$client.prepare("delete from account where email = ?").run(owner.email);
    const portugal = makeCoordinator(db, { kind: "country", code: "PT" });
    const france = makeCoordinator(db, { kind: "country", code: "FR" });
    const input = { organisationId: owner.organisationId, email: editor.email };
    expect(() => inviteOwner(as(france.email), input)).toThrow(NotFound);
    inviteOwner(as(portugal.email), input);
    answerMembership(as(editor.email), { invitationId: invitationTo(db, editor.email), answer: "accept" });
    expect(roles()).toEqual({ [editor.email]: "owner" });
    expect(() => inviteOwner(as(portugal.email), { ...input, email: "x@example.org" })).toThrow(Conflict);
  });
});
