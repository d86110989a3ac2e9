import type { OpenDatabase } from "#db/client.server.ts";
import { findDate, findEvent } from "#db/queries/events.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { cityId, dateInput, makeEvent, makeOrganisation, type MadeEvent, signUp } from "../support/factories.ts";

let app: TestApp;
let db: OpenDatabase;
let ours: ReturnType<typeof makeOrganisation>;
let cookie: string;
beforeEach(async () => {
  app = await createApp();
  db = app.db;
  ours = makeOrganisation(db, { name: "Maré" });
  cookie = await app.signIn(ours.email);
});

const own = (overrides: Parameters<typeof makeEvent>[1] = {}) =>
  makeEvent(db, { organisationId: ours.organisationId, ...overrides });
const see = async (path: string) => {
  const response = await app.ask(path, { headers: { Cookie: cookie } });
  return { status: response.status, html: await response.text(), headers: response.headers };
};
const datesPath = (event: MadeEvent, language = "en") => `/${language}/organise/events/${event.eventId}/dates`;
const send = async (path: string, fields: Parameters<TestApp["post"]>[1]) => {
  const response = await app.post(path, fields, cookie);
  return { status: response.status, html: await response.text(), location: response.headers.get("location") };
};
const hiddenOf = (html: string, intent: string) => {
  const form = html.split("<form").find((part) => part.includes(`name="intent" value="${intent}"`)) ?? "";
  return Object.fromEntries(
    [...form.matchAll(/name="(intent|dateId|version)" value="([^"]*)"/g)].map((m) => [m[1], m[2]]),
  );
};

describe("the page of an event's dates", () => {
  it("has buttons only for what is possible, and cancels, with the reason, in every language", async () => {
    const event = own();
    for (const language of ["en", "fr", "es", "pt", "ar"]) {
      const { status, html } = await see(datesPath(event, language));
      expect(status).toBe(200);
      expect(html).not.toMatch(/<script|\b(dateStatus|dates|hint|sure|action|many|hide)\.[a-z_]+\b/);
    }
    const page = await see(datesPath(event));
    expect(page.headers.get("cache-control")).toBe("private, no-store");
    expect(page.html).not.toContain('value="reinstate"');
    const refused = await send(datesPath(event), { ...hiddenOf(page.html, "cancel"), note: " " });
    expect([refused.status, refused.html]).toEqual([400, expect.stringContaining("Say why")]);
    const done = await send(datesPath(event), { ...hiddenOf(page.html, "cancel"), note: "Storm" });
    expect([done.status, done.location]).toEqual([303, datesPath(event)]);
    const after = await see(datesPath(event));
    expect(after.html).toContain("Storm");
    expect(after.html).toContain('value="reinstate"');
    expect(after.html).not.toContain('value="postpone"');
    expect(await (await app.ask(`/en/events/${event.slug}`)).text()).toContain("Storm");
    expect((await send(datesPath(event), hiddenOf(after.html, "reinstate"))).status).toBe(303);
    expect(findDate(db, event.dateIds[0] ?? "")).toMatchObject({ status: "scheduled", sequence: 2 });
  });

  it("moves a date, keeps what was typed when it is refused, and asks about an hour that comes twice", async () => {
    db.$client.prepare("update edition set starts_on = '2026-10-20', ends_on = '2027-03-31'").run();
    const event = own({ cityId: cityId(db, "lisboa") });
    const page = await see(datesPath(event));
    const typed = (day: string, startTime: string, endTime: string) => ({
      ...hiddenOf(page.html, "reschedule"),
      "dates[0].day": day,
      "dates[0].endDay": "",
      "dates[0].startTime": startTime,
      "dates[0].endTime": endTime,
      note: "Sala maior",
    });
    const never = await send(datesPath(event), typed("2027-03-28", "01:30", "04:00"));
    expect(never.status).toBe(400);
    expect(never.html).toContain("does not exist");
    expect(never.html).toContain('value="01:30"');
    expect(never.html).toContain('value="Sala maior"');
    app.clock.advance(Date.UTC(2026, 9, 22) - app.clock.now());
    const again = await app.signIn(ours.email);
    const twice = await app.post(datesPath(event), typed("2026-10-25", "01:30", "04:00"), again);
    const html = await twice.text();
    expect(twice.status).toBe(400);
    expect(html).toContain('name="dates[0].startOffset" required="" value="60"');
    const chosen = { ...typed("2026-10-25", "01:30", "04:00"), "dates[0].startOffset": "0" };
    expect((await app.post(datesPath(event), chosen, again)).status).toBe(303);
    expect(findDate(db, event.dateIds[0] ?? "")).toMatchObject({
      startsAtLocal: "2026-10-25T01:30",
      startsAtUtc: Date.UTC(2026, 9, 25, 1, 30),
      previousStartsAtLocal: "2026-12-18T19:00",
      statusNote: "Sala maior",
    });
  });

  it("overwrites nothing when a colleague was faster, and shows what stands now", async () => {
    const event = own();
    const page = await see(datesPath(event));
    await send(datesPath(event), { ...hiddenOf(page.html, "postpone"), note: "First" });
    const late = await send(datesPath(event), { ...hiddenOf(page.html, "cancel"), note: "Second" });
    expect(late.status).toBe(409);
    expect(late.html).toContain("Somebody changed this meanwhile");
    expect(late.html).toContain("Why: First");
    expect(late.html).toContain('value="Second"');
    expect(findDate(db, event.dateIds[0] ?? "")).toMatchObject({ status: "postponed", sequence: 1 });
    expect((await send(datesPath(event), { ...hiddenOf(late.html, "cancel"), note: "Second" })).status).toBe(303);
    const gone = await send(datesPath(event), {
      ...hiddenOf(page.html, "move_online"),
      note: "x",
      joinUrl: "https://a.b/c",
    });
    expect([gone.status, gone.html]).toEqual([409, expect.stringContaining("Somebody changed this meanwhile")]);
  });

  it("sets seats not below those held, closes the sign-up, and adds a date", async () => {
    const event = own({ dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 10)] });
    signUp(db, event, { partySize: 3 });
    const page = await see(datesPath(event));
    expect(page.html).toContain("Seats taken: 3 of 10");
    const few = await send(datesPath(event), { ...hiddenOf(page.html, "set_capacity"), capacity: "2" });
    expect([few.status, few.html]).toEqual([400, expect.stringContaining("3 seats are taken")]);
    expect((await send(datesPath(event), hiddenOf(page.html, "close_sign_up"))).status).toBe(303);
    expect(await (await app.ask(`/en/events/${event.slug}`)).text()).toContain("have closed the sign-up");
    const date = { "dates[0].day": "2026-12-20", "dates[0].startTime": "19:00", "dates[0].endTime": "21:00" };
    expect((await send(datesPath(event), { intent: "add", ...date })).status).toBe(303);
    const twice = await send(datesPath(event), { intent: "add", ...date });
    expect([twice.status, twice.html]).toEqual([400, expect.stringContaining("This start appears twice")]);
  });

  it("leads to the form while the event is not public, and is not there for strangers", async () => {
    const draft = own({ until: "submitted" });
    expect((await see(datesPath(draft))).html).toContain(`/organise/events/${draft.eventId}/edit/when`);
    const foreign = makeEvent(db);
    expect((await see(datesPath(foreign))).status).toBe(404);
    const [dateId = ""] = foreign.dateIds;
    for (const event of [foreign, own()]) {
      expect((await send(datesPath(event), { intent: "cancel", dateId, version: "0--open", note: "x" })).status).toBe(
        404,
      );
    }
    expect(findDate(db, dateId)?.status).toBe("scheduled");
  });
});

describe("several dates in one step", () => {
  const path = "/en/organise/dates";
  const ticksOf = (html: string) => [...html.matchAll(/name="dates" value="([^"]*)"/g)].map((found) => found[1] ?? "");

  it("are named before anything changes, then all changed", async () => {
    const [first, second] = [own({ title: "Jantar azul" }), own({ title: "Jantar verde" })];
    const ticks = ticksOf((await see(path)).html);
    expect(ticks).toHaveLength(2);
    const nothing = await send(path, { action: "cancel", note: "Storm" });
    expect([nothing.status, nothing.html]).toEqual([400, expect.stringContaining("Tick at least one date")]);
    const unsaid = await send(path, { action: "cancel", dates: ticks, note: "" });
    expect([unsaid.status, unsaid.html]).toEqual([400, expect.stringContaining('checked=""')]);
    const check = await send(path, { action: "cancel", dates: ticks, note: "Storm" });
    expect(check.status).toBe(200);
    for (const words of ["Jantar azul", "Jantar verde", "Why: Storm", "Yes, 2 dates"])
      expect(check.html).toContain(words);
    expect(findDate(db, first.dateIds[0] ?? "")?.status).toBe("scheduled");
    const done = await send(path, { action: "cancel", dates: ticksOf(check.html), note: "Storm", confirmed: "yes" });
    expect([done.status, done.location]).toEqual([303, `${path}?done=1`]);
    for (const event of [first, second]) expect(findDate(db, event.dateIds[0] ?? "")?.status).toBe("cancelled");
  });

  it("are changed not at all with somebody else's among them, or one that changed meanwhile", async () => {
    const event = own();
    const [tick = ""] = ticksOf((await see(path)).html);
    const [foreignId = ""] = makeEvent(db).dateIds;
    for (const confirmed of ["", "yes"]) {
      const fields = { action: "cancel", dates: [tick, `${foreignId}_0--open`], note: "Storm", confirmed };
      expect((await send(path, fields)).status).toBe(404);
    }
    const old = tick.replace("_0-", "_5-");
    const stale = await send(path, { action: "cancel", dates: [old], note: "Storm", confirmed: "yes" });
    expect([stale.status, stale.html]).toEqual([409, expect.stringContaining("Somebody changed this meanwhile")]);
    expect(findDate(db, event.dateIds[0] ?? "")?.status).toBe("scheduled");
    expect(findDate(db, foreignId)?.status).toBe("scheduled");
  });

  it("are filtered by day", async () => {
    own({
      dates: [dateInput("2026-12-19T19:00", "2026-12-19T22:00"), dateInput("2026-12-21T19:00", "2026-12-21T22:00")],
    });
    expect(ticksOf((await see(`${path}?day=2026-12-21`)).html)).toHaveLength(1);
    expect(ticksOf((await see(`/ar/organise/dates?day=nonsense`)).html)).toHaveLength(2);
  });
});

describe("an event that is hidden", () => {
  it("answers 410 in the reader's language without a word of it, at once and from no cache", async () => {
    const event = own({ title: "Zebra noturna" });
    const server = await startServer(app);
    const ask = (path: string) => fetch(`${server.url}${path}`);
    expect((await ask(`/fr/events/${event.slug}`)).status).toBe(200);
    expect(await (await ask("/fr/programme")).text()).toContain("Zebra");
    const hide = `/en/organise/events/${event.eventId}/hide`;
    expect((await see(hide)).html).toContain("Hide “Zebra noturna” now");
    expect((await send(hide, { note: "" })).status).toBe(303);
    expect((await see(hide)).html).toContain("This event is hidden.");
    for (const path of [`/fr/events/${event.slug}`, `/fr/events/${event.slug}/join`]) {
      const gone = await ask(path);
      const html = await gone.text();
      expect([gone.status, gone.headers.get("cache-control")]).toEqual([410, "no-store"]);
      expect(html).toContain("n’est plus affiché");
      expect(html).not.toMatch(/zebra/i);
    }
    expect(await (await ask("/fr/programme")).text()).not.toContain("Zebra");
    const calendar = await (await ask(`/events/${event.slug}.ics?lang=fr`)).text();
    expect(calendar).toContain("STATUS:CANCELLED");
    expect(calendar).not.toMatch(/zebra/i);
    expect((await see(datesPath(event))).html).toContain("This event is hidden");
    await server.close();
  });

  it("says so on the page of who holds a seat, and not where it would have been", async () => {
    const event = own({ venueName: "Sala Zebra" });
    const { token } = signUp(db, event);
    await send(`/en/organise/events/${event.eventId}/hide`, { note: "" });
    const html = await (await app.ask(`/en/my/${token}`)).text();
    expect(html).toContain("is no longer shown");
    expect(html).not.toMatch(/Sala Zebra|\/events\//);
  });
});

it("a city finds the events of others in it, and may hide them; other organisations find none", async () => {
  const event = makeEvent(db, { title: "Zebra noturna" });
  const city = makeOrganisation(db, { kind: "local_authority", city: "lisboa" });
  const asCity = { headers: { Cookie: await app.signIn(city.email) } };
  const html = await (await app.ask("/en/organise/city", asCity)).text();
  expect(html).toContain("Zebra noturna");
  expect(html).toContain(`/organise/events/${event.eventId}/hide`);
  expect((await app.ask(`/en/organise/events/${event.eventId}/hide`, asCity)).status).toBe(200);
  expect((await see("/en/organise/city")).html).not.toContain("Zebra");
  expect((await see(`/en/organise/events/${event.eventId}/hide`)).status).toBe(404);
});

it("what was handed in can be taken back to correct it", async () => {
  const event = own({ until: "submitted" });
  const path = `/en/organise/events/${event.eventId}`;
  expect((await see(path)).html).toContain("Take it back to correct it");
  expect((await send(path, { intent: "takeBack" })).status).toBe(303);
  expect(findEvent(db, event.eventId)?.review).toBe("draft");
  expect((await see(path)).html).toContain("Submit for review");
});
