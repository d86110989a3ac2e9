import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { moveDateOnline } from "#app/domain/dates/move-date-online.server.ts";
import { hours, instantFrom, minutes } from "#app/domain/time/zoned-time.ts";
import { purge } from "#app/domain/installation/purge.server.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { dateInput, makeEvent } from "../support/factories.ts";
import { deliveryTo, type Mailbox, openMailbox } from "../support/mailbox.ts";
import {
  confirmMail,
  type Guest,
  makeGuest,
  makeHall,
  makeMailedGuest,
  organiserContactOf,
  queued,
  signUpRowOf,
  statesOf,
} from "../support/seats.ts";

let app: TestApp;
beforeEach(async () => {
  app = await createApp();
});
const guestEmail = "amal@example.org";
const pathOf = ({ token }: Pick<Guest, "token">, language = "en") => `/${language}/my/${token}`;
const htmlOf = async (path: string) => (await app.ask(path)).text();
const statusOf = async (path: string) => (await app.ask(path)).status;
const press = (guest: Pick<Guest, "token">, fields: Record<string, string>, language = "en") =>
  app.post(pathOf(guest, language), fields);
const calendarPathOf = ({ token }: Pick<Guest, "token">) =>
  `/calendar/my/${(app.db.$client.prepare("select calendar_token as t from attendee_page where token = ?").get(token) as { t: string }).t}.ics`;

describe("a page of one's own", () => {
  it("is kept by nobody, found by no search engine and named to no other page, at all its addresses", async () => {
    const event = makeHall(app.db, null);
    const guest = makeGuest(app.db, event);
    for (const path of [pathOf(guest), `${pathOf(guest)}/slip`, `${pathOf(guest)}/join/${event.slug}`]) {
      const { status, headers } = await app.ask(path);
      expect([path, status]).toEqual([path, 200]);
      expect(headers.get("cache-control")).toBe("private, no-store");
      expect(headers.get("x-robots-tag")).toBe("noindex");
      expect(headers.get("referrer-policy")).toBe("strict-origin");
    }
    const { headers } = await app.ask(calendarPathOf(guest));
    expect([headers.get("cache-control"), headers.get("x-robots-tag")]).toEqual(["private, no-store", "noindex"]);
  });

  it.each(["", "/slip", "/join/anything"])("that nobody has is not there (%s)", async (rest) => {
    const { token } = makeGuest(app.db, makeHall(app.db, null));
    const guess = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
    expect(await statusOf(`/en/my/${guess}${rest}`)).toBe(404);
    expect((await app.post(`/en/my/${guess}`, { intent: "erase" })).status).toBe(404);
    expect(await statusOf(`/calendar/my/${guess}.ics`)).toBe(404);
  });

  it("gives back seats, changes a party, and takes what is offered", async () => {
    const event = makeHall(app.db, 3);
    const holder = makeGuest(app.db, event, { partySize: 3 });
    const waiting = makeMailedGuest(app.db, event, guestEmail, { partySize: 2 });
    expect(await htmlOf(pathOf(waiting))).toMatch(/waiting list|wait/i);
    const smaller = await press(holder, { intent: "party", signUpId: holder.signUpId, partySize: "١" });
    expect([smaller.status, smaller.headers.get("location")]).toEqual([303, `${pathOf(holder)}?done=party`]);
    expect(signUpRowOf(app.db, waiting).state).toBe("offered");
    expect(await htmlOf(pathOf(waiting))).toContain('value="accept"');
    expect((await press(waiting, { intent: "accept", signUpId: waiting.signUpId })).status).toBe(303);
    expect((await press(holder, { intent: "cancel", signUpId: holder.signUpId })).status).toBe(303);
    expect(statesOf(app.db, holder, waiting)).toEqual(["cancelled", "confirmed"]);
    expect(await htmlOf(pathOf(holder))).toContain("You gave your seats back");
    expect(await htmlOf(`${pathOf(holder)}?done=cancel`)).toMatch(/role="status".*this sign-up is cancelled/s);
    expect(await htmlOf(`${pathOf(holder)}?done=constructor`)).not.toContain('role="status"');
  });

  it("says in words what is refused", async () => {
    const event = makeHall(app.db, 2);
    const guest = makeGuest(app.db, event);
    const mailed = makeMailedGuest(app.db, event, guestEmail);
    const larger = await press(guest, { intent: "party", signUpId: guest.signUpId, partySize: "2" }, "fr");
    expect(larger.status).toBe(400);
    expect(await larger.text()).toContain("pas assez de places pour 2 personnes");
    const late = await press(mailed, { intent: "accept", signUpId: guest.signUpId });
    expect(late.status).toBe(404);
    app.db.$client.prepare("update sign_up set state = 'offered', offer_until = 1 where id = ?").run(mailed.signUpId);
    const lapsed = await press(mailed, { intent: "accept", signUpId: mailed.signUpId });
    expect(lapsed.status).toBe(409);
    expect(await lapsed.text()).toMatch(/role="alert"/);
    expect(app.faults).toEqual([]);
  });

  it.each([
    {},
    { intent: "sell" },
    { intent: "" },
    { intent: "party", partySize: "many" },
    { intent: "party", partySize: "" },
    { intent: "party", partySize: "-1" },
    { intent: "party", partySize: "99999999999999999999" },
    { intent: "language", language: "de" },
    { intent: "language" },
    { intent: "reminders", wanted: "perhaps" },
    { "intent.toString": "cancel" },
    { "intent[0]": "cancel" },
  ])("answers %j with words, and is nobody's fault", async (fields: Record<string, string>) => {
    const guest = makeGuest(app.db, makeHall(app.db, null));
    const response = await press(guest, { signUpId: guest.signUpId, ...fields });
    expect([fields, response.status]).toEqual([fields, 400]);
    expect(await response.text()).toMatch(/<h1/);
    expect([signUpRowOf(app.db, guest).state, app.faults]).toEqual(["confirmed", []]);
  });

  it.each(["cancel", "accept", "party"])("%s of a sign-up of somebody else is not there", async (intent) => {
    const event = makeHall(app.db, 5);
    const [mine, theirs] = [makeGuest(app.db, event), makeGuest(app.db, event)];
    for (const signUpId of [theirs.signUpId, randomUUID(), "", "x".repeat(5_000)]) {
      expect((await press(mine, { intent, signUpId, partySize: "2" })).status).toBe(404);
    }
    expect(signUpRowOf(app.db, theirs)).toMatchObject({ state: "confirmed", party: 1 });
  });

  it("changes its reminders, and only its own", async () => {
    const event = makeHall(app.db, null);
    const [guest, other] = [
      makeMailedGuest(app.db, event, guestEmail),
      makeMailedGuest(app.db, event, "b@example.org"),
    ];
    const wanted = () =>
      app.db.$client.prepare("select wants_reminders as w from attendee_page order by rowid").pluck().all();
    expect((await press(guest, { intent: "reminders", wanted: "no" })).headers.get("location")).toBe(
      `${pathOf(guest)}?done=reminders`,
    );
    expect(wanted()).toEqual([0, 1]);
    await press(guest, { intent: "reminders", wanted: "yes" });
    await press(other, { intent: "reminders", wanted: "no" });
    expect(wanted()).toEqual([1, 0]);
  });

  it("gets new addresses, and whoever has the old ones has nothing, not even by the mail that confirmed", async () => {
    const event = makeHall(app.db, null);
    const guest = makeMailedGuest(app.db, event, guestEmail);
    const confirm = `/en/confirm/${(app.db.$client.prepare("select confirm_token as t from attendee_page").get() as { t: string }).t}`;
    expect(await htmlOf(confirm)).toContain(guest.token);
    const oldCalendar = calendarPathOf(guest);
    const location = (await press(guest, { intent: "addresses" })).headers.get("location") ?? "";
    expect(location).toMatch(/^\/en\/my\/[\w-]{27}\?done=addresses$/);
    expect(location).not.toContain(guest.token);
    const renewed = { token: location.split(/[/?]/).at(-2) ?? "" };
    expect(await Promise.all([pathOf(guest), oldCalendar, location, calendarPathOf(renewed)].map(statusOf))).toEqual([
      404, 410, 200, 200,
    ]);
    expect((await press(guest, { intent: "erase" })).status).toBe(404);
    expect(await htmlOf(confirm)).not.toContain(renewed.token);
    expect(await htmlOf(location)).toContain("You have a seat");
  });

  it("that gets new addresses before its e-mail is confirmed gives that up: it may be a stranger's", async () => {
    const guest = makeGuest(app.db, makeHall(app.db, null), { email: guestEmail });
    const confirm = app.db.$client.prepare("select confirm_token from attendee_page").pluck().get() as string;
    const location = (await press(guest, { intent: "addresses" })).headers.get("location") ?? "";
    expect(await statusOf(`/en/confirm/${confirm}`)).toBe(404);
    expect(await htmlOf(location)).not.toContain(guestEmail);
    expect(queued(app.db, "sign_up_confirmed")).toBe(0);
  });

  it("that gets new addresses is found by no form that was posted before", async () => {
    const event = makeHall(app.db, null);
    const fields = { dateId: event.dateIds[0] ?? "", requestId: randomUUID(), partySize: "1", nickname: "Amal" };
    const join = async () => (await app.post(`/en/events/${event.slug}/join`, fields)).headers.get("location") ?? "";
    const first = await join();
    expect(await join()).toBe(first);
    const renewed = (await app.post(first, { intent: "addresses" })).headers.get("location") ?? "";
    const later = await join();
    expect([first, renewed.split("?")[0]]).not.toContain(later);
  });

  it("shows an address whole until it is confirmed, then only what its owner knows it by", async () => {
    const event = makeHall(app.db, null);
    const guest = makeGuest(app.db, event, { email: guestEmail });
    expect(await htmlOf(pathOf(guest))).toContain(guestEmail);
    confirmMail(app.db, guest.token);
    const html = await htmlOf(pathOf(guest));
    expect(html).not.toContain(guestEmail);
    expect(html).toContain("a…@example.org");
  });

  it("takes a first address, another one, or none; nothing goes to one that is not confirmed", async () => {
    const mailbox = await openMailbox();
    const deliver = () => deliverOutbox(deliveryTo(mailbox, app));
    const confirmToken = () =>
      app.db.$client.prepare("select confirm_token from attendee_page").pluck().get() as string;
    const guest = makeGuest(app.db, makeHall(app.db, null));
    const give = (email: string) => press(guest, { intent: "email", email }, "fr");
    expect((await give("")).status).toBe(400);
    const wrong = await give("amal@");
    expect([wrong.status, (await wrong.text()).includes('value="amal@"')]).toEqual([400, true]);
    expect((await give(" Amal@Example.org")).headers.get("location")).toBe(`${pathOf(guest, "fr")}?done=email`);
    await deliver();
    expect(mailbox.newestTo(guestEmail).parsed.text).toContain(`/confirm/${confirmToken()}`);
    await app.post(`/fr/confirm/${confirmToken()}`, {});
    await deliver();
    expect(mailbox.mails.filter((mail) => mail.to === guestEmail)).toHaveLength(2);

    // A new address gets the present state once it is confirmed, and the link to the old one is invalid.
    const old = confirmToken();
    app.clock.advance(hours(72));
    await give("nova@example.org");
    expect([await statusOf(`/fr/confirm/${old}`), signUpRowOf(app.db, guest).state]).toEqual([404, "confirmed"]);
    // An unconfirmed address is kept from when it was given, not from when the page was made.
    purge(app.db, app.clock.now());
    await deliver();
    expect(mailbox.mails.filter((mail) => mail.to === "nova@example.org")).toHaveLength(1);
    await app.post(`/fr/confirm/${confirmToken()}`, {});
    await deliver();
    expect(mailbox.newestTo("nova@example.org").parsed.attachments).toHaveLength(1);
    expect(mailbox.mails.filter((mail) => mail.to === guestEmail)).toHaveLength(2);

    expect((await give("")).status).toBe(400);
    expect((await press(guest, { intent: "no_email" })).headers.get("location")).toBe(`${pathOf(guest)}?done=no_email`);
    expect(app.db.$client.prepare("select email, email_confirmed_at as at from attendee_page").get()).toEqual({
      email: null,
      at: null,
    });
    await mailbox.close();
  });

  it("asks to confirm at most three times a day, and the links that were sent go on working", async () => {
    const guest = makeGuest(app.db, makeHall(app.db, null), { email: guestEmail });
    const token = () => app.db.$client.prepare("select confirm_token from attendee_page").pluck().get() as string;
    for (let turn = 0; turn < 2; turn += 1) await press(guest, { intent: "email", email: guestEmail });
    const last = token();
    await press(guest, { intent: "email", email: guestEmail });
    expect([queued(app.db, "confirm_email"), token()]).toEqual([3, last]);
    expect((await app.post(`/en/confirm/${last}`, {})).status).toBe(303);
  });

  it.each(["%E2%82%AC", "a%0Ab", "x"])(
    "that nobody has (%s) is not there for a pasted address either",
    async (token) => {
      expect(await statusOf(`/en/my/${token}/join/to?event=x`)).toBe(404);
      expect(app.faults).toEqual([]);
    },
  );

  it("writes no more than twenty mails a day about how its sign-ups stand, whoever signs them up and off", async () => {
    const event = makeHall(app.db, null);
    const guest = makeMailedGuest(app.db, event, guestEmail);
    const path = `${pathOf(guest)}/join/${event.slug}`;
    for (let turn = 0; turn < 30; turn += 1) {
      const signUpId = app.db.$client
        .prepare("select id from sign_up where state = 'confirmed'")
        .pluck()
        .get() as string;
      await press(guest, { intent: "cancel", signUpId });
      const fields = { dateId: event.dateIds[0] ?? "", requestId: randomUUID(), partySize: "1", nickname: "Amal" };
      expect((await app.post(path, fields)).status).toBe(303);
    }
    expect(queued(app.db, "sign_up_confirmed")).toBe(20);
  });

  it("is erased: page, calendar, mail not yet sent; and the seat is somebody else's", async () => {
    const event = makeHall(app.db, 1);
    const guest = makeMailedGuest(app.db, event, guestEmail);
    const waiting = makeGuest(app.db, event);
    const calendar = calendarPathOf(guest);
    expect(queued(app.db, "sign_up_confirmed")).toBe(1);
    expect((await press(guest, { intent: "erase" })).headers.get("location")).toBe("/en/erased");
    expect([await statusOf(pathOf(guest)), await statusOf(calendar)]).toEqual([404, 410]);
    expect(statesOf(app.db, waiting)).toEqual(["confirmed"]);
    expect([queued(app.db, "sign_up_confirmed"), queued(app.db, "confirm_email")]).toEqual([0, 0]);
  });
});

describe("another event on the same page", () => {
  const fields = (event: ReturnType<typeof makeHall>, rest: Record<string, string> = {}) => ({
    dateId: event.dateIds[0] ?? "",
    requestId: randomUUID(),
    partySize: "2",
    nickname: "Amal",
    ...rest,
  });
  const seatsOf = ({ token }: Guest) =>
    app.db.$client
      .prepare("select party_size from sign_up where page_id = (select id from attendee_page where token = ?)")
      .pluck()
      .all(token);

  it("is joined by its address, once, without asking for an address again", async () => {
    const guest = makeGuest(app.db, makeHall(app.db, null));
    const next = makeHall(app.db, null, { title: "Baile" });
    const path = `${pathOf(guest)}/join/${next.slug}`;
    const html = await htmlOf(path);
    expect(html).toContain("Baile");
    expect(html).not.toContain('name="email"');
    expect((await app.post(path, fields(next))).headers.get("location")).toBe(pathOf(guest));
    expect(seatsOf(guest)).toEqual([1, 2]);
    expect((await app.post(path, fields(next))).status).toBe(409);
    expect((await app.post(path, fields(next, { intent: "sell" }))).status).toBe(400);
    expect((await app.post(path, {})).status).toBe(400);
    expect(seatsOf(guest)).toEqual([1, 2]);
  });

  it.each([
    (slug: string) => `https://week.test/fr/events/${slug}`,
    (slug: string) => ` https://week.test/fr/events/${slug}/join?for=other#content `,
    (slug: string) => slug,
  ])("is joined by what somebody pasted (%s), from the form to the seat", async (pasted) => {
    const guest = makeGuest(app.db, makeHall(app.db, null));
    const next = makeHall(app.db, null, { title: "Baile" });
    const path = `${pathOf(guest)}/join/to?event=${encodeURIComponent(pasted(next.slug))}`;
    expect(await htmlOf(path)).toContain("Baile");
    // The form has no action: browsers send it to the address of its page.
    expect((await app.post(path, fields(next))).headers.get("location")).toBe(pathOf(guest));
    expect(seatsOf(guest)).toEqual([1, 2]);
  });

  it.each(["", "https://elsewhere.example/", "../../etc/passwd", "%00", "x".repeat(3_000)])(
    "that is none (%j) leads back to the field, which says so and keeps it",
    async (pasted) => {
      const guest = makeGuest(app.db, makeHall(app.db, null));
      const response = await app.ask(`${pathOf(guest)}/join/to?event=${encodeURIComponent(pasted)}`);
      expect(response.status).toBe(302);
      const html = await htmlOf((response.headers.get("location") ?? "").replace("#more", ""));
      expect(html).toContain("There is no event at this address");
      expect(html).toContain(`value="${pasted.slice(0, 300)}"`);
      expect(app.faults).toEqual([]);
    },
  );

  it("can be followed from it, and unfollowed", async () => {
    const guest = makeGuest(app.db, makeHall(app.db, null));
    const next = makeEvent(app.db, { door: "just_come", title: "Baile" });
    const path = `${pathOf(guest)}/join/${next.slug}`;
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await app.post(path, { intent: "follow", requestId: randomUUID() })).status).toBe(303);
    }
    const shown = async () => [
      (await htmlOf(pathOf(guest))).includes("Baile"),
      (await htmlOf(calendarPathOf(guest))).includes("Baile"),
    ];
    expect(await shown()).toEqual([true, true]);
    expect((await press(guest, { intent: "unfollow", eventId: next.eventId })).status).toBe(303);
    expect((await press(guest, { intent: "unfollow", eventId: "nonsense" })).status).toBe(303);
    expect(await shown()).toEqual([false, false]);
  });
});

describe("somebody who signs another person up", () => {
  it("gives no address, and gets a ticket with the code and the way to the page", async () => {
    const event = makeHall(app.db, 1);
    const path = `/en/events/${event.slug}/join`;
    expect(await htmlOf(path)).toContain('name="email"');
    const form = await htmlOf(`${path}?for=other`);
    expect(form).not.toContain('name="email"');
    expect(form).toContain('name="forOther"');
    const typed = { dateId: event.dateIds[0] ?? "", partySize: "1", nickname: "Sol", forOther: "1" };
    const slips = [];
    for (const visitor of ["192.0.2.7", "198.51.100.7"]) {
      app.context.visitor = visitor;
      const { headers } = await app.post(path, { ...typed, requestId: randomUUID() });
      slips.push(headers.get("location") ?? "");
    }
    const [first = "", second = ""] = slips;
    expect(first).toMatch(/^\/en\/my\/[\w-]{27}\/slip$/);
    const codes = app.db.$client.prepare("select check_in_code from sign_up order by rowid").pluck().all() as string[];
    const slip = await htmlOf(first);
    expect(slip).toContain(codes[0] ?? "");
    expect(slip).toContain(`https://week.test${first.replace("/slip", "")}`);
    // The ticket must be complete in itself: what, where, for how many.
    for (const fact of ["Jantar de vizinhos", "Sol", "One person", "Lisbon"]) expect(slip).toContain(fact);
    expect(form).toContain("Do not count yourself");
    // Attendees on the waitlist have no code to show yet.
    expect(await htmlOf(second)).not.toContain(codes[1] ?? "");
  });
});

it("says on no ticket where a protected place is, although the page does", async () => {
  const event = makeEvent(app.db, {
    placeLevel: "area",
    streetAddress: "Rua do Segredo 7",
    district: "Graça",
    revealHours: 720,
  });
  const guest = makeGuest(app.db, event);
  expect(await htmlOf(pathOf(guest))).toContain("Segredo");
  const slip = await htmlOf(`${pathOf(guest)}/slip`);
  expect(slip).not.toContain("Segredo");
  expect(slip).toContain("The page below says where it is.");
});

it("offers more of an event only where there is more", async () => {
  const times = [dateInput("2026-12-19T19:00", "2026-12-19T22:00"), dateInput("2026-12-21T19:00", "2026-12-21T22:00")];
  const [second, first] = [makeEvent(app.db, { title: "Baile", dates: times }), makeEvent(app.db, { title: "Jogo" })];
  const lists = async (event: typeof second) =>
    (await htmlOf(pathOf(makeGuest(app.db, event)))).includes(`/join/${event.slug}"`);
  expect([await lists(second), await lists(first)]).toEqual([true, false]);
});

describe("mail", () => {
  let mailbox: Mailbox;
  beforeEach(async () => {
    mailbox = await openMailbox();
  });
  afterEach(() => mailbox.close());
  const deliver = () => deliverOutbox(deliveryTo(mailbox, app));
  const later = async (howLong: number) => {
    app.clock.advance(howLong);
    await deliver();
  };

  it("speaks the language that was chosen on the page", async () => {
    const guest = makeMailedGuest(app.db, makeHall(app.db, null), guestEmail);
    const response = await press(guest, { intent: "language", language: "ar" });
    expect(response.headers.get("location")).toBe(`${pathOf(guest, "ar")}?done=language`);
    await deliver();
    const { parsed } = mailbox.newestTo(guestEmail);
    expect(parsed.html).toMatch(/<html[^>]*lang="ar"/);
    expect(parsed.text).toContain(`https://week.test/ar/my/${guest.token}`);
  });

  it("with a lost address goes to one that was confirmed, three times a day; the answer is the same for all", async () => {
    const event = makeHall(app.db, null);
    const guest = makeMailedGuest(app.db, event, guestEmail);
    makeGuest(app.db, event, { email: "unconfirmed@example.org" });
    await deliver();
    mailbox.mails.length = 0;
    const ask = async (email: string) => {
      const response = await app.post("/en/my", { email });
      // Remove what differs in every answer.
      return [response.status, (await response.text()).replaceAll(/nonce="[^"]*"/g, "")];
    };
    const answers = [await ask(guestEmail), await ask("unconfirmed@example.org"), await ask("nobody@example.org")];
    expect(answers[0]?.[0]).toBe(200);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]?.[1]).not.toContain("example.org");
    await ask("AMAL@example.org");
    for (let turn = 0; turn < 3; turn += 1) await ask(guestEmail);
    // Only two mails to one domain are sent at a time.
    await later(hours(1));
    await later(minutes(1));
    const received = () =>
      mailbox.mails.filter((mail) => /amal|unconfirmed|nobody/i.test(mail.to)).map((mail) => mail.to);
    expect(received()).toEqual([guestEmail, guestEmail, guestEmail]);
    expect(mailbox.newestTo(guestEmail).parsed.text).toContain(guest.token);
    app.clock.advance(hours(24));
    await ask(guestEmail);
    await deliver();
    expect(received()).toHaveLength(4);
    expect((await app.post("/en/my", { email: "not one" })).status).toBe(400);
  });

  it("tells who follows or waits what becomes of a date, in their own words", async () => {
    const event = makeHall(app.db, 1);
    makeGuest(app.db, event);
    makeMailedGuest(app.db, event, "waits@example.org", { language: "es" });
    const followed = await app.post(`/fr/events/${event.slug}/follow`, {
      requestId: randomUUID(),
      email: "follows@example.org",
    });
    const location = followed.headers.get("location") ?? "";
    expect(location).toMatch(/^\/fr\/my\/[\w-]{27}$/);
    const silent = await app.post(`/pt/events/${event.slug}/follow`, { requestId: randomUUID(), email: "" });
    expect(await htmlOf(silent.headers.get("location") ?? "")).toContain(event.slug);
    confirmMail(app.db, location.split("/").at(-1) ?? "");
    await deliver();
    mailbox.mails.length = 0;
    const dateId = event.dateIds[0] ?? "";
    moveDateOnline(organiserContactOf(app.db, event, app.clock.now()), {
      dateId,
      note: "Chuva",
      joinUrl: "https://m.example/x",
    });
    await later(minutes(15));
    expect(mailbox.mails.map((mail) => mail.to).sort()).toEqual(["follows@example.org", "waits@example.org"]);
    expect(mailbox.newestTo("follows@example.org").parsed.text).toMatch(/a lieu en ligne[\s\S]*Chuva/);
    cancelDate(organiserContactOf(app.db, event, app.clock.now()), { dateId, note: "Chuva forte" });
    await later(minutes(15));
    const { text = "" } = mailbox.newestTo("follows@example.org").parsed;
    expect(text).toMatch(/n’a pas lieu[\s\S]*Chuva forte/);
    // Followers are not told of seats.
    expect(text).not.toMatch(/vos places|votre place|votre inscription/i);
    expect(mailbox.newestTo("waits@example.org").parsed.text).toContain("Chuva forte");
    expect(mailbox.mails).toHaveLength(4);
  });
});

describe("a personal calendar", () => {
  it("says neither the exact place nor the way to the page, even when the page shows the place", async () => {
    const event = makeHall(app.db, null, {
      placeLevel: "area",
      venueName: "Sala Secreta",
      streetAddress: "Rua Escondida, 1",
      district: "Perto da estação",
    });
    const guest = makeMailedGuest(app.db, event, guestEmail, { nickname: "Xyzzy" });
    app.clock.advance(instantFrom("2026-12-18T12:00:00Z") - app.clock.now());
    expect(await htmlOf(pathOf(guest))).toContain("Sala Secreta");
    const text = (await htmlOf(calendarPathOf(guest))).replaceAll(/\r\n[ \t]/g, "");
    expect(text).toContain("Perto da estação");
    for (const secret of ["Secreta", "Escondida", guest.token, "Xyzzy", guestEmail]) expect(text).not.toContain(secret);
    const code = app.db.$client.prepare("select check_in_code from sign_up").pluck().get() as string;
    expect(text).not.toMatch(new RegExp(`\\b${code}\\b`));
  });
});
