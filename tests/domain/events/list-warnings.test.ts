import { writableOf } from "#app/domain/changes/writable.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { listWarnings, type WarningKind } from "#app/domain/events/list-warnings.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { similarity } from "#app/domain/text/similarity.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { setCoHost } from "#db/queries/co-hosts.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import {
  actorOf,
  cityId,
  contextFor,
  dateInput,
  local,
  type MadeEvent,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "../../support/factories.ts";

let db: OpenDatabase;
let own: MadeEvent;
beforeEach(() => {
  db = openWeek();
  own = makeEvent(db, { title: "Jantar de vizinhos e vizinhas", venueName: "Casa do Bairro", until: "draft" });
});

const as = (email: string) => contextFor(db, { actor: actorOf(db, email) });
const named = (kind: WarningKind, event = own) =>
  listWarnings(as(event.email), event.eventId)
    .others.find((item) => item.kind === kind)
    ?.events.map((event) => event.title) ?? [];
const other = (overrides: Partial<EventInput> & { until?: "draft" | "submitted" | "approved" } = {}) =>
  makeEvent(db, { title: "Outra coisa", venueName: "Noutro sítio", streetAddress: null, ...overrides });

describe("a possible double", () => {
  it("has a similar title, that day, in that city, and is public", () => {
    other({ title: "Jantar dos Vizinhos e Vizinhas" });
    other({ title: "Vizinhas e vizinhos: jantar", cityId: cityId(db, "porto") });
    other({ title: "Jantar: vizinhos, vizinhas", dates: [dateInput("2026-12-19T19:00", "2026-12-19T22:00")] });
    other({ title: "Oficina de olaria" });
    expect(named("possibleDouble")).toEqual(["Jantar dos Vizinhos e Vizinhas"]);
  });

  it("offers to co-host it, and says where that stands", () => {
    const found = other({ title: "Jantar dos vizinhos e vizinhas" });
    const ask = () => listWarnings(as(own.email), own.eventId).others[0]?.events[0];
    expect(ask()).toMatchObject({ canAsk: true, asked: null, isPublic: true });
    setCoHost(writableOf(db), { ...found, organisationId: own.organisationId, state: "requested", createdAt: testNow });
    expect(ask()).toMatchObject({ canAsk: false, asked: "requested" });
  });

  it("may be one's own draft, which nobody else is told of", () => {
    const draft = other({ title: "Jantar de vizinhos e vizinhas", until: "draft", organisationId: own.organisationId });
    expect(named("possibleDouble")).toEqual(["Jantar de vizinhos e vizinhas"]);
    expect(listWarnings(as(own.email), own.eventId).others[0]?.events[0]?.canAsk).toBe(false);
    const stranger = other({ title: "Jantar de vizinhos e vizinhas" });
    expect(named("possibleDouble", stranger)).toEqual([]);
    expect(() => listWarnings(as(stranger.email), draft.eventId)).toThrow(NotFound);
  });
});

describe("a warning never reveals", () => {
  it.each(["draft", "submitted"] as const)("what is not public: %s", (until) => {
    other({ title: "Jantar de vizinhos e vizinhas", venueName: "Casa do bairro", until });
    expect([named("possibleDouble"), named("sameVenue")]).toEqual([[], []]);
  });

  it("what was hidden, or is of an organisation that is no longer verified", () => {
    const hidden = other({ title: "Jantar de vizinhos e vizinhas", venueName: "Casa do bairro" });
    const suspended = other({ title: "Jantar de vizinhos e vizinhas", venueName: "Casa do bairro" });
    db.$client.prepare("update event set review = 'hidden' where id = ?").run(hidden.eventId);
    db.$client.prepare("update organisation set state = 'suspended' where id = ?").run(suspended.organisationId);
    expect([named("possibleDouble"), named("sameVenue")]).toEqual([[], []]);
  });

  it("a place that is not public, from either side", () => {
    other({ venueName: "Casa do Bairro", placeLevel: "area", district: "Alfama" });
    expect(named("sameVenue")).toEqual([]);
    other({ venueName: "CASA DO  BAIRRO" });
    expect(named("sameVenue")).toEqual(["Outra coisa"]);
    db.$client.prepare("update event set place_level = 'area' where id = ?").run(own.eventId);
    expect(named("sameVenue")).toEqual([]);
  });

  it("where a co-host of one's event is with an event of its own that is not public", () => {
    const partner = makeOrganisation(db);
    setCoHost(writableOf(db), {
      ...own,
      organisationId: partner.organisationId,
      state: "accepted",
      createdAt: testNow,
    });
    other({ organisationId: partner.organisationId, until: "submitted", title: "Reunião interna" });
    expect(named("sameOrganiser")).toEqual([]);
    other({ organisationId: partner.organisationId, title: "Festa pública" });
    expect(named("sameOrganiser")).toEqual(["Festa pública"]);
  });
});

describe("at the same time", () => {
  it("the same house by name or address, unless one is over when the other begins, is off, or is online", () => {
    other({ venueName: "casa do bairro", dates: [dateInput("2026-12-18T22:00", "2026-12-18T23:00")] });
    other({ venueName: "casa do bairro", attendance: "online" });
    const off = other({ venueName: "casa do bairro" });
    db.$client.prepare("update event_date set status = 'cancelled' where event_id = ?").run(off.eventId);
    expect(named("sameVenue")).toEqual([]);
    other({ venueName: "Centro", streetAddress: "rua dos teceloes, 14" });
    expect(named("sameVenue")).toEqual(["Outra coisa"]);
  });

  it("an organisation is in one place only, also across cities", () => {
    other({ organisationId: own.organisationId, cityId: cityId(db, "porto"), title: "No Porto" });
    other({ organisationId: own.organisationId, venueName: "Casa do bairro", title: "Na mesma casa" });
    expect(named("sameOrganiser")).toEqual(["No Porto"]);
  });
});

it("looks at one's own programme too", () => {
  const session = { titles: { pt: "Filme" }, room: "Sala 1", track: null, spokenLanguage: null, capacity: null };
  const time = { start: local("2026-12-18T19:00"), end: local("2026-12-18T20:00") };
  for (const _twice of [1, 2]) scheduleSession(as(own.email), { dateId: own.dateIds[0] ?? "", ...session, ...time });
  expect(listWarnings(as(own.email), own.eventId)).toMatchObject({ roomClash: true, sessionsOutside: false });
  db.$client.prepare("update event_session set ends_at_utc = ends_at_utc + 86400000").run();
  expect(listWarnings(as(own.email), own.eventId).sessionsOutside).toBe(true);
});

it("asks the database by city and by day, never for all dates there are", () => {
  const statements: string[] = [];
  const prepare = db.$client.prepare.bind(db.$client);
  db.$client.prepare = ((sql: string) => {
    statements.push(sql);
    return prepare(sql);
  }) as typeof db.$client.prepare;
  listWarnings(as(own.email), own.eventId);
  const ofOthers = statements.filter((sql) => sql.includes('"event_date"') && sql.includes("limit"));
  expect(ofOthers).toHaveLength(2);
  for (const sql of ofOthers) {
    const plan = prepare(`explain query plan ${sql}`).all(...Array(sql.split("?").length - 1).fill("x")) as {
      detail: string;
    }[];
    expect(plan.map((step) => step.detail).filter((detail) => /^SCAN/.test(detail))).toEqual([]);
  }
});

describe("likeness of titles", () => {
  it.each([
    ["Jantar de vizinhos", "JANTAR de Vizinhos!", 1],
    ["مأدبة الجيران", "مأدبه جيران", 1],
    ["Café des langues", "cafe des langues", 1],
    ["Repas de quartier", "Atelier vélo", 0],
    ["", "", 0],
    ["de la", "de la", 0],
  ])("%s / %s", (first, second, expected) => {
    expect(similarity(first, second)).toBe(expected);
  });

  it("is the same from both sides, and neither all nor nothing for half", () => {
    const [first, second] = ["Cinema ao ar livre", "Cinema no parque"];
    expect(similarity(first, second)).toBe(similarity(second, first));
    expect(similarity(first, second)).toBeGreaterThan(0);
    expect(similarity(first, second)).toBeLessThan(0.6);
  });
});
