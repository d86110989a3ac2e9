import { importCalendar } from "#app/domain/imports/import-calendar.server.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import type { DraftEntry } from "#app/domain/model/event-form-part.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findDraftByExternal, listDraftParts } from "#db/queries/drafts.server.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { contextFor, eventInput, makeOrganisation, openWeek } from "../../support/factories.ts";

let db: OpenDatabase;
let ours: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  ours = makeOrganisation(db, { city: "strasbourg" });
});
const ctx = () => contextFor(db, { actor: ours.actor, language: "fr" });
const enter = (text: string | Buffer, organisationId = ours.organisationId) =>
  importCalendar(ctx(), { file: typeof text === "string" ? Buffer.from(text, "utf8") : text, organisationId });
const calendar = (...parts: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", ...parts, "END:VCALENDAR", ""].join("\r\n");
const vevent = (...lines: string[]) =>
  ["BEGIN:VEVENT", "UID:one@example.org", "SUMMARY:Repas", ...lines, "END:VEVENT"].join("\r\n");
const at = (start: string, end: string, ...more: string[]) =>
  calendar(vevent(`DTSTART${start}`, `DTEND${end}`, ...more));

function fields(uid = "one@example.org"): Record<string, string> {
  const draft = findDraftByExternal(db, ours.organisationId, uid);
  const entries = draft ? listDraftParts(db, draft.eventId).flatMap((part) => part.entries as DraftEntry[]) : [];
  return Object.fromEntries(entries);
}
const starts = (uid?: string) => {
  const all = fields(uid);
  return Object.keys(all)
    .filter((name) => name.endsWith(".day"))
    .map((name) => `${all[name]} ${all[name.replace(".day", ".startTime")]}`);
};

const google = calendar(
  "CALSCALE:GREGORIAN",
  "X-WR-TIMEZONE:Europe/Paris",
  "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nX-LIC-LOCATION:Europe/Paris\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE",
  [
    "BEGIN:VEVENT",
    "DTSTART;TZID=Europe/Paris:20261218T190000",
    "DTEND;TZID=Europe/Paris:20261219T003000",
    "DTSTAMP:20261101T080000Z",
    "UID:7kukuqrfedlm2f9t@google.com",
    "ATTENDEE;CN=x:mailto:x@example.org",
    "DESCRIPTION:<p>Un repas pour <b>tout le monde</b>. Apportez un plat&nbsp;!</p><br><",
    ' a href="https://example.org/repas">Page</a><script>alert(1)</script>',
    "LOCATION:Maison de quartier\\, 1 rue du Parc",
    "SUMMARY:Repas de quartier\\nX-EVIL:1\u202e\u0007",
    "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij",
    "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:This is an event reminder\r\nEND:VALARM",
    "END:VEVENT",
  ].join("\r\n"),
);

describe("a calendar", () => {
  it("of Google becomes a draft: plain words, the place, the meeting, the clock of the city", async () => {
    const report = await enter(google);
    expect(report).toMatchObject({
      drafts: [
        { title: "Repas de quartier X-EVIL:1", first: "2026-12-18T19:00", dates: 1, outcome: "created", notes: [] },
      ],
      leftOut: [],
    });
    expect(fields("7kukuqrfedlm2f9t@google.com")).toMatchObject({
      language: "fr",
      title: "Repas de quartier X-EVIL:1",
      summary: "Un repas pour tout le monde.",
      description: "Un repas pour tout le monde. Apportez un plat !\n\nPage https://example.org/repas",
      venueName: "Maison de quartier, 1 rue du Parc",
      joinUrl: "https://meet.google.com/abc-defg-hij",
      attendance: "hybrid",
      "dates[0].day": "2026-12-18",
      "dates[0].startTime": "19:00",
      "dates[0].endDay": "2026-12-19",
      "dates[0].endTime": "00:30",
    });
  });

  it("of Outlook: Windows zones, HTML beside the text, a link in place of a place", async () => {
    await enter(
      at(
        ';TZID="Romance Standard Time":20261218T190000',
        ';TZID="Romance Standard Time":20261218T210000',
        'X-ALT-DESC;FMTTYPE=text/html:<html><head><style>p{color:red}</style></head><body><p onclick="x()">Bonjour</p></body></html>',
        "LOCATION:https://teams.microsoft.com/l/meetup-join/x",
      ),
    );
    expect(fields()).toMatchObject({
      description: "Bonjour",
      venueName: "",
      attendance: "online",
      joinUrl: "https://teams.microsoft.com/l/meetup-join/x",
      "dates[0].startTime": "19:00",
    });
  });

  it.each([
    ["in UTC", ":20261218T180000Z", "19:00", []],
    ["floating", ":20261218T190000", "19:00", []],
    ["of another zone", ";TZID=America/Sao_Paulo:20261218T150000", "19:00", []],
    [
      "of a zone with a path before it",
      ";TZID=/mozilla.org/20070129_1/America/Argentina/Buenos_Aires:20261218T150000",
      "19:00",
      [],
    ],
    ["of a Windows zone", ";TZID=GMT Standard Time:20261218T180000", "19:00", []],
    ["of one that changed lately", ";TZID=Mountain Standard Time (Mexico):20261218T110000", "19:00", []],
    ["of a zone nobody knows", ";TZID=Zone du maire:20261218T190000", "19:00", ["checkTime"]],
    ["of a whole day", ";VALUE=DATE:20261218", "", ["noTime"]],
  ])("with a time %s", async (_what, start, clock, notes) => {
    const report = await enter(calendar(vevent(`DTSTART${start}`)));
    expect(report.drafts).toMatchObject([{ notes }]);
    expect(starts()).toEqual([`2026-12-18 ${clock}`]);
  });

  it("may describe a zone of its own, under any name", async () => {
    const zone = (offset: string) =>
      `BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0500\r\nTZOFFSETTO:${offset}\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:${offset}\r\nTZOFFSETTO:+0500\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE`;
    await enter(calendar(zone("+0400"), vevent("DTSTART;TZID=Customized Time Zone:20261218T190000")));
    expect(starts()).toEqual(["2026-12-18 16:00"]);
  });

  it("of several whole days ends on the last of them", async () => {
    await enter(at(";VALUE=DATE:20261218", ";VALUE=DATE:20261221"));
    expect(fields()).toMatchObject({
      "dates[0].day": "2026-12-18",
      "dates[0].endDay": "2026-12-20",
      "dates[0].endTime": "",
    });
  });

  it("keeps which of two equal hours is meant, where the file says it", async () => {
    db.$client.prepare("update edition set starts_on = '2027-10-25', ends_on = '2027-11-05'").run();
    await enter(at(":20271031T013000Z", ":20271031T030000Z"));
    expect(fields()).toMatchObject({ "dates[0].startTime": "02:30", "dates[0].startOffset": "60" });
  });

  it("twice brings the drafts up to date; what was filled in since stays", async () => {
    await enter(google);
    const draft = findDraftByExternal(db, ours.organisationId, "7kukuqrfedlm2f9t@google.com");
    db.$client
      .prepare(
        "update event_draft_part set entries = json_insert(entries, '$[#]', json('[\"themes\",\"solidarity\"]')) where event_id = ? and part = 'what'",
      )
      .run(draft?.eventId);
    expect(await enter(google.replace("Repas de quartier", "Grand repas"))).toMatchObject({
      drafts: [{ outcome: "updated", eventId: draft?.eventId }],
    });
    expect(db.$client.prepare("select count(*) as c from event_draft").get()).toEqual({ c: 1 });
    expect(fields("7kukuqrfedlm2f9t@google.com")).toMatchObject({
      themes: "solidarity",
      title: "Grand repas X-EVIL:1",
    });
  });

  it("never touches what is an event already", async () => {
    saveEvent(ctx(), {
      ...eventInput(db, { organisationId: ours.organisationId }),
      eventId: randomUUID(),
      externalId: "one@example.org",
    });
    expect(await enter(at(":20261218T190000", ":20261218T200000"))).toMatchObject({
      drafts: [],
      leftOut: [{ reason: "alreadyHere" }],
    });
  });

  it("says what it left out, and why", async () => {
    const report = await enter(
      calendar(
        vevent("DTSTART:20261218T190000", "STATUS:CANCELLED"),
        vevent("UID:two", "DTSTART:20250101T190000").replace("UID:one@example.org\r\n", ""),
        vevent("DTSTART:soon").replace("one@", "three@"),
        vevent("DTSTART:20261218T190000", "RRULE:FREQ=SECONDLY").replace("one@", "four@"),
      ),
    );
    expect(report.drafts).toEqual([]);
    expect(report.leftOut.map(({ reason }) => reason)).toEqual(["cancelled", "outside", "rule", "unreadable"]);
  });

  it("is refused to strangers, and after the edition has closed", async () => {
    const stranger = makeOrganisation(db);
    await expect(enter(google, stranger.organisationId)).rejects.toThrow("organisation");
    db.$client.prepare("update edition set state = 'closed'").run();
    await expect(enter(google)).rejects.toThrow("invalid");
  });

  it("keeps no place where none may be kept", async () => {
    db.$client.prepare("update city set default_place_level = 'by_partner' where slug = 'strasbourg'").run();
    await enter(google);
    expect(fields("7kukuqrfedlm2f9t@google.com")).toMatchObject({ placeLevel: "by_partner" });
    expect(JSON.stringify(fields("7kukuqrfedlm2f9t@google.com"))).not.toContain("venueName");
  });
});

describe("repetitions", () => {
  const repeated = async (rule: string, ...more: string[]) => {
    await enter(
      calendar(
        vevent(
          "DTSTART;TZID=Europe/Paris:20261201T190000",
          "DTEND;TZID=Europe/Paris:20261201T210000",
          `RRULE:${rule}`,
          ...more,
        ),
      ),
    );
    return starts().map((text) => text.slice(5, 10));
  };
  it.each([
    // The imported dates are from 4 December 2026 to 10 January 2027.
    ["FREQ=WEEKLY", ["12-08", "12-15", "12-22", "12-29", "01-05"]],
    ["FREQ=WEEKLY;INTERVAL=2", ["12-15", "12-29"]],
    ["FREQ=WEEKLY;BYDAY=TU,FR;UNTIL=20261218T180000Z", ["12-04", "12-08", "12-11", "12-15", "12-18"]],
    ["FREQ=WEEKLY;BYDAY=TU,FR;UNTIL=20261218T170000Z", ["12-04", "12-08", "12-11", "12-15"]],
    ["FREQ=WEEKLY;COUNT=3", ["12-08", "12-15"]],
    ["FREQ=DAILY;COUNT=5", ["12-04", "12-05"]],
    ["FREQ=DAILY;INTERVAL=10;UNTIL=20261225", ["12-11", "12-21"]],
    ["FREQ=MONTHLY;BYDAY=3SA", ["12-19"]],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["12-31"]],
    ["FREQ=MONTHLY;BYMONTHDAY=-1", ["12-31"]],
    ["FREQ=YEARLY;BYMONTH=12;BYDAY=-1SU", ["12-27"]],
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", []],
  ])("%s", async (rule, days) => {
    expect(await repeated(rule)).toEqual(days);
  });

  it("leaves out what is left out, and moves what was moved", async () => {
    const file = calendar(
      vevent(
        "DTSTART;TZID=Europe/Paris:20261208T190000",
        "DTEND;TZID=Europe/Paris:20261208T210000",
        "RRULE:FREQ=WEEKLY",
        "EXDATE:20261215T180000Z",
        "EXDATE;VALUE=DATE:20261229",
      ),
      vevent(
        "RECURRENCE-ID;TZID=Europe/Paris:20261222T190000",
        "DTSTART;TZID=Europe/Paris:20261223T170000",
        "DTEND;TZID=Europe/Paris:20261223T180000",
      ),
      vevent(
        "RECURRENCE-ID;TZID=Europe/Paris:20270105T190000",
        "DTSTART;TZID=Europe/Paris:20270105T190000",
        "STATUS:CANCELLED",
      ),
    );
    expect(await enter(file)).toMatchObject({ drafts: [{ dates: 2 }], leftOut: [] });
    expect(starts()).toEqual(["2026-12-08 19:00", "2026-12-23 17:00"]);
    expect(fields()).toMatchObject({ "dates[1].endTime": "18:00" });
  });

  it("stop at sixty dates", async () => {
    const extra = Array.from(
      { length: 70 },
      (_, index) => `RDATE:202612${18 + (index % 10)}T${String(8 + Math.floor(index / 10)).padStart(2, "0")}0000`,
    );
    expect(await enter(calendar(vevent("DTSTART:20261218T070000", ...extra)))).toMatchObject({
      drafts: [{ dates: 60, notes: ["datesCut"] }],
    });
  });
});

describe("a calendar that wants to do harm", () => {
  const bounded = async (file: string | Buffer, milliseconds: number, expected: RegExp | null) => {
    const begun = performance.now();
    if (expected) await expect(enter(file)).rejects.toThrow(expected);
    else await enter(file);
    expect(performance.now() - begun).toBeLessThan(milliseconds);
  };
  it.each([
    ["is none", "hello", /invalid/],
    ["is bytes", Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)), /invalid/],
    [
      "holds more than five hundred events",
      calendar(...Array.from({ length: 501 }, () => vevent("DTSTART:20261218T190000"))),
      /invalid/,
    ],
    ["is never closed", `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261218T190000\r\nSUMMARY:x`, null],
    ["is deep", `BEGIN:VCALENDAR\n${"BEGIN:VEVENT\nBEGIN:X\n".repeat(400)}${"BEGIN:X\n".repeat(200_000)}`, null],
    ["has a line of parameters", calendar(vevent(`DTSTART;${"A=B;".repeat(400_000)}X=Y:20261218T190000`)), null],
    [
      "has one line of two megabytes",
      calendar(vevent("DTSTART:20261218T190000", `DESCRIPTION:${"\\n;,<a".repeat(300_000)}`)),
      null,
    ],
    [
      "has open tags",
      calendar(vevent("DTSTART:20261218T190000", `DESCRIPTION:<b>${"<style>&#1;<a href=http://x".repeat(70_000)}`)),
      null,
    ],
    [
      "is folded everywhere",
      calendar(vevent("DTSTART:20261218T190000", `DESCRIPTION:${"a\r\n ".repeat(500_000)}`)),
      null,
    ],
    [
      "counts from the Middle Ages",
      calendar(
        ...Array.from({ length: 500 }, (_, index) =>
          vevent("DTSTART:19700101T190000", "RRULE:FREQ=DAILY;COUNT=99999;BYDAY=1MO,2TU,-1SU").replace(
            "one@",
            `${index}@`,
          ),
        ),
      ),
      null,
    ],
    [
      "has rules that take long",
      calendar(
        ...Array.from({ length: 500 }, (_, index) =>
          vevent(
            "DTSTART:20240101T190000",
            `RRULE:FREQ=MONTHLY;COUNT=9999;BYSETPOS=1,2,3,-1,-2,-3;BYDAY=${["MO", "TU", "WE", "TH", "FR", "SA", "SU"].flatMap((item) => [`1${item}`, `-1${item}`, `9${item}`, `8${item}`]).join(",")}`,
          ).replace("one@", `${index}@`),
        ),
      ),
      null,
    ],
    [
      "has zones without number",
      calendar(
        ...Array.from(
          { length: 100 },
          (_, index) =>
            `BEGIN:VTIMEZONE\r\nTZID:Z${index}\r\n${"BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETTO:+0100\r\nTZOFFSETFROM:+0200\r\nRRULE:FREQ=DAILY\r\nEND:STANDARD\r\n".repeat(30)}END:VTIMEZONE`,
        ),
        ...Array.from({ length: 500 }, (_, index) =>
          vevent(`DTSTART;TZID=Z${index % 100}:${1970 + (index % 200)}0101T190000`, "RRULE:FREQ=DAILY").replace(
            "one@",
            `${index}@`,
          ),
        ),
      ),
      null,
    ],
  ])("and %s", async (_what, file, expected) => {
    await bounded(file, 20_000, expected);
  });

  it("is read within seconds where it is two megabytes of honest events", async () => {
    const file = calendar(
      ...Array.from({ length: 500 }, (_, index) =>
        vevent(
          "DTSTART;TZID=Europe/Paris:20261205T190000",
          "DTEND;TZID=Europe/Paris:20261205T210000",
          "RRULE:FREQ=DAILY",
          `DESCRIPTION:${"Bonjour à toutes et à tous. ".repeat(140)}`,
        ).replace("one@", `${index}@`),
      ),
    );
    expect(Buffer.byteLength(file)).toBeGreaterThan(1_900_000);
    const begun = performance.now();
    expect((await enter(file)).drafts).toHaveLength(500);
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});
