import { languages } from "#app/domain/languages/language.ts";
import { guideSections } from "#app/components/help/guide-sections.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { createClock } from "../support/clock.ts";
import { contextFor, makeCoordinator, makeEvent, makeOrganisation, openWeek } from "../support/factories.ts";
import { deliveryTo, openMailbox } from "../support/mailbox.ts";
import { registerWithCode } from "../support/registration.ts";

let db: OpenDatabase;
let app: TestApp;
beforeEach(async () => {
  db = openWeek();
  app = await createApp({ db });
});
const pageOf = async (path: string, cookie?: string) =>
  (await app.ask(path, cookie === undefined ? {} : { headers: { cookie } })).text();

describe("the guides", () => {
  it("are public in every language, each with its sections, and led to by every page", async () => {
    for (const language of languages) {
      expect(await pageOf(`/${language}`)).toContain(`href="/${language}/help"`);
      const index = await pageOf(`/${language}/help`);
      for (const [guide, sections] of Object.entries(guideSections)) {
        expect(index).toContain(`href="/${language}/help/${guide}s"`);
        const html = await pageOf(`/${language}/help/${guide}s`);
        for (const section of sections) {
          expect(html).toContain(`href="#${section}"`);
          expect(html).toMatch(new RegExp(`<h2 id="${section}">[^<]+</h2>\\s*<p>`));
        }
      }
    }
  });

  it("are not found at other addresses", async () => {
    for (const guide of ["organiser", "__proto__", "constructors", "%00"]) {
      expect((await app.ask(`/en/help/${guide}`)).status).toBe(404);
    }
  });
});

describe("the help of a workspace", () => {
  it("is led to by every page, and explains the one that it comes from", async () => {
    const { organisationId, email } = makeOrganisation(db, { name: "Círculo do Sul" });
    const { eventId } = makeEvent(db, { organisationId, until: "submitted", title: "Baile" });
    const cookie = await app.signIn(email);
    const page = await pageOf(`/en/organise/events/${eventId}/people`, cookie);
    const href = /class="help-link" href="([^"]+)"/.exec(page)?.[1] ?? "";
    const help = await pageOf(href, cookie);
    expect(help).toContain('href="/en/help/organisers#attendees"');
    expect(help).toContain(`href="/en/organise/events/${eventId}/conversation"`);
    expect(help).toContain("Baile");
    expect(help).toContain("Círculo do Sul");
  });

  it("names no event of others, none that coordinators have not got, and takes any address", async () => {
    const { email, organisationId } = makeOrganisation(db);
    const other = makeEvent(db, { until: "submitted", title: "Festa alheia" });
    const draft = makeEvent(db, { organisationId, until: "draft", title: "Rascunho" });
    const cookie = await app.signIn(email);
    for (const eventId of [other.eventId, draft.eventId, "%00", "x".repeat(5000)]) {
      const from = encodeURIComponent(`/en/organise/events/${eventId}`);
      const html = await pageOf(`/en/workspaces/help?from=${from}`, cookie);
      expect(html).toContain("Ask for this organisation");
      expect(html).not.toMatch(/Festa alheia|Rascunho|Ask about this event/);
    }
    expect((await app.ask("/en/workspaces/help?from=1&from=2", { headers: { cookie } })).status).toBe(200);
  });

  it("tells coordinators who the secretariat is, after the second factor only", async () => {
    const secretariat = makeCoordinator(db, { kind: "network", code: "" });
    const { email } = makeCoordinator(db, { kind: "country", code: "PT" });
    const locked = await pageOf("/en/workspaces/help", await app.signIn(email, { isUnlocked: false }));
    expect(locked).toContain('href="/en/help/coordinators"');
    expect(locked).not.toContain(secretariat.email);
    expect(await pageOf("/en/workspaces/help", await app.signIn(email))).toContain(`mailto:${secretariat.email}`);
    const organiser = await app.signIn(makeOrganisation(db).email);
    expect(await pageOf("/en/workspaces/help", organiser)).not.toContain(secretariat.email);
  });

  it("leads accounts without an organisation to the registration", async () => {
    const { email, organisationId } = makeOrganisation(db);
    const cookie = await app.signIn(email);
    db.$client.prepare("delete from membership where organisation_id = ?").run(organisationId);
    expect(await pageOf("/en/workspaces/help", cookie)).toContain('class="button" href="/en/register"');
  });
});

describe("after a registration", () => {
  const register = () => registerWithCode(db, "new@example.org", { name: "Coro do Largo" }).organisationId ?? "";

  it("the first event is next, and the overview once there is one", async () => {
    const organisationId = register();
    const cookie = await app.signIn("new@example.org");
    const path = `/en/organise/organisations/${organisationId}/first-event`;
    const html = await pageOf(path, cookie);
    expect(html).toMatch(/Coro do Largo.{0,10} is registered/);
    expect(html).toContain('class="button" href="/en/organise/events/new"');
    const stranger = await app.signIn(makeOrganisation(db).email);
    expect((await app.ask(path, { headers: { cookie: stranger } })).status).toBe(404);
  });

  it("a mail confirms it and leads there; none comes after the decision", async () => {
    const organisationId = register();
    const mailbox = await openMailbox();
    const delivery = deliveryTo(mailbox, { db, clock: createClock() });
    await deliverOutbox(delivery);
    const mail = mailbox.newestTo("new@example.org").parsed;
    expect(mail.subject).toBe("Your registration has arrived");
    expect(mail.text).toContain("Coro do Largo");
    expect(mail.text).toContain(`/en/organise/organisations/${organisationId}/first-event`);
    const decided = registerWithCode(db, "late@example.org", { name: "Fanfarra" }).organisationId ?? "";
    decideOrganisation(contextFor(db), { organisationId: decided, decision: "verify", reason: "" });
    await deliverOutbox(delivery);
    const subjects = mailbox.mails.filter(({ to }) => to === "late@example.org").map(({ parsed }) => parsed.subject);
    expect(subjects).toEqual(["Your organisation is verified"]);
  });
});
