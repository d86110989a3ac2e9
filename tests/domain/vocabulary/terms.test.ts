import { getEventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { getEventCalendar } from "#app/domain/calendar/get-event-calendar.server.ts";
import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import { moveTerm, retireTerm } from "#app/domain/vocabulary/arrange-terms.server.ts";
import { getTermLine, listTermLines } from "#app/domain/vocabulary/list-terms.server.ts";
import { addTerm, renameTerm } from "#app/domain/vocabulary/save-term.server.ts";
import { layReferenceData } from "#app/domain/installation/seed-reference-data.server.ts";
import { type OpenDatabase, openDatabase } from "#db/client.server.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { readVocabulary } from "#db/queries/vocabulary.server.ts";
import { readReferenceData } from "#db/seed/read-seed.server.ts";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
import { migrated } from "#tests/support/database.ts";

let db: OpenDatabase;
let network: ReturnType<typeof makeCoordinator>;
beforeEach(() => {
  db = openWeek();
  network = makeCoordinator(db, { kind: "network", code: "" });
});
const office = () => contextFor(db, { actor: network.actor });
const labelsIn = (labels: Record<string, string>) => ({ en: null, fr: null, es: null, pt: null, ar: null, ...labels });
const find = async (q: string, from = db) => {
  const { cards } = await listProgramme(contextFor(from), new URLSearchParams({ q }));
  return cards.map(({ title }) => title).sort();
};
const faultsOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Invalid) return error.faults;
    throw error;
  }
  return {};
};
const theme = { kind: "theme", code: "solidarity" } as const;

describe("the lists of themes and formats", () => {
  it("are the secretariat's alone", () => {
    for (const actor of [makeCoordinator(db, { kind: "country", code: "PT" }).actor, makeOrganisation(db).actor]) {
      const ctx = contextFor(db, { actor });
      expect(() => listTermLines(ctx, "theme")).toThrow(NotFound);
      expect(() => addTerm(ctx, { kind: "theme", code: "hope", labels: { en: "Hope" } })).toThrow(NotFound);
      expect(() => renameTerm(ctx, { ...theme, labels: { en: "Hope" } })).toThrow(NotFound);
      expect(() => moveTerm(ctx, { ...theme, move: "later" })).toThrow(NotFound);
      expect(() => retireTerm(ctx, { ...theme, isRetired: true })).toThrow(NotFound);
    }
  });

  it("take a new term at their end, which every language shows by the first name there is", () => {
    addTerm(office(), {
      kind: "theme",
      code: "open_house",
      labels: labelsIn({ fr: "Porte ouverte", ar: "باب مفتوح" }),
    });
    expect(readVocabulary(db, "pt").theme.at(-1)).toEqual({ code: "open_house", label: "Porte ouverte" });
    expect(readVocabulary(db, "ar").theme.at(-1)?.label).toBe("باب مفتوح");
    expect(getTermLine(office(), { kind: "theme", code: "open_house" })).toMatchObject({
      missing: ["en", "es", "pt"],
      fallback: { text: "Porte ouverte", language: "fr" },
      events: 0,
    });
    expect(getEventChoices(contextFor(db)).themes.at(-1)?.code).toBe("open_house");
  });

  it("refuse codes that are taken or could not stand in an address, and names that another entry has", () => {
    const add = (code: string, labels: Record<string, string>) =>
      faultsOf(() => addTerm(office(), { kind: "theme", code, labels: labelsIn(labels) }));
    for (const code of ["", "A", "x", "Été", "a b", "a-b", "1a", "_a", "constructor", "a".repeat(41)]) {
      expect([code, add(code, { en: "New" })]).toEqual([code, { code: { key: "termCode" } }]);
    }
    expect(add("solidarity", {})).toEqual({ code: { key: "termCodeTaken" }, "labels.en": { key: "oneLanguage" } });
    expect(add("hope", { en: "Hope", fr: " SOLIDARITE " })).toEqual({
      "labels.fr": { key: "labelTaken", values: { code: "solidarity" } },
    });
    expect(listTermLines(office(), "theme").map(({ code }) => code)).not.toContain("hope");
  });

  it("are ordered by the secretariat, for everybody who chooses from them", () => {
    const order = () => getEventChoices(contextFor(db)).themes.map(({ code }) => code);
    const [first = "", second = "", third = ""] = order();
    moveTerm(office(), { kind: "theme", code: second, move: "earlier" });
    expect(order()).toEqual([second, first, third]);
    moveTerm(office(), { kind: "theme", code: third, move: "later" });
    moveTerm(office(), { kind: "theme", code: second, move: "later" });
    expect(order()).toEqual([first, second, third]);
    expect(() => moveTerm(office(), { kind: "theme", code: "nothing", move: "later" })).toThrow(NotFound);
  });

  it("stay as they were edited when the installation starts again", () => {
    renameTerm(office(), { ...theme, labels: labelsIn({ fr: "Entraide" }) });
    retireTerm(office(), { kind: "format", code: "concert", isRetired: true });
    layReferenceData(db, readReferenceData());
    expect(readVocabulary(db, "es").theme[0]).toEqual({ code: "solidarity", label: "Entraide" });
    expect(getTermLine(office(), { kind: "format", code: "concert" }).isRetired).toBe(true);
  });

  it("note in the log what was done in which languages, and make kept pages outdated, once", () => {
    const version = programmeVersionReader(db);
    const known = version();
    const labels = { ...getTermLine(office(), theme).labels, pt: "Entreajuda" };
    renameTerm(office(), { ...theme, labels });
    renameTerm(office(), { ...theme, labels });
    retireTerm(office(), { ...theme, isRetired: true });
    retireTerm(office(), { ...theme, isRetired: false });
    expect(version()).toBe(known + 3);
    const sql =
      "select action, subject_id as id, fields, new_state as state from audit_entry where action like 'term.%'";
    expect(db.$client.prepare(sql).all()).toEqual([
      { action: "term.rename", id: "theme.solidarity", fields: '["pt"]', state: null },
      { action: "term.retire", id: "theme.solidarity", fields: "[]", state: "retired" },
      { action: "term.restore", id: "theme.solidarity", fields: "[]", state: "offered" },
    ]);
  });
});

describe("a new name", () => {
  it("is found at once on all events that have it, and the old one no longer", async () => {
    for (let n = 0; n < 15; n += 1)
      makeEvent(db, { title: `Noite ${String(n).padStart(2, "0")}`, format: "legal_clinic" });
    makeEvent(db, { title: "Tarde", format: "concert" });
    expect((await find("atendimento")).length).toBe(15);
    const labels = { ...getTermLine(office(), { kind: "format", code: "legal_clinic" }).labels, pt: "Consultório" };
    renameTerm(office(), { kind: "format", code: "legal_clinic", labels });
    // Only the events that have the term wait for the index.
    expect(db.$client.prepare("select count(*) from search_queue").pluck().get()).toBe(15);
    expect([(await find("consultorio")).length, await find("atendimento")]).toEqual([15, []]);
  });

  it("is known to another process from its next request on", async () => {
    const folder = mkdtempSync(join(tmpdir(), "week-"));
    mkdirSync(join(folder, "other"));
    const own = openDatabase(join(folder, "week.sqlite"));
    migrated(own);
    openWeek(own);
    // Another path to the same file opens a connection of its own.
    const other = openDatabase(`${folder}/other/../week.sqlite`);
    const { slug } = makeEvent(own, { title: "Noite", themes: ["solidarity"] });
    expect([await find("solidariedade", other), await find("entreajuda", other)]).toEqual([["Noite"], []]);
    const { actor } = makeCoordinator(own, { kind: "network", code: "" });
    const ctx = contextFor(own, { actor });
    renameTerm(ctx, { ...theme, labels: { ...getTermLine(ctx, theme).labels, en: "Mutual aid", pt: "Entreajuda" } });
    expect([await find("entreajuda", other), await find("solidariedade", other)]).toEqual([["Noite"], []]);
    expect(readVocabulary(other, "en").theme[0]?.label).toBe("Mutual aid");
    expect(getEventCalendar(contextFor(other), slug).text).toContain("Mutual aid");
    for (const each of [own, other]) each.$client.close();
  });
});

describe("a retired term", () => {
  const retire = () => retireTerm(office(), { ...theme, isRetired: true });
  it("is not offered to new events, and refused when they bring it", () => {
    const organisation = makeOrganisation(db);
    retire();
    expect(getEventChoices(contextFor(db)).themes.map(({ code }) => code)).not.toContain("solidarity");
    const ctx = contextFor(db, { actor: organisation.actor });
    const input = { ...eventInput(db, { organisationId: organisation.organisationId, themes: ["solidarity"] }) };
    const save = (themes: string[]) =>
      faultsOf(() => saveEvent(ctx, { ...input, themes, eventId: crypto.randomUUID() }));
    expect(save(["solidarity"])).toEqual({ themes: { key: "noLongerOffered" } });
    expect(save(["participation"])).toEqual({});
  });

  it("stays on the events that have it, with its name, and they can be changed in everything else", async () => {
    const made = makeEvent(db, { title: "Noite", themes: ["solidarity"] });
    const other = makeEvent(db, { title: "Dia", themes: ["participation"] });
    retire();
    expect(await find("solidariedade")).toEqual(["Noite"]);
    expect(readVocabulary(db, "en").theme.find(({ code }) => code === "solidarity")).toEqual({
      code: "solidarity",
      label: "Solidarity",
      isRetired: true,
    });
    const change = ({ eventId, email }: typeof made) => {
      const event = findEvent(db, eventId);
      if (!event) throw new Error("no event");
      const input = { ...readEventInput(db, event), partyLimit: 3, themes: ["solidarity"], eventId };
      return faultsOf(() => saveEvent(contextFor(db, { actor: actorOf(db, email) }), input));
    };
    expect([change(made), change(other)]).toEqual([{}, { themes: { key: "noLongerOffered" } }]);
    const stored = findEvent(db, made.eventId);
    expect(getEventChoices(contextFor(db), stored).themes.map(({ code }) => code)).toContain("solidarity");
  });

  it("can be brought back; the last one cannot go", () => {
    retire();
    retireTerm(office(), { ...theme, isRetired: false });
    expect(getEventChoices(contextFor(db)).themes[0]?.code).toBe("solidarity");
    retireTerm(office(), { ...theme, isRetired: true });
    retireTerm(office(), { ...theme, code: "participation", isRetired: true });
    expect(() => retireTerm(office(), { ...theme, code: "interculturality", isRetired: true })).toThrow(
      new Conflict("lastOffered"),
    );
  });
});
