import { writableOf } from "#app/domain/changes/writable.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { featureEvent } from "#app/domain/featuring/feature-event.server.ts";
import { hideAll } from "#app/domain/hiding/hide-all.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import type { ReviewState } from "#app/domain/model/review-state.ts";
import { reportEvent } from "#app/domain/reports/report-event.server.ts";
import { claimItem } from "#app/domain/review/claim-item.server.ts";
import { decideEvent } from "#app/domain/review/decide-event.server.ts";
import {
  emptyEventListFilter,
  type EventListFilter,
  eventListQuery,
  parseEventListFilter,
} from "#app/domain/scope-lists/event-list-filter.ts";
import { listEventsInScope } from "#app/domain/scope-lists/list-events-in-scope.server.ts";
import { days, hours, type Instant, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent, setText } from "#db/queries/events.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import {
  cityId,
  contextFor,
  dateInput,
  day,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
let portugal: ReturnType<typeof makeCoordinator>;
beforeEach(() => {
  db = openWeek();
  portugal = makeCoordinator(db, { kind: "country", code: "PT" });
});
const as = (who: Pick<typeof portugal, "actor">, now: Instant = testNow) => contextFor(db, { actor: who.actor, now });
const list = (change: Partial<EventListFilter> = {}, who: Pick<typeof portugal, "actor"> = portugal, now?: Instant) =>
  listEventsInScope(as(who, now), { ...emptyEventListFilter, ...change });
const titles = (...given: Parameters<typeof list>) => list(...given).rows.map(({ title }) => title);
const search = (q: string) => titles({ q });
const counts = (...given: Parameters<typeof list>) =>
  Object.fromEntries(list(...given).counts.flatMap(({ state, count }) => (count > 0 ? [[state, count]] : [])));

const decide = (eventId: string, decision: "refuse" | "request_changes", reason: string) =>
  decideEvent(as(portugal), { eventId, decision, reason, revision: findEvent(db, eventId)?.revision ?? 0 });
const hide = (eventId: string, note = "Morada privada", who: Pick<typeof portugal, "actor"> = portugal) =>
  hideEvent(as(who), { eventId, note });

describe("the list of all events", () => {
  it("has every state but drafts, which are private, and only the scope of the reader", () => {
    makeEvent(db, { title: "Rascunho", until: "draft" });
    makeEvent(db, { title: "Pedido", until: "submitted" });
    makeEvent(db, { title: "Baile" });
    decide(makeEvent(db, { title: "Clube", until: "submitted" }).eventId, "refuse", "Só para sócios");
    decide(makeEvent(db, { title: "Feira", until: "submitted" }).eventId, "request_changes", "Diga mais");
    hide(makeEvent(db, { title: "Escondida" }).eventId);
    makeEvent(db, { title: "Longe", cityId: cityId(db, "tunis") });

    expect(titles().sort()).toEqual(["Baile", "Clube", "Escondida", "Feira", "Pedido"]);
    expect(counts()).toEqual({ submitted: 1, approved: 1, changes_requested: 1, refused: 1, hidden: 1 });
    const network = makeCoordinator(db, { kind: "network", code: "" });
    expect(titles({}, network)).toContain("Longe");
    const porto = makeCoordinator(db, { kind: "city", code: cityId(db, "porto") });
    expect(titles({}, porto)).toEqual([]);
  });

  it("does not exist for an organiser, nor before the second factor", () => {
    const { actor } = makeOrganisation(db);
    expect(() => list({}, { actor })).toThrow(NotFound);
    const locked = { ...portugal.actor, scopes: [], scopesAwaitingFactor: portugal.actor.scopes };
    expect(() => list({}, { actor: locked })).toThrow(NotFound);
  });

  it("finds by words of the title in any language, the organisation and the city, without accents", () => {
    const casa = makeOrganisation(db, { name: "Associação Zambujal", alias: "Coletivo Oliva" });
    const { eventId } = makeEvent(db, { title: "Serões de poesia", organisationId: casa.organisationId });
    makeEvent(db, { title: "Outra coisa", cityId: cityId(db, "porto") });
    setText(writableOf(db), {
      eventId,
      language: "ar",
      title: "أمسيات شعرية",
      summary: "",
      description: "",
      state: "translated",
      updatedAt: testNow,
    });
    for (const q of [
      "seroes",
      "POESIA",
      "serões de poesia",
      "associacao zamb",
      "oliva",
      "شعرية",
      "poesia lisboa",
      "lisbonne",
    ])
      expect([q, search(q)]).toEqual([q, ["Serões de poesia"]]);
    for (const q of ["oesia", "poesia porto", "%", "' or zz"]) expect([q, search(q)]).toEqual([q, []]);
    expect(search("porto")).toEqual(["Outra coisa"]);
  });

  it("says in how many other states an unsuccessful search is found", () => {
    hide(makeEvent(db, { title: "Mesa de línguas" }).eventId);
    makeEvent(db, { title: "Mesa grande", until: "submitted" });
    const found = list({ q: "mesa", state: "refused" });
    expect([found.count, found.elsewhere, found.rows]).toEqual([0, 2, []]);
    expect(list({ q: "mesa", state: "hidden" })).toMatchObject({ count: 1, elsewhere: 1 });
    expect(list({ q: "cadeira", state: "hidden" })).toMatchObject({ count: 0, elsewhere: 0 });
  });

  it("filters by place, organisation, language, day and what waits", () => {
    const lisboa = makeEvent(db, { title: "Em Lisboa", dates: [dateInput("2026-12-18T19:00", "2026-12-19T01:00")] });
    const porto = makeEvent(db, {
      title: "No Porto",
      cityId: cityId(db, "porto"),
      dates: [dateInput("2026-12-20T19:00", "2026-12-20T22:00")],
      language: "fr",
    });
    const waiting = makeEvent(db, { title: "À espera", until: "submitted" });
    expect(titles({ cityId: cityId(db, "porto") })).toEqual(["No Porto"]);
    expect(titles({ country: "TN" })).toEqual([]);
    expect(titles({ organisationId: lisboa.organisationId })).toEqual(["Em Lisboa"]);
    expect(titles({ language: "fr" })).toEqual(["No Porto"]);
    expect(titles({ from: day("2026-12-19"), to: day("2026-12-19") })).toEqual(["Em Lisboa"]);
    expect(titles({ from: day("2026-12-20") })).toEqual(["No Porto"]);

    expect(titles({ isLate: true })).toEqual([]);
    expect(titles({ isLate: true }, portugal, plus(testNow, days(10)))).toEqual(["À espera"]);
    claimItem(as(portugal), { kind: "event", id: waiting.eventId, isClaimed: true });
    expect(titles({ isMine: true })).toEqual(["À espera"]);
    expect(titles({ isMine: true }, portugal, plus(testNow, hours(25)))).toEqual([]);
    expect(list({ isMine: true }).rows[0]?.holder).toMatchObject({ isMine: true, by: { places: ["Portugal"] } });
    reportEvent(contextFor(db, { actor: { kind: "anonymous" } }), {
      slug: porto.slug,
      kind: "other",
      text: "Não é assim.",
      email: null,
    });
    expect(titles({ isReported: true })).toEqual(["No Porto"]);
    const place = { kind: "country", code: "PT" } as const;
    featureEvent(as(portugal), {
      eventId: lisboa.eventId,
      place,
      startsOn: day("2026-12-01"),
      endsOn: day("2026-12-18"),
    });
    expect(list({ isFeatured: true }).rows.map((row) => [row.title, row.featuredOn])).toEqual([
      ["Em Lisboa", ["Portugal"]],
    ]);
  });

  it("sorts by the next day, the last change and the title", () => {
    const dates = (start: string) => ({ dates: [dateInput(`${start}T10:00`, `${start}T12:00`)] });
    makeEvent(db, { title: "Última", ...dates("2026-12-26") });
    makeEvent(db, { title: "Árvore", ...dates("2026-12-20"), now: plus(testNow, hours(1)) });
    makeEvent(db, { title: "bairro", ...dates("2026-12-18"), now: plus(testNow, hours(2)) });
    expect(titles()).toEqual(["bairro", "Árvore", "Última"]);
    expect(titles({ sort: "changed" })).toEqual(["bairro", "Árvore", "Última"]);
    expect(titles({ sort: "title" })).toEqual(["Árvore", "bairro", "Última"]);
    const after = plus(testNow, days(25));
    expect(titles({}, portugal, after)).toEqual(["Árvore", "Última", "bairro"]);
  });

  it("has pages of forty", () => {
    const { organisationId } = makeOrganisation(db);
    for (let number = 0; number < 41; number += 1) makeEvent(db, { organisationId, title: `Roda ${number}` });
    const [first, second] = [list(), list({ page: 2 })];
    expect([first.rows.length, second.rows.length, first.pages, first.count]).toEqual([40, 1, 2, 41]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(41);
    expect(list({ page: 99_999 })).toMatchObject({ rows: [], count: 41 });
  });
});

describe("a row", () => {
  const only = (...given: Parameters<typeof list>) => list(...given).rows[0];

  it("says when, by whom and why an event was hidden, and offers to restore it", () => {
    const event = makeEvent(db, { title: "Jantar" });
    hide(event.eventId, "Morada privada");
    const row = only({ state: "hidden" });
    expect(row?.verdict).toMatchObject({ action: "hide", day: "2026-11-24", reason: "Morada privada" });
    expect(row?.verdict?.by.places).toEqual(["Portugal"]);
    expect(row?.acts).toEqual({ hide: false, restore: true, feature: false, fixTypos: false });
  });

  it("names the organisation of an owner who hid an event", () => {
    const owner = makeOrganisation(db, { name: "Casa Zebra" });
    const { eventId } = makeEvent(db, { organisationId: owner.organisationId });
    hide(eventId, "", owner);
    expect(only()?.verdict).toMatchObject({ reason: null, by: { places: [], organisation: "Casa Zebra" } });
  });

  it.each(["organisation", "city"] as const)("says that an event is hidden with its whole %s", (kind) => {
    const event = makeEvent(db);
    const id = kind === "city" ? cityId(db, "lisboa") : event.organisationId;
    hideAll(as(portugal), { kind, id, isHidden: true, reason: "Ameaças", told: "nothing", words: "" });
    expect(only({ state: "hidden" })?.verdict).toMatchObject({ action: `hide_${kind}`, reason: "Ameaças" });
    expect(only()?.acts).toMatchObject({ restore: false, hide: false });
  });

  it("says when and why an event was refused", () => {
    decide(makeEvent(db, { until: "submitted" }).eventId, "refuse", "Só para sócios");
    expect(only()?.verdict).toMatchObject({ action: "refuse", reason: "Só para sócios" });
  });

  it("is cancelled when each date is", () => {
    const event = makeEvent(db, {
      dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00"), dateInput("2026-12-19T19:00", "2026-12-19T22:00")],
    });
    const cancel = (dateId: string) => cancelDate(contextFor(db), { dateId, note: "Chuva" });
    cancel(event.dateIds[0] ?? "");
    expect(only()).toMatchObject({ state: "approved", moreDates: 1 });
    cancel(event.dateIds[1] ?? "");
    expect(only()).toMatchObject({ state: "cancelled", acts: { hide: true, feature: false } });
  });

  it("offers what its state allows", () => {
    makeEvent(db, { until: "submitted" });
    expect(only()).toMatchObject({
      acts: { hide: false, restore: false, feature: false, fixTypos: true },
      waits: [{ kind: "event", due: { form: "weekday" } }],
    });
  });
});

describe("the address of the list", () => {
  const parse = (query: string) => parseEventListFilter(new URLSearchParams(query));

  it("keeps the filters", () => {
    const id = cityId(db, "porto");
    const query = `q=ch%C3%A1&state=hidden&country=PT&city=${id}&language=pt&from=2026-12-18&to=2026-12-20&sort=title&late=1&mine=1&reported=1&featured=1&page=3`;
    expect(eventListQuery(parse(query))).toBe(query);
    expect(eventListQuery(parse(""))).toBe("");
  });

  it("ignores what has no meaning", () => {
    const odd = "state=draft&country=pt%00&city=x'&language=de&from=2026-13-01&sort=random()&page=-1&late=yes&q=%00%0A";
    expect(parse(odd)).toEqual(emptyEventListFilter);
    expect(parse(`q=${"a".repeat(5_000)}`).q).toHaveLength(100);
  });
});

// Each state of a review but the private one has a place in the list.
it.each<ReviewState>(["submitted", "approved", "changes_requested", "refused", "hidden"])("lists %s", (review) => {
  const { eventId } = makeEvent(db);
  db.$client.prepare("update event set review = ? where id = ?").run(review, eventId);
  expect(counts()).toEqual({ [review]: 1 });
});
