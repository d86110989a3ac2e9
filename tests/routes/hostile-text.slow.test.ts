import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { reportEvent } from "#app/domain/reports/report-event.server.ts";
import { confirmEmail } from "#app/domain/attendees/confirm-email.server.ts";
import { hours } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { findPageByToken } from "#db/queries/attendee-pages.server.ts";
import { indexForSearch, listQueuedForSearch } from "#db/queries/search-index.server.ts";
import { parse as parseCsv } from "csv-parse/sync";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import {
  actorOf,
  contextFor,
  dateInput,
  type MadeEvent,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  signUp,
} from "../support/factories.ts";
import { deliveryTo, type Mailbox, openMailbox } from "../support/mailbox.ts";

/** Texts that try to inject code, headers or markup. */
const hostile = {
  "a script": "<script>evil()</script>",
  "an attribute that ends": `"><img src=x onerror=evil()>`,
  "an attribute in single quotes": "' onmouseover='evil()' x='",
  "the end of a title": "</title></textarea></style><svg onload=evil()>",
  "the end of data": "]]><evil/><!-- </script><script>evil()",
  "an address that runs": "javascript:evil()",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the point of it
  "a value of a catalogue": "{{evil}} $t(page.home) %s ${evil()}",
  "a header": "Baile\r\nX-Evil: 1\r\n\r\n<script>evil()</script>",
  "a header of a mail": "Baile\r\nBcc: evil@evil.example\r\nSubject: evil",
  "a line of a calendar": "Baile\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\nX-EVIL:1",
  "a parameter of a calendar": `Baile";X-EVIL="1;,\\n\\;:`,
  "a path": "../../../../etc/passwd\\..\\..\\evil",
  "a formula": `=HYPERLINK("http://evil.example";"evil")`,
  "another formula": "@SUM(evil)",
  "a third": "+evil|'/C calc'!A0",
  "a fourth": "-2+3+cmd|' /C evil'!A0",
  "a direction": "\u202Eevil\u202C \u2067evil",
  "nothing to see": "\u0000\u0007\uFEFF\u200B evil",
} as const;

/** All columns that store free text. */
const columns: Record<string, readonly string[]> = {
  event: ["venue_name", "street_address", "district", "place_ask"],
  event_text: ["title", "summary", "description"],
  event_date: ["status_note"],
  event_session: ["room", "track"],
  event_session_text: ["title"],
  organisation: ["name", "alias", "proof"],
  attendee_page: ["nickname"],
  sign_up: ["nickname"],
  report: ["text", "answer"],
  comment: ["text"],
  decision: ["reason"],
  review: ["reason"],
  city_text: ["name"],
  edition_text: ["name"],
  term_text: ["label"],
  reason_template_text: ["text"],
};

let app: TestApp;
let server: Awaited<ReturnType<typeof startServer>>;
let mailbox: Mailbox;
let event: MadeEvent;
let token: string;
let owner: string;
let organiser: string;
let coordinator: string;

beforeEach(async () => {
  app = await createApp();
  server = await startServer(app, { isOrigin: true });
  mailbox = await openMailbox();
  const organisation = makeOrganisation(app.db, { name: "Maré" });
  const dates = [dateInput("2026-12-18T19:00", "2026-12-18T22:00"), dateInput("2026-12-19T19:00", "2026-12-19T22:00")];
  event = makeEvent(app.db, { organisationId: organisation.organisationId, dates });
  scheduleSession(contextFor(app.db, { actor: organisation.actor }), {
    ...dateInput("2026-12-18T19:30", "2026-12-18T20:00"),
    dateId: event.dateIds[0] ?? "",
    titles: { pt: "Primeira parte" },
    room: "1",
    track: null,
    spokenLanguage: null,
  });
  ({ token } = signUp(app.db, event, { email: "guest@example.org" }));
  confirmEmail(contextFor(app.db), { token: findPageByToken(app.db, token)?.confirmToken ?? "" });
  reportEvent(contextFor(app.db, { actor: { kind: "anonymous" } }), {
    slug: event.slug,
    kind: "other",
    text: "Errado",
    email: null,
  });
  owner = organisation.email;
  organiser = await app.signIn(owner);
  coordinator = await app.signIn(makeCoordinator(app.db, { kind: "network", code: "" }).email);
  app.db.$client.exec("delete from outbox");
});
afterEach(async () => {
  await server.close();
  await mailbox.close();
});

const knownColumns = (): { table: string; name: string }[] =>
  Object.entries(columns).flatMap(([table, names]) => {
    const there = app.db.$client.prepare("select name from pragma_table_info(?)").pluck().all(table);
    return names.filter((name) => there.includes(name)).map((name) => ({ table, name }));
  });

/** Write a text into these columns, bypassing all forms. */
function store(words: string): void {
  const known = knownColumns();
  // Fails when a renamed column is missing in the list.
  expect(known.length).toBeGreaterThan(15);
  for (const { table, name } of known) {
    const isTitle = table === "event_text" && name === "title";
    // The title keeps a word by which the search finds it.
    app.db.$client.prepare(`update "${table}" set "${name}" = ?`).run(isTitle ? `${words} Baile` : words);
  }
  indexForSearch(app.db, listQueuedForSearch(app.db, 100));
  cancelDate(contextFor(app.db, { actor: actorOf(app.db, owner) }), { dateId: event.dateIds[0] ?? "", note: words });
}

const pages = () => [
  ...["pt", "ar"].flatMap((language) => [
    `/${language}`,
    `/${language}/programme`,
    `/${language}/programme?q=baile`,
    `/${language}/programme?view=week`,
    `/${language}/programme?view=print`,
    `/${language}/programme?view=map`,
    `/${language}/events/${event.slug}`,
    `/${language}/events/${event.slug}/join`,
    `/${language}/events/${event.slug}/share`,
    `/${language}/events/${event.slug}/report`,
    `/${language}/cities/lisboa`,
    `/${language}/my/${token}`,
    `/${language}/organise`,
    `/${language}/organise/events/${event.eventId}`,
    `/${language}/organise/events/${event.eventId}/edit/what`,
    `/${language}/organise/events/${event.eventId}/edit/when`,
    `/${language}/organise/events/${event.eventId}/people`,
    `/${language}/organise/events/${event.eventId}/people/${event.dateIds[0]}`,
    `/${language}/organise/events/${event.eventId}/people/${event.dateIds[0]}/door`,
    `/${language}/organise/events/${event.eventId}/programme`,
    `/${language}/organise/organisations/${event.organisationId}/profile`,
    `/${language}/coordinate`,
    `/${language}/coordinate/events/${event.eventId}`,
    `/${language}/coordinate/organisations/${event.organisationId}`,
    `/${language}/coordinate/secretariat/reasons`,
    `/embed/${language}`,
    `/calendar/${language}.ics`,
    `/events/${event.slug}.ics?lang=${language}`,
    `/feed/${language}.atom`,
    `/feed/${language}.json`,
  ]),
  "/api/v1/events",
  `/api/v1/events/${event.slug}`,
  "/api/v1/organisations",
  "/sitemap.xml",
  "/pt/organise/events.csv",
  `/pt/organise/events/${event.eventId}/people/${event.dateIds[0]}.csv`,
  "/pt/coordinate/figures.csv",
  "/pt/coordinate/secretariat/audit.csv",
];

const marks = /on(?:error|load|mouseover)=["']?evil|<script>|<evil|<svg onload|href=["']?javascript:/i;

function harm(type: string, text: string): string[] {
  if (type.startsWith("text/html")) return harmOfPage(text);
  if (/xml/.test(type)) return /<script>evil|<evil|<svg|<img/.test(text) ? ["an element"] : [];
  if (type.startsWith("text/calendar")) return harmOfCalendar(text);
  if (type.startsWith("text/csv")) return harmOfTable(text);
  JSON.parse(text);
  return [];
}

function harmOfPage(html: string): string[] {
  const tags = html.match(/<(?:[^"'>]|"[^"]*"|'[^']*')*>/g) ?? [];
  const running = tags.filter(
    (tag) =>
      /\son\w+\s*=/i.test(tag.replaceAll(/"[^"]*"|'[^']*'/g, '""')) ||
      /(?:href|src|action)=["']?\s*javascript:/i.test(tag),
  );
  const strange = tags.filter((tag) => /^<(?:evil|svg onload|img src=x)/i.test(tag));
  const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].filter(([, attributes = "", body = ""]) =>
    attributes.includes("ld+json") ? !isJson(body) : !attributes.includes("nonce="),
  );
  const inData = scripts.map(([whole]) => whole.slice(0, 80));
  return [...running, ...strange, ...inData];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return !/<\/?script|<!--/i.test(text);
  } catch {
    return false;
  }
}

function harmOfCalendar(text: string): string[] {
  const lines = text.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
  const strange = lines.filter((line) => /^(?:X-EVIL|ACTION|BEGIN:VALARM)/.test(line) || /(?!\t)\p{Cc}/u.test(line));
  const count = (of: string) => lines.filter((line) => line === of).length;
  return count("BEGIN:VEVENT") === count("END:VEVENT") ? strange : [...strange, "an event that ends twice"];
}

/** List the cells that spreadsheets would run as formulas. */
const harmOfTable = (text: string): string[] =>
  (parseCsv(text, { bom: true, relaxColumnCount: true }) as string[][])
    .flat()
    .filter((cell) => /^[=+@\t\r]|^-(?!\d+(?:\.\d+)?$)/.test(cell));

it.each(Object.entries(hostile))(
  "%s in every field does nothing in any output",
  { timeout: 60_000 },
  async (_what, words) => {
    store(words);
    const found: string[] = [];
    let isSeen = false;
    for (const path of pages()) {
      const cookie = path.includes("/coordinate") ? coordinator : organiser;
      const answer = await fetch(`${server.url}${path}`, { headers: { Cookie: cookie }, redirect: "manual" });
      const text = await answer.text();
      expect([path, answer.status]).toEqual([path, 200]);
      isSeen ||= /evil/i.test(text);
      if (answer.headers.get("x-evil") !== null) found.push(`${path}: a header`);
      found.push(...harm(answer.headers.get("content-type") ?? "", text).map((problem) => `${path}: ${problem}`));
    }
    expect(found).toEqual([]);
    expect(isSeen).toBe(true);
    expect(app.faults).toEqual([]);

    app.clock.advance(hours(1));
    await deliverOutbox(deliveryTo(mailbox, { db: app.db, clock: app.clock }));
    expect(mailbox.mails.length).toBeGreaterThan(0);
    for (const { parsed, raw, to } of mailbox.mails) {
      const names = [...parsed.headers.keys()];
      expect(names.filter((name) => /^(?:bcc|x-evil)$/i.test(name))).toEqual([]);
      expect(to).not.toContain("evil");
      expect(parsed.subject).not.toMatch(/[\r\n]/);
      expect(raw.split("\r\n\r\n", 1)[0]).not.toMatch(/^(?:Bcc|X-Evil):/im);
      expect(harmOfPage(String(parsed.html))).toEqual([]);
      for (const { contentType, content } of parsed.attachments)
        if (contentType.startsWith("text/calendar")) expect(harmOfCalendar(content.toString())).toEqual([]);
    }
  },
);

it("would be seen: an output that forgot to escape is found out", () => {
  for (const words of [hostile["a script"], hostile["an attribute that ends"], hostile["the end of a title"]]) {
    expect(marks.test(words)).toBe(true);
    expect(harmOfPage(`<p title="${words}">${words}</p>`)).not.toEqual([]);
  }
  expect(harmOfCalendar(`BEGIN:VEVENT\r\nSUMMARY:${hostile["a line of a calendar"]}\r\nEND:VEVENT\r\n`)).not.toEqual(
    [],
  );
  expect(harmOfTable(`"${hostile["another formula"]}"\n`)).not.toEqual([]);
});
