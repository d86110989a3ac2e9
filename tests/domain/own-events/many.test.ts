import { writableOf } from "#app/domain/changes/writable.server.ts";
import { saveDraft } from "#app/domain/drafts/save-draft.server.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { changeManyEvents } from "#app/domain/own-events/change-many-events.server.ts";
import { chosenLines } from "#app/domain/own-events/chosen-lines.server.ts";
import { copyProgramme } from "#app/domain/own-events/copy-programme.server.ts";
import { getCopyPage } from "#app/domain/own-events/get-copy-page.server.ts";
import { getManyPage } from "#app/domain/own-events/get-many-page.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { insertEdition } from "#db/queries/editions.server.ts";
import { findDraft } from "#db/queries/drafts.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { listOpenUrgentChanges } from "#db/queries/urgent-changes.server.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import { contextFor, day, makeEvent, makeOrganisation, openWeek } from "../../support/factories.ts";

let db: OpenDatabase;
let ours: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  ours = makeOrganisation(db);
});
const ctx = () => contextFor(db, { actor: ours.actor });
const make = (title: string, more: Partial<EventInput> & { until?: "draft" | "submitted" | "approved" } = {}) =>
  makeEvent(db, { organisationId: ours.organisationId, title, until: "draft", ...more });
const begin = (title: string) => {
  const eventId = randomUUID();
  const parts = { what: [["title", title]] as const };
  saveDraft(ctx(), { eventId, organisationId: ours.organisationId, parts });
  return eventId;
};
const query = (text: string) => new URLSearchParams(text);
const review = (eventId: string) => findEvent(db, eventId)?.review;
const venue = { venueName: "Salão", streetAddress: "Rua B, 2", district: null };

describe("chosen events", () => {
  it("are those ticked, or all that the filter finds but those unticked", () => {
    const [first, second, third] = ["Um", "Dois", "Três"].map((title) => make(title).eventId);
    const chosen = (text: string) => chosenLines(ctx(), query(text)).map(({ title }) => title);
    expect(chosen(`e=${second}`)).toEqual(["Dois"]);
    expect(chosen("all=1&q=tres")).toEqual(["Três"]);
    expect(chosen(`all=1&shown=${first}&shown=${second}&e=${second}`).sort()).toEqual(["Dois", "Três"]);
    expect(chosen(`e=${makeEvent(db).eventId}&e=odd&e[]=x`)).toEqual([]);
    expect(third).toBeDefined();
  });

  it("are named before an act: how many it is possible for, the first ten, and how many stay", () => {
    for (let number = 0; number < 12; number += 1) make(`Evento ${number}`);
    make("Público", { until: "approved" });
    const page = getManyPage(ctx(), "submit", query("all=1"));
    expect(page.eventIds).toHaveLength(12);
    expect(page.named).toHaveLength(10);
    expect(page.others).toBe(1);
    expect(getManyPage(ctx(), "venue", query("all=1")).publicCount).toBe(1);
  });
});

describe("one act on many events", () => {
  it("submits what is complete, and says of the rest what is missing", async () => {
    const [first, second] = [make("Um"), make("Dois")];
    const begun = begin("Começado");
    const foreign = makeEvent(db, { until: "draft" });
    const eventIds = [first.eventId, second.eventId, begun, foreign.eventId, "odd"];
    const report = await changeManyEvents(ctx(), { act: "submit", eventIds });
    expect(report.done).toEqual([first.eventId, second.eventId]);
    expect(report.unchanged).toMatchObject([
      { eventId: begun, steps: ["what", "when"] },
      { eventId: foreign.eventId, fault: { key: "noLongerThere" } },
      { eventId: "odd", fault: { key: "noLongerThere" } },
    ]);
    expect([first, second, foreign].map(({ eventId }) => review(eventId))).toEqual(["submitted", "submitted", "draft"]);
    const again = await changeManyEvents(ctx(), { act: "submit", eventIds: [first.eventId] });
    expect(again.done).toHaveLength(1);
  });

  it("publishes at once what a trusted organisation submits", async () => {
    db.$client.prepare("update organisation set trusted_at = ? where id = ?").run(testNow, ours.organisationId);
    const report = await changeManyEvents(ctx(), { act: "submit", eventIds: [make("Um").eventId] });
    expect(report).toMatchObject({ published: 1, unchanged: [] });
  });

  it("deletes drafts, and nothing that was submitted", async () => {
    const [draft, sent, begun] = [make("Um"), make("Dois", { until: "submitted" }), begin("Começado")];
    const report = await changeManyEvents(ctx(), { act: "delete", eventIds: [draft.eventId, sent.eventId, begun] });
    expect(report.done).toEqual([draft.eventId, begun]);
    expect(report.unchanged).toMatchObject([{ fault: { key: "alreadySubmitted" } }]);
    expect([findEvent(db, draft.eventId), findDraft(db, begun), review(sent.eventId)]).toEqual([
      null,
      null,
      "submitted",
    ]);
  });

  it("sets the venue where none is given, and elsewhere only when asked to", async () => {
    const [bare, placed] = [make("Um", { venueName: null, streetAddress: null }), make("Dois")];
    const begun = begin("Começado");
    const eventIds = [bare.eventId, placed.eventId, begun];
    const filled = await changeManyEvents(ctx(), { act: "venue", eventIds, venue, isReplacing: false });
    expect(filled).toMatchObject({ done: [bare.eventId, begun], kept: 1 });
    expect(findEvent(db, bare.eventId)).toMatchObject({ venueName: "Salão", streetAddress: "Rua B, 2" });
    expect(findEvent(db, placed.eventId)?.venueName).toBe("Casa do bairro");
    await changeManyEvents(ctx(), { act: "venue", eventIds, venue, isReplacing: true });
    expect(findEvent(db, placed.eventId)?.venueName).toBe("Salão");
  });

  it("shows the new venue of a public event at once, and coordinators look at it afterwards", async () => {
    const event = make("Público", { until: "approved" });
    await changeManyEvents(ctx(), { act: "venue", eventIds: [event.eventId], venue, isReplacing: true });
    expect(findEvent(db, event.eventId)?.venueName).toBe("Salão");
    expect(listOpenUrgentChanges(db, event.eventId)).toHaveLength(1);
  });

  it("stores no venue where people ask a partner, online, or over unconfirmed changes", async () => {
    const hidden = make("Um", { placeLevel: "by_partner", placeAsk: "Ana", venueName: null, streetAddress: null });
    const online = make("Dois", { attendance: "online", joinUrl: "https://example.org", venueName: null });
    const typed = make("Três", { until: "approved" });
    saveDraft(ctx(), { eventId: typed.eventId, organisationId: "", parts: { what: [["title", "Outro"]] } });
    const eventIds = [hidden.eventId, online.eventId, typed.eventId];
    const report = await changeManyEvents(ctx(), { act: "venue", eventIds, venue, isReplacing: true });
    expect(report.done).toEqual([]);
    expect(report.unchanged.map(({ fault }) => fault.key)).toEqual([
      "noAddressByPartner",
      "venueOfOnline",
      "unconfirmedChanges",
    ]);
    expect(findEvent(db, hidden.eventId)?.venueName).toBeNull();
  });
});

describe("a whole programme", () => {
  const openNext = () => {
    db.$client.prepare("update edition set state = 'archived'").run();
    const edition = { id: randomUUID(), code: "next", state: "open" as const, submitUntil: day("2027-12-10") };
    insertEdition(
      writableOf(db),
      { ...edition, startsOn: day("2027-12-17"), endsOn: day("2027-12-26"), createdAt: testNow },
      { en: "Next", fr: "Suite", es: "Otra", pt: "Outra", ar: "التالي" },
    );
  };

  it("is offered with the days it moves to, and copied once; asking again copies it again", async () => {
    const events = ["Um", "Dois"].map((title) => make(title, { until: "approved" }).eventId);
    make("Recusado", { until: "submitted" });
    openNext();
    const page = getCopyPage(ctx(), query(""));
    expect(page.lines.map(({ title, movedTo, isTicked }) => [title, movedTo, isTicked])).toEqual(
      expect.arrayContaining([
        ["Um", "2027-12-17", true],
        ["Dois", "2027-12-17", true],
        ["Recusado", "2027-12-17", false],
      ]),
    );
    const copies = await copyProgramme(ctx(), { eventIds: events, again: [] });
    expect(copies.copied.map(({ title, missing }) => [title, missing])).toEqual([
      ["Um", []],
      ["Dois", []],
    ]);
    const repeated = await copyProgramme(ctx(), { eventIds: events, again: [] });
    expect([repeated.copied.length, repeated.doubles.map(({ copyId }) => copyId)]).toEqual([
      0,
      copies.copied.map(({ eventId }) => eventId),
    ]);
    expect(getCopyPage(ctx(), query("")).lines.filter(({ isTicked }) => isTicked)).toEqual([]);
    const third = await copyProgramme(ctx(), { eventIds: events, again: [events[0] ?? ""] });
    expect([third.copied.length, third.doubles.length]).toEqual([1, 1]);
  });

  it("is copied by its own people only", async () => {
    const foreign = makeEvent(db);
    openNext();
    const report = await copyProgramme(ctx(), { eventIds: [foreign.eventId], again: [] });
    expect(report).toMatchObject({ copied: [], refused: [{ title: "", fault: { key: "noLongerThere" } }] });
  });
});
