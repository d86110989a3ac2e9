import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import type { FeaturePlace } from "#app/domain/model/feature.ts";
import { changeFeature } from "#app/domain/featuring/change-feature.server.ts";
import { featureEvent } from "#app/domain/featuring/feature-event.server.ts";
import { getFeaturing } from "#app/domain/featuring/get-featuring.server.ts";
import { listFeatured } from "#app/domain/programme/list-featured.server.ts";
import { getHome } from "#app/domain/programme/get-home.server.ts";
import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import { days, type Instant, type LocalDate, parseLocalDate, plus } from "#app/domain/time/zoned-time.ts";
import { findCountry } from "#db/queries/cities.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import {
  cityId,
  contextFor,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
let as: ReturnType<typeof coordinator>;
beforeEach(() => {
  db = openWeek();
  as = coordinator("network", "");
});

const coordinator = (kind: FeaturePlace["kind"], code: string, now: Instant = testNow) => {
  const { actor } = makeCoordinator(db, { kind, code });
  return contextFor(db, { actor, now });
};
const day = (text: string): LocalDate => {
  const found = parseLocalDate(text);
  if (!found) throw new Error(text);
  return found;
};
const network: FeaturePlace = { kind: "network", code: "" };
const span = { startsOn: day("2026-11-24"), endsOn: day("2026-12-05") };
const feature = (eventId: string, place = network, ctx = as, more: Partial<typeof span> = {}) =>
  featureEvent(ctx, { eventId, place, ...span, ...more });
const led = (place: { kind: FeaturePlace["kind"]; code: string } = network, now: Instant = testNow) =>
  listFeatured(contextFor(db, { now }), place).map((item) => item.title);

describe("an event that leads a page", () => {
  it("stands there from its first to its last day and then leaves by itself", () => {
    const { eventId } = makeEvent(db, { title: "Baile" });
    feature(eventId, network, as, { startsOn: day("2026-11-26"), endsOn: day("2026-11-28") });
    expect(led()).toEqual([]);
    expect(led(network, plus(testNow, days(2)))).toEqual(["Baile"]);
    expect(led(network, plus(testNow, days(4)))).toEqual(["Baile"]);
    expect(led(network, plus(testNow, days(5)))).toEqual([]);
  });

  it("leads the home page and the programme of its place, and no other", async () => {
    const { eventId } = makeEvent(db, { title: "Baile" });
    feature(eventId);
    feature(eventId, { kind: "city", code: cityId(db, "lisboa") });
    const titles = async (query: string) =>
      (await listProgramme(contextFor(db), new URLSearchParams(query))).featured.map((card) => card.title);
    expect((await getHome(contextFor(db))).featured.map((card) => card.title)).toEqual(["Baile"]);
    expect((await getHome(contextFor(db))).cards).toEqual([]);
    expect(await titles("city=lisboa")).toEqual(["Baile"]);
    expect(await titles("city=porto")).toEqual([]);
    expect(await titles("country=PT")).toEqual([]);
    expect(await titles("city=lisboa&theme=solidarity")).toEqual([]);
  });

  it("stands in the order that was chosen", () => {
    const made = ["Um", "Dois", "Três"].map((title) => makeEvent(db, { title }));
    for (const { eventId } of made) feature(eventId);
    expect(led()).toEqual(["Um", "Dois", "Três"]);
    const last = getFeaturing(as, made[2]?.eventId ?? "").places.find((place) => place.kind === "network")?.leading[2];
    changeFeature(as, { featureId: last?.id ?? "", change: "up" });
    expect(led()).toEqual(["Um", "Três", "Dois"]);
    feature(made[0]?.eventId ?? "", network, as, { endsOn: day("2026-12-10") });
    expect(led()).toEqual(["Um", "Três", "Dois"]);
    changeFeature(as, { featureId: last?.id ?? "", change: "remove" });
    expect(led()).toEqual(["Um", "Dois"]);
  });

  it("is gone at once when it is hidden", () => {
    const { eventId } = makeEvent(db, { title: "Baile" });
    feature(eventId);
    hideEvent(contextFor(db), { eventId, note: "Ameaças", told: "nothing", words: "" });
    expect(led()).toEqual([]);
  });
});

describe("who may let it lead", () => {
  it("is the scope of that place or a wider one", () => {
    const { eventId } = makeEvent(db);
    const region = findCountry(db, "PT")?.regionCode ?? "";
    const places: FeaturePlace[] = [
      { kind: "city", code: cityId(db, "lisboa") },
      { kind: "country", code: "PT" },
      { kind: "region", code: region },
      network,
    ];
    const offered = (ctx: typeof as) => getFeaturing(ctx, eventId).places.map((place) => place.kind);
    const holders = places.map((place) => coordinator(place.kind, place.code));
    expect(holders.map(offered)).toEqual([
      ["city"],
      ["city", "country"],
      ["city", "country", "region"],
      ["city", "country", "region", "network"],
    ]);
    for (const [width, holder] of holders.entries()) {
      for (const place of places.slice(0, width + 1)) feature(eventId, place, holder);
      for (const place of places.slice(width + 1)) {
        expect(() => feature(eventId, place, holder)).toThrow(NotFound);
      }
    }
    expect(() => feature(eventId, network, coordinator("country", "FR"))).toThrow(NotFound);
    expect(() => feature(eventId, { kind: "country", code: "FR" })).toThrow(NotFound);
  });

  it("is a city on its own page, and no other organisation", () => {
    const { eventId } = makeEvent(db, { title: "Baile" });
    const lisboa = { kind: "city", code: cityId(db, "lisboa") } as const;
    const authority = contextFor(db, { actor: makeOrganisation(db, { kind: "local_authority" }).actor });
    const other = contextFor(db, { actor: makeOrganisation(db, {}).actor });
    feature(eventId, lisboa, authority);
    expect(led({ kind: "city", code: "lisboa" })).toEqual(["Baile"]);
    expect(() => feature(eventId, { kind: "country", code: "PT" }, authority)).toThrow(NotFound);
    expect(() => feature(eventId, lisboa, other)).toThrow(NotFound);
  });
});

describe("what cannot lead", () => {
  it("is an event that is not public, or a span that makes no sense", () => {
    const waiting = makeEvent(db, { until: "submitted" });
    expect(() => feature(waiting.eventId)).toThrow(NotFound);
    const hidden = makeEvent(db);
    hideEvent(contextFor(db), { eventId: hidden.eventId, note: "Ameaças", told: "nothing", words: "" });
    expect(() => feature(hidden.eventId)).toThrow(Conflict);
    const { eventId } = makeEvent(db);
    expect(() => feature(eventId, network, as, { endsOn: day("2026-11-23") })).toThrow(Invalid);
    expect(() => featureEvent(as, { eventId, place: network, startsOn: null, endsOn: null })).toThrow(Invalid);
    expect(led()).toEqual([]);
  });

  it("is a thirteenth event on one page", () => {
    for (let count = 0; count < 12; count += 1) feature(makeEvent(db).eventId);
    expect(() => feature(makeEvent(db).eventId)).toThrow(Conflict);
    expect(led()).toHaveLength(12);
  });
});
