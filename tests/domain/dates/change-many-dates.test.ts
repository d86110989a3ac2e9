import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { changeManyDates } from "#app/domain/dates/change-many-dates.server.ts";
import { previewManyDates } from "#app/domain/dates/preview-many-dates.server.ts";
import { listManagedDates } from "#app/domain/dates/list-managed-dates.server.ts";
import { instantFrom } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, expect, it } from "vitest";
import { contextFor, dateInput, makeEvent, makeOrganisation, openWeek } from "#tests/support/factories.ts";

let db: OpenDatabase;
let ours: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  ours = makeOrganisation(db);
});
const ctx = () => contextFor(db, { actor: ours.actor });
const states = () => db.$client.prepare("select status, sequence from event_date order by starts_at_local").all();
const twoEvenings = [
  dateInput("2026-12-19T19:00", "2026-12-19T22:00"),
  dateInput("2026-12-21T19:00", "2026-12-21T22:00"),
];
const own = () => makeEvent(db, { organisationId: ours.organisationId, dates: twoEvenings });
const all = (ids: readonly string[]) => ids.map((dateId) => ({ dateId }));
const storm = { action: "cancel", note: "Tempestade", joinUrl: null } as const;

it("a storm cancels a day: dates of several events in one step", () => {
  const [first, second] = [own(), own()];
  changeManyDates(ctx(), { ...storm, dates: all([...first.dateIds, ...second.dateIds]) });
  expect(states()).toEqual(Array.from({ length: 4 }, () => ({ status: "cancelled", sequence: 1 })));
});

it("is done to all dates or to none: not with somebody else's, nor one that is over, nor one that changed meanwhile", () => {
  const event = own();
  const foreign = makeEvent(db);
  const before = states();
  const dates = all(event.dateIds);
  const [foreignId = ""] = foreign.dateIds;
  expect(() => changeManyDates(ctx(), { ...storm, dates: [...dates, { dateId: foreignId }] })).toThrow(NotFound);
  const late = { ...ctx(), now: instantFrom("2026-12-20T12:00:00Z") };
  expect(() => changeManyDates(late, { ...storm, dates: [...dates].reverse() })).toThrow(Conflict);
  const stale = dates.map((date, index) => ({ ...date, version: index === 1 ? "7--open" : "0--open" }));
  expect(() => changeManyDates(ctx(), { ...storm, dates: stale })).toThrow("dateChanged");
  expect(() => changeManyDates(ctx(), { ...storm, action: "move_online", dates })).toThrow(Invalid);
  expect(states()).toEqual(before);
});

it("moves several dates online with one link", () => {
  const event = own();
  const online = { ...storm, action: "move_online", joinUrl: "https://meet.example/x" } as const;
  changeManyDates(ctx(), { ...online, dates: all(event.dateIds) });
  expect(states()).toMatchObject([{ status: "moved_online" }, { status: "moved_online" }]);
  changeManyDates(ctx(), { ...storm, action: "reinstate", note: "", dates: all(event.dateIds) });
  expect(states()).toMatchObject([
    { status: "scheduled", sequence: 2 },
    { status: "scheduled", sequence: 2 },
  ]);
});

it("says beforehand what it will change, what it leaves, and what is not possible", () => {
  const event = own();
  const [first = "", second = ""] = event.dateIds;
  changeManyDates(ctx(), { ...storm, dates: [{ dateId: first }] });
  const dates = listManagedDates(ctx(), null).dates.map(({ dateId, version }) => ({ dateId, version }));
  const effects = (action: "cancel" | "postpone") =>
    previewManyDates(ctx(), { ...storm, action, dates }).dates.map((date) => date.effect);
  expect(effects("cancel")).toEqual(["stays", "changes"]);
  expect(effects("postpone")).toEqual(["refused", "changes"]);
  expect(() => previewManyDates(ctx(), { ...storm, note: " ", dates })).toThrow(Invalid);
  expect(() => previewManyDates(ctx(), { ...storm, dates: [{ dateId: second, version: "9--open" }] })).toThrow(
    Conflict,
  );
  const [foreignId = ""] = makeEvent(db).dateIds;
  expect(() => previewManyDates(ctx(), { ...storm, dates: all([foreignId]) })).toThrow(NotFound);
});

it("lists what is to come of one's own public events, by day", () => {
  own();
  makeEvent(db);
  makeEvent(db, { organisationId: ours.organisationId, until: "submitted" });
  expect(listManagedDates(ctx(), null)).toMatchObject({ days: ["2026-12-19", "2026-12-21"], dates: [{}, {}] });
  expect(listManagedDates(ctx(), "2026-12-21").dates).toHaveLength(1);
  const late = { ...ctx(), now: instantFrom("2026-12-20T12:00:00Z") };
  expect(listManagedDates(late, null).dates).toHaveLength(1);
});
