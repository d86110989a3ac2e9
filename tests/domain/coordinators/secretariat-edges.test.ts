import { Invalid } from "#app/domain/errors.ts";
import { inviteCoHost } from "#app/domain/co-hosts/invite-co-host.server.ts";
import { prepareCoHostInvited } from "#emails/co-host-invited/prepare.server.ts";
import { hideAll } from "#app/domain/hiding/hide-all.server.ts";
import { languages } from "#app/domain/languages/language.ts";
import { registerOwnOrganisation } from "#app/domain/organisations/register-own-organisation.server.ts";
import { saveCity } from "#app/domain/cities/save-city.server.ts";
import { saveEdition } from "#app/domain/editions/save-edition.server.ts";
import { findCityNameOf, findProposedCityNamed } from "#db/queries/cities.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, expect, it } from "vitest";
import {
  cityId,
  contextFor,
  day,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";
import { registration } from "#tests/support/registration.ts";

let db: OpenDatabase;
let ctx: ReturnType<typeof contextFor>;
beforeEach(() => {
  db = openWeek();
  ctx = contextFor(db, { actor: makeCoordinator(db, { kind: "network", code: "" }).actor });
});
const inAll = <T>(value: T) =>
  Object.fromEntries(languages.map((language) => [language, value])) as Record<(typeof languages)[number], T>;
const save = (more: { name?: string; names?: Record<(typeof languages)[number], string | null> }) =>
  saveCity(ctx, {
    cityId: cityId(db, "lisboa"),
    countryCode: "PT",
    regionCode: "",
    name: "Lisboa",
    names: inAll<string | null>(null),
    timeZone: "Europe/Lisbon",
    latitude: 38.72,
    longitude: -9.14,
    defaultPlaceLevel: "public",
    ...more,
  });

it("a city cannot take the name of one that is proposed", () => {
  const { actor } = makeOrganisation(db);
  const proposedCity = { countryCode: "PT", name: "Tavira" };
  registerOwnOrganisation(contextFor(db, { actor }), registration(db, { cityId: null, proposedCity }));
  expect(findProposedCityNamed(db, "PT", "Tavira")).not.toBeNull();
  expect(() => save({ name: "Tavira" })).toThrow(Invalid);
});

it("a name of a city in a language can be taken away", () => {
  save({ names: { ...inAll<string | null>(null), fr: "Lisbonne-sur-Tage" } });
  expect(findCityNameOf(db, cityId(db, "lisboa"), "fr")).toBe("Lisbonne-sur-Tage");
  save({});
  expect(findCityNameOf(db, cityId(db, "lisboa"), "fr")).toBe("Lisboa");
});

it("drafts go along to an open edition only: in another nobody could hand them in", () => {
  makeEvent(db, { until: "draft" });
  const days = { startsOn: day("2027-06-01"), endsOn: day("2027-06-10"), submitUntil: day("2027-05-20") };
  const edition = { ...days, editionId: "", code: "week-2027", names: inAll("Week"), takesDrafts: true };
  expect(() => saveEdition(ctx, { ...edition, state: "draft" })).toThrow(Invalid);
  expect(saveEdition(ctx, { ...edition, state: "open" }).drafts).toBe(1);
});

it("an invitation to co-host is not sent once the city is hidden", () => {
  const { eventId } = makeEvent(db);
  const { organisationId } = makeOrganisation(db);
  inviteCoHost(contextFor(db), { eventId, organisationId });
  expect(prepareCoHostInvited(ctx, { eventId, organisationId })).not.toBeNull();
  hideAll(ctx, {
    kind: "city",
    id: cityId(db, "lisboa"),
    isHidden: true,
    reason: "Ameaças",
    told: "nothing",
    words: "",
  });
  expect(prepareCoHostInvited(ctx, { eventId, organisationId })).toBeNull();
});
