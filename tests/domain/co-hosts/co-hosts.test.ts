import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { answerInvitation } from "#app/domain/co-hosts/answer-invitation.server.ts";
import { answerRequest } from "#app/domain/co-hosts/answer-co-host-request.server.ts";
import { getEventOverview } from "#app/domain/workspace/get-event-overview.server.ts";
import { getCoHosts } from "#app/domain/co-hosts/get-co-hosts.server.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { getCoHostedEvent } from "#app/domain/co-hosts/get-co-hosted-event.server.ts";
import { inviteCoHost } from "#app/domain/co-hosts/invite-co-host.server.ts";
import { leaveEvent } from "#app/domain/co-hosts/leave-event.server.ts";
import { listInvitations } from "#app/domain/co-hosts/list-co-host-invitations.server.ts";
import { prepareCoHostInvited } from "#emails/co-host-invited/prepare.server.ts";
import { prepareCoHostRequested } from "#emails/co-host-requested/prepare.server.ts";
import { publishChanges } from "#app/domain/drafts/publish-changes.server.ts";
import { removeCoHost } from "#app/domain/co-hosts/remove-co-host.server.ts";
import { requestCoHosting } from "#app/domain/co-hosts/request-co-hosting.server.ts";
import { isCityAndCivilSociety } from "#app/domain/model/co-hosting.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findCoHost } from "#db/queries/co-hosts.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import {
  actorOf,
  approve,
  contextFor,
  type MadeEvent,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
let version: () => number;
let city: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  version = programmeVersionReader(db);
  city = makeOrganisation(db, { name: "Câmara de Lisboa", kind: "local_authority" });
});

const later = (testNow + 1000) as Instant;
const as = (email: string, now = later) => contextFor(db, { actor: actorOf(db, email), now });
const between = (event: MadeEvent) => ({ eventId: event.eventId, organisationId: city.organisationId });
const publicNames = (event: MadeEvent) => getPublicEvent(contextFor(db), event.slug).organisers.map(({ name }) => name);
const status = (event: MadeEvent) =>
  getCoHosts(as(event.email), { eventId: event.eventId, words: "" }).partners.map((partner) => partner.status);
const proposed = (event: MadeEvent) => findProposedRevision(db, event.eventId)?.fields["coOrganisers"];

describe("an invitation", () => {
  it("made before approval counts at once when it is accepted, also after it", () => {
    const event = makeEvent(db, { until: "submitted" });
    inviteCoHost(as(event.email, testNow), between(event));
    approve(db, event.eventId, later);
    const before = version();
    answerInvitation(as(city.email), { ...between(event), answer: "accepted" });
    expect([publicNames(event)[1], version() > before, proposed(event)]).toEqual(["Câmara de Lisboa", true, undefined]);
    expect(() => answerInvitation(as(city.email), { ...between(event), answer: "declined" })).toThrow(NotFound);
  });

  it("made later is read by a coordinator first, and may be taken back until then", () => {
    const event = makeEvent(db);
    inviteCoHost(as(event.email), between(event));
    answerInvitation(as(city.email), { ...between(event), answer: "accepted" });
    expect([publicNames(event).length, status(event)]).toEqual([1, ["joining"]]);
    expect(proposed(event)).toEqual({ before: [], after: [city.organisationId] });
    expect(listInvitations(as(city.email))).toMatchObject([{ isWaiting: true }]);
    expect(getEventOverview(as(event.email), event.eventId).proposed).toEqual([
      { field: "coOrganisers", before: [], after: ["Câmara de Lisboa"] },
    ]);
    publishChanges(as(event.email), { eventId: event.eventId });
    expect(proposed(event)?.after).toEqual([city.organisationId]);
    removeCoHost(as(event.email), between(event));
    expect([proposed(event), status(event)]).toEqual([undefined, []]);
  });

  it("of a trusted lead needs no coordinator", () => {
    const event = makeEvent(db);
    db.$client.prepare("update organisation set trusted_at = 1 where id = ?").run(event.organisationId);
    inviteCoHost(as(event.email), between(event));
    answerInvitation(as(city.email), { ...between(event), answer: "accepted" });
    expect(publicNames(event)).toHaveLength(2);
    removeCoHost(as(event.email), between(event));
    expect(publicNames(event)).toHaveLength(1);
  });

  it("that is declined disappears from the overview of the one, and is said on that of the other", () => {
    const event = makeEvent(db, { until: "submitted" });
    inviteCoHost(as(event.email), between(event));
    answerInvitation(as(city.email), { ...between(event), answer: "declined" });
    expect([listInvitations(as(city.email)), status(event)]).toEqual([[], ["declined"]]);
    expect(() => getCoHostedEvent(as(city.email), event.eventId)).toThrow(NotFound);
  });

  it("says nothing of a protected place before it is accepted, and all after", () => {
    const place = {
      placeLevel: "area",
      venueName: "Casa secreta",
      streetAddress: "Rua 1",
      district: "Alfama",
    } as const;
    const event = makeEvent(db, { until: "submitted", ...place });
    inviteCoHost(as(event.email), between(event));
    const shown = JSON.stringify(listInvitations(as(city.email)));
    expect([shown.includes("Alfama"), /secreta|Rua 1/.test(shown)]).toEqual([true, false]);
    expect(() => getCoHostedEvent(as(city.email), event.eventId)).toThrow(NotFound);
    answerInvitation(as(city.email), { ...between(event), answer: "accepted" });
    expect(getCoHostedEvent(as(city.email), event.eventId).view.place.venueName).toBe("Casa secreta");
    expect(() => getEventOverview(as(city.email), event.eventId)).toThrow(NotFound);
  });

  it("goes to verified organisations only, from verified ones, and not to oneself", () => {
    const event = makeEvent(db, { until: "submitted" });
    const unknown = makeOrganisation(db, { isVerified: false });
    for (const organisationId of [unknown.organisationId, event.organisationId, "none"])
      expect(() => inviteCoHost(as(event.email), { eventId: event.eventId, organisationId })).toThrow(Invalid);
    const own = makeEvent(db, { until: "draft", organisationId: unknown.organisationId });
    expect(() => inviteCoHost(as(unknown.email), between(own))).toThrow(Conflict);
    expect(() => inviteCoHost(as(city.email), between(event))).toThrow(NotFound);
  });

  it("brings one mail, in the language of whoever speaks for the organisation, as long as it stands", () => {
    const event = makeEvent(db, { until: "submitted" });
    db.$client.prepare("update account set language = 'ar' where email = ?").run(city.email);
    for (const _again of [1, 2]) {
      inviteCoHost(as(event.email), between(event));
      const mail = prepareCoHostInvited(contextFor(db), between(event));
      expect(mail).toMatchObject({
        to: city.email,
        language: "ar",
        facts: { url: expect.stringMatching(/\/ar\/organise\/invitations$/) },
      });
      expect(JSON.stringify(mail)).not.toContain("Rua dos");
      removeCoHost(as(event.email), between(event));
    }
    expect(prepareCoHostInvited(contextFor(db), between(event))).toBeNull();
    const rows = db.$client.prepare("select payload from outbox where kind = 'co_host_invited'").all();
    expect(rows).toEqual([{ payload: JSON.stringify(between(event)) }]);
  });
});

describe("the hosts of an event", () => {
  const agreed = () => {
    const event = makeEvent(db, { until: "submitted" });
    inviteCoHost(as(event.email, testNow), between(event));
    answerInvitation(as(city.email, testNow), { ...between(event), answer: "accepted" });
    approve(db, event.eventId, later);
    return event;
  };

  it("may leave at once", () => {
    const event = agreed();
    expect(() => leaveEvent(as(event.email), between(event))).toThrow(NotFound);
    leaveEvent(as(city.email), between(event));
    expect([publicNames(event).length, status(event)]).toEqual([1, ["declined"]]);
    expect(() => leaveEvent(as(city.email), between(event))).toThrow(NotFound);
  });

  it("are not dropped from a public event before a coordinator has seen it", () => {
    const event = agreed();
    removeCoHost(as(event.email), between(event));
    expect([publicNames(event).length, status(event)]).toEqual([2, ["leaving"]]);
    expect(proposed(event)).toEqual({ before: [city.organisationId], after: [] });
    // When another co-host leaves, the waiting revision is compared with the present organisers.
    leaveEvent(as(city.email), between(event));
    expect(proposed(event)).toBeUndefined();
  });

  it("make a figure of their own when a city and civil society are among them", () => {
    const kinds = (...all: Parameters<typeof isCityAndCivilSociety>[0][number]["kind"][]) =>
      isCityAndCivilSociety(all.map((kind) => ({ kind })));
    expect([
      kinds("local_authority", "civil_society"),
      kinds("migrants_association", "network", "local_authority"),
      kinds("local_authority", "institution"),
      kinds("civil_society", "migrants_association"),
      kinds("local_authority", "local_authority"),
    ]).toEqual([true, true, false, false, false]);
  });
});

describe("asking to join", () => {
  const twoEvents = () => {
    const other = makeEvent(db, { title: "Jantar de bairro" });
    const own = makeEvent(db, { until: "draft", organisationId: city.organisationId, title: "Jantar do bairro" });
    return { other, ask: { eventId: own.eventId, otherEventId: other.eventId } };
  };

  it("works for a public event, once, with a mail to its lead", () => {
    const { other, ask } = twoEvents();
    requestCoHosting(as(city.email), ask);
    requestCoHosting(as(city.email), ask);
    expect(status(other)).toEqual(["requested"]);
    expect(prepareCoHostRequested(contextFor(db), between(other))).toMatchObject({
      to: other.email,
      facts: { organisation: "Câmara de Lisboa" },
    });
    expect(db.$client.prepare("select count(*) as n from outbox where kind = 'co_host_requested'").get()).toEqual({
      n: 1,
    });
    expect(() => removeCoHost(as(other.email), between(other))).toThrow(NotFound);
    answerRequest(as(other.email), { ...between(other), answer: "accepted" });
    expect([status(other), publicNames(other).length]).toEqual([["joining"], 1]);
    answerRequest(as(other.email), { ...between(other), answer: "declined" });
    expect([status(other), proposed(other)]).toEqual([["declined"], undefined]);
    requestCoHosting(as(city.email), ask);
    expect(findCoHost(db, other.eventId, city.organisationId)?.state).toBe("declined");
    expect(prepareCoHostRequested(contextFor(db), between(other))).toBeNull();
  });

  it("finds no event that is not public, and works for nobody but the lead of one's own", () => {
    const { other, ask } = twoEvents();
    const draft = makeEvent(db, { until: "submitted" });
    expect(() => requestCoHosting(as(city.email), { ...ask, otherEventId: draft.eventId })).toThrow(NotFound);
    expect(() => requestCoHosting(as(city.email), { ...ask, otherEventId: "none" })).toThrow(NotFound);
    expect(() => requestCoHosting(as(other.email), ask)).toThrow(NotFound);
    expect(() => answerRequest(as(other.email), { ...between(other), answer: "accepted" })).toThrow(NotFound);
  });
});

describe("the search for organisations", () => {
  const found = (event: MadeEvent, words: string) =>
    getCoHosts(as(event.email), { eventId: event.eventId, words }).found.map(({ name }) => name);

  it("proposes the city first, and finds names and cities whatever the accents and capitals", () => {
    const event = makeEvent(db);
    makeOrganisation(db, { name: "Vizinhos da Sé", city: "porto" });
    expect(found(event, "")).toEqual(["Câmara de Lisboa"]);
    expect(found(event, "CAMARA")).toEqual(["Câmara de Lisboa"]);
    expect(found(event, "porto")).toEqual(["Vizinhos da Sé"]);
    expect(found(event, "%")).toEqual([]);
  });

  it("never finds a private name, nor what is not verified", () => {
    const event = makeEvent(db);
    makeOrganisation(db, { name: "Nome privado", alias: "Coletivo de acolhimento" });
    makeOrganisation(db, { name: "Nome por verificar", isVerified: false });
    expect(found(event, "nome")).toEqual([]);
    expect(found(event, "coletivo")).toEqual(["Coletivo de acolhimento"]);
  });
});
