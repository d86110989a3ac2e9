import { eventInput as eventShape, type EventInput } from "#app/domain/forms/event-input.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { translateEvent } from "#app/domain/translations/translate-event.server.ts";
import { guardedCell, plainCell } from "#app/domain/tables/formula-guard.ts";
import { importEvents } from "#app/domain/imports/import-events.server.ts";
import { writeEventTable } from "#app/domain/imports/write-event-table.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import {
  approve,
  cityId,
  contextFor,
  dateInput,
  eventInput,
  local,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "../../support/factories.ts";

let db: OpenDatabase;
let ours: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  ours = makeOrganisation(db, { name: '=Maré; «de» Vizinhos, "Lda"' });
});
const ctx = () => contextFor(db, { actor: ours.actor });
const upload = (text: string) =>
  importEvents(ctx(), { file: Buffer.from(text, "utf8"), dryRun: false, asDrafts: true });
const everything = () =>
  ["event", "event_text", "event_theme", "event_language", "event_inclusion", "event_date", "event_session"].map(
    (table) => db.$client.prepare(`select * from ${table} order by 1, 2`).all(),
  );
const parsed = (input: EventInput): EventInput =>
  eventShape.parse({
    ...input,
    ...Object.fromEntries(
      Object.entries(input)
        .filter(([, value]) => value === null)
        .map(([name]) => [name, ""]),
    ),
  });

const nasty = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
      fc.constantFrom(
        ...["=", "+", "-", "@", "'", "''", "\t", "\r", "\r\n", "\n", "\n\n\n", '"', '""', ";", ",", "|", " ", "\u00a0"],
        ...[
          "سوق الحي",
          "👩‍👩‍👧",
          "é",
          "e\u0301",
          "=cmd|' /C calc'!A0",
          "'=1+1",
          "- pão",
          "\ufeff",
          "\u202e",
          "2026-12-18",
        ],
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));
const line = (max: number) => nasty.map((text) => [...text].slice(0, max).join(""));
const needed = (max: number) => line(max - 1).map((text) => `${text}x`);
const front = (max: number) =>
  fc.tuple(fc.constantFrom("", "=", "+", "-", "@", "'", "'="), needed(max - 2)).map(([prefix, rest]) => prefix + rest);

const event = fc.record({
  title: front(140),
  summary: front(200),
  description: fc.oneof(nasty, fc.constant("-x\n".repeat(3_000)), fc.constant("")),
  venueName: fc.option(line(200)),
  streetAddress: fc.option(line(300)),
  publicContact: fc.option(line(300)),
  district: fc.option(line(200)),
  otherLanguage: fc.constantFrom(null, "Mənik", "N’Ko (Kangaba)", "بداويت"),
  language: fc.constantFrom("en", "fr", "es", "pt", "ar"),
  themes: fc.constantFrom(["solidarity"], ["solidarity", "participation"], ["participation", "solidarity"]),
  capacities: fc.array(fc.option(fc.integer({ min: 1, max: 100_000 })), { minLength: 1, maxLength: 4 }),
  door: fc.constantFrom("just_come", "count_me_in", "sign_up"),
  city: fc.constantFrom("lisboa", "paris", "sfax", "munster", "munster-pt", "twin"),
  externalId: fc.option(fc.tuple(fc.constantFrom("", "=", "'", "-"), fc.uuid()).map((parts) => parts.join(""))),
});

/** Add a city with the name of one in another country, and two in one country whose names differ only by an accent. */
function addTwins(): void {
  const copy = db.$client.prepare(
    `insert into city (id, slug, name, country_code, latitude, longitude, time_zone, default_place_level, state, created_at)
     select ?, ?, ?, ?, latitude + ?, longitude, time_zone, default_place_level, state, created_at from city where slug = 'lisboa'`,
  );
  copy.run(randomUUID(), "twin", "Lisboa", "ES", 1);
  copy.run(randomUUID(), "munster", "Münster", "PT", 2);
  copy.run(randomUUID(), "munster-pt", "Munster", "PT", 3);
}

describe("a download that is uploaded again", () => {
  it("changes nothing, whatever the texts", () => {
    addTwins();
    const known = new Set<string>();
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 4 }), (drawn) => {
        db.$client.exec("delete from event");
        for (const { capacities, city, externalId, ...texts } of drawn) {
          const dates = capacities.map((capacity, index) =>
            dateInput(`2026-12-${18 + index}T19:00`, `2026-12-${19 + index}T01:30`, capacity),
          );
          const key = externalId?.trim();
          if (key) known.add(key);
          const input = parsed(
            eventInput(db, {
              ...(texts as unknown as Partial<EventInput>),
              cityId: cityId(db, city),
              organisationId: ours.organisationId,
              dates,
            }),
          );
          saveEvent(ctx(), { ...input, eventId: randomUUID(), ...(key ? { externalId: key } : {}) });
        }
        const before = everything();
        const report = upload(writeEventTable(ctx()));
        expect(report).toMatchObject({ faults: [], created: 0, updated: 0, unchanged: drawn.length });
        expect(everything()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves alone what the table has no column for, also where something else changed", () => {
    const made = makeEvent(db, {
      organisationId: ours.organisationId,
      until: "draft",
      district: "Perto da estação",
      placeAsk: "Centro Graça",
      publicContact: "218 000 000",
      attendance: "hybrid",
      joinUrl: "https://meet.example/x",
      spoken: ["pt", "ar"],
      interpreted: ["fr"],
      inclusion: { free: "yes" },
      dates: [
        dateInput("2026-12-18T19:00", "2026-12-18T22:00", 20),
        dateInput("2026-12-19T19:00", "2026-12-19T22:00", 40),
      ],
    });
    translateEvent(contextFor(db), {
      eventId: made.eventId,
      language: "fr",
      title: "Dîner",
      summary: "Un dîner.",
      description: "",
    });
    scheduleSession(contextFor(db), {
      dateId: made.dateIds[0] ?? "",
      titles: { pt: "Sopa" },
      start: local("2026-12-18T19:30"),
      end: local("2026-12-18T20:00"),
      room: null,
      track: null,
      spokenLanguage: null,
      capacity: null,
    });
    const before = everything();
    expect(upload(writeEventTable(ctx()))).toMatchObject({ faults: [], unchanged: 1 });
    expect(everything()).toEqual(before);
    const found = findEvent(db, made.eventId);
    if (!found) throw new Error("it is gone");
    const input = readEventInput(db, found);
    const changed = upload(writeEventTable(ctx()).replaceAll("Um jantar para", "Uma ceia para"));
    expect(changed).toMatchObject({ faults: [], updated: 1, events: [{ columns: ["summary"] }] });
    const again = findEvent(db, made.eventId);
    expect(again && readEventInput(db, again)).toEqual({
      ...input,
      summary: input.summary.replace("Um jantar", "Uma ceia"),
    });
    expect(db.$client.prepare("select count(*) as c from event_session").get()).toEqual({ c: 1 });
  });

  it("writes the offset of an hour that comes twice, and reads it", () => {
    db.$client.prepare("update edition set starts_on = '2027-10-25', ends_on = '2027-11-05'").run();
    const dates = [120, 60].map((startOffset) => ({
      ...dateInput("2027-10-31T02:30", "2027-10-31T05:00"),
      startOffset,
    }));
    for (const date of dates) {
      const input = eventInput(db, { organisationId: ours.organisationId, cityId: cityId(db, "paris"), dates: [date] });
      saveEvent(ctx(), { ...input, eventId: randomUUID() });
    }
    const text = writeEventTable(ctx());
    expect(text).toContain("2027-10-31T02:30+02:00");
    expect(text).toContain("2027-10-31T02:30+01:00");
    expect(upload(text)).toMatchObject({ faults: [], unchanged: 2 });
  });

  it("changes nothing of what was decided on, or belongs to a week that is over", () => {
    const { eventId } = makeEvent(db, { organisationId: ours.organisationId, until: "submitted" });
    approve(db, eventId);
    db.$client.prepare("update edition set state = 'closed'").run();
    const text = writeEventTable(ctx());
    expect(upload(text)).toMatchObject({ faults: [], unchanged: 1 });
    db.$client.prepare("update event set review = 'refused'").run();
    db.$client.prepare("update edition set state = 'open'").run();
    expect(upload(text.replace("Um jantar para", "Uma ceia para")).faults).toMatchObject([
      { row: 2, fault: { key: "eventDecided" } },
    ]);
  });

  it("holds nothing of others, and cells that spreadsheets would run begin with an apostrophe", () => {
    makeEvent(db, { title: "Segredo" });
    makeEvent(db, { organisationId: ours.organisationId, title: "=1+1", summary: "'tis", description: "'=x" });
    const text = writeEventTable(ctx());
    expect(text.startsWith('\ufeff"external_id","title",')).toBe(true);
    expect(text).not.toContain("Segredo");
    const [, row] = parse(text, { bom: true }) as string[][];
    expect(row?.slice(1, 4)).toEqual(["'=1+1", "'tis", "''=x"]);
    expect(row?.[16]).toBe(`'=Maré; «de» Vizinhos, "Lda"`);
  });

  it("knows the events of two organisations of one name apart", () => {
    const other = makeOrganisation(db, {
      name: '=Maré; «de» Vizinhos, "Lda"',
      city: "strasbourg",
      contactEmail: ours.email,
    });
    for (const organisationId of [ours.organisationId, other.organisationId])
      makeEvent(db, { organisationId, until: "draft" });
    const both = contextFor(db, { actor: other.actor });
    const report = importEvents(both, { file: Buffer.from(writeEventTable(both)), dryRun: false, asDrafts: true });
    expect(report).toMatchObject({ faults: [], unchanged: 2 });
  });
});

it.each(["=1", "+1", "-1", "@x", "'=1", "\uff1d1", "\uff0b1"])(
  "guards %j against spreadsheets, and takes it back",
  (cell) => {
    expect(guardedCell(cell)).toBe(`'${cell}`);
    expect(plainCell(guardedCell(cell))).toBe(cell);
  },
);
