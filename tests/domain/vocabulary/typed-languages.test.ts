import { Invalid, NotFound } from "#app/domain/errors.ts";
import { eventInput as eventSchema } from "#app/domain/forms/event-input.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { toOpenEvents } from "#app/domain/open-data/to-open-event.server.ts";
import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import { countLists } from "#app/domain/vocabulary/count-lists.server.ts";
import { adoptLanguage, dismissLanguage, listTypedLanguages } from "#app/domain/vocabulary/typed-languages.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import {
  actorOf,
  contextFor,
  eventInput,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
let network: ReturnType<typeof makeCoordinator>;
beforeEach(() => {
  db = openWeek();
  network = makeCoordinator(db, { kind: "network", code: "" });
});
const office = () => contextFor(db, { actor: network.actor });
const found = async (query: Record<string, string>) => {
  const { cards } = await listProgramme(contextFor(db), new URLSearchParams(query));
  return cards.map(({ title }) => title).sort();
};
const stored = (eventId: string) => {
  const event = findEvent(db, eventId);
  if (!event) throw new Error("no event");
  const { spoken, otherLanguage } = readEventInput(db, event);
  return { spoken, otherLanguage };
};
const audits = () =>
  db.$client.prepare("select action, subject_id as id from audit_entry where action like '%language%'").all();

describe("the typed name of a language", () => {
  it("is enough for an event, and is shown, searched and published as it was typed", async () => {
    const { eventId } = makeEvent(db, { title: "Jantar", spoken: [], otherLanguage: "Mənik" });
    expect(stored(eventId)).toEqual({ spoken: [], otherLanguage: "Mənik" });
    expect(await found({ q: "mənik" })).toEqual(["Jantar"]);
    const { cards } = await listProgramme(contextFor(db), new URLSearchParams());
    expect(cards[0]?.spoken).toEqual(["Mənik"]);
    expect(toOpenEvents(contextFor(db), [eventId])).toMatchObject([{ languages: [], otherLanguage: "Mənik" }]);
  });

  it.each(["Bariba, Fon", "+351 218", "www.example.org", "<b>Fon</b>", "---", "x".repeat(61)])(
    "is one name in letters and short: not %s",
    (otherLanguage) => {
      const parsed = eventSchema.safeParse({ ...eventInput(db), organisationId: "x", otherLanguage });
      expect(parsed.error?.issues.map(({ path }) => path[0])).toContain("otherLanguage");
    },
  );

  it.each(["Mənik", "Ju’hoansi (Kung)", "Nda’nda’", "بداويت", "N’Ko"])("may be %s", (name) => {
    const parsed = eventSchema.safeParse({ ...eventInput(db), organisationId: "x", otherLanguage: ` ${name} ` });
    expect(parsed.error?.issues.filter(({ path }) => path[0] === "otherLanguage") ?? []).toEqual([]);
  });

  it("waits for a coordinator on a public event, as all free text does", () => {
    const event = makeEvent(db);
    const read = findEvent(db, event.eventId);
    if (!read) throw new Error("no event");
    const ctx = contextFor(db, { actor: actorOf(db, event.email) });
    saveEvent(ctx, { ...readEventInput(db, read), otherLanguage: "Mənik", eventId: event.eventId });
    expect(stored(event.eventId).otherLanguage).toBeNull();
    expect(db.$client.prepare("select fields from event_revision").pluck().get()).toContain("Mənik");
  });
});

describe("the list of typed languages", () => {
  it("is the secretariat's alone", () => {
    makeEvent(db, { otherLanguage: "Mənik" });
    for (const actor of [makeCoordinator(db, { kind: "country", code: "PT" }).actor, makeOrganisation(db).actor]) {
      const ctx = contextFor(db, { actor });
      expect(() => listTypedLanguages(ctx)).toThrow(NotFound);
      expect(() => adoptLanguage(ctx, { name: "mənik", language: "Wolof" })).toThrow(NotFound);
      expect(() => dismissLanguage(ctx, { name: "mənik" })).toThrow(NotFound);
    }
  });

  it("joins spellings that differ in case, accents and spaces, and counts events in every state", () => {
    makeEvent(db, { otherLanguage: "Ndā nda" });
    makeEvent(db, { otherLanguage: "NDANDA", until: "draft" });
    makeEvent(db, { otherLanguage: "Mənik" });
    expect(listTypedLanguages(office())).toEqual([
      { name: "ndanda", spellings: ["NDANDA", "Ndā nda"], events: 2, known: "" },
      { name: "mənik", spellings: ["Mənik"], events: 1, known: "" },
    ]);
    expect(countLists(office()).languages).toBe(2);
  });

  it("gives a language to all events that typed its name, so that filters find them", async () => {
    const first = makeEvent(db, { title: "Um", spoken: ["pt"], otherLanguage: "Olof" });
    const second = makeEvent(db, { title: "Dois", spoken: ["wo"], otherLanguage: "ólóf" });
    const draft = makeEvent(db, { title: "Três", otherLanguage: " O LOF", until: "draft" });
    const other = makeEvent(db, { title: "Quatro", otherLanguage: "Mənik" });
    expect(await found({ language: "wo" })).toEqual(["Dois"]);
    const before = findEvent(db, first.eventId)?.revision ?? 0;
    adoptLanguage(office(), { name: "olof", language: "wolof" });
    expect(await found({ language: "wo" })).toEqual(["Dois", "Um"]);
    expect(await found({ q: "olof" })).toEqual([]);
    expect(stored(first.eventId)).toEqual({ spoken: ["pt", "wo"], otherLanguage: null });
    expect(stored(second.eventId)).toEqual({ spoken: ["wo"], otherLanguage: null });
    expect(stored(draft.eventId)).toEqual({ spoken: ["wo"], otherLanguage: null });
    expect(stored(other.eventId).otherLanguage).toBe("Mənik");
    expect(findEvent(db, first.eventId)?.revision).toBeGreaterThan(before);
    expect(audits()).toHaveLength(3);
    expect(audits()).toContainEqual({ action: "event.adopt_language", id: first.eventId });
    expect(listTypedLanguages(office()).map(({ name }) => name)).toEqual(["mənik"]);
  });

  it("refuses a language that has no code, and a name that nobody typed", () => {
    makeEvent(db, { otherLanguage: "Mənik" });
    expect(() => adoptLanguage(office(), { name: "mənik", language: "Klingon" })).toThrow(Invalid);
    expect(() => adoptLanguage(office(), { name: "mənik", language: "" })).toThrow(Invalid);
    expect(() => adoptLanguage(office(), { name: "__proto__", language: "Wolof" })).toThrow(NotFound);
    expect(() => dismissLanguage(office(), { name: "nothing" })).toThrow(NotFound);
    expect(audits()).toEqual([]);
  });

  it("drops a name that was dismissed, which its events keep", () => {
    const { eventId } = makeEvent(db, { otherLanguage: "Mənik" });
    dismissLanguage(office(), { name: "mənik" });
    makeEvent(db, { otherLanguage: "MƏNIK" });
    expect(listTypedLanguages(office())).toEqual([]);
    expect(stored(eventId).otherLanguage).toBe("Mənik");
    expect(audits()).toEqual([{ action: "language.dismiss", id: "typed" }]);
    expect(() => adoptLanguage(office(), { name: "mənik", language: "Wolof" })).toThrow(NotFound);
  });
});
