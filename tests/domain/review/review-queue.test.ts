import { dueWords } from "#app/domain/coordinators/due-words.server.ts";
import { escalationLevel, reviewDueAt } from "#app/domain/coordinators/review-deadline.server.ts";
import { claimItem } from "#app/domain/review/claim-item.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { type Actor, scopesOf } from "#app/domain/context.ts";
import { NotFound } from "#app/domain/errors.ts";
import { answerReport } from "#app/domain/reports/answer-report.server.ts";
import { openReports } from "#app/domain/reports/open-reports.server.ts";
import { reportEvent } from "#app/domain/reports/report-event.server.ts";
import { getReviewQueuePage } from "#app/domain/review/get-review-queue-page.server.ts";
import { countWaiting } from "#app/domain/review/count-waiting.server.ts";
import { listReviewQueue } from "#app/domain/review/list-review-queue.server.ts";
import {
  emptyReviewQueueFilter,
  parseReviewQueueFilter,
  type ReviewQueueFilter,
  reviewQueueQuery,
} from "#app/domain/review/review-queue-filter.ts";
import type { ReportKind } from "#app/domain/model/report.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { hours, type IanaZone, type Instant, instantFrom, minutes, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { listReportsOf } from "#db/queries/reports.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import {
  actAs,
  actorOf,
  cityId,
  contextFor,
  dateInput,
  local,
  type MadeEvent,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

describe("the deadline", () => {
  const due = (since: string, nextStart: string | null, timeZone = "Europe/Lisbon", countryCode = "PT") =>
    new Date(
      reviewDueAt({
        since: instantFrom(since),
        nextStart: nextStart === null ? null : local(nextStart),
        timeZone: timeZone as IanaZone,
        countryCode,
      }),
    ).toISOString();

  it.each([
    ["two working days, with nothing before", "2026-12-17T10:00:00Z", null, "2026-12-21T10:00:00.000Z"],
    [
      "two working days, for an event much later",
      "2026-12-17T10:00:00Z",
      "2027-01-10T10:00",
      "2026-12-21T10:00:00.000Z",
    ],
    // Submitted on Friday, it starts on Monday at 8:00: by Sunday evening.
    ["the evening before", "2026-12-18T10:00:00Z", "2026-12-21T08:00", "2026-12-21T00:00:00.000Z"],
    [
      "the start, when it arrives on the same day",
      "2026-12-18T10:00:00Z",
      "2026-12-18T19:00",
      "2026-12-18T19:00:00.000Z",
    ],
    ["two working days, when it had begun", "2026-12-18T20:00:00Z", "2026-12-18T19:00", "2026-12-22T20:00:00.000Z"],
  ])("is %s", (_what, since, start, expected) => {
    expect(due(since, start)).toBe(expected);
  });

  it.each([
    ["Pacific/Auckland", "NZ", "2026-12-20T11:00:00.000Z"],
    ["America/Bogota", "CO", "2026-12-21T05:00:00.000Z"],
    // The clock goes forward at midnight: that Sunday begins at 1:00.
    ["Africa/Cairo", "EG", "2026-12-20T22:00:00.000Z"],
  ])("is the evening before in the zone of the city: %s", (zone, country, expected) => {
    expect(due("2026-12-18T10:00:00Z", "2026-12-21T08:00", zone, country)).toBe(expected);
  });

  it("asks the next wider scope once it has passed", () => {
    const waiting = {
      since: instantFrom("2026-12-18T10:00:00Z"),
      nextStart: local("2026-12-21T08:00"),
      timeZone: "Europe/Lisbon" as IanaZone,
      countryCode: "PT",
    };
    const at = (text: string) => escalationLevel(waiting, instantFrom(text));
    expect([at("2026-12-20T23:59:00Z"), at("2026-12-21T00:00:00Z"), at("2026-12-24T10:00:00Z")]).toEqual([0, 1, 2]);
  });
});

describe("the deadline in words", () => {
  const lisbon = "Europe/Lisbon" as IanaZone;
  // A Friday at noon.
  const now = instantFrom("2026-12-18T12:00:00Z");
  it.each([
    ["2026-12-18T11:30:00Z", { form: "late", unit: "minutes", count: 30 }],
    ["2026-12-18T09:00:00Z", { form: "late", unit: "hours", count: 3 }],
    ["2026-12-16T09:00:00Z", { form: "late", unit: "days", count: 2 }],
    ["2026-12-18T20:00:00Z", { form: "today", time: "2026-12-18T20:00" }],
    // Never "Saturday 0:00".
    ["2026-12-19T00:00:00Z", { form: "today", time: null }],
    ["2026-12-20T00:00:00Z", { form: "tomorrow", time: null }],
    ["2026-12-21T00:00:00Z", { form: "weekday", day: "2026-12-20", isEnd: true }],
    ["2026-12-22T15:00:00Z", { form: "weekday", day: "2026-12-22", isEnd: false }],
    ["2026-12-29T00:00:00Z", { form: "date", day: "2026-12-28", isEnd: true }],
  ])("names %s", (due, expected) => {
    expect(dueWords(instantFrom(due), now, lisbon)).toEqual(expected);
  });

  it("counts the days of the place", () => {
    const auckland = "Pacific/Auckland" as IanaZone;
    expect(dueWords(instantFrom("2026-12-18T20:00:00Z"), now, auckland)).toEqual({
      form: "today",
      time: "2026-12-19T09:00",
    });
  });
});

describe("the queue", () => {
  let db: OpenDatabase;
  let portugal: string;
  beforeEach(() => {
    db = openWeek();
    portugal = makeCoordinator(db, { kind: "country", code: "PT" }).email;
  });
  const reader = (now: Instant = testNow, email = portugal) => actAs(db, email, now);
  const titles = (filter: Partial<ReviewQueueFilter> = {}, now: Instant = testNow) =>
    listReviewQueue(reader(now), { ...emptyReviewQueueFilter, ...filter }).map((item) => item.title);
  const page = (filter: Partial<ReviewQueueFilter> = {}, now: Instant = testNow, number = 1) =>
    getReviewQueuePage(reader(now), { ...emptyReviewQueueFilter, ...filter }, number);
  const submitted = (title: string, start: string, overrides: Partial<EventInput> & { now?: Instant } = {}) =>
    makeEvent(db, {
      until: "submitted",
      title,
      dates: [dateInput(start, `${start.slice(0, 10)}T23:00`)],
      ...overrides,
    });
  const report = ({ slug }: MadeEvent, kind: ReportKind, now: Instant = testNow) =>
    reportEvent(contextFor(db, { actor: { kind: "anonymous" }, now }), { slug, kind, text: "Não.", email: null });

  it("is ordered by need: danger, then what is due first, then what takes place first", () => {
    submitted("in the week", "2026-12-20T19:00");
    submitted("earlier in the week", "2026-12-18T19:00");
    submitted("on the first evening", "2026-12-18T19:00", { now: plus(testNow, -hours(4)) });
    const public_ = makeEvent(db, { title: "public" });
    report(public_, "other", plus(testNow, -hours(1)));
    const dangerous = makeEvent(db, { title: "dangerous" });
    report(dangerous, "dangerous", plus(testNow, minutes(1)));
    expect(titles({}, plus(testNow, minutes(2)))).toEqual([
      "dangerous",
      "on the first evening",
      "public",
      "earlier in the week",
      "in the week",
    ]);
  });

  it("puts an event of the next days before one that has waited longer", () => {
    const friday = instantFrom("2026-12-11T16:00:00Z");
    submitted("much later", "2026-12-27T19:00", { now: plus(friday, -hours(1)) });
    submitted("first evening", "2026-12-18T19:00", { now: friday });
    const thursday = instantFrom("2026-12-17T15:00:00Z");
    submitted("tomorrow", "2026-12-18T19:00", { now: instantFrom("2026-12-14T12:00:00Z") });
    expect(titles({}, instantFrom("2026-12-14T13:00:00Z"))).toEqual(["much later", "first evening", "tomorrow"]);
    expect(page({}, thursday).groups.map(({ until, count }) => [until, count])).toEqual([["tonight", 3]]);
  });

  it("reports danger above every filter, with what, where and when, and until it is answered", () => {
    const event = makeEvent(db, { title: "Jantar" });
    report(event, "other");
    report(event, "dangerous", plus(testNow, minutes(5)));
    submitted("new", "2026-12-18T19:00");
    const found = page({ kind: "event" }, plus(testNow, minutes(17)));
    expect(found.dangers).toMatchObject([
      {
        title: "Jantar",
        cityName: "Lisbon",
        reportKind: "dangerous",
        isPublic: true,
        age: { unit: "minutes", count: 12 },
        takesPlace: { start: "2026-12-18T19:00", day: "other" },
      },
    ]);
    // It is shown once: apart, and not among the rows.
    expect(found.groups.flatMap(({ rows }) => rows.map(({ title }) => title))).toEqual(["new"]);
    expect(page({}, testNow).count).toBe(1);
  });

  it("has groups: this evening, the next day on which something is due, later; forty rows a page", () => {
    const { organisationId } = makeOrganisation(db);
    for (let number = 0; number < 41; number += 1)
      submitted(`Jantar ${number}`, "2026-12-20T19:00", { organisationId });
    submitted("older", "2026-12-20T19:00", { organisationId, now: plus(testNow, -hours(48)) });
    submitted("newer", "2026-12-20T19:00", { organisationId, now: plus(testNow, hours(24)) });
    const now = plus(testNow, hours(24));
    const first = page({}, now);
    expect(first.groups.map(({ until, day, count, rows }) => [until, day?.date, count, rows.length])).toEqual([
      ["tonight", undefined, 1, 1],
      ["tomorrow", "2026-11-26", 41, 39],
    ]);
    expect(page({}, now, 2).groups.map(({ until, rows }) => [until, rows.length])).toEqual([
      ["tomorrow", 2],
      ["later", 1],
    ]);
    expect([first.count, first.pages, page({}, now, 99).page]).toEqual([43, 2, 2]);
  });

  it("ignores cancelled dates, and counts an organisation by its first event that waits", () => {
    const now = instantFrom("2026-12-15T10:00:00Z");
    const { organisationId } = makeOrganisation(db, { isVerified: false, name: "Casa" });
    submitted("Feira", "2026-12-18T19:00", { organisationId, now });
    const items = listReviewQueue(reader(now), emptyReviewQueueFilter);
    expect(items.map(({ title, nextStart }) => [title, nextStart])).toContainEqual(["Casa", "2026-12-18T19:00"]);
    const event = makeEvent(db, {
      dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00"), dateInput("2026-12-20T19:00", "2026-12-20T22:00")],
    });
    cancelDate(contextFor(db, { actor: actorOf(db, event.email), now }), {
      dateId: event.dateIds[0] ?? "",
      note: "Chuva",
    });
    const changed = listReviewQueue(reader(now), { ...emptyReviewQueueFilter, kind: "facts" });
    expect(changed.map(({ nextStart }) => nextStart)).toEqual(["2026-12-20T19:00"]);
  });

  it("filters by country, by what is late, and by what the reader has taken on", () => {
    const network = makeCoordinator(db, { kind: "network", code: "" });
    const early = submitted("late one", "2026-12-20T19:00", { now: plus(testNow, -hours(100)) });
    const french = makeOrganisation(db, { city: "strasbourg" });
    submitted("French one", "2026-12-20T19:00", {
      organisationId: french.organisationId,
      cityId: cityId(db, "strasbourg"),
    });
    const all = { ...emptyReviewQueueFilter, view: "all" as const };
    const found = (filter: Partial<ReviewQueueFilter>) =>
      listReviewQueue(reader(testNow, network.email), { ...all, ...filter }).map(({ title }) => title);
    expect(found({ countryCode: "FR" })).toEqual(["French one"]);
    expect(found({ isLate: true })).toEqual(["late one"]);
    expect(found({ isMine: true })).toEqual([]);
    claimItem(reader(), { kind: "event", id: early.eventId, isClaimed: true });
    expect([titles({ isMine: true }), found({ isMine: true })]).toEqual([["late one"], []]);
    // Others see who has it by what they are responsible for, never by their address.
    const [held] = listReviewQueue(reader(testNow, network.email), { ...all, isLate: true });
    expect(held?.holder).toEqual({
      isMine: false,
      by: { places: ["Portugal"], organisation: null, email: expect.any(String) },
    });
  });

  it("is counted for the menu as it is listed, also before the second factor", () => {
    const city = makeCoordinator(db, { kind: "city", code: cityId(db, "lisboa") });
    const network = makeCoordinator(db, { kind: "network", code: "" });
    const french = makeOrganisation(db, { city: "strasbourg" });
    submitted("new", "2026-12-20T19:00");
    submitted("late", "2026-12-20T19:00", { now: plus(testNow, -hours(100)) });
    submitted("French", "2026-12-20T19:00", {
      organisationId: french.organisationId,
      cityId: cityId(db, "strasbourg"),
    });
    makeOrganisation(db, { isVerified: false, name: "Casa" });
    const event = makeEvent(db, { title: "public" });
    report(event, "other");
    report(event, "dangerous");
    cancelDate(contextFor(db, { actor: actorOf(db, event.email) }), { dateId: event.dateIds[0] ?? "", note: "Chuva" });
    for (const email of [portugal, city.email, network.email]) {
      for (const now of [testNow, plus(testNow, hours(60)), plus(testNow, hours(200))]) {
        const ctx = reader(now, email);
        const listed = listReviewQueue(ctx, emptyReviewQueueFilter).length;
        const locked: Actor = { ...ctx.actor, scopes: [], scopesAwaitingFactor: scopesOf(ctx.actor) };
        expect([countWaiting(ctx), countWaiting({ ...ctx, actor: locked })]).toEqual([listed, listed]);
      }
    }
    expect(countWaiting(contextFor(db, { actor: { kind: "anonymous" } }))).toBe(0);
  });

  it("shows a report of danger in one line once this coordinator has opened it, until another comes", () => {
    const event = makeEvent(db, { title: "Jantar" });
    report(event, "dangerous");
    const other = makeCoordinator(db, { kind: "country", code: "PT" });
    const opened = (email = portugal) =>
      getReviewQueuePage(reader(testNow, email), emptyReviewQueueFilter, 1).dangers.map(({ isOpened }) => isOpened);
    expect(opened()).toEqual([false]);
    openReports(reader(), event.eventId);
    openReports(reader(), event.eventId);
    expect([opened(), opened(other.email)]).toEqual([[true], [false]]);
    report(event, "dangerous", plus(testNow, minutes(1)));
    expect(opened()).toEqual([false]);
    const french = makeCoordinator(db, { kind: "country", code: "FR" });
    expect(() => openReports(reader(testNow, french.email), event.eventId)).toThrow(NotFound);
    // The answer forgets who opened it.
    const [first] = listReportsOf(db, event.eventId);
    answerReport(reader(), { reportId: first?.id ?? "", answer: "Obrigada." });
    expect(db.$client.prepare("select count(*) from opened_report").pluck().get()).toBe(0);
  });

  it("searches the words of titles, organisations and cities beside the filters", () => {
    const { organisationId } = makeOrganisation(db, { name: "Casa do Ébano" });
    submitted("Baile da rua", "2026-12-20T19:00", { organisationId });
    submitted("Jantar de bairro", "2026-12-18T19:00");
    makeOrganisation(db, { isVerified: false, name: "Coro do Baile" });
    expect(titles({ q: "baile" }).sort()).toEqual(["Baile da rua", "Coro do Baile"]);
    expect(titles({ q: "EBANO rua" })).toEqual(["Baile da rua"]);
    expect(titles({ q: "lisbo" })).toHaveLength(3);
    expect(titles({ q: "baile", kind: "event" })).toEqual(["Baile da rua"]);
    expect(titles({ q: "%" })).toEqual([]);
    expect(page({ q: "baile", kind: "revision" })).toMatchObject({ count: 0, found: 2, waiting: 3 });
    expect(page({ q: "baile" }).counts).toMatchObject({ all: 2, late: 0 });
  });

  it("says how much waits outside an empty filter", () => {
    submitted("one", "2026-12-20T19:00");
    expect(page({ kind: "revision" })).toMatchObject({ count: 0, waiting: 1, groups: [] });
  });
});

it("keeps a filter in the address, and ignores nonsense in it", () => {
  const query = "view=all&q=rua+de&kind=event&country=PT&late=1&mine=1";
  expect(reviewQueueQuery(parseReviewQueueFilter(new URLSearchParams(query)))).toBe(query);
  const nonsense = new URLSearchParams("country=pt&late=yes&mine=%00&kind=x&city=../etc&view=1");
  expect(parseReviewQueueFilter(nonsense)).toEqual(emptyReviewQueueFilter);
});
