import { NotFound } from "#app/domain/errors.ts";
import { askForInvitation, getAuthorityToAsk } from "#app/domain/invitation-requests/ask-for-invitation.server.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { createClock } from "../../support/clock.ts";
import { cityId, contextFor, makeOrganisation, openWeek } from "../../support/factories.ts";
import { deliveryTo, openMailbox } from "../../support/mailbox.ts";

let db: OpenDatabase;
let authority: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  authority = makeOrganisation(db, { kind: "local_authority", name: "Câmara de Lisboa" });
});

const lisboa = () => cityId(db, "lisboa");
const as = ({ actor }: typeof authority) => contextFor(db, { actor });
const ask = (who: typeof authority, city = lisboa()) => askForInvitation(as(who), { cityId: city });
const asked = () => db.$client.prepare("select count(*) from outbox where kind = 'invitation_requested'").pluck().get();
const deliver = async () => {
  const mailbox = await openMailbox();
  await deliverOutbox(deliveryTo(mailbox, { db, clock: createClock() }));
  return mailbox;
};

describe("a request for an invitation", () => {
  it("reaches the owners with the address of who asks, and leads to where they invite", async () => {
    const asking = makeOrganisation(db, { contactEmail: "nour@example.org" });
    expect(getAuthorityToAsk(as(asking), lisboa())).toEqual({ name: "Câmara de Lisboa", email: "nour@example.org" });
    ask(asking);
    const mailbox = await deliver();
    const { text = "" } = mailbox.newestTo(authority.email).parsed;
    expect(text).toContain("nour@example.org");
    expect(text).toContain(`/organise/organisations/${authority.organisationId}#invitations`);
  });

  it("is sent once for each account, and ten times a day at most", () => {
    const asking = makeOrganisation(db);
    ask(asking);
    ask(asking);
    expect(asked()).toBe(1);
    for (let number = 0; number < 12; number += 1) ask(makeOrganisation(db));
    expect(asked()).toBe(10);
  });

  it("is answered alike where nobody owns the authority, and there is no mail", () => {
    db.$client.prepare("delete from membership where organisation_id = ?").run(authority.organisationId);
    expect(ask(makeOrganisation(db))).toBeUndefined();
    expect(asked()).toBe(0);
  });

  it("is for accounts that are no members, and for cities with an authority", () => {
    const asking = makeOrganisation(db);
    expect(() => ask(authority)).toThrow(NotFound);
    expect(() => ask(asking, cityId(db, "strasbourg"))).toThrow(NotFound);
    expect(() => ask(asking, "nowhere")).toThrow(NotFound);
    expect(() => askForInvitation(contextFor(db, { actor: { kind: "anonymous" } }), { cityId: lisboa() })).toThrow(
      NotFound,
    );
  });

  it("is dropped once the account has joined", async () => {
    const asking = makeOrganisation(db);
    ask(asking);
    db.$client
      .prepare(
        "insert into membership select organisation_id, ?, 'editor', created_at from membership where account_id = ?",
      )
      .run(asking.actor.accountId, authority.actor.accountId);
    const mailbox = await deliver();
    expect(mailbox.mails.filter(({ to }) => to === authority.email).map((mail) => mail.parsed.subject)).not.toContain(
      "Somebody asks to be invited",
    );
  });
});
