import { findDraft, listDraftParts } from "#db/queries/drafts.server.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { addMember } from "#db/queries/organisations.server.ts";
import { ensureAccount } from "#db/queries/accounts.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import { openDatabase, waitForLock } from "#db/client.server.ts";
import { saveDraft } from "#app/domain/drafts/save-draft.server.ts";
import { formVersion } from "#app/domain/forms/form-version.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { defaultPartySize } from "#app/domain/model/participation.ts";
import { hours } from "#app/domain/time/zoned-time.ts";
import { Sqlite } from "#db/driver.server.ts";
import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, formPost, startServer, type TestApp } from "../support/app.ts";
import { testNow } from "../support/clock.ts";
import { versionOf, fieldsOfPart, newRequest, nineFields, sendForm, sendPart } from "../support/event-form.ts";
import {
  cityId,
  contextFor,
  dateInput,
  eventInput,
  makeEvent,
  makeOrganisation,
  sessionInput,
} from "../support/factories.ts";

let app: TestApp;
let ours: ReturnType<typeof makeOrganisation>;
let cookie: string;
beforeEach(async () => {
  app = await createApp();
  ours = makeOrganisation(app.db, { name: "Maré" });
  cookie = await app.signIn(ours.email);
});

const request = (language = "en") => newRequest(cookie, ours.organisationId, language);
const eventCount = () => (app.db.$client.prepare("select count(*) as c from event").get() as { c: number }).c;
const see = async (path: string, as = cookie) => (await app.ask(path, { headers: { Cookie: as } })).text();

async function colleague(email = "colega@example.org"): Promise<string> {
  const person = ensureAccount(app.db, { id: randomUUID(), email, language: "fr", now: testNow });
  const { organisationId } = ours;
  addMember(app.db, { organisationId, accountId: person.id, role: "editor", createdAt: testNow });
  return app.signIn(email);
}

describe("posting an event in short steps", () => {
  it("begins with an id of its own, so that reloading and going back stay with one event", async () => {
    const response = await app.ask("/fr/organise/events/new", { headers: { Cookie: cookie } });
    expect(response.status).toBe(302);
    const address = response.headers.get("location") ?? "";
    expect(address).toMatch(/^\/fr\/organise\/events\/[0-9a-f-]{36}\/edit\/what\?organisation=/);
    const html = await see(address);
    for (const words of ["Étapes", "Quoi", "Enregistrer et continuer"]) expect(html).toContain(words);
    expect(eventCount()).toBe(0);
  });

  it("asks first for which organisation, where somebody speaks for several", async () => {
    const other = makeOrganisation(app.db, { name: "Porto Aberto", contactEmail: ours.email });
    const html = await see("/en/organise/events/new", await app.signIn(ours.email));
    for (const shown of ["For which organisation?", "Maré", "Porto Aberto", other.organisationId]) {
      expect(html).toContain(shown);
    }
  });

  it("keeps each step, becomes an event with the last that has no usual values, and is handed in", async () => {
    const to = request();
    const fields = nineFields(app);
    for (const part of ["what", "when"] as const) {
      const answer = await sendPart(app, to, part, fieldsOfPart(fields, part));
      expect([part, answer.status]).toEqual([part, 303]);
      expect(findDraft(app.db, to.eventId)?.organisationId).toBe(ours.organisationId);
      expect(eventCount()).toBe(0);
    }
    const last = await sendPart(app, to, "where", fieldsOfPart(fields, "where"));
    expect(last.headers.get("location")).toBe(`/en/organise/events/${to.eventId}/edit/who`);
    const event = findEvent(app.db, to.eventId);
    expect([event?.review, event?.contactEmail, event?.participation]).toEqual(["draft", ours.email, "sign_up"]);
    expect(findDraft(app.db, to.eventId)).toBeNull();
    const path = `/en/organise/events/${to.eventId}`;
    expect(await see(path)).toContain("Nothing is public yet.");
    expect((await app.post(path, { intent: "submit" }, cookie)).status).toBe(303);
    expect(findEvent(app.db, to.eventId)?.review).toBe("submitted");
    expect(app.faults).toEqual([]);
  });

  it("finds everything again: the overview names what is begun, and its page the parts that are missing", async () => {
    const to = request("fr");
    await sendPart(app, to, "what", fieldsOfPart(nineFields(app, { title: "À moitié écrit" }), "what"));
    expect(await see("/fr/organise")).toContain("À moitié écrit");
    const page = await see(`/fr/organise/events/${to.eventId}`);
    expect(page).toContain("Il manque encore une partie");
    expect(await see(`/fr/organise/events/${to.eventId}/edit/what`)).toContain('value="À moitié écrit"');
    const stranger = await app.signIn(makeOrganisation(app.db).email);
    for (const end of ["", "/edit/what"]) {
      const path = `/fr/organise/events/${to.eventId}${end}`;
      expect((await app.ask(path, { headers: { Cookie: stranger } })).status).toBe(404);
    }
  });

  it("asks for time and place on one page, also at the address that asked for the place before", async () => {
    const to = request("fr");
    const query = `?organisation=${ours.organisationId}`;
    const old = await app.ask(`/fr/organise/events/${to.eventId}/edit/where${query}`, { headers: { Cookie: cookie } });
    expect([old.status, old.headers.get("location")]).toEqual([
      301,
      `/fr/organise/events/${to.eventId}/edit/when${query}`,
    ]);
    const page = await see(old.headers.get("location") ?? "");
    for (const shown of ["Quand et où", 'name="dates[0].startTime"', 'name="venueName"']) expect(page).toContain(shown);
    // A page that was open when the steps were joined still sends the place alone.
    const fields = {
      ...fieldsOfPart(nineFields(app), "where"),
      version: formVersion([]),
      organisationId: ours.organisationId,
    };
    const sent = await app.post(`/fr/organise/events/${to.eventId}/edit/where`, { ...fields, go: "next" }, cookie);
    expect([sent.status, listDraftParts(app.db, to.eventId).map(({ part }) => part)]).toEqual([303, ["where"]]);
  });

  it("is one event when a step is sent twice", async () => {
    const to = request();
    await sendForm(app, to, nineFields(app));
    expect((await sendForm(app, to, nineFields(app))).status).toBe(303);
    expect(eventCount()).toBe(1);
  });

  it("keeps what was typed also when another step was chosen in the middle of it", async () => {
    const to = request();
    const typed = { ...fieldsOfPart(nineFields(app), "what"), title: "", summary: "Só um resumo.", go: "where" };
    const answer = await sendPart(app, to, "what", typed);
    expect(answer.headers.get("location")).toBe(`/en/organise/events/${to.eventId}/edit/when`);
    expect(await see(`/en/organise/events/${to.eventId}/edit/what`)).toContain("Só um resumo.");
  });

  it.each([
    ["en", { "dates[0].day": "soon" }, "Write a day, for example 27/12/2026 or 27 December 2026."],
    ["fr", { "dates[0].day": "32/12/2026" }, "Le dernier jour de ce mois est le jeudi 31 décembre 2026."],
    ["es", { "dates[0].day": "27/12/26" }, "Escriba también el año, con cuatro cifras"],
    ["en", { "dates[0].day": "Monday 27 December 2026" }, "Correct the day, or leave out the day of the week."],
    ["fr", { partyLimit: "0" }, "Écrivez un nombre entier de 1 à 100. Vous avez écrit «\u00a00\u00a0»."],
    ["ar", { "dates[0].startTime": "25:00" }, "اكتبوا ساعة، مثلًا 18:30"],
    ["es", { cityId: "7b0c1a9e-0000-4000-8000-000000000000", go: "check" }, "Cuándo y dónde"],
    ["pt", { contactEmail: "ninguém" }, "Este endereço de e-mail não está completo."],
    ["en", { language: "tlh" }, "Choose one of the possibilities offered."],
    ["fr", { "dates[0].day": "2029-12-18" }, "entre le vendredi 4 décembre 2026 et le dimanche 10 janvier 2027."],
    ["ar", { summary: "س".repeat(201) }, "أقصى عدد للحروف: 200"],
  ])("in %s, %j is refused in words, and nothing typed is lost", async (language, wrong, words) => {
    const to = request(language);
    const answer = await sendForm(app, to, nineFields(app, wrong as Record<string, string>));
    const html = answer.status === 303 ? await see(`/${language}/organise/events/${to.eventId}`) : await answer.text();
    expect(html).toContain(words);
    if (answer.status !== 303) expect([answer.status, html]).toEqual([400, expect.stringContaining('role="alert"')]);
    // The last two parts have usual values, with which the event is complete before they are sent.
    expect(eventCount()).toBe("partyLimit" in wrong || "contactEmail" in wrong ? 1 : 0);
    const [, value = ""] = Object.entries(wrong).find(([name]) => name !== "go") ?? [];
    const kept = listDraftParts(app.db, to.eventId).flatMap((part) => part.entries.map(([, typed]) => typed));
    expect(kept).toContain(value);
    expect(app.faults).toEqual([]);
  });

  it("reads days and times as they are written here, and shows them again", async () => {
    const to = request("fr");
    const local = { "dates[0].day": "dim. 27 déc. 2026", "dates[0].startTime": "18 h 30", "dates[0].endTime": "8 pm" };
    const fields = nineFields(app, local);
    expect((await sendForm(app, to, fields)).status).toBe(303);
    const event = findEvent(app.db, to.eventId);
    expect(event && readEventInput(app.db, event).dates).toMatchObject([
      { start: "2026-12-27T18:30", end: "2026-12-27T20:00" },
    ]);
    const page = await see(`/fr/organise/events/${to.eventId}/edit/when`);
    for (const shown of ['checked="" value="2026-12-27"', 'value="18:30"']) expect(page).toContain(shown);
    const wrong = { ...fieldsOfPart(fields, "when"), "dates[0].day": "32 déc. 2026", "dates[0].startTime": "18 h 30" };
    const answer = await (await sendPart(app, to, "when", wrong)).text();
    for (const kept of ['checked="" value="32 déc. 2026"', 'value="18 h 30"']) expect(answer).toContain(kept);
  });

  it("refuses what the vocabulary does not have, and an area nobody could ever learn of", async () => {
    const to = request();
    await sendForm(app, to, nineFields(app, { themes: "war" }));
    expect(await see(`/en/organise/events/${to.eventId}`)).toContain("One part is still missing");
    const other = request();
    await sendForm(app, other, nineFields(app, { placeLevel: "area", door: "just_come" }));
    const answer = await sendPart(app, other, "where", {
      ...fieldsOfPart(nineFields(app), "where"),
      placeLevel: "area",
    });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("fill in “whom to ask”")]);
  });

  it("stores no address, district included, for a place that is only told by a partner", async () => {
    const to = request("fr");
    await sendForm(app, to, nineFields(app));
    const secret = { placeLevel: "by_partner", venueName: "Maison secrète", district: "Bairro secreto" };
    const answer = await sendPart(app, to, "where", { ...fieldsOfPart(nineFields(app), "where"), ...secret });
    expect(answer.status).toBe(303);
    const found = findEvent(app.db, to.eventId);
    expect([found?.venueName, found?.district, found?.placeLevel]).toEqual([null, null, "by_partner"]);
  });

  it("ignores fields that do not apply to the other answers, also where they are wrong", async () => {
    const to = request();
    const typed = {
      revealHours: "many",
      placeAsk: "Ask Ana",
      venueName: "Casa",
      streetAddress: "Rua 1",
      partyLimit: "0",
    };
    const fields = nineFields(app, { ...typed, attendance: "online", joinUrl: "https://meet.example.org/x" });
    expect((await sendForm(app, to, { ...fields, door: "just_come" })).status).toBe(303);
    const found = findEvent(app.db, to.eventId);
    const kept = [found?.revealHoursBefore, found?.placeAsk, found?.venueName, found?.partyLimit];
    expect(kept).toEqual([null, null, null, defaultPartySize]);
    expect(found?.joinUrl).toBe("https://meet.example.org/x");
  });

  it("offers the places of earlier events of the organisation, and fills in the one that is chosen", async () => {
    const place = { venueName: "Casa do Bairro", streetAddress: "Rua das Flores 3", district: "Graça" };
    const porto = {
      venueName: "Sala do Porto",
      streetAddress: "Avenida 5",
      district: null,
      cityId: cityId(app.db, "porto"),
    };
    const { organisationId } = ours;
    for (const input of [place, place, porto]) makeEvent(app.db, { organisationId, until: "draft", ...input });
    const stranger = makeEvent(app.db, { until: "draft", venueName: "Casa alheia", streetAddress: "Rua Alheia 9" });
    const to = request();
    const page = await see(`/en/organise/events/${to.eventId}/edit/when?organisation=${organisationId}`);
    for (const shown of ["Casa do Bairro", "Rua das Flores 3", "Sala do Porto"]) {
      expect(page.split(`>${shown}`).length).toBeLessThanOrEqual(2);
      expect(page).toContain(shown);
    }
    expect(page).not.toContain("alheia");
    const [, venue = ""] = /name="venue"[^>]*value="([0-9a-f-]{36})"[^>]*\/><span><span>Sala do Porto/.exec(page) ?? [];
    await sendForm(app, to, nineFields(app, { venue: "" }));
    await sendPart(app, to, "where", { ...fieldsOfPart(nineFields(app), "where"), venueName: "typed", venue });
    const found = findEvent(app.db, to.eventId);
    expect([found?.venueName, found?.streetAddress, found?.cityId]).toEqual([
      "Sala do Porto",
      "Avenida 5",
      cityId(app.db, "porto"),
    ]);
    for (const forged of [stranger.eventId, "x", "\u0000", "'"]) {
      await sendPart(app, to, "where", {
        ...fieldsOfPart(nineFields(app), "where"),
        venueName: "typed",
        venue: forged,
      });
      expect(findEvent(app.db, to.eventId)?.venueName).toBe("typed");
    }
    expect(app.faults).toEqual([]);
  });

  it("takes any language by its name, in the reader's language or its own, and quotes one it does not know", async () => {
    const to = request("fr");
    await sendForm(app, to, nineFields(app));
    const sent = { spoken: "fr", spokenOther: "Dioula, ქართული; tamoul،Français", interpretedOther: "klingon" };
    const refused = await sendPart(app, to, "inclusion", sent);
    const html = await refused.text();
    expect([refused.status, html]).toEqual([400, expect.stringContaining("la langue «\u00a0klingon\u00a0»")]);
    expect(html).toContain('value="klingon"');
    expect(html).toContain("langue des signes française (LSF)");
    expect((await sendPart(app, to, "inclusion", { ...sent, interpretedOther: "" })).status).toBe(303);
    const event = findEvent(app.db, to.eventId);
    expect(event && readEventInput(app.db, event).spoken.toSorted()).toEqual(["dyu", "fr", "ka", "ta"]);
    expect(await see(`/fr/organise/events/${to.eventId}/edit/inclusion`)).toContain("dioula");
  });

  it("takes one typed name of a language beside them, and keeps what was typed when it refuses it", async () => {
    const to = request("fr");
    await sendForm(app, to, nineFields(app));
    const refused = await sendPart(app, to, "inclusion", { spoken: "fr", otherLanguage: "Mənik, Bariba 2" });
    const html = await refused.text();
    expect([refused.status, html]).toEqual([400, expect.stringContaining("Écrivez le nom d’une seule langue")]);
    expect(html).toContain('value="Mənik, Bariba 2"');
    expect((await sendPart(app, to, "inclusion", { otherLanguage: " Mənik " })).status).toBe(303);
    const read = () => {
      const event = findEvent(app.db, to.eventId);
      const { spoken, otherLanguage } = event ? readEventInput(app.db, event) : {};
      return { spoken, otherLanguage };
    };
    expect(read()).toEqual({ spoken: [], otherLanguage: "Mənik" });
    expect(await see(`/fr/organise/events/${to.eventId}/edit/inclusion`)).toContain('value="Mənik"');
    await sendPart(app, to, "what", { ...fieldsOfPart(nineFields(app), "what"), title: "Autre titre" });
    expect(read().otherLanguage).toBe("Mənik");
    // A language of the list is one, wherever its name is typed.
    await sendPart(app, to, "inclusion", { spoken: "fr", otherLanguage: "WOLOF" });
    expect(read()).toEqual({ spoken: ["fr", "wo"], otherLanguage: null });
  });

  it("says at both steps that two answers exclude each other, with a button to the other one", async () => {
    const to = request();
    await sendForm(
      app,
      to,
      nineFields(app, { placeLevel: "area", door: "just_come", cityId: cityId(app.db, "porto") }),
    );
    const page = (part: string) => see(`/en/organise/events/${to.eventId}/edit/${part}`);
    expect(await page("when")).toMatch(/nobody signs up.*?name="go" value="taking_part"[^>]*>Change “Taking part”/s);
    expect(await page("taking_part")).toMatch(/nobody signs up.*?name="go" value="when"[^>]*>Change “When and where”/s);
    expect(await page("what")).not.toContain("nobody signs up");
    await sendPart(app, to, "when", {
      ...fieldsOfPart(nineFields(app), "when"),
      "dates[0].day": "1/6/2027",
      go: "where",
    });
    expect(await page("when")).toMatch(/Tuesday,? 1 June 2027 is not possible/);
    await sendPart(app, to, "where", { ...fieldsOfPart(nineFields(app), "where"), placeLevel: "public" });
    expect(await page("taking_part")).not.toContain("nobody signs up");
  });

  it("says on the pages of the event that a session has more seats than its date, with links to both", async () => {
    const dates = [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 20)];
    const event = makeEvent(app.db, { organisationId: ours.organisationId, until: "draft", dates });
    const session = sessionInput("20:00", "21:00", { capacity: 30 });
    scheduleSession(contextFor(app.db, { actor: ours.actor }), { ...session, dateId: event.dateIds[0] ?? "" });
    const path = `/fr/organise/events/${event.eventId}`;
    const [form, schedule] = [`href="${path}/edit/when"`, `href="${path}/programme"`];
    for (const [page, links] of [
      [path, [form, schedule]],
      [`${path}/programme`, [form]],
      [`${path}/edit/when`, ['name="go" value="programme"']],
    ] as const) {
      const html = await see(page);
      for (const shown of ["une séance a plus de places", ...links])
        expect([page, html]).toEqual([page, expect.stringContaining(shown)]);
    }
    const left = await sendPart(app, { ...request("fr"), eventId: event.eventId }, "when", {
      ...fieldsOfPart(nineFields(app), "when"),
      go: "programme",
    });
    expect(left.headers.get("location")).toBe(`${path}/programme`);
  });

  it("lists all steps from the beginning, texts and picture too, which open once there is an event", async () => {
    const to = request("fr");
    const steps = async () => {
      const page = await see(`/fr/organise/events/${to.eventId}/edit/what?organisation=${ours.organisationId}`);
      const list = page.slice(page.indexOf("<ol>"), page.indexOf("</ol>"));
      expect(page).toContain("Étape 1 sur 8");
      return [list.includes("Langues du texte"), list.includes("Image"), list.includes('value="picture"')];
    };
    expect(await steps()).toEqual([true, true, false]);
    await sendForm(app, to, nineFields(app));
    expect(await steps()).toEqual([true, true, true]);
  });

  it("refuses a title of two megabytes in words, and gives it back", async () => {
    const fields = fieldsOfPart(nineFields(app, { title: "x".repeat(2_000_000) }), "what");
    const answer = await sendPart(app, request(), "what", fields);
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toContain("Shorten it to at most 140 characters.");
    expect(html).toContain("Um jantar para todas as pessoas.");
    expect(html.length).toBeGreaterThan(2_000_000);
    // Scripts would add the same text a second time.
    expect(html).not.toContain("<script");
  });

  it("does not even read a form of five megabytes, or one that does not say how long it is", async () => {
    const answer = await sendPart(app, request(), "what", { title: "x".repeat(5_000_000) });
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining("The text is too long")]);
    const init = formPost({ title: "x" }, "https://week.test", cookie);
    const headers = new Headers(init.headers);
    headers.delete("content-length");
    expect((await app.ask(`/en/organise/events/${randomUUID()}/edit/what`, { ...init, headers })).status).toBe(411);
  });

  it.each([
    ["rubbish", "%%%=&&&;;;==\u0000"],
    ["a path deeper than any", `${"a[0].".repeat(200)}b=1`],
    ["prototypes", "__proto__.polluted=1&constructor.prototype.polluted=1&dates[0].__proto__=1"],
    ["sixty-one thousand dates", Array.from({ length: 3000 }, (_, index) => `dates[${index}].day=x`).join("&")],
    ["a huge index", "dates[4294967294].day=2026-12-18"],
    [
      "a button for a huge list",
      `__intent__=${encodeURIComponent('{"type":"insert","payload":{"name":"dates","index":4294967294}}')}`,
    ],
    ["a button that is none", "__intent__=%7B"],
    ["sixty dates of nonsense", Array.from({ length: 60 }, (_, index) => `dates[${index}].day=x`).join("&")],
    ["a list where a text belongs, and the other way round", "title[0].x=1&themes.a=1&dates=2026-12-18"],
  ])("answers %s with words, never with a fault of its own", async (_what, body) => {
    for (const part of ["what", "when", "inclusion"]) {
      const init = formPost([], "https://week.test", cookie);
      const sent = `${body}&organisationId=${ours.organisationId}`;
      const headers = { ...init.headers, "Content-Length": String(Buffer.byteLength(sent)) };
      const path = `/en/organise/events/${randomUUID()}/edit/${part}`;
      const answer = await app.ask(path, { ...init, headers, body: sent });
      expect(answer.status).toBeLessThan(500);
      expect((await app.ask(path, { headers: { Cookie: cookie } })).status).toBeLessThan(500);
      expect((await app.ask("/en/organise", { headers: { Cookie: cookie } })).status).toBe(200);
    }
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(eventCount()).toBe(0);
    expect(app.faults).toEqual([]);
  });

  it.each(["zz%0D%0AX-INJECTED%3Ayes", "new", randomUUID().toUpperCase()])(
    "makes nothing under an id that is none: %s",
    async (id) => {
      const path = `/en/organise/events/${id}/edit/what`;
      const fields = { organisationId: ours.organisationId, ...fieldsOfPart(nineFields(app), "what") };
      expect((await app.post(path, fields as Record<string, string>, cookie)).status).toBe(404);
      expect(app.db.$client.prepare("select count(*) as c from event_draft").get()).toEqual({ c: 0 });
    },
  );

  it("asks which of two hours is meant as soon as the city is known, keeping everything", async () => {
    app.db.$client.prepare("update edition set starts_on = '2027-10-25', ends_on = '2027-11-05'").run();
    const to = request();
    const paris = { cityId: cityId(app.db, "paris") };
    const night = { "dates[0].day": "2027-10-31", "dates[0].startTime": "02:30", "dates[0].endTime": "05:00" };
    await sendPart(app, to, "where", fieldsOfPart(nineFields(app, paris), "where"));
    const answer = await sendPart(app, to, "when", night);
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toContain("The first time (UTC+02:00)");
    expect(html).toContain('value="2027-10-31"');
    const chosen = await sendPart(app, to, "when", { ...night, "dates[0].startOffset": "60" });
    expect(chosen.status).toBe(303);
    await sendForm(app, to, nineFields(app, { ...paris, ...night, "dates[0].startOffset": "60" }));
    expect(app.db.$client.prepare("select start_offset_minutes as o from event_date").get()).toEqual({ o: 60 });
  });

  it("adds and removes a date without a script, losing nothing", async () => {
    const typed = { ...fieldsOfPart(nineFields(app), "when"), go: "next" };
    const more = await sendPart(app, request(), "when", {
      ...typed,
      __intent__: '{"type":"insert","payload":{"name":"dates"}}',
    });
    const html = await more.text();
    expect(html).toContain('name="dates[1].day"');
    expect(html).toContain('value="19:00"');
    expect(html).not.toContain('role="alert"');
  });

  it("shows what else is public that day in that city, and nothing that is not", async () => {
    makeEvent(app.db, { title: "Concerto público" });
    makeEvent(app.db, { title: "Ainda em segredo", until: "submitted" });
    const to = request("fr");
    const answer = await sendPart(app, to, "when", { ...fieldsOfPart(nineFields(app), "when"), go: "when" });
    const html = await see(answer.headers.get("location") ?? "");
    expect(html).toContain("Concerto público");
    expect(html).toContain("vendredi 18 décembre 2026, Lisbonne");
    expect(html).not.toContain("Ainda em segredo");
  });
});

describe("the same again", () => {
  it("on other days of the week: one tick a day, same times, same seats, last days shifted", async () => {
    const to = request("fr");
    const times = { "dates[0].endDay": "2026-12-19", "dates[0].capacity": "30" };
    const days = ["2026-12-20", "2026-12-18", "2026-12-22"];
    expect((await sendForm(app, to, nineFields(app, { ...times, "dates[0].day": days }))).status).toBe(303);
    const rows = app.db.$client
      .prepare("select starts_at_local as s, ends_at_local as e, capacity as c from event_date order by s")
      .all();
    expect(rows).toEqual([
      { s: "2026-12-18T19:00", e: "2026-12-19T22:00", c: 30 },
      { s: "2026-12-20T19:00", e: "2026-12-21T22:00", c: 30 },
      { s: "2026-12-22T19:00", e: "2026-12-23T22:00", c: 30 },
    ]);
    const page = await see(`/fr/organise/events/${to.eventId}/edit/when`);
    const ticked = [...page.matchAll(/<input type="checkbox" name="dates\[0\]\.day" checked="" value="([^"]+)"/g)];
    expect(ticked.map(([, day]) => day)).toEqual(["2026-12-18", "2026-12-20", "2026-12-22"]);
    expect(page).not.toContain("dates[1]");
  });

  it("on a day that is typed, beside those that are ticked, and says where it is no day", async () => {
    const to = request("fr");
    const typed = (otherDay: string) =>
      nineFields(app, { "dates[0].otherDay": otherDay, "dates[0].startTime": "25:00" });
    const answer = await sendForm(app, to, typed("32 déc. 2026"));
    const html = await answer.text();
    expect([answer.status, html]).toEqual([400, expect.stringContaining('href="#step-when-dates[0].otherDay"')]);
    expect(html).toContain('href="#step-when-dates[0].startTime"');
    for (const kept of ['value="32 déc. 2026"', 'value="25:00"', 'checked="" value="2026-12-18"']) {
      expect(html).toContain(kept);
    }
    const right = { ...typed("lundi 4 janvier 2027"), "dates[0].startTime": "19:00" };
    expect((await sendForm(app, to, right)).status).toBe(303);
    const starts = app.db.$client.prepare("select starts_at_local as s from event_date order by s").all();
    expect(starts).toEqual([{ s: "2026-12-18T19:00" }, { s: "2027-01-04T19:00" }]);
    expect(await see(`/fr/organise/events/${to.eventId}/edit/when`)).toContain('checked="" value="2027-01-04"');
  });

  it("as another event: everything but its days, for its own people only", async () => {
    const event = makeEvent(app.db, { organisationId: ours.organisationId, title: "Outra vez" });
    const path = `/pt/organise/events/${event.eventId}/duplicate`;
    const answer = await app.post(path, {}, cookie);
    const address = answer.headers.get("location") ?? "";
    expect([answer.status, address]).toEqual([303, expect.stringMatching(/edit\/when$/)]);
    const html = await see(address);
    expect(html).toContain('value="19:00"');
    expect(html).toMatch(/name="dates\[0\]\.day" value="/);
    expect(html).not.toMatch(/name="dates\[0\]\.day" checked/);
    expect(await see(address.replace("when", "what"))).toContain('value="Outra vez"');
    expect(eventCount()).toBe(1);
    const stranger = await app.signIn(makeOrganisation(app.db).email);
    expect((await app.post(path, {}, stranger)).status).toBe(404);
  });
});

describe("what was typed is never lost", () => {
  it("when the session ended meanwhile: the page holds it, and one button sends it once one is signed in again", async () => {
    const to = request("fr");
    const fields = { ...fieldsOfPart(nineFields(app, { summary: "Tout <b>ce</b> que j’ai écrit" }), "what") };
    const version = await versionOf(app, to, "what");
    app.clock.advance(hours(5));
    const path = `/fr/organise/events/${to.eventId}/edit/what`;
    const answer = await app.post(
      path,
      { ...fields, version, organisationId: ours.organisationId, go: "next" },
      cookie,
    );
    const html = await answer.text();
    expect(answer.status).toBe(401);
    expect(html).toContain("Votre session a pris fin");
    expect(html).toContain(`action="${path}"`);
    const held = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = "", value = ""]): [string, string] => [name, unescaped(value)],
    );
    expect(Object.fromEntries(held)).toMatchObject({ title: "Jantar de vizinhos", summary: fields["summary"] });
    const again = await app.post(path, held, await app.signIn(ours.email));
    expect(again.status).toBe(303);
    const kept = listDraftParts(app.db, to.eventId)[0]?.entries;
    expect(kept).toContainEqual(["summary", fields["summary"]]);
  });

  it("while it is typed: the page keeps it by itself, and it becomes nothing before a button is pressed", async () => {
    const to = request();
    await sendForm(app, to, nineFields(app));
    const version = await versionOf(app, to, "what");
    const path = `/en/organise/events/${to.eventId}/keep/what`;
    const typed = { ...fieldsOfPart(nineFields(app), "what"), title: "Jant", version };
    expect((await app.post(path, typed, cookie)).status).toBe(204);
    const found = findEvent(app.db, to.eventId);
    expect(found && readEventInput(app.db, found).title).toBe("Jantar de vizinhos");
    expect(await see(`/en/organise/events/${to.eventId}/edit/what`)).toContain('value="Jant"');
    expect(await see(`/en/organise/events/${to.eventId}`)).toContain("You began to change something");
    // The sender goes on with the version of the page, from before the interruption.
    expect((await sendPart(app, to, "what", { ...typed, title: "Jantar grande" })).status).toBe(303);
    expect(readEventInput(app.db, findEvent(app.db, to.eventId)!).title).toBe("Jantar grande");
    expect((await app.post(path, typed)).status).toBe(401);
  });

  it("when another process writes for too long", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "week-")), "week.sqlite");
    app.db.$client.prepare("vacuum into ?").run(file);
    const shared = openDatabase(file);
    const busy = await createApp({ db: shared });
    const to = newRequest(await busy.signIn(ours.email), ours.organisationId);
    const version = await versionOf(busy, to, "what");
    waitForLock(shared, 10);
    const other = new Sqlite(file);
    other.exec("begin immediate");
    const fields = { ...fieldsOfPart(nineFields(app, { title: "Meio escrito" }), "what"), version };
    const answer = await sendPart(busy, to, "what", fields);
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(html).toContain("Nothing you typed is lost");
    expect(html).toContain('value="Meio escrito"');
    other.exec("rollback");
    other.close();
    shared.$client.close();
  });
});

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

describe("what is kept has its bounds", () => {
  const keep = (eventId: string, part: string, fields: Record<string, string>) =>
    app.post(
      `/en/organise/events/${eventId}/keep/${part}`,
      { organisationId: ours.organisationId, version: formVersion([]), ...fields },
      cookie,
    );

  it("a part longer than anything that could be accepted is not kept", async () => {
    const eventId = randomUUID();
    expect((await keep(eventId, "what", { description: "x".repeat(70_000) })).status).toBe(400);
    expect(findDraft(app.db, eventId)).toBeNull();
    expect((await keep(eventId, "what", { description: "😀".repeat(10_000) })).status).toBe(204);
  });

  it("and so has the number of unfinished events", async () => {
    const insert = app.db.$client.prepare("insert into event_draft values (?, ?, null, 1, 1, null)");
    for (let count = 0; count < 600; count += 1) insert.run(randomUUID(), ours.organisationId);
    const answer = await sendPart(app, request("fr"), "what", fieldsOfPart(nineFields(app), "what"));
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("600 au maximum")]);
    expect((await app.ask("/en/organise", { headers: { Cookie: cookie } })).status).toBe(200);
  });

  it("and no address is kept where people ask a partner, typed or saved before", async () => {
    const event = makeEvent(app.db, {
      organisationId: ours.organisationId,
      until: "draft",
      streetAddress: "Rua Velha 1",
    });
    const version = await versionOf(app, { ...request(), eventId: event.eventId }, "where");
    await keep(event.eventId, "where", { version, placeLevel: "public", streetAddress: "Rua Secreta 77" });
    const found = findEvent(app.db, event.eventId)!;
    const input = { ...readEventInput(app.db, found), placeLevel: "by_partner" as const, venueName: null };
    saveEvent(contextFor(app.db), { ...input, streetAddress: null, district: null, eventId: event.eventId });
    await keep(randomUUID(), "where", { placeLevel: "by_partner", streetAddress: "Rua Secreta 78" });
    const rows = JSON.stringify(app.db.$client.prepare("select entries from event_draft_part").all());
    expect(rows).toContain("by_partner");
    expect(rows).not.toContain("Rua Secreta");
  });

  it("and an organiser's own key that another event took meanwhile is let go", async () => {
    const to = request();
    saveDraft(contextFor(app.db), { ...to, externalId: "k1", parts: {} });
    const other = { ...eventInput(app.db), organisationId: ours.organisationId, eventId: randomUUID() };
    saveEvent(contextFor(app.db), { ...other, externalId: "k1" });
    expect((await sendForm(app, to, nineFields(app))).status).toBe(303);
    expect(findEvent(app.db, to.eventId)?.externalId).toBeNull();
  });
});

it("does nothing for whoever was removed while their form was still on its way", async () => {
  const to = request();
  await sendForm(app, to, nineFields(app));
  const version = await versionOf(app, to, "what");
  const server = await startServer(app);
  const { port } = new URL(server.url);
  const body = `title=Tarde&version=${version}&go=next&organisationId=${ours.organisationId}`;
  const path = `/en/organise/events/${to.eventId}/edit/what`;
  const head = [
    `POST ${path} HTTP/1.1`,
    "Host: week.test",
    "Origin: https://week.test",
    `Cookie: ${cookie}`,
    "Content-Type: application/x-www-form-urlencoded",
    `Content-Length: ${body.length}`,
    "Connection: close",
    "",
    "",
  ].join("\r\n");
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1");
    let text = "";
    socket.on("data", (part) => (text += String(part)));
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
    socket.write(`${head}${body.slice(0, 3)}`, () => {
      // The application has the headers and waits for the rest.
      setImmediate(() => {
        app.db.$client.prepare("delete from membership").run();
        socket.write(body.slice(3));
      });
    });
  });
  await server.close();
  expect(answer).toMatch(/^HTTP\/1\.1 404/);
  expect(readEventInput(app.db, findEvent(app.db, to.eventId)!).title).toBe("Jantar de vizinhos");
});

describe("two people at one event", () => {
  it("the second is shown what the first changed, and overwrites it only knowingly", async () => {
    const to = request("fr");
    await sendForm(app, to, nineFields(app));
    const other = { ...to, cookie: await colleague() };
    const version = await versionOf(app, to, "what");
    const what = fieldsOfPart(nineFields(app), "what");
    expect((await sendPart(app, other, "what", { ...what, title: "O título da colega" })).status).toBe(303);
    const answer = await sendPart(app, to, "what", { ...what, title: "O meu título", version });
    const html = await answer.text();
    expect(answer.status).toBe(409);
    for (const shown of [
      "O título da colega",
      "O meu título",
      "Une autre personne a modifié cette partie entre-temps",
    ]) {
      expect(html).toContain(shown);
    }
    expect(readEventInput(app.db, findEvent(app.db, to.eventId)!).title).toBe("O título da colega");
    const fresh = /name="version" value="([^"]*)"/.exec(html)?.[1] ?? "";
    expect((await sendPart(app, to, "what", { ...what, title: "O meu título", version: fresh })).status).toBe(303);
    expect(readEventInput(app.db, findEvent(app.db, to.eventId)!).title).toBe("O meu título");
  });

  it("do not disturb each other in different parts", async () => {
    const to = request();
    await sendForm(app, to, nineFields(app));
    const version = await versionOf(app, to, "what");
    const other = { ...to, cookie: await colleague() };
    const where = fieldsOfPart(nineFields(app, { venueName: "Casa nova" }), "where");
    expect((await sendPart(app, other, "where", where)).status).toBe(303);
    const what = { ...fieldsOfPart(nineFields(app), "what"), title: "Outro título", version };
    expect((await sendPart(app, to, "what", what)).status).toBe(303);
    const saved = readEventInput(app.db, findEvent(app.db, to.eventId)!);
    expect([saved.title, saved.venueName]).toEqual(["Outro título", "Casa nova"]);
  });

  it("an editor who was removed while typing gets the page that does not exist, and changes nothing", async () => {
    const to = request();
    await sendForm(app, to, nineFields(app));
    const other = { ...to, cookie: await colleague() };
    const version = await versionOf(app, other, "what");
    app.db.$client.prepare("delete from membership where role = 'editor'").run();
    const typed = { ...fieldsOfPart(nineFields(app), "what"), title: "Tarde demais", version };
    expect((await sendPart(app, other, "what", typed)).status).toBe(404);
    expect(readEventInput(app.db, findEvent(app.db, to.eventId)!).title).toBe("Jantar de vizinhos");
  });
});

describe("a public event", () => {
  it("keeps its approved text until a coordinator read the new one; harmless and urgent changes are public at once", async () => {
    const event = makeEvent(app.db, { organisationId: ours.organisationId, title: "Jantar aprovado", language: "pt" });
    const to = { ...request("fr"), eventId: event.eventId };
    const saved = readEventInput(app.db, findEvent(app.db, event.eventId)!);
    const what = { ...fieldsOfPart(nineFields(app), "what"), title: "Jantar mudado", summary: saved.summary };
    expect((await sendPart(app, to, "what", what)).status).toBe(303);
    const where = { ...fieldsOfPart(nineFields(app), "where"), venueName: "Casa nova", streetAddress: "Rua Nova 2" };
    expect((await sendPart(app, to, "where", where)).status).toBe(303);
    const publicPage = async () => (await app.ask(`/pt/events/${event.slug}`)).text();
    expect(await publicPage()).not.toContain("Casa nova");

    const path = `/fr/organise/events/${event.eventId}`;
    const page = await see(path);
    for (const words of [
      "Ce qui changerait",
      "Publié tout de suite",
      "Lu d’abord par la coordination",
      "mudado</ins>",
    ]) {
      expect(page).toContain(words);
    }
    expect((await app.post(path, { intent: "publish" }, cookie)).status).toBe(303);
    expect(await publicPage()).toContain("Casa nova");
    expect(await publicPage()).toContain("Jantar aprovado");
    expect(await publicPage()).not.toContain("Jantar mudado");
    expect(findProposedRevision(app.db, event.eventId)?.fields).toEqual({
      title: { before: "Jantar aprovado", after: "Jantar mudado" },
    });
    expect(await see(path)).toContain("En attente de la coordination");

    // Successive edits form one revision, and the form continues from it.
    expect(await see(`${path}/edit/what`)).toContain('value="Jantar mudado"');
    await sendPart(app, to, "what", { ...what, title: "Jantar mudado outra vez" });
    await app.post(path, { intent: "publish" }, cookie);
    expect(findProposedRevision(app.db, event.eventId)?.fields).toEqual({
      title: { before: "Jantar aprovado", after: "Jantar mudado outra vez" },
    });
    expect((await app.post(path, { intent: "withdraw" }, cookie)).status).toBe(303);
    expect(findProposedRevision(app.db, event.eventId)).toBeNull();
  });

  it("of a trusted organisation is changed at once", async () => {
    const event = makeEvent(app.db, { organisationId: ours.organisationId, title: "Jantar aprovado" });
    app.db.$client.prepare("update organisation set trusted_at = 1").run();
    const to = { ...request("pt"), eventId: event.eventId };
    await sendPart(app, to, "what", { ...fieldsOfPart(nineFields(app), "what"), title: "Jantar mudado" });
    await app.post(`/pt/organise/events/${event.eventId}`, { intent: "publish" }, cookie);
    expect(await (await app.ask(`/pt/events/${event.slug}`)).text()).toContain("Jantar mudado");
    expect(findProposedRevision(app.db, event.eventId)).toBeNull();
  });

  it("keeps its city, language and dates whatever a form says", async () => {
    const event = makeEvent(app.db, { organisationId: ours.organisationId });
    const to = { ...request(), eventId: event.eventId };
    const moved = { ...fieldsOfPart(nineFields(app), "where"), cityId: cityId(app.db, "paris") };
    await sendPart(app, to, "where", moved);
    await sendPart(app, to, "what", { ...fieldsOfPart(nineFields(app), "what"), language: "fr" });
    await sendPart(app, to, "when", { ...fieldsOfPart(nineFields(app), "when"), "dates[0].day": "2026-12-20" });
    await app.post(`/en/organise/events/${event.eventId}`, { intent: "publish" }, cookie);
    const saved = readEventInput(app.db, findEvent(app.db, event.eventId)!);
    expect([saved.cityId, saved.language, saved.dates[0]?.start]).toEqual([
      cityId(app.db, "lisboa"),
      "pt",
      "2026-12-18T19:00",
    ]);
  });

  it("shows less of its place at once, and forgets the address where none may be kept", async () => {
    const event = makeEvent(app.db, { organisationId: ours.organisationId, venueName: "Casa secreta" });
    const to = { ...request(), eventId: event.eventId };
    const where = { ...fieldsOfPart(nineFields(app), "where"), placeLevel: "by_partner", placeAsk: "Maré" };
    await sendPart(app, to, "where", where);
    await app.post(`/en/organise/events/${event.eventId}`, { intent: "publish" }, cookie);
    expect(await (await app.ask(`/en/events/${event.slug}`)).text()).not.toContain("Casa secreta");
    const everything = JSON.stringify(
      ["event", "event_draft_part", "event_revision", "audit_entry"].map((table) =>
        app.db.$client.prepare(`select * from ${table}`).all(),
      ),
    );
    expect(everything).not.toContain("Casa secreta");
    expect(everything).not.toContain("Rua dos Tecel");
  });
});
