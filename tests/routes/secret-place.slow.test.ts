import { inviteCoHost } from "#app/domain/co-hosts/invite-co-host.server.ts";
import { saveDraft } from "#app/domain/drafts/save-draft.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { languages } from "#app/domain/languages/language.ts";
import { confirmEmail } from "#app/domain/attendees/confirm-email.server.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { findPageByToken } from "#db/queries/attendee-pages.server.ts";
import { hours } from "#app/domain/time/zoned-time.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import {
  contextFor,
  dateInput,
  type MadeEvent,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  signUp,
} from "../support/factories.ts";
import { deliveryTo, type Mailbox, openMailbox } from "../support/mailbox.ts";
import { coarse, locating, plantSecrets, secretsOf } from "../support/locating-columns.ts";
import { addressOf, walkRoutes } from "../support/route-walk.ts";

/** Unique texts and numbers in the columns that locate an event. */
const secrets = secretsOf(locating);
/** Secrets where no address may be stored: the district is then secret, too. */
const allSecrets = [...secrets, ...secretsOf(coarse)];

let app: TestApp;
let mailbox: Mailbox;
let server: Awaited<ReturnType<typeof startServer>>;
let event: MadeEvent;
let ours: ReturnType<typeof makeOrganisation>;
let token: string;

beforeEach(async () => {
  app = await createApp({ isDemo: true });
  ours = makeOrganisation(app.db, { name: "Maré" });
  event = makeEvent(app.db, {
    organisationId: ours.organisationId,
    title: "Encontro discreto",
    placeLevel: "area",
    venueName: "Casa Xyzzy",
    streetAddress: "Rua Plugh 77",
    district: "Mouraria",
    attendance: "hybrid",
    until: "submitted",
  });
  scheduleSession(contextFor(app.db), {
    ...dateInput("2026-12-18T19:30", "2026-12-18T20:00"),
    dateId: event.dateIds[0] ?? "",
    titles: { pt: "Primeira parte" },
    room: "1",
    track: null,
    spokenLanguage: null,
  });
  plantSecrets(app.db, locating);
  server = await startServer(app, { isOrigin: true });
  mailbox = await openMailbox();
});
afterEach(async () => {
  await server.close();
  await mailbox.close();
});

/** Approve the event, add an attendee, and leave an unfinished change of the place. */
function publish(): void {
  app.db.$client.prepare("update event set review = 'approved', approved_at = 1").run();
  ({ token } = signUp(app.db, event, { email: "guest@example.org" }));
  confirmEmail(contextFor(app.db), { token: findPageByToken(app.db, token)?.confirmToken ?? "" });
  const entries = [
    ["venueName", "Casa Xyzzy nova"],
    ["joinUrl", "https://meet.example/zorkmid"],
  ] as const;
  saveDraft(contextFor(app.db), {
    eventId: event.eventId,
    organisationId: ours.organisationId,
    parts: { where: entries },
  });
}

/** List all addresses in every language, with the parameters of this event. */
async function everyAddress(): Promise<string[]> {
  const routes = await walkRoutes();
  const mailIds = (app.db.$client.prepare("select id from outbox").all() as { id: string }[]).map((row) => row.id);
  const confirm = findPageByToken(app.db, token)?.confirmToken ?? "none";
  const values = (lang: string) => ({
    lang,
    slug: event.slug,
    eventId: event.eventId,
    organisationId: ours.organisationId,
    dateId: event.dateIds[0] ?? "",
    token: confirm,
    part: "when",
    setting: "legal",
    list: "theme",
    term: "solidarity",
    line: "40",
    guide: "organisers",
    language: "fr",
    name: "digest",
    file: `${event.eventId}-320.jpg`,
    mailId: mailIds[0] ?? "none",
    cityId: "none",
    kind: "organisation",
    id: ours.organisationId,
    sessionId: "none",
    code: "lisboa",
    invitationId: "none",
    messageId: "none",
  });
  const walked = routes
    .filter((route) => route.gets && !route.pattern.includes("*"))
    .flatMap((route) => languages.map((lang) => addressOf(route.pattern, values(lang))));
  const mails = mailIds.flatMap((id) => [`/dev/mail/${id}`, `/dev/mail/${id}/html`]);
  const views = languages.flatMap((lang) => [
    `/${lang}/programme?city=lisboa&from=2026-12-18&to=2026-12-18`,
    `/${lang}/programme?q=Xyzz`,
    ...["week", "map", "print"].map((view) => `/${lang}/programme?view=${view}`),
    ...["countries/pt", "regions/europe", "themes/solidarity"].map((page) => `/${lang}/${page}`),
    `/embed/${lang}?city=lisboa`,
    `/feed/${lang}.atom?city=lisboa`,
    `/api/v1/events?q=Xyzz`,
    `/api/v1/events?updated_since=2020-01-01T00:00:00Z`,
    `/${lang}/nothing/here`,
    `/calendar/${lang}.ics?city=lisboa`,
    `/events/${event.slug}.ics?lang=${lang}`,
    `/${lang}/my/${token}`,
    `/${lang}/events/${event.slug}%20`,
  ]);
  return [...new Set([...walked, ...mails, ...views])];
}

/** List the addresses whose answers contain a secret. */
async function leaks(cookie = "", hidden: readonly string[] = secrets): Promise<string[]> {
  const found: string[] = [];
  for (const address of await everyAddress()) {
    const answer = await fetch(`${server.url}${address}`, { headers: { Cookie: cookie }, redirect: "manual" });
    const text = JSON.stringify([...answer.headers]) + (await answer.text());
    for (const secret of hidden) if (text.includes(secret)) found.push(`${address} says ${secret}`);
    if (answer.status >= 500) found.push(`${address} is ${answer.status}`);
  }
  return found;
}

it("is told to nobody who only looks, at any address, before the event is public and after", {
  timeout: 120_000,
}, async () => {
  token = "none";
  expect(await leaks()).toEqual([]);
  publish();
  expect(await leaks()).toEqual([]);
  expect(app.faults).toEqual([]);
});

it("is told to nobody, not even to who holds a seat, where people ask a partner, whatever the tables hold", {
  timeout: 120_000,
}, async () => {
  publish();
  plantSecrets(app.db, { ...locating, ...coarse });
  app.db.$client.exec("update event set place_level = 'by_partner', place_ask = 'Maré', join_url_public = 1");
  app.clock.advance(hours(24 * 23));
  expect(await leaks("", allSecrets)).toEqual([]);
});

it("is told to everybody where it is public: page, API, feeds, calendars, so that this test could fail", {
  timeout: 120_000,
}, async () => {
  publish();
  app.db.$client.exec("update event set place_level = 'public', join_url_public = 1, revised_at = revised_at + 1");
  const found = await leaks();
  for (const address of [
    `/pt/events/${event.slug}`,
    `/api/v1/events/${event.slug}`,
    `/events/${event.slug}.ics?lang=pt`,
  ]) {
    for (const secret of ["Casa Xyzzy", "Sala Frobozz", "https://meet.example/zorkmid"]) {
      expect(found).toContain(`${address} says ${secret}`);
    }
  }
  const isRead = (pattern: RegExp) => found.some((line) => pattern.test(line));
  for (const pattern of [/^\/calendar\/pt\.ics\S* says Sala Frobozz/, /^\/feed\/pt\.atom\S* says/]) {
    expect([pattern, isRead(pattern)]).toEqual([pattern, true]);
  }
});

/** Make the organisation or coordinator that asks. @returns its address */
const strangers = {
  "another organisation": () => makeOrganisation(app.db, { name: "Outra" }).email,
  "the city": () => makeOrganisation(app.db, { kind: "local_authority", name: "Câmara" }).email,
  "an organisation that is only invited": () => {
    const asked = makeOrganisation(app.db, { name: "Convidada" });
    inviteCoHost(contextFor(app.db), { eventId: event.eventId, organisationId: asked.organisationId });
    return asked.email;
  },
  "a coordinator of another country": () => makeCoordinator(app.db, { kind: "country", code: "FR" }).email,
};

it.each(Object.keys(strangers) as (keyof typeof strangers)[])(
  "is not told to %s, before the event is public and after",
  { timeout: 120_000 },
  async (name) => {
    const email = strangers[name]();
    token = "none";
    expect(await leaks(await app.signIn(email))).toEqual([]);
    publish();
    expect(await leaks(await app.signIn(email))).toEqual([]);
  },
);

it("is in no mail and in no calendar a mail brings, but on the page of who holds a seat, from the hour on", async () => {
  publish();
  await deliverOutbox(deliveryTo(mailbox, app, { origin: server.url }));
  expect(mailbox.mails.length).toBeGreaterThan(0);
  for (const mail of mailbox.mails) {
    const said = [
      mail.raw,
      mail.parsed.text,
      mail.parsed.html,
      ...mail.parsed.attachments.map((attachment) => String(attachment.content)),
    ];
    for (const secret of secrets) expect(said.join("\n")).not.toContain(secret);
  }
  const page = async () => (await fetch(`${server.url}/pt/my/${token}`)).text();
  for (const secret of secrets) expect(await page()).not.toContain(secret);
  // 23 days later, less than the default 48 hours remain until the event begins.
  app.clock.advance(hours(24 * 23));
  expect(await page()).toContain("Casa Xyzzy");
  expect(await page()).toContain("Rua Plugh 77");
  expect(await page()).toContain("https://meet.example/zorkmid");
});

it("is seen by those who organise it, so that this test could fail", async () => {
  publish();
  const found = await leaks(await app.signIn(ours.email));
  expect(found).toContain(`/pt/organise/events/${event.eventId} says Casa Xyzzy`);
  const audit = JSON.stringify(app.db.$client.prepare("select * from audit_entry").all());
  const outbox = JSON.stringify(app.db.$client.prepare("select payload, mail, last_error from outbox").all());
  for (const secret of secrets) expect(audit + outbox).not.toContain(secret);
});
