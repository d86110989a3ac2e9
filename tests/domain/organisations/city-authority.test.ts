import { Conflict, Invalid } from "#app/domain/errors.ts";
import { ownAuthorityCities } from "#app/domain/event-access/own-authority-cities.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import type { OrganisationDecision } from "#app/domain/model/organisation-decision.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { registerOwnOrganisation } from "#app/domain/organisations/register-own-organisation.server.ts";
import { getOrganisationReview } from "#app/domain/review/get-organisation-review.server.ts";
import { emptyReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { listCityAuthorities } from "#db/queries/organisations.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { cityId, contextFor, makeCoordinator, makeEvent, makeOrganisation, openWeek } from "../../support/factories.ts";
import { registration } from "../../support/registration.ts";

let db: OpenDatabase;
let first: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  first = makeOrganisation(db, { kind: "local_authority", name: "Câmara de Lisboa" });
});

const second = () => makeOrganisation(db, { kind: "local_authority", name: "Junta de Arroios" });
const decide = ({ organisationId }: typeof first, decision: OrganisationDecision) =>
  decideOrganisation(contextFor(db), { organisationId, decision, reason: "A reason." });
const named = () => listCityAuthorities(db, cityId(db, "lisboa"));
const hideBy = ({ actor }: typeof first) => {
  const { eventId } = makeEvent(db);
  return () => hideEvent(contextFor(db, { actor }), { eventId, note: "Danger.", told: "nothing", words: "" });
};
const citiesOf = ({ actor }: typeof first) => ownAuthorityCities(contextFor(db, { actor })).size;

describe("the authority of a city", () => {
  it("is the first local authority that is verified there; another one has no powers over others' events", () => {
    const other = second();
    expect(named()).toEqual([first.organisationId]);
    expect([citiesOf(first), citiesOf(other)]).toEqual([1, 0]);
    expect(hideBy(other)).toThrow();
    expect(hideBy(first)).not.toThrow();
  });

  it("is another one once a coordinator names it, which takes the powers from the former", () => {
    const other = second();
    decide(other, "name_authority");
    expect(named()).toEqual([other.organisationId]);
    expect(hideBy(first)).toThrow();
    expect(hideBy(other)).not.toThrow();
    expect(() => decide(other, "name_authority")).toThrow(Conflict);
    const actions = db.$client.prepare("select action from audit_entry where action like '%authority'").pluck().all();
    expect(actions.slice(-2)).toEqual(["organisation.unname-authority", "organisation.name-authority"]);
  });

  it("is nobody once it is suspended, and then the next one that is named or verified", () => {
    const other = second();
    decide(first, "suspend");
    expect(named()).toEqual([]);
    decide(other, "name_authority");
    decide(first, "reinstate");
    expect(named()).toEqual([other.organisationId]);
  });

  it("cannot be another kind of organisation", () => {
    expect(() => decide(makeOrganisation(db), "name_authority")).toThrow(Conflict);
  });

  it("is told to the coordinator who decides on a second one", () => {
    const { organisationId } = makeOrganisation(db, { kind: "local_authority", isVerified: false });
    const ctx = contextFor(db, { actor: makeCoordinator(db, { kind: "country", code: "PT" }).actor });
    const review = getOrganisationReview(ctx, organisationId, emptyReviewQueueFilter);
    expect(review.authority).toEqual({ isNamed: false, other: "Câmara de Lisboa" });
    const own = getOrganisationReview(ctx, first.organisationId, emptyReviewQueueFilter);
    expect(own.authority).toEqual({ isNamed: true, other: null });
  });
});

describe("a second local authority of a city", () => {
  const register = (overrides: Parameters<typeof registration>[1]) =>
    registerOwnOrganisation(
      contextFor(db, { actor: makeOrganisation(db).actor }),
      registration(db, { kind: "local_authority", ...overrides }),
    );

  it("is refused, so that its members ask the first one for an invitation, unless it says that it is another one", () => {
    expect(() => register({})).toThrow(Invalid);
    expect(() => register({ isSecondAuthority: true })).not.toThrow();
  });

  it("is none in a city without one, or for another kind", () => {
    expect(() => register({ cityId: cityId(db, "porto"), name: "Câmara do Porto" })).not.toThrow();
    expect(() => register({ kind: "civil_society" })).not.toThrow();
  });
});
