import { assignCity } from "#app/domain/cities/assign-city.server.ts";
import { cityForm } from "#app/domain/cities/city-form.ts";
import { confirmCity } from "#app/domain/cities/confirm-city.server.ts";
import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { importCities } from "#app/domain/imports/import-cities.server.ts";
import { listOrganisationsInNeed } from "#app/domain/review/list-organisations-in-need.server.ts";
import { registerOwnOrganisation } from "#app/domain/organisations/register-own-organisation.server.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findCityByName, listCities } from "#db/queries/cities.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { cityId, contextFor, makeCoordinator, makeEvent, makeOrganisation, openWeek } from "../../support/factories.ts";
import { registration } from "../../support/registration.ts";

let db: OpenDatabase;
let organisationId: string;
let proposed: string;
const names = { en: null, fr: null, es: null, pt: null, ar: "تافيرا" };
const tavira = { name: "Tavira", names, timeZone: "Europe/Lisbon", latitude: 37.1264, longitude: -7.6486 };
const propose = (name: string) =>
  registerOwnOrganisation(contextFor(db, { actor: makeOrganisation(db).actor }), {
    ...registration(db),
    cityId: null,
    proposedCity: { countryCode: "PT", name },
  }).organisationId;
const coordinator = (scope: Scope) => contextFor(db, { actor: makeCoordinator(db, scope).actor });
beforeEach(() => {
  db = openWeek();
  organisationId = propose("Tavira");
  proposed = findOrganisation(db, organisationId)?.cityId ?? "";
});

describe("a proposed city", () => {
  it("is in no list, and one for everybody who names it", () => {
    expect(listCities(db, "en").map((city) => city.name)).not.toContain("Tavira");
    expect(findCityByName(db, "PT", "Tavira")).toBeNull();
    expect(findOrganisation(db, propose(" tavíra "))?.cityId).toBe(proposed);
    expect(findOrganisation(db, propose("LISBOA"))?.cityId).toBe(cityId(db, "lisboa"));
  });

  it("takes no events, and its organisations wait", () => {
    const ctx = coordinator({ kind: "country", code: "PT" });
    expect(() => decideOrganisation(ctx, { organisationId, decision: "verify", reason: "" })).toThrow(Conflict);
    expect(() => makeEvent(db, { organisationId, cityId: proposed })).toThrow(Invalid);
  });

  it("is seen by the coordinators of its country, region and the network, and by nobody else", () => {
    const sees = (scope: Scope) => listOrganisationsInNeed(coordinator(scope)).cities.length;
    expect(sees({ kind: "country", code: "PT" })).toBe(1);
    expect(sees({ kind: "region", code: "europe" })).toBe(1);
    expect(sees({ kind: "network", code: "" })).toBe(1);
    expect(sees({ kind: "country", code: "FR" })).toBe(0);
    expect(sees({ kind: "city", code: proposed })).toBe(0);
    const france = coordinator({ kind: "country", code: "FR" });
    expect(() => confirmCity(france, { cityId: proposed, ...tavira })).toThrow(NotFound);
    expect(() => assignCity(france, { cityId: proposed, toCityId: cityId(db, "lisboa") })).toThrow(NotFound);
  });

  it("becomes one of the list, and events can be posted there", () => {
    const ctx = coordinator({ kind: "country", code: "PT" });
    confirmCity(ctx, { cityId: proposed, ...tavira });
    expect(listCities(db, "ar").find((city) => city.id === proposed)).toMatchObject({
      slug: "tavira",
      localName: "تافيرا",
      timeZone: "Europe/Lisbon",
    });
    decideOrganisation(ctx, { organisationId, decision: "verify", reason: "" });
    expect(makeEvent(db, { organisationId, cityId: proposed }).slug).toContain("tavira");
    expect(() => confirmCity(ctx, { cityId: proposed, ...tavira })).toThrow(NotFound);
  });

  it("is refused under a name the country has, and with a clock nobody knows", () => {
    const ctx = coordinator({ kind: "network", code: "" });
    expect(() => confirmCity(ctx, { cityId: proposed, ...tavira, name: "lisboa" })).toThrow(Invalid);
    expect(() => confirmCity(ctx, { cityId: proposed, ...tavira, timeZone: "Europe/Tavira" })).toThrow(Invalid);
  });

  it("can turn out to be another one, of the same country", () => {
    const ctx = coordinator({ kind: "country", code: "PT" });
    expect(() => assignCity(ctx, { cityId: proposed, toCityId: cityId(db, "tunis") })).toThrow(Invalid);
    assignCity(ctx, { cityId: proposed, toCityId: cityId(db, "lisboa") });
    expect(findOrganisation(db, organisationId)?.cityId).toBe(cityId(db, "lisboa"));
    expect(db.$client.prepare("select count(*) as c from city where state = 'proposed'").get()).toEqual({ c: 0 });
  });

  it("is confirmed by a table that knows it", () => {
    const file = Buffer.from(
      "name,country,region,latitude,longitude,timezone,default_place_level\nTavira,PT,europe,37.1,-7.6,Europe/Lisbon,public\n",
    );
    expect(importCities(contextFor(db), { file, dryRun: false }).faults).toEqual([]);
    expect(findCityByName(db, "PT", "Tavira")?.id).toBe(proposed);
  });
});

it("reads degrees as people copy them", () => {
  const read = (latitude: string) => {
    const typed = { intent: "confirm", name: "x", names: {}, timeZone: "UTC", latitude, longitude: "0" };
    const found = cityForm.safeParse(typed);
    return found.success && found.data.intent === "confirm" ? found.data.latitude : null;
  };
  expect(["16.27", "-9,5", "\u22129.5", "١٦٫٢٧"].map(read)).toEqual([16.27, -9.5, -9.5, 16.27]);
  expect(["", "91", "north", "1e5", "NaN"].map(read)).toEqual([null, null, null, null, null]);
});
