import { findProposedRevision } from "#db/queries/revisions.server.ts";
import { importEvents } from "#app/domain/imports/import-events.server.ts";
import { writeEventTable } from "#app/domain/imports/write-event-table.server.ts";
import { tableHeader } from "#app/cli/demonstration/compose-events.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent, listDates, readEventInput } from "#db/queries/events.server.ts";
import { stringify } from "csv-stringify/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { retireTerm } from "#app/domain/vocabulary/arrange-terms.server.ts";
import { approve, contextFor, makeOrganisation, openWeek } from "../../support/factories.ts";

let db: OpenDatabase;
let ours: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  ours = makeOrganisation(db, { name: "Maré de Vizinhos" });
});

type Row = Partial<Record<(typeof tableHeader)[number], string>>;
const row = (overrides: Row = {}): Row => ({
  external_id: "a1",
  title: "Jantar",
  summary: "Um jantar.",
  description: "",
  language: "pt",
  theme: "solidarity|participation",
  format: "community_meal",
  city: "Lisboa",
  country: "PT",
  start: "2026-12-18T19:00",
  end: "2026-12-18T22:00",
  venue: "Casa do bairro",
  address: "Rua A, 1",
  place_level: "public",
  capacity: "20",
  door: "sign_up",
  organisation: "Maré de Vizinhos",
  contact_email: "privado@example.org",
  ...overrides,
});
const table = (rows: Row[], columns: readonly string[] = tableHeader, delimiter = ",") =>
  Buffer.from(
    stringify([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))], { delimiter }),
    "utf8",
  );
const enter = (file: Buffer, options: { dryRun?: boolean; actor?: typeof ours.actor } = {}) =>
  importEvents(contextFor(db, options.actor ? { actor: options.actor } : {}), {
    file,
    dryRun: options.dryRun ?? false,
  });
const events = () =>
  db.$client.prepare("select id, external_id, review from event order by external_id").all() as { id: string }[];
const only = () => {
  const event = findEvent(db, events()[0]?.id ?? "");
  if (!event) throw new Error("there is none");
  return event;
};

describe("a table of events", () => {
  it("goes through the verbs that forms use: events are handed in, one row is one date", () => {
    const report = enter(
      table([
        row(),
        row({ start: "2026-12-19T19:00", end: "2026-12-19T22:00", capacity: "" }),
        row({ external_id: "b2" }),
      ]),
    );
    expect(report).toMatchObject({ rows: 3, created: 2, updated: 0, unchanged: 0, faults: [] });
    expect(events()).toMatchObject([{ review: "submitted" }, { review: "submitted" }]);
    expect(listDates(db, only().id).map((date) => [date.startsAtLocal, date.capacity])).toEqual([
      ["2026-12-18T19:00", 20],
      ["2026-12-19T19:00", null],
    ]);
    expect(readEventInput(db, only()).themes).toEqual(["participation", "solidarity"]);
  });

  it("updates instead of doubling, and leaves alone what it has no column for", () => {
    enter(table([row()]));
    const event = only();
    db.$client
      .prepare("update event set public_contact = '218 000 000', district = 'Perto da estação' where id = ?")
      .run(event.id);
    expect(enter(table([row()]))).toMatchObject({ unchanged: 1, updated: 0, created: 0 });
    expect(enter(table([row({ title: "Ceia" })]))).toMatchObject({ updated: 1 });
    expect(readEventInput(db, only())).toMatchObject({
      title: "Ceia",
      publicContact: "218 000 000",
      district: "Perto da estação",
    });
    const fewColumns = tableHeader.filter(
      (column) => !["venue", "address", "capacity", "contact_email"].includes(column),
    );
    enter(table([row({ title: "Lanche" })], fewColumns));
    expect(readEventInput(db, only())).toMatchObject({
      title: "Lanche",
      venueName: "Casa do bairro",
      dates: [{ capacity: 20 }],
    });
  });

  it("takes the name of a language without a code, and adds one that has a code", () => {
    const header = [...tableHeader, "other_language"];
    enter(table([row({ other_language: "Mənik" })], header));
    expect(readEventInput(db, only())).toMatchObject({ spoken: [], otherLanguage: "Mənik" });
    expect(writeEventTable(contextFor(db, { actor: ours.actor }))).toContain("Mənik");
    expect(enter(table([row()]))).toMatchObject({ unchanged: 1 });
    expect(enter(table([row({ other_language: "Mənik, Fon" })], header)).faults).toMatchObject([
      { column: "other_language", fault: { key: "languageName" } },
    ]);
    enter(table([row({ other_language: "ouolof" })], header));
    enter(table([row({ other_language: "Wolof" })], header));
    expect(readEventInput(db, only())).toMatchObject({ spoken: ["wo"], otherLanguage: null });
    enter(table([row({ other_language: "Mənik" })], header));
    enter(table([row({ other_language: "" })], header));
    expect(readEventInput(db, only())).toMatchObject({ spoken: ["wo"], otherLanguage: null });
  });

  it("keeps the same key of two organisations apart", () => {
    makeOrganisation(db, { name: "Outra" });
    enter(table([row(), row({ organisation: "Outra" })]));
    expect(events()).toHaveLength(2);
  });

  it("reads what spreadsheets save: a mark at the front, semicolons, quotes, line breaks, empty lines, apostrophes", () => {
    const text = table([row({ title: "'=1+1", description: 'Um "jantar";\n- pão' }), {}], tableHeader, ";").toString(
      "utf8",
    );
    expect(enter(Buffer.from(`\ufeff${text}`, "utf8"))).toMatchObject({ created: 1, faults: [] });
    expect(readEventInput(db, only())).toMatchObject({ title: "=1+1", description: 'Um "jantar";\n- pão' });
  });

  it("writes nothing in a dry run, but says what it would do", () => {
    expect(enter(table([row()]), { dryRun: true })).toMatchObject({ rows: 1, created: 1, faults: [] });
    expect(events()).toEqual([]);
  });

  it("takes the place level from the city where the table says nothing", () => {
    makeOrganisation(db, { name: "Voisins", city: "sfax" });
    enter(table([row({ organisation: "Voisins", city: "Sfax", country: "TN", place_level: "" })]));
    expect(only().placeLevel).toBe("area");
  });

  it("takes themes and formats by their labels in any language, and a retired one only for an event that has it", () => {
    const named = row({ theme: "SOLIDARITE|Participação", format: "Repas partagé" });
    expect(enter(table([named]))).toMatchObject({ created: 1, faults: [] });
    expect(readEventInput(db, only())).toMatchObject({
      themes: ["participation", "solidarity"],
      format: "community_meal",
    });
    retireTerm(contextFor(db), { kind: "theme", code: "solidarity", isRetired: true });
    expect(enter(table([{ ...named, title: "Ceia" }]))).toMatchObject({ updated: 1, faults: [] });
    expect(enter(table([row({ external_id: "b2" })])).faults).toMatchObject([
      { row: 2, column: "theme", fault: { key: "noLongerOffered" } },
    ]);
  });

  it("asks for the offset of an hour that comes twice, and checks one that was written", () => {
    db.$client.prepare("update edition set starts_on = '2027-10-25', ends_on = '2027-11-05'").run();
    const paris = { city: "Paris", country: "FR", end: "2027-10-31T05:00" };
    expect(enter(table([row({ ...paris, start: "2027-10-31T02:30" })])).faults).toEqual([
      { row: 2, column: "start", fault: { key: "offsetNeeded", values: { first: "+02:00", second: "+01:00" } } },
    ]);
    expect(enter(table([row({ ...paris, start: "2027-10-31T02:30-03:00" })])).faults).toEqual([
      { row: 2, column: "start", fault: { key: "offsetWrong", values: { expected: "+02:00 +01:00" } } },
    ]);
    enter(table([row({ ...paris, start: "2027-10-31T02:30+01:00" })]));
    expect(listDates(db, only().id)[0]).toMatchObject({ startOffset: 60, startsAtUtc: Date.UTC(2027, 9, 31, 1, 30) });
  });
});

describe("faults", () => {
  it("are named by row and column, all of them, and nothing is written", () => {
    const report = enter(
      table([
        row({ external_id: "ok" }),
        row({ external_id: "", title: "no key" }),
        row({ external_id: "c", title: "", format: "parade", door: "9", start: "tomorrow", capacity: "many" }),
        row({ external_id: "d", city: "Atlantis", organisation: "Nobody", contact_email: "x" }),
        row({ external_id: "e" }),
        row({ external_id: "e", title: "Other title", start: "2026-12-19T19:00", end: "2026-12-19T18:00" }),
        row({ external_id: "f", start: "2031-01-01T10:00", end: "2031-01-01T11:00", place_level: "by_partner" }),
      ]),
    );
    expect(events()).toEqual([]);
    expect(report).toMatchObject({ rows: 7, created: 0, updated: 0, unchanged: 0 });
    expect(report.faults.map(({ row: number, column, fault }) => `${number} ${column} ${fault.key}`).sort()).toEqual(
      [
        "3 external_id required",
        "4 title required",
        "4 format notOneOf",
        "4 door notOneOf",
        "4 start dateTime",
        "4 capacity wholeNumber",
        "5 city unknownCity",
        "5 organisation unknownOrganisation",
        "5 contact_email email",
        "7 title forOneEvent",
        "7 end endBeforeStart",
        "8 start outsideEdition",
        "8 venue noAddressByPartner",
        "8 address noAddressByPartner",
      ].sort(),
    );
  });

  it.each([
    ["not UTF-8", Buffer.from([0x66, 0xff, 0xfe]), "1  notUtf8"],
    ["empty", Buffer.from(""), "1 external_id missingColumn"],
    ["only a header", table([]), "1  emptyFile"],
    ["a column too many", table([row()], [...tableHeader, "price"]), "1 price unknownColumn"],
    ["an unclosed quote", Buffer.from(`${tableHeader.join(",")}\n"open`), "2  unreadableFile"],
    ["a short row", Buffer.from(`${tableHeader.join(",")}\na,b\n`), "2  cellCount"],
  ])("say so when the file is %s", (_what, file, expected) => {
    const [fault] = enter(file).faults;
    expect(`${fault?.row} ${fault?.column} ${fault?.fault.key}`).toBe(expected);
  });

  it("let nobody post for an organisation that is not theirs", () => {
    const stranger = makeOrganisation(db);
    expect(enter(table([row()]), { actor: stranger.actor }).faults).toMatchObject([{ column: "organisation" }]);
    expect(enter(table([row()]), { actor: ours.actor }).faults).toEqual([]);
  });

  it("say at once when a table has more columns or rows than any table has", () => {
    const wide = Buffer.from(`${"x,".repeat(200_000)}title\n1\n`);
    expect(enter(wide).faults[0]).toMatchObject({ row: 1, fault: { key: "tooMany" } });
    const long = table(Array.from({ length: 200 }, (_, index) => row({ organisation: `o${index}` })));
    const { faults } = importEvents(contextFor(db), { file: long, dryRun: true, maxRows: 100 });
    expect(faults).toMatchObject([{ row: 102, fault: { key: "tooMany" } }]);
  });

  it("change a public event by the class of what changed, and move none of its dates", () => {
    enter(table([row()]));
    const { id } = only();
    approve(db, id);
    expect(enter(table([row({ title: "Ceia", venue: "Casa nova" })]))).toMatchObject({ faults: [], updated: 1 });
    expect(findEvent(db, id)).toMatchObject({ review: "approved", venueName: "Casa nova" });
    expect(findProposedRevision(db, id)?.fields).toMatchObject({ title: { after: "Ceia" } });
    const moved = row({ start: "2026-12-19T19:00", end: "2026-12-19T22:00" });
    expect(enter(table([moved])).faults).toMatchObject([{ row: 2, fault: { key: "datesOneByOne" } }]);
    db.$client.prepare("update event set review = 'refused'").run();
    expect(enter(table([row({ title: "Ceia" })])).faults).toMatchObject([{ row: 2, fault: { key: "eventDecided" } }]);
  });

  it("takes all names of one organisation for one, so its rows stay one event", () => {
    const rows = [row(), row({ organisation: "MARE DE VIZINHOS", start: "2026-12-19T19:00", end: "2026-12-19T22:00" })];
    expect(enter(table(rows))).toMatchObject({ created: 1, faults: [] });
    expect(listDates(db, only().id)).toHaveLength(2);
  });

  it("asks which one is meant where two organisations share a name, unless one alone is the actor's", () => {
    const other = makeOrganisation(db, { name: "Maré de Vizinhos", city: "strasbourg" });
    const [fault] = enter(table([row()])).faults;
    expect(fault).toMatchObject({ row: 2, column: "organisation", fault: { key: "ambiguousOrganisation" } });
    expect(enter(table([row()]), { actor: other.actor })).toMatchObject({ created: 1 });
    const slugs = String(fault?.fault.values?.["values"]).split(" ");
    expect(enter(table([row({ external_id: "c3", organisation: slugs[0] ?? "" })]))).toMatchObject({ created: 1 });
  });

  it("keeps an offset only where it chooses between two hours", () => {
    enter(table([row({ start: "2026-12-18T19:00+00:00" })]));
    expect(enter(table([row()]))).toMatchObject({ unchanged: 1 });
  });
});
