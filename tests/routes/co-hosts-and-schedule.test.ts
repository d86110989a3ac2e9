import { writableOf } from "#app/domain/changes/writable.server.ts";
import { randomUUID } from "node:crypto";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import { outdateTranslations } from "#db/queries/events.server.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import {
  actorOf,
  approve,
  contextFor,
  local,
  type MadeEvent,
  makeEvent,
  makeOrganisation,
} from "../support/factories.ts";
import { deliveryTo, openMailbox } from "../support/mailbox.ts";

let app: TestApp;
let ours: ReturnType<typeof makeOrganisation>;
let cookie: string;
beforeEach(async () => {
  app = await createApp();
  ours = makeOrganisation(app.db, { name: "Casa aberta" });
  cookie = await app.signIn(ours.email);
});
afterEach(() => expect(app.faults).toEqual([]));

const desk = (event: MadeEvent, rest = "", language = "en") => `/${language}/organise/events/${event.eventId}${rest}`;
const see = async (path: string, as = cookie) => {
  const response = await app.ask(path, { headers: { Cookie: as } });
  return { status: response.status, html: await response.text(), location: response.headers.get("location") };
};
const send = async (path: string, fields: Record<string, string>, as = cookie) => {
  const response = await app.post(path, fields, as);
  return { status: response.status, html: await response.text(), location: response.headers.get("location") };
};
const draft = () => makeEvent(app.db, { organisationId: ours.organisationId, until: "submitted" });
const newSession = (event: MadeEvent, language = "en") =>
  desk(event, `/programme/new?date=${event.dateIds[0]}`, language);
const session = (event: MadeEvent, fields: Record<string, string> = {}) => ({
  intent: "save",
  dateId: event.dateIds[0] ?? "",
  startTime: "19:00",
  endTime: "20:00",
  ...fields,
});

describe("the programme of sessions", () => {
  it("is written down without scripts, and read by the public with two rooms side by side, in French and Arabic", async () => {
    const event = draft();
    const ar = { "title.pt": "Roda de histórias", "title.ar": "حلقة حكايات", room: "Sala 1", spokenLanguage: "ar" };
    const fr = { "title.pt": "Cinema", "title.fr": "Cinéma", room: "Sala 2", capacity: "20" };
    for (const fields of [ar, fr]) {
      const answer = await send(newSession(event), session(event, fields));
      expect([answer.status, answer.location]).toEqual([303, desk(event, "/programme")]);
    }
    approve(app.db, event.eventId);
    const inArabic = await see(`/ar/events/${event.slug}`, "");
    expect(inArabic.html).toMatch(/<bdi lang="ar" dir="rtl">حلقة حكايات<\/bdi>/);
    expect(inArabic.html).toMatch(/<bdi lang="pt" dir="ltr">Cinema<\/bdi>/);
    const inFrench = await see(`/fr/events/${event.slug}`, "");
    expect(inFrench.html).toMatch(/<bdi lang="fr" dir="ltr">Cinéma<\/bdi>/);
    for (const { html } of [inArabic, inFrench]) for (const room of ["Sala 1", "Sala 2"]) expect(html).toContain(room);
    const list = await see(desk(event, "/programme", "ar"));
    expect(list.html).toContain("<h1>برنامج الجلسات</h1>");
    expect(list.html).not.toContain("<script");
  });

  it("gives a faulty form back as it was typed, each fault at its field", async () => {
    const event = draft();
    const typed = session(event, { "title.ar": "بلا عنوان", startTime: "23:30", room: "ق".repeat(81), capacity: "x" });
    const answer = await send(newSession(event, "fr"), typed);
    expect(answer.status).toBe(400);
    for (const kept of ["بلا عنوان", "23:30", "ق".repeat(81)]) expect(answer.html).toContain(kept);
    expect(answer.html).toMatch(/id="session-room"[^>]*aria-invalid="true"/);
    const outside = await send(newSession(event), session(event, { "title.pt": "Tarde", startTime: "18:00" }));
    expect([outside.status, outside.html]).toEqual([400, expect.stringContaining("All sessions must lie within")]);
    const untitled = await send(newSession(event), session(event));
    expect(untitled.html).toContain('href="#session-title.pt"');
  });

  it("asks which of two equal hours is meant", async () => {
    const event = draft();
    app.db.$client
      .prepare("update event_date set starts_at_local = ?, ends_at_local = ?, starts_at_utc = ?, ends_at_utc = ?")
      .run(
        "2026-10-25T00:00",
        "2026-10-25T04:00",
        Date.parse("2026-10-24T23:00:00Z"),
        Date.parse("2026-10-25T04:00:00Z"),
      );
    const typed = session(event, { "title.pt": "Noite", startTime: "1:30", endTime: "3:00" });
    const asked = await send(newSession(event), typed);
    expect(asked.html).toMatch(/name="startOffset"[^>]*value="60"/);
    expect((await send(newSession(event), { ...typed, startOffset: "0" })).status).toBe(303);
  });

  it("of a public event shows what nobody has read to its organisers only", async () => {
    const event = makeEvent(app.db, { organisationId: ours.organisationId });
    await send(newSession(event), session(event, { "title.pt": "Palavras por ler", room: "Sala 1" }));
    expect((await see(`/pt/events/${event.slug}`, "")).html).not.toContain("Palavras por ler");
    expect((await see(`/events/${event.slug}.ics?lang=pt`, "")).html).not.toContain("Palavras por ler");
    expect((await see(desk(event, "/programme"))).html).toContain("a coordinator reads it first");
    expect((await see(desk(event))).html).toContain("Title of a session (Português)");
  });

  it("is nobody else’s business", async () => {
    const event = draft();
    const theirs = makeEvent(app.db, { until: "draft" });
    const stranger = await app.signIn(theirs.email);
    const { sessionId } = scheduleSession(contextFor(app.db), {
      dateId: event.dateIds[0] ?? "",
      start: local("2026-12-18T19:00"),
      end: local("2026-12-18T20:00"),
      titles: { pt: "Nossa" },
      room: null,
      track: null,
      spokenLanguage: null,
      capacity: null,
    });
    for (const path of [
      desk(event, "/programme"),
      newSession(event),
      desk(event, `/programme/${sessionId}`),
      desk(theirs, `/programme/${sessionId}`),
      desk(theirs, `/programme/${randomUUID()}`),
      desk(event, "/texts"),
      desk(event, "/texts/ar"),
      desk(event, "/partners"),
      desk(event, "/shared"),
    ])
      expect([path, (await see(path, stranger)).status]).toEqual([path, 404]);
    const remove = { intent: "remove" };
    for (const path of [desk(event, `/programme/${sessionId}`), desk(theirs, `/programme/${sessionId}`)])
      expect((await send(path, remove, stranger)).status).toBe(404);
    expect((await send(desk(theirs, "/programme/new"), session(event, { "title.pt": "x" }), stranger)).status).toBe(
      404,
    );
    expect((await send(desk(event, `/programme/${sessionId}`), remove)).status).toBe(303);
  });
});

describe("texts in other languages", () => {
  const version = (html: string) => /name="version" value="([^"]*)"/.exec(html)?.[1] ?? "";
  const words = { intent: "save", title: "مأدبة", summary: "للجميع.", description: "" };

  it("stand beside the original, and are the event’s before anybody approved it", async () => {
    const event = draft();
    const path = desk(event, "/texts/ar", "fr");
    const page = await see(path);
    expect(page.html).toMatch(/<bdi lang="pt" dir="ltr">Jantar de vizinhos/);
    expect(page.html).toMatch(/id="text-title"[^>]*|lang="ar"/);
    const faulty = await send(path, { ...words, version: version(page.html), title: "ش".repeat(141), summary: "" });
    expect([faulty.status, faulty.html]).toEqual([400, expect.stringContaining("ش".repeat(141))]);
    expect((await send(path, { ...words, version: version(page.html) })).status).toBe(303);
    approve(app.db, event.eventId);
    expect((await see(`/ar/events/${event.slug}`, "")).html).toContain("مأدبة");
    outdateTranslations(writableOf(app.db), event.eventId);
    app.db.$client.prepare("update instance set programme_version = programme_version + 1").run();
    const old = await see(`/ar/events/${event.slug}`, "");
    expect(old.html).toContain("تغيّر النص الأصلي بعد هذه الترجمة");
    expect(old.html).toContain(`href="/pt/events/${event.slug}"`);
    const outdated = await see(path);
    expect((await send(path, { intent: "confirm", version: version(outdated.html) })).status).toBe(303);
    expect((await see(`/ar/events/${event.slug}`, "")).html).not.toContain("تغيّر النص الأصلي");
  });

  it("shows the second of two people what the first one wrote, and keeps what they typed", async () => {
    const event = makeEvent(app.db, { organisationId: ours.organisationId });
    const path = desk(event, "/texts/ar");
    const made = version((await see(path)).html);
    expect((await send(path, { ...words, version: made })).status).toBe(303);
    const second = await send(path, { ...words, title: "وليمة", version: made });
    expect(second.status).toBe(409);
    expect(second.html).toContain("As somebody else left it");
    expect(second.html).toMatch(/<bdi lang="ar" dir="rtl">مأدبة<\/bdi>/);
    expect(second.html).toMatch(/value="وليمة"/);
    expect((await send(path, { ...words, title: "وليمة", version: version(second.html) })).status).toBe(303);
    expect(findProposedRevision(app.db, event.eventId)?.fields["text.ar.title"]?.after).toBe("وليمة");
    expect((await see(`/ar/events/${event.slug}`, "")).html).not.toContain("وليمة");
  });
});

describe("co-hosting", () => {
  it("begins with an invitation by mail and on the overview, and ends when somebody leaves", async () => {
    const secret = { placeLevel: "area", venueName: "Casa secreta", district: "Alfama" } as const;
    const event = makeEvent(app.db, { organisationId: ours.organisationId, until: "submitted", ...secret });
    const city = makeOrganisation(app.db, { name: "Câmara", kind: "local_authority", city: "lisboa" });
    const theirs = await app.signIn(city.email);
    const partners = desk(event, "/partners");
    expect((await see(partners)).html).toContain("Câmara");
    expect((await see(`${partners}?q=nobody`)).html).toContain("No verified organisation has a name like this.");
    const { organisationId } = city;
    expect((await send(partners, { intent: "invite", organisationId })).location).toBe(partners);
    const mailbox = await openMailbox();
    await deliverOutbox(deliveryTo(mailbox, app));
    const mail = mailbox.newestTo(city.email).parsed.text ?? "";
    expect([mail.includes("Casa aberta"), mail.includes("/organise/invitations"), mail.includes("secreta")]).toEqual([
      true,
      true,
      false,
    ]);
    await mailbox.close();
    expect((await see("/fr/organise", theirs)).html).toContain("1 invitation à organiser");
    const invitation = await see("/ar/organise/invitations", theirs);
    expect([invitation.html.includes("Alfama"), invitation.html.includes("secreta")]).toEqual([true, false]);
    expect((await see(desk(event, "/shared"), theirs)).status).toBe(404);
    const answer = { eventId: event.eventId, organisationId, intent: "accept" };
    expect((await send("/en/organise/invitations", answer)).status).toBe(404);
    expect((await send("/en/organise/invitations", answer, theirs)).status).toBe(303);
    expect((await see(desk(event), theirs)).location).toBe(desk(event, "/shared"));
    expect((await see(desk(event, "/shared"), theirs)).html).toContain("Casa secreta");
    expect((await see(desk(event, "/texts/fr"), theirs)).status).toBe(200);
    for (const path of ["/partners", "/programme", "/picture"])
      expect((await see(desk(event, path), theirs)).status).toBe(404);
    approve(app.db, event.eventId);
    const shown = await see(`/en/events/${event.slug}`, "");
    expect(shown.html).toContain("A city and civil society, together");
    expect((await send(desk(event, "/shared"), { intent: "leave", organisationId }, theirs)).status).toBe(303);
    expect((await see(`/en/events/${event.slug}`, "")).html).not.toContain("Câmara");
  });

  it("is proposed where two events seem to be one, and answered by the other side", async () => {
    const other = makeEvent(app.db, { title: "Jantar do mundo inteiro" });
    makeEvent(app.db, { title: "Jantar do mundo inteiro", until: "submitted", venueName: "Secreta" });
    const own = makeEvent(app.db, {
      organisationId: ours.organisationId,
      until: "draft",
      title: "O mundo inteiro: jantar",
    });
    const page = await see(desk(own));
    expect(page.html.match(/Propose to organise it together instead/g)).toHaveLength(1);
    expect(page.html).toContain(`value="${other.eventId}"`);
    const ask = desk(own, "/together");
    expect((await send(ask, { otherEventId: randomUUID() })).status).toBe(404);
    expect((await send(ask, { otherEventId: other.eventId })).location).toBe(desk(own));
    expect((await see(desk(own))).html).toContain("You asked to organise it together");
    const theirs = await app.signIn(other.email);
    expect((await see("/en/organise", theirs)).html).toContain("Casa aberta would like to organise with you");
    const accept = { intent: "accept", organisationId: ours.organisationId };
    expect((await send(desk(other, "/partners"), accept, theirs)).status).toBe(303);
    expect((await see(desk(other, "/partners", "pt"), theirs)).html).toContain("de acordo; espera pela coordenação");
    expect((await see(`/en/events/${other.slug}`, "")).html).not.toContain("Casa aberta");
    expect(actorOf(app.db, ours.email).memberships).toHaveLength(1);
  });
});
