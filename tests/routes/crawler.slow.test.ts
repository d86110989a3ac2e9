import { languages } from "#app/domain/languages/language.ts";
import { reportEvent } from "#app/domain/reports/report-event.server.ts";
import { signUpForDate } from "#app/domain/sign-ups/sign-up-for-date.server.ts";
import { randomUUID } from "node:crypto";
import { testNow } from "../support/clock.ts";
import { contextFor } from "../support/factories.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { type Crawled, crawl } from "../support/crawl.ts";
import { demoDatabase } from "../support/database.ts";
import { type WalkedRoute, walkRoutes } from "../support/route-walk.ts";

let app: TestApp;
let server: Awaited<ReturnType<typeof startServer>>;
let routes: WalkedRoute[];
beforeAll(async () => {
  app = await createApp({ db: demoDatabase(), isDemo: true });
  server = await startServer(app, { isOrigin: true });
  routes = await walkRoutes();
  const slug = firstValue("select slug from event where review = 'approved' and participation = 'sign_up' limit 1");
  const reader = contextFor(app.db, { actor: { kind: "anonymous" } });
  reportEvent(reader, { slug, kind: "other", text: "Wrong day", email: null });
  const dateId = firstValue(
    `select d.id from event_date d join event e on e.id = d.event_id where e.slug = '${slug}' and d.starts_at_utc > ${testNow} limit 1`,
  );
  signUpForDate(reader, {
    slug,
    dateId,
    requestId: randomUUID(),
    partySize: 1,
    nickname: "Sol",
    needs: [],
    email: "sol@example.org",
  });
});
afterAll(() => server.close());

const firstValue = (query: string): string => String(app.db.$client.prepare(query).pluck().get() ?? "none");

/** Addresses that are only in mails, used by scripts, or requested by programs on their own. */
function seeds(): string[] {
  const page = firstValue("select token from attendee_page limit 1");
  const slug = firstValue("select slug from event where review = 'approved' and participation = 'sign_up' limit 1");
  const own =
    firstValue(`select e.id from event e join sign_up s join event_date d on d.id = s.event_date_id and d.event_id = e.id
    join membership m on m.organisation_id = e.lead_organisation_id
    join account p on p.id = m.account_id where p.email = 'organiser@example.org' limit 1`);
  const date = firstValue(
    `select s.event_date_id from sign_up s join event_date d on d.id = s.event_date_id where d.event_id = '${own}' limit 1`,
  );
  const mail = firstValue("select id from outbox limit 1");
  const common = [
    "/",
    "/robots.txt",
    "/sitemap.xml",
    "/healthz",
    "/readyz",
    "/api/openapi.json",
    "/api/v1/cities",
    "/api/v1/cities.geojson",
    "/api/v1/organisations",
    "/api/v1/events",
    `/api/v1/events/${slug}`,
    "/dev/emails",
    `/dev/mail/${mail}`,
    `/dev/mail/${mail}/html`,
    `/u/${firstValue("select unsubscribe_token from digest limit 1")}`,
    `/calendar/my/${firstValue("select calendar_token from attendee_page where calendar_token is not null limit 1")}.ics`,
  ];
  const ofEvent = ["edit", "together", `people/${date}`, `people/${date}.csv`, `people/${date}/door`];
  const inEach = languages.flatMap((language) =>
    [
      "",
      `/my/${page}`,
      `/my/${page}/slip`,
      `/my/${page}/join/${slug}`,
      "/my",
      "/digest?city=lisboa",
      "/erased",
      "/register",
      "/sign-in/code",
      `/confirm/${firstValue("select confirm_token from attendee_page where confirm_token is not null limit 1")}`,
      `/reports/${firstValue("select token from report limit 1")}`,
      "/coordinate/second-factor",
      "/coordinate/decide",
      "/coordinate/messages/check",
      `/organise/week/${own}`,
      ...ofEvent.map((part) => `/organise/events/${own}/${part}`),
    ].map((path) => `/${language}${path}`),
  );
  return [
    ...common,
    ...inEach,
    ...languages.flatMap((language) => [`/embed/${language}?city=lisboa`, `/feed/${language}.json`]),
  ];
}

const people = {
  anybody: null,
  "an organiser": "organiser@example.org",
  "a city": "ville@example.org",
  "a coordinator": "coordinator.pt@example.org",
  "the network": "network@example.org",
} as const;

/** Routes that the crawler cannot reach, with the test that covers them. */
const otherwise = {
  "/.well-known/security.txt": "the demonstration has no contact: tests/routes/instance",
  "/:lang/coordinate/cities/:cityId": "no city of the demonstration waits: tests/domain/cities",
  "/:lang/coordinate/contacts.csv": "takes a form only: tests/routes/contacts",
  "/:lang/coordinate/messages/:messageId": "the demonstration has sent none: tests/routes/contacts",
  "/u/organisers/:token": "stands in a mail: tests/routes/contacts",
  "/:lang/organise/account/delete": "takes a form only",
  "/:lang/organise/chosen": "asked by the form of the list: tests/e2e/many-events",
  "/:lang/organise/events/:eventId/people/:dateId/messages": "nobody signed up: tests/routes/check-in",
  "/:lang/organise/events/:eventId/people/:dateId/release": "nobody signed up: tests/routes/check-in",
  "/:lang/organise/organisations/:organisationId/first-event": "after a registration: tests/routes/help",
  "/:lang/organise/join/:cityId": "after a refused registration: tests/routes/organisations",
  "/:lang/organise/invitations/:invitationId": "takes a form only",
  "/:lang/organise/same-day": "asked by the form: tests/routes/event-form",
  "/:lang/sign-in/undo/:token": "stands in a mail after a change of address: tests/routes/account",
  "/:lang/sign-out": "takes a form only",
  "/dev/mail/:mailId": "nothing was delivered: tests/cli/demonstration",
  "/dev/mail/:mailId/html": "nothing was delivered: tests/cli/demonstration",
  "/pictures/:file": "the demonstration has none: tests/routes/pictures",
};

describe("every page that links lead to", () => {
  const visited = new Set<string>();
  it.each(Object.entries(people))("is sound for %s", { timeout: 240_000 }, async (_who, email) => {
    const cookie = email ? await app.signIn(email) : "";
    const crawled: Crawled = await crawl(server.url, { cookie, seeds: seeds(), routes });
    for (const pattern of crawled.patterns) visited.add(pattern);
    expect(crawled.faults).toEqual([]);
    expect(app.faults).toEqual([]);
    expect(crawled.asked).toBeGreaterThan(300);
  });

  it("is every address of the route table", () => {
    const patterns = routes.filter((route) => route.gets && !route.pattern.includes("*")).map((route) => route.pattern);
    expect(patterns.filter((pattern) => !visited.has(pattern)).sort()).toEqual(Object.keys(otherwise).sort());
  });
});
