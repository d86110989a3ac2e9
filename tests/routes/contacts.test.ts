import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { makeCoordinator, makeOrganisation } from "../support/factories.ts";
import { deliveryTo, openMailbox } from "../support/mailbox.ts";
import { queued } from "../support/seats.ts";

let app: TestApp;
let cookie: string;
beforeEach(async () => {
  app = await createApp();
  makeOrganisation(app.db, { name: "Maré", contactEmail: "mare@example.org" });
  makeOrganisation(app.db, { name: "Longe", city: "tunis", contactEmail: "longe@example.org" });
  const { email } = makeCoordinator(app.db, { kind: "country", code: "PT" });
  cookie = await app.signIn(email, { isUnlocked: true });
});
afterEach(() => expect(app.faults).toEqual([]));

const page = async (path: string) => (await app.ask(path, { headers: { Cookie: cookie } })).text();
const hiddenValue = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
const write = (fields: Record<string, string>) => app.post("/fr/coordinate/messages/write", fields, cookie);
const texts = { filter: "", "subject.fr": "Programme ouvert", "text.fr": "Bonjour à toutes et à tous" };

describe("the contact list", () => {
  it("shows the addresses of the scope, and leads to the message and the download with the same filter", async () => {
    const html = await page("/fr/coordinate/contacts?events=none");
    expect(html).toContain("mare@example.org");
    expect(html).not.toContain("longe@example.org");
    expect(html).toContain('href="/fr/coordinate/messages/write?to=events%3Dnone"');
    expect(html).toContain('href="/fr/coordinate/contacts/export?events=none"');
    expect(await page("/fr/coordinate")).toContain('href="/fr/coordinate/contacts"');
  });

  it("is downloaded for a reason only", async () => {
    const refused = await app.post("/fr/coordinate/contacts.csv", { filter: "country=PT", reason: "  " }, cookie);
    expect(refused.status).toBe(303);
    const again = refused.headers.get("location") ?? "";
    expect(again).toContain("country=PT");
    expect(await page(again.replace("https://week.test", ""))).toContain('id="export-reason-error"');
    const long = await app.post("/fr/coordinate/contacts.csv", { filter: "", reason: "x".repeat(201) }, cookie);
    expect(await page(long.headers.get("location") ?? "")).toContain("x".repeat(201));
    const table = await app.post("/fr/coordinate/contacts.csv", { filter: "", reason: "Convite" }, cookie);
    expect(table.headers.get("content-disposition")).toBe('attachment; filename="contacts.csv"');
    expect(await table.text()).toContain('"mare@example.org"');
  });
});

describe("a message to organisers", () => {
  it("says all faults at once, and loses nothing that was typed", async () => {
    const typed = {
      "subject.fr": "x".repeat(121),
      "text.fr": "Bonjour",
      "subject.ar": "",
      "text.ar": "مرحبًا",
      filter: "",
    };
    const answer = await write({ ...typed, intent: "preview" });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain("x".repeat(121));
    expect(html).toContain("مرحبًا");
    expect(html).toContain('href="#message-subject.fr"');
    expect(html).toContain('href="#message-subject.ar"');
    for (const nothing of [{}, { "subject.fr": "", "text.fr": " " }]) {
      const refused = await write({ ...nothing, intent: "draft", filter: "" });
      expect(refused.status).toBe(400);
      expect(await refused.text()).toContain("Écrivez un objet et un message");
    }
    expect((await write({ intent: "other", filter: "" })).status).toBe(400);
  });

  it("is kept, looked at, sent once, and can be read later", async () => {
    expect((await write({ ...texts, intent: "draft" })).headers.get("location")).toContain("?done=draft");
    expect(await page("/fr/coordinate/messages/write")).toContain("Bonjour à toutes et à tous");
    expect((await write({ ...texts, intent: "preview" })).headers.get("location")).toContain("/messages/check");
    const html = await page("/fr/coordinate/messages/check");
    expect(html).toContain("coordination Portugal");
    const seen = Object.fromEntries(["messageId", "savedAt", "readers"].map((name) => [name, hiddenValue(html, name)]));
    expect(seen["readers"]).toBe("1");
    for (const _again of [1, 2])
      expect((await app.post("/fr/coordinate/messages/check", { ...seen, intent: "send" }, cookie)).status).toBe(303);
    expect(queued(app.db, "organiser_message")).toBe(1);
    expect(await page("/fr/coordinate/messages")).toContain("Programme ouvert");
    expect(await page(`/fr/coordinate/messages/${seen["messageId"]}`)).toContain("Bonjour à toutes et à tous");
    expect(await page("/fr/coordinate/messages/check")).not.toContain("Programme ouvert");
  });

  it("is thrown away when it is not wanted", async () => {
    await write({ ...texts, intent: "draft" });
    await app.post("/fr/coordinate/messages/check", { intent: "discard" }, cookie);
    expect(await page("/fr/coordinate/messages/write")).not.toContain("Programme ouvert");
  });
});

describe("the link that stops messages", () => {
  it("stops them with one request of a mail program, and changes nothing when it is only looked at", async () => {
    await write({ ...texts, intent: "preview" });
    const html = await page("/fr/coordinate/messages/check");
    const seen = Object.fromEntries(["messageId", "savedAt", "readers"].map((name) => [name, hiddenValue(html, name)]));
    await app.post("/fr/coordinate/messages/check", { ...seen, intent: "send" }, cookie);
    const mailbox = await openMailbox();
    await deliverOutbox(deliveryTo(mailbox, app));
    const mail = mailbox.newestTo("mare@example.org").parsed.text ?? "";
    const link = /https:\/\/week\.test(\/u\/organisers\/[\w-]{22})/.exec(mail)?.[1] ?? "";
    await mailbox.close();
    const stopped = () => app.db.$client.prepare("select stopped_at from organiser_mail_choice").pluck().get();
    const looked = await app.ask(link);
    expect(looked.headers.get("cache-control")).toContain("no-store");
    expect(stopped()).toBeNull();
    expect((await app.post(link, { "List-Unsubscribe": "One-Click" })).status).toBe(200);
    expect(stopped()).not.toBeNull();
    expect(await page("/fr/coordinate/contacts")).toContain("ne veut pas de tels messages");
    expect(await (await app.ask(link)).text()).toContain("?again");
    await app.post(`${link}?again`, {});
    expect(stopped()).toBeNull();
    expect((await app.post("/u/organisers/AAAAAAAAAAAAAAAAAAAAAA", {})).status).toBe(200);
  });
});
