import { countOwnTurn } from "#app/domain/own-events/count-own-turn.server.ts";
import { listOwnEventsPage } from "#app/domain/own-events/list-own-events-page.server.ts";
import { parseOwnEventsFilter } from "#app/domain/own-events/own-events-filter.ts";
import { saveDraft } from "#app/domain/drafts/save-draft.server.ts";
import { decideEvent } from "#app/domain/review/decide-event.server.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { days, instantFrom, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { contextFor, dateInput, makeEvent, makeOrganisation, openWeek } from "../../support/factories.ts";

let db: OpenDatabase;
let ours: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  ours = makeOrganisation(db, { name: "Maré Viva" });
});

const list = (query = "", page = 1, now = contextFor(db).now) =>
  listOwnEventsPage(contextFor(db, { actor: ours.actor, now }), parseOwnEventsFilter(new URLSearchParams(query)), page);
const titles = (query = "") => list(query).lines.map((line) => line.title);
const make = (title: string, more: Partial<EventInput> & { until?: "draft" | "submitted" | "approved" } = {}) =>
  makeEvent(db, { organisationId: ours.organisationId, title, ...more });
const begin = (title: string, eventId: string = randomUUID()) =>
  saveDraft(contextFor(db, { actor: ours.actor }), {
    eventId,
    organisationId: ours.organisationId,
    parts: { what: [["title", title]] },
  });
const sendBack = (eventId: string) =>
  decideEvent(contextFor(db), {
    eventId,
    revision: findEvent(db, eventId)?.revision ?? 0,
    decision: "request_changes",
    reason: "Onde é a entrada sem degraus?",
  });

describe("the list of an organiser's events", () => {
  it("groups them by whose turn it is, the most urgent first", () => {
    make("Público");
    make("Enviado", { until: "submitted" });
    make("Completo", { until: "draft" });
    begin("Começado");
    sendBack(make("Devolvido", { until: "submitted" }).eventId);
    expect(list().lines.map(({ turn, stage, title }) => `${turn} ${stage} ${title}`)).toEqual([
      "yours answer Devolvido",
      "yours finish Começado",
      "yours submit Completo",
      "coordination waits Enviado",
      "public public Público",
    ]);
    expect(countOwnTurn(contextFor(db, { actor: ours.actor }))).toBe(3);
  });

  it("is counted for the menu as it is listed, whatever the event", () => {
    for (const until of ["draft", "submitted", "approved"] as const) {
      const { eventId } = make(until, { until });
      make(`${until} again`, { until });
      begin("typed", eventId);
    }
    const { eventId } = make("Traduzido");
    db.$client.prepare("update event_text set state = 'outdated' where event_id = ?").run(eventId);
    const off = make("Cancelado");
    db.$client.prepare("update event_date set status = 'cancelled' where event_id = ?").run(off.eventId);
    db.$client.prepare("update event_text set state = 'outdated' where event_id = ?").run(off.eventId);
    make("Outra", { organisationId: makeOrganisation(db).organisationId, until: "draft" });
    for (const now of [contextFor(db).now, plus(contextFor(db).now, days(400))])
      expect(countOwnTurn(contextFor(db, { actor: ours.actor, now }))).toBe(list("", 1, now).counts.yours);
  });

  it("says when a draft begins, as its day and time were typed", () => {
    const start = (entries: [string, string][]) => {
      const eventId = randomUUID();
      const parts = { what: [["title", eventId]] as [string, string][], when: entries };
      saveDraft(contextFor(db, { actor: ours.actor }), { eventId, organisationId: ours.organisationId, parts });
      return list().lines.find((line) => line.eventId === eventId)?.start;
    };
    expect(
      start([
        ["dates[0].day", "18/12/2026"],
        ["dates[0].startTime", "18 h 30"],
      ]),
    ).toBe("2026-12-18T18:30");
    expect(start([["dates[0].day", "18 décembre 2026"]])).toBe("2026-12-18");
    expect(
      start([
        ["dates[0].day", "soon"],
        ["dates[0].startTime", "18:30"],
      ]),
    ).toBeNull();
  });

  it("says what is asked for, and the steps of a draft that its page says are missing", () => {
    sendBack(make("Devolvido", { until: "submitted" }).eventId);
    begin("Começado");
    const [back, begun] = list().lines;
    expect(back?.request).toBe("Onde é a entrada sem degraus?");
    expect(begun?.missing).toEqual(["what", "when"]);
  });

  it("puts what is over aside, and counts each state", () => {
    make("Cedo", { dates: [dateInput("2026-12-18T10:00", "2026-12-18T11:00")] });
    make("Tarde", { dates: [dateInput("2026-12-26T10:00", "2026-12-26T11:00")] });
    const later = list("", 1, instantFrom("2026-12-20T09:00:00Z"));
    expect(later.lines.map((line) => line.title)).toEqual(["Tarde"]);
    expect(later.counts).toMatchObject({ all: 1, public: 1, over: 1, yours: 0 });
  });

  it("finds words without accents, in title, venue, city and organisation, and says where else", () => {
    make("Jantar à mesa", { venueName: "Círculo" });
    make("Passeio", { until: "submitted" });
    expect(titles("q=JANTAR+mare")).toEqual(["Jantar à mesa"]);
    expect(titles("q=circulo")).toEqual(["Jantar à mesa"]);
    expect(list("q=jantar&state=coordination")).toMatchObject({ total: 0, counts: { public: 1 } });
    expect(titles("q=%00%00")).toHaveLength(2);
  });

  it("sorts by day, last change and title", () => {
    make("Zebra", { dates: [dateInput("2026-12-19T10:00", "2026-12-19T11:00")], until: "draft" });
    make("Árvore", { dates: [dateInput("2026-12-20T10:00", "2026-12-20T11:00")] });
    begin("Mar");
    expect(titles("sort=title")).toEqual(["Árvore", "Mar", "Zebra"]);
    expect(titles("sort=day")).toEqual(["Zebra", "Árvore", "Mar"]);
    expect(titles("sort=odd&state=odd")).toEqual(titles());
  });

  it("shows nothing of other organisations", () => {
    makeEvent(db, { title: "Alheio" });
    expect(list()).toMatchObject({ lines: [], hasEvents: false, total: 0 });
  });

  it("asks the database as often for 70 events as for 2, and shows 30 on a page", () => {
    const count = () => {
      const prepared = vi.spyOn(db.$client, "prepare");
      list();
      const times = prepared.mock.calls.length;
      prepared.mockRestore();
      return times;
    };
    make("Primeiro", { until: "draft" });
    begin("Segundo");
    list();
    const few = count();
    for (let number = 0; number < 35; number += 1) {
      make(`Evento ${number}`, { until: "draft" });
      begin(`Rascunho ${number}`);
    }
    expect(count()).toBe(few);
    expect(list("", 3)).toMatchObject({ total: 72, pages: 3, page: 3 });
    expect(list("", 99).lines).toHaveLength(12);
    expect(list("", Number.NaN).page).toBe(1);
  });
});
