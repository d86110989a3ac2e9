import { minutes } from "#app/domain/time/zoned-time.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { dateInput, makeEvent, makeOrganisation, signUp } from "../support/factories.ts";

let app: TestApp;
beforeEach(async () => {
  app = await createApp();
});
const get = async (path: string, cookie?: string) => app.ask(path, cookie ? { headers: { Cookie: cookie } } : {});
const join = (event: ReturnType<typeof makeEvent>, fields: Record<string, string | string[]> = {}, language = "en") =>
  app.post(`/${language}/events/${event.slug}/join`, {
    dateId: event.dateIds[0] ?? "",
    requestId: randomUUID(),
    partySize: "2",
    nickname: "Amal",
    ...fields,
  });
const oneSeat = { dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 1)] };

describe("signing up", () => {
  it("leads to a page of one's own that nobody else keeps, indexes or can guess", async () => {
    const response = await join(makeEvent(app.db), { needs: ["step_free", "childcare"], partySize: "٢" });
    expect(response.status).toBe(303);
    const path = response.headers.get("location") ?? "";
    expect(path).toMatch(/^\/en\/my\/[\w-]{27}$/);
    const page = await get(path);
    expect(page.headers.get("cache-control")).toBe("private, no-store");
    expect(page.headers.get("x-robots-tag")).toBe("noindex");
    const html = await page.text();
    expect(html).toContain("You have a seat");
    expect(html).toContain("2 people");
    expect(html).toMatch(/<title>Welcome Week: my events<\/title>/);
  });

  it("is one sign-up when the form is sent five times", async () => {
    const event = makeEvent(app.db);
    const requestId = randomUUID();
    const places = [];
    for (let turn = 0; turn < 5; turn += 1) places.push((await join(event, { requestId })).headers.get("location"));
    expect(new Set(places).size).toBe(1);
  });

  it.each([
    ["en", { nickname: "" }, "Fill in this field."],
    ["fr", { partySize: "7" }, "Écrivez un nombre de 1 à 6."],
    ["es", { partySize: "muchos" }, "Escriba cuántas personas, en cifras"],
    ["pt", { email: "x@" }, "Este endereço de e-mail não está completo."],
    ["ar", { nickname: "ن".repeat(61) }, "أقصى عدد للحروف: 60."],
    ["en", { dateId: "nonsense" }, "Choose one of the possibilities offered."],
    ["en", { needs: "papers" }, "Choose one of the possibilities offered."],
    ["en", { email: "a@example.org\r\nBcc: b@example.org" }, "This is not a complete e-mail address."],
  ])("in %s, %j is refused in words and gives back what was typed", async (language, wrong, words) => {
    const response = await join(makeEvent(app.db), wrong, language);
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain(words);
    if (!("nickname" in wrong)) expect(html).toContain('value="Amal"');
    expect(app.faults).toEqual([]);
  });

  it("leads to the waiting list when somebody was faster, and the page says so", async () => {
    const event = makeEvent(app.db, oneSeat);
    signUp(app.db, event);
    const response = await join(event, { partySize: "1" });
    expect(response.status).toBe(303);
    const html = await (await get(response.headers.get("location") ?? "")).text();
    expect(html).toContain("On the waiting list");
    expect(html).toContain("You are first on the list.");
  });

  it("is one when the form is sent twice, another with another choice, and leads nowhere later or from elsewhere", async () => {
    const times = [
      dateInput("2026-12-19T19:00", "2026-12-19T22:00"),
      dateInput("2026-12-21T19:00", "2026-12-21T22:00"),
    ];
    const event = makeEvent(app.db, { dates: times });
    const [first = "", second = ""] = event.dateIds;
    const requestId = randomUUID();
    const send = async (dateId: string) => {
      const response = await join(event, { requestId, dateId });
      return [response.status, response.headers.get("location")] as const;
    };
    const [, page] = await send(first);
    expect(await send(first)).toEqual([303, page]);
    const other = await send(second);
    expect(other[0]).toBe(303);
    expect(other[1]).not.toBe(page);
    expect(await send(second)).toEqual(other);
    const own = await app.post(`${other[1]}/join/${event.slug}`, {
      requestId,
      dateId: first,
      partySize: "2",
      nickname: "A",
    });
    expect(own.status).toBe(409);
    app.clock.advance(minutes(15) + 1);
    expect(await send(first)).toEqual([409, null]);
  });

  it.each(["\u200b", "\u3164", "\u2800 \u0301"])("takes no nickname that nobody can see (%j)", async (nickname) => {
    expect((await join(makeEvent(app.db), { nickname })).status).toBe(400);
  });

  it("chooses no date for people where there are several, and asks when they forget", async () => {
    const event = makeEvent(app.db, {
      dates: [dateInput("2026-12-19T19:00", "2026-12-19T22:00"), dateInput("2026-12-21T19:00", "2026-12-21T22:00")],
    });
    const path = `/en/events/${event.slug}/join`;
    const html = await (await get(path)).text();
    expect(html.match(/name="dateId"/g)).toHaveLength(2);
    expect(html).not.toMatch(/name="dateId"[^>]*checked/);
    const response = await app.post(path, { requestId: randomUUID(), partySize: "2", nickname: "Sol" });
    expect(response.status).toBe(400);
    const again = await response.text();
    expect(again).toContain("Which date? Choose one of the possibilities offered.");
    expect(again).toContain('value="Sol"');
  });

  it("shows people what they said they need", async () => {
    const { token } = signUp(app.db, makeEvent(app.db), { needs: ["childcare", "seating"] });
    expect(await (await get(`/ar/my/${token}`)).text()).toMatch(
      /رعاية الأطفال، مقعد للجلوس|مقعد للجلوس، رعاية الأطفال/,
    );
  });

  it("needs an event that is public, and a date of that event", async () => {
    expect((await join(makeEvent(app.db, { until: "submitted" }))).status).toBe(404);
    expect((await join(makeEvent(app.db), { dateId: makeEvent(app.db).dateIds[0] ?? "" })).status).toBe(404);
  });

  it("says that nobody needs to sign up where people just come", async () => {
    const event = makeEvent(app.db, { door: "just_come" });
    expect(await (await get(`/en/events/${event.slug}/join`)).text()).toContain("Just come.");
    expect((await join(event)).status).toBe(409);
  });
});

describe("a page of one's own", () => {
  it("gives seats back, and erases everything, by a press of a button", async () => {
    const event = makeEvent(app.db, oneSeat);
    const { token } = signUp(app.db, event);
    const signUpId = (app.db.$client.prepare("select id from sign_up").get() as { id: string }).id;
    const path = `/en/my/${token}`;
    expect((await app.post(path, { intent: "cancel", signUpId })).headers.get("location")).toBe(`${path}?done=cancel`);
    expect(await (await get(path)).text()).toContain("You gave your seats back");
    expect((await app.post(path, { intent: "erase" })).headers.get("location")).toBe("/en/erased");
    expect((await get(path)).status).toBe(404);
    expect(await (await get("/ar/erased")).text()).toContain("مُحيت صفحتكم وكل ما فيها.");
    expect((await app.post(path, { intent: "erase" })).status).toBe(404);
  });

  it("does nothing for a wish it does not know, or a seat that is not on it", async () => {
    const { token } = signUp(app.db, makeEvent(app.db));
    expect((await app.post(`/en/my/${token}`, { intent: "sell" })).status).toBe(400);
    expect((await app.post(`/en/my/${token}`, { intent: "cancel", signUpId: randomUUID() })).status).toBe(404);
  });
});

describe("confirming an address", () => {
  it("happens by the button, however often a mail scanner looks", async () => {
    signUp(app.db, makeEvent(app.db), { email: "amal@example.org" });
    const { token } = app.db.$client.prepare("select confirm_token as token from attendee_page").get() as {
      token: string;
    };
    const confirmedAt = () => app.db.$client.prepare("select email_confirmed_at as at from attendee_page").get();
    for (let look = 0; look < 3; look += 1)
      expect(await (await get(`/fr/confirm/${token}`)).text()).toContain("Confirmer mon adresse");
    expect(confirmedAt()).toEqual({ at: null });
    expect((await app.post(`/fr/confirm/${token}`, {})).status).toBe(303);
    expect(confirmedAt()).not.toEqual({ at: null });
    expect(await (await get(`/fr/confirm/${token}`)).text()).toContain("Votre adresse est confirmée");
  });
});

describe("signing in", () => {
  const code = () =>
    (
      app.db.$client
        .prepare(
          "select json_extract(payload, '$.code') as code from outbox where kind = 'sign_in_code' order by created_at desc",
        )
        .get() as { code: string }
    ).code;
  const cookieOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
  const askFor = (email: string, language = "en", to = "") => app.post(`/${language}/sign-in${to}`, { email });

  it("leads where somebody wanted to go, with a cookie that ends with the browser", async () => {
    const { email } = makeOrganisation(app.db);
    const asked = await askFor(email, "en", "?to=%2Fen%2Forganise%2Fevents%2Fnew");
    expect(asked.headers.get("location")).toBe("/en/sign-in/code?to=%2Fen%2Forganise%2Fevents%2Fnew");
    const done = await app.post(asked.headers.get("location") ?? "", { code: code() }, cookieOf(asked));
    expect(done.headers.get("location")).toBe("/en/organise/events/new");
    const session = done.headers.getSetCookie().find((cookie) => cookie.startsWith("__Host-ww_session=")) ?? "";
    expect(session).toMatch(/HttpOnly/);
    expect(session).toMatch(/Secure/);
    expect(session).toMatch(/SameSite=Lax/);
    expect(session).not.toMatch(/Max-Age|Expires/);
    expect((await get("/en/organise", session.split(";")[0])).status).toBe(200);
  });

  it("says in words that a code is wrong, and after five tries that it is spent", async () => {
    const { email } = makeOrganisation(app.db);
    const asked = await askFor(email, "fr");
    const answers = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const response = await app.post("/fr/sign-in/code", { code: turn === 5 ? code() : "FAUX2222" }, cookieOf(asked));
      expect(response.status).toBe(400);
      answers.push(/Il vous reste [^.]*\.|ne marche plus/.exec(await response.text())?.[0]);
    }
    expect(answers).toEqual([
      "Il vous reste 4 essais.",
      "Il vous reste 3 essais.",
      "Il vous reste 2 essais.",
      "Il vous reste un essai.",
      "ne marche plus",
      "ne marche plus",
    ]);
  });

  it("answers the same whether an address is known or not", async () => {
    const { email } = makeOrganisation(app.db);
    const [known, unknown] = [await askFor(email), await askFor("nobody@example.org")];
    expect([known.status, known.headers.get("location")]).toEqual([unknown.status, unknown.headers.get("location")]);
  });

  it("asks for an address that is one, and begins again in another browser", async () => {
    const wrong = await askFor("nobody at all", "ar");
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining("عنوان البريد هذا غير كامل")]);
    expect(await (await get("/en/sign-in/code")).text()).toContain(
      "You have not asked for a code in this browser yet.",
    );
    expect((await app.post("/en/sign-in/code", { code: "X" })).status).toBe(400);
  });

  it("never leads away from this site", async () => {
    const { email } = makeOrganisation(app.db);
    const asked = await askFor(email, "en", "?to=https%3A%2F%2Fevil.example");
    const done = await app.post(
      `/en/sign-in/code?to=${encodeURIComponent("//evil.example")}`,
      { code: code() },
      cookieOf(asked),
    );
    expect(done.headers.get("location")).toBe("/en/workspaces");
  });
});

describe("a form made up by hand", () => {
  it.each([
    { "email.toString": "1", "email.valueOf": "1" },
    { "title.toString": "1" },
    { __state__: "nojson" },
    ...[
      "5",
      '"x"',
      "[]",
      "{}",
      '{"type":"zzz"}',
      '{"type":"update"}',
      '{"type":"update","payload":{"name":"email","value":[1,1,1]}}',
      '{"type":"insert","payload":{"name":"email"}}',
      '{"type":"insert","payload":{"name":"dates","defaultValue":[{},{}]}}',
      '{"type":"reorder","payload":{"name":"dates","from":0,"to":1}}',
      "not json",
    ].map((intent) => ({ __intent__: intent })),
  ])("%j is refused, and is nobody's fault", async (fields) => {
    const response = await app.post("/en/sign-in", {
      ...fields,
      ...("email.toString" in fields ? {} : { email: "a@b.c" }),
    });
    expect(response.status).toBe(400);
    expect(app.faults).toEqual([]);
  });

  it("is not read when it is far longer than any form for residents", async () => {
    expect((await app.post("/en/sign-in", { email: "a".repeat(200_000) })).status).toBe(413);
  });
});
