import { answerInvitation } from "#app/domain/co-hosts/answer-invitation.server.ts";
import { inviteCoHost } from "#app/domain/co-hosts/invite-co-host.server.ts";
import { days, hours, instantFrom, minutes, plus } from "#app/domain/time/zoned-time.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { parse } from "csv-parse/sync";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { testNow } from "../support/clock.ts";
import { contextFor, makeCoordinator, makeEvent, type MadeEvent, makeOrganisation } from "../support/factories.ts";
import { deliveryTo, openMailbox } from "../support/mailbox.ts";
import {
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
let event: MadeEvent;
let dateId: string;
let cookie: string;
beforeEach(async () => {
  app = await createApp();
  event = makeHall(app.db, 6);
  dateId = event.dateIds[0] ?? "";
  cookie = await app.signIn(event.email);
});
const attendees = (rest = "") => `/en/organise/events/${event.eventId}/people${rest}`;
const see = (path: string, by = cookie) => app.ask(path, by === "" ? {} : { headers: { Cookie: by } });
const textOf = async (path: string) => (await see(path)).text();
const codeOf = ({ signUpId }: Guest) =>
  app.db.$client.prepare("select check_in_code from sign_up where id = ?").pluck().get(signUpId) as string;
const cameOf = ({ signUpId }: Guest) =>
  app.db.$client.prepare("select checked_in_at from sign_up where id = ?").pluck().get(signUpId) as number | null;
const arrivals = (body: unknown, { by = cookie, path = attendees(`/${dateId}/arrivals`), raw = false } = {}) => {
  const text = raw ? String(body) : JSON.stringify(body);
  return app.ask(path, {
    method: "POST",
    body: text,
    headers: {
      "Content-Type": "application/json",
      "Content-Length": String(Buffer.byteLength(text)),
      Origin: "https://week.test",
      Cookie: by,
    },
  });
};
const noted = async (body: unknown, options?: Parameters<typeof arrivals>[1]) =>
  ((await (await arrivals(body, options)).json()) as { noted: number }).noted;

describe("who takes part", () => {
  it("is shown to the organiser with numbers, needs and codes, and no address on any page", async () => {
    const amal = makeMailedGuest(app.db, event, "amal.secret@example.org", {
      nickname: "Amal",
      partySize: 4,
      needs: ["childcare"],
    });
    const sol = makeGuest(app.db, event, { nickname: "Sol", partySize: 2, email: "sol.secret@example.org" });
    const waits = makeGuest(app.db, event, { nickname: "Noor" });
    const html = await textOf(attendees());
    for (const shown of ["Amal", "Sol", "Noor", codeOf(amal), codeOf(sol), "1 person waiting", "childcare"]) {
      expect(html.toLowerCase()).toContain(shown.toLowerCase());
    }
    const pages = [html];
    for (const rest of ["", ".csv", "/door"]) {
      const response = await see(attendees(`/${dateId}${rest}`));
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toMatch(/no-store/);
      const text = await response.text();
      expect(text).toContain("Amal");
      expect(text).not.toContain(codeOf(waits));
      pages.push(text);
    }
    for (const page of pages) expect(page).not.toMatch(/secret|example\.org(?!anis)/);
    for (const guest of [amal, sol, waits]) for (const page of pages) expect(page).not.toContain(guest.token);
  });

  it("is a table that no spreadsheet runs", async () => {
    const dangerous = ["=HYPERLINK(1)", "+1", "-1", "@x", 'a";"b', "Noor\u202e"];
    for (const nickname of dangerous) makeGuest(app.db, event, { nickname, needs: ["seating", "childcare"] });
    const response = await see(attendees(`/${dateId}.csv`));
    expect(response.headers.get("content-type")).toContain("text/csv");
    expect(response.headers.get("content-disposition")).toContain('filename="door-list-2026-12-');
    const rows = parse(await response.text(), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(6);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      "Code",
      "Nickname",
      "People",
      "Needs",
      "Part of the programme",
      "State",
      "Came",
    ]);
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(rows.map((row) => row["Nickname"])).toContain("'=HYPERLINK(1)");
    expect(rows[0]?.["Needs"]).toMatch(/; /);
  });

  it("is not there for anybody else, on any page or for any button", async () => {
    const guest = makeGuest(app.db, event);
    const other = makeOrganisation(app.db);
    const partner = makeOrganisation(app.db);
    const together = { eventId: event.eventId, organisationId: partner.organisationId };
    app.db.$client.prepare("update organisation set trusted_at = 1 where id = ?").run(event.organisationId);
    inviteCoHost(organiserContactOf(app.db, event), together);
    answerInvitation(contextFor(app.db, { actor: partner.actor }), { ...together, answer: "accepted" });
    const elsewhere = makeEvent(app.db, { organisationId: other.organisationId });
    const cookies = {
      "another organisation": await app.signIn(other.email),
      "a partner": await app.signIn(partner.email),
      "another country's coordinator": await app.signIn(makeCoordinator(app.db, { kind: "country", code: "FR" }).email),
    };
    const paths = ["", `/${dateId}`, `/${dateId}.csv`, `/${dateId}/door`].map(attendees);
    for (const [who, by] of Object.entries(cookies)) {
      for (const path of paths) expect([who, path, (await see(path, by)).status]).toEqual([who, path, 404]);
      const posts: [string, Record<string, string>][] = [
        [attendees(), { intent: "release", signUpId: guest.signUpId, reason: "x" }],
        [attendees(), { intent: "write", words: "x" }],
        [attendees(`/${dateId}/door`), { code: codeOf(guest) }],
      ];
      for (const [path, fields] of posts) expect([who, (await app.post(path, fields, by)).status]).toEqual([who, 404]);
      expect((await arrivals({ arrivals: [{ signUpId: guest.signUpId, at: 0 }] }, { by })).status).toBe(404);
    }
    // Pages below one's own event do not show another's date either.
    const own = `/en/organise/events/${elsewhere.eventId}/people`;
    for (const rest of [`/${dateId}`, `/${dateId}.csv`, `/${dateId}/door`]) {
      expect((await see(`${own}${rest}`, cookies["another organisation"])).status).toBe(404);
    }
    for (const path of paths) expect((await see(path, "")).status).not.toBe(200);
    expect([signUpRowOf(app.db, guest).state, cameOf(guest)]).toEqual(["confirmed", null]);
    expect(app.db.$client.prepare("select count(*) from attendee_message").pluck().get()).toBe(0);
  });

  it("of two events of one organisation is kept apart", async () => {
    const second = makeEvent(app.db, { organisationId: event.organisationId });
    const guest = makeGuest(app.db, event);
    const own = `/en/organise/events/${second.eventId}/people`;
    for (const rest of [`/${dateId}`, `/${dateId}.csv`, `/${dateId}/door`]) {
      expect((await see(`${own}${rest}`)).status).toBe(404);
    }
    const release = { intent: "release", signUpId: guest.signUpId, reason: "x" };
    expect((await app.post(own, release, cookie)).status).toBe(404);
    const path = `${own}/${second.dateIds[0]}/arrivals`;
    expect(await noted({ arrivals: [{ signUpId: guest.signUpId, at: testNow }] }, { path })).toBe(0);
    expect((await arrivals({ arrivals: [] }, { path: `${own}/${dateId}/arrivals` })).status).toBe(404);
    expect([signUpRowOf(app.db, guest).state, cameOf(guest)]).toEqual(["confirmed", null]);
  });
});

describe("a sign-up that is taken back", () => {
  const release = (guest: Guest, reason: string) =>
    app.post(attendees(), { intent: "release", signUpId: guest.signUpId, reason }, cookie);

  it("frees the seats, and says why on the page and by mail; the log names nobody", async () => {
    const mailbox = await openMailbox();
    const guest = makeMailedGuest(app.db, event, "amal@example.org", { nickname: "Xyzzy", partySize: 6 });
    const waiting = makeGuest(app.db, event);
    const code = codeOf(guest);
    expect((await release(guest, "Inscrito <b>duas</b> vezes")).headers.get("location")).toBe(
      `${attendees()}?done=release`,
    );
    expect((await release(guest, "Outra razão")).status).toBe(303);
    expect(statesOf(app.db, guest, waiting)).toEqual(["cancelled", "confirmed"]);
    expect(await textOf(`/en/my/${guest.token}`)).toContain("Inscrito &lt;b&gt;duas&lt;/b&gt; vezes");
    await deliverOutbox(deliveryTo(mailbox, app));
    expect(mailbox.mails.filter((mail) => mail.to === "amal@example.org")).toHaveLength(1);
    expect(mailbox.newestTo("amal@example.org").parsed.text).toContain("Inscrito <b>duas</b> vezes");
    const rows = app.db.$client.prepare("select * from audit_entry where action = 'sign-up.release'").all();
    expect(rows).toHaveLength(1);
    const words = JSON.stringify(rows);
    for (const trace of ["Xyzzy", "amal@", guest.signUpId, guest.token, code, "duas"])
      expect(words).not.toContain(trace);
    await mailbox.close();
  });

  it.each(["", "   ", "x".repeat(501)])("needs a reason of a few words, not %j", async (reason) => {
    const guest = makeGuest(app.db, event);
    const response = await release(guest, reason);
    expect([response.status, signUpRowOf(app.db, guest).state]).toEqual([400, "confirmed"]);
    expect(await response.text()).toMatch(/role="alert"|class="[^"]*(?:fault|error)/);
  });

  it("that nobody made is not there, and an unknown button is refused in words", async () => {
    for (const signUpId of ["", "nonsense", randomUUID()]) {
      expect((await app.post(attendees(), { intent: "release", signUpId, reason: "x" }, cookie)).status).toBe(404);
    }
    for (const fields of [{}, { intent: "sell" }])
      expect((await app.post(attendees(), fields, cookie)).status).toBe(400);
    expect(app.faults).toEqual([]);
  });
});

describe("several sign-ups that are taken back at once", () => {
  const post = (fields: Record<string, string | string[]>, by = cookie) =>
    app.post(attendees(`/${dateId}/release`), fields, by);

  it("are named with their number, ten of them listed, and taken back with one reason that each reads", async () => {
    event = makeHall(app.db, 12);
    dateId = event.dateIds[0] ?? "";
    cookie = await app.signIn(event.email);
    const seated = Array.from({ length: 12 }, (_, index) => makeGuest(app.db, event, { nickname: `Sol-${index}-` }));
    const mailed = makeMailedGuest(app.db, event, "waits@example.org", { nickname: "Noor" });
    const next = makeGuest(app.db, event, { nickname: "Rosa" });
    const signUpIds = [...seated.slice(0, 11), mailed].map(({ signUpId }) => signUpId);
    expect((await textOf(attendees(`/${dateId}/release?all`))).match(/checked=""/g)).toHaveLength(14);

    const review = await (await post({ intent: "review", signUpIds })).text();
    expect(review).toContain("Take 12 sign-ups back?");
    expect(review).toContain("and 2 more");
    expect(review.match(/Sol-\d+-|Noor/g)).toHaveLength(10);
    const refused = await post({ intent: "release", signUpIds, reason: " " });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("Take 12 sign-ups back?")]);
    expect(statesOf(app.db, ...seated, mailed).filter((state) => state === "cancelled")).toEqual([]);

    const done = await post({ intent: "release", signUpIds, reason: "Salle plus petite" });
    expect(done.headers.get("location")).toBe(`${attendees()}?done=release_many`);
    expect(statesOf(app.db, ...seated.slice(0, 11), mailed)).toEqual(Array(12).fill("cancelled"));
    // Those who wait move up; one who waited and was taken back got no offer in between.
    expect(statesOf(app.db, seated[11] as Guest, next)).toEqual(["confirmed", "confirmed"]);
    expect([queued(app.db, "sign_up_released"), queued(app.db, "seats_offered")]).toEqual([12, 0]);
    expect(await textOf(`/en/my/${mailed.token}`)).toContain("Salle plus petite");
  });

  it("are those of this date, not here yet, and at least one", async () => {
    const [here, stranger] = [makeGuest(app.db, event), makeGuest(app.db, makeHall(app.db, 3))];
    await arrivals({ arrivals: [{ signUpId: here.signUpId, at: testNow }] });
    const reason = "x";
    expect((await post({ intent: "review" })).status).toBe(400);
    expect((await post({ intent: "release", signUpIds: [stranger.signUpId], reason })).status).toBe(404);
    expect((await post({ intent: "release", signUpIds: [here.signUpId], reason })).status).toBe(303);
    expect(statesOf(app.db, here, stranger)).toEqual(["confirmed", "confirmed"]);
    const other = await app.signIn(makeOrganisation(app.db).email);
    for (const intent of ["review", "release"]) {
      expect((await post({ intent, signUpIds: [here.signUpId], reason }, other)).status).toBe(404);
    }
  });
});

describe("a message to everybody", () => {
  const write = (words: string) => app.post(attendees(), { intent: "write", words }, cookie);

  it("reaches who holds a seat and confirmed an address, quoted, and nobody else", async () => {
    const mailbox = await openMailbox();
    makeMailedGuest(app.db, event, "in@example.org", { partySize: 4, language: "fr" });
    makeGuest(app.db, event, { email: "unconfirmed@example.org" });
    const gone = makeMailedGuest(app.db, event, "gone@example.org");
    await app.post(`/en/my/${gone.token}`, { intent: "cancel", signUpId: gone.signUpId });
    makeGuest(app.db, event);
    makeMailedGuest(app.db, event, "waits@example.org");
    expect((await write("Tragam pratos.\nE copos <3")).headers.get("location")).toBe(`${attendees()}?done=write`);
    // Sending twice makes one message.
    await write("Tragam pratos.\nE copos <3");
    expect(queued(app.db, "attendee_message")).toBe(1);
    for (let turn = 0; turn < 4; turn += 1) {
      await deliverOutbox(deliveryTo(mailbox, app));
      app.clock.advance(minutes(1));
    }
    const quoting = mailbox.mails.filter((mail) => mail.parsed.text?.includes("Tragam pratos."));
    expect(quoting.map((mail) => mail.to)).toEqual(["in@example.org"]);
    expect(quoting[0]?.parsed.html).toContain("E copos &lt;3");
    expect(quoting[0]?.parsed.html).toContain('lang="fr"');
    expect(quoting[0]?.raw).not.toContain("privado@example.org");
    await mailbox.close();
  });

  it("can be written twice and no more, and takes a thousand characters", async () => {
    makeMailedGuest(app.db, event, "in@example.org");
    for (const words of ["", "  ", "x".repeat(1_001)]) expect((await write(words)).status).toBe(400);
    expect([(await write("é".repeat(1_000))).status, (await write("Segunda")).status]).toEqual([303, 303]);
    const third = await write("Terceira");
    expect(third.status).toBe(400);
    expect(queued(app.db, "attendee_message")).toBe(2);
    expect(await textOf(attendees())).toContain("that is the maximum for this event");
  });

  it("is not written where nobody would read it", async () => {
    makeGuest(app.db, event);
    expect(await textOf(attendees())).not.toContain('value="write"');
    const refused = await write("Olá");
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("there is nobody to write to");
    makeMailedGuest(app.db, event, "in@example.org");
    expect((await write("Olá")).status).toBe(303);
  });

  it("is not written about what is not public", async () => {
    event = makeEvent(app.db, { organisationId: event.organisationId, until: "submitted" });
    expect((await write("Olá")).status).toBe(409);
  });
});

describe("a message to one date", () => {
  const page = () => attendees(`/${dateId}/messages`);
  const post = (fields: Record<string, string>, by = cookie) => app.post(page(), fields, by);
  const draftId = () =>
    app.db.$client.prepare("select id from attendee_message where sent_at is null").pluck().get() as string;
  const words = "Salle <b>B</b>, s’il vous plaît.";

  it("is kept as a draft, seen with the number it reaches, sent once, and listed with those who got it", async () => {
    const mailbox = await openMailbox();
    makeMailedGuest(app.db, event, "in@example.org", { nickname: "Amal", partySize: 4 });
    makeGuest(app.db, event, { nickname: "Unmailed", partySize: 2 });
    makeMailedGuest(app.db, event, "waits@example.org", { nickname: "Noor" });
    expect((await post({ intent: "draft", audience: "seated", words: "Olá" })).status).toBe(303);
    expect(await textOf(page())).toContain("Olá");
    const seen = await post({ intent: "preview", audience: "waiting", words });
    expect(seen.headers.get("location")).toBe(`${page()}?done=preview`);
    const preview = await textOf(`${page()}?done=preview`);
    expect(preview).toContain("Salle &lt;b&gt;B&lt;/b&gt;");
    expect(preview).toContain("Send to 1 address");
    expect(queued(app.db, "attendee_message")).toBe(0);
    const messageId = draftId();
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await post({ intent: "send", messageId })).headers.get("location")).toBe(`${page()}?done=send`);
    }
    expect(queued(app.db, "attendee_message")).toBe(1);
    const after = await textOf(page());
    // It does not count as a message to the whole event, nor is it shown there.
    expect(await textOf(attendees())).not.toContain("Salle");
    for (const shown of ["sent to 1 address", "Noor"]) expect(after).toContain(shown);
    expect(after).not.toMatch(/Unmailed|Amal|waits@|in@/);
    for (let turn = 0; turn < 4; turn += 1) {
      await deliverOutbox(deliveryTo(mailbox, app));
      app.clock.advance(minutes(1));
    }
    const quoting = mailbox.mails.filter((mail) => mail.parsed.text?.includes("Salle <b>B</b>"));
    expect(quoting.map((mail) => mail.to)).toEqual(["waits@example.org"]);
    expect(quoting[0]?.parsed.text).toMatch(/liste d’attente|waiting list|lista de espera|قائمة انتظار/);
    await mailbox.close();
  });

  it("is refused without words, readers or a public event, after the second one, and to others", async () => {
    for (const bad of ["", "x".repeat(1_001)]) {
      expect((await post({ intent: "draft", audience: "seated", words: bad })).status).toBe(400);
    }
    expect((await post({ intent: "preview", audience: "everybody", words })).status).toBe(400);
    expect((await post({ intent: "send", messageId: randomUUID() })).status).toBe(404);
    const send = async () => {
      await post({ intent: "draft", audience: "seated", words });
      return (await post({ intent: "send", messageId: draftId() })).status;
    };
    expect(await send()).toBe(400);
    makeMailedGuest(app.db, event, "in@example.org");
    expect([await send(), await send(), await send()]).toEqual([303, 303, 400]);
    const other = await app.signIn(makeOrganisation(app.db).email);
    expect((await post({ intent: "send", messageId: draftId() }, other)).status).toBe(404);
    expect((await see(page(), other)).status).toBe(404);
    event = makeEvent(app.db, { organisationId: event.organisationId, until: "submitted" });
    dateId = event.dateIds[0] ?? "";
    expect((await post({ intent: "draft", audience: "seated", words })).status).toBe(409);
    expect(app.faults).toEqual([]);
  });
});

describe("checking in", () => {
  /** Advance the clock and sign in again, since sessions expire meanwhile. */
  const wait = async (howLong: number) => {
    app.clock.advance(howLong);
    cookie = await app.signIn(event.email);
  };
  const byCode = (code: string) => app.post(attendees(`/${dateId}/door`), { code }, cookie);

  it("takes the code as it is said, once; who has no seat has no code", async () => {
    await wait(instantFrom("2026-12-18T18:50:00Z") - app.clock.now());
    const guest = makeGuest(app.db, event, { partySize: 6, now: testNow });
    const waiting = makeGuest(app.db, event, { now: testNow });
    const code = codeOf(guest);
    const first = app.clock.now();
    const typed = ` ${code.slice(0, 2).toLowerCase()} ${code.slice(2).toLowerCase()} `;
    expect((await byCode(typed)).headers.get("location")).toBe(
      attendees(`/${dateId}/door?who=${guest.signUpId}&before=0`),
    );
    app.clock.advance(minutes(5));
    await byCode(code);
    expect(cameOf(guest)).toBe(first);
    for (const wrong of [codeOf(waiting), "ZZZZ", "x".repeat(41)]) {
      const response = await byCode(wrong);
      expect([wrong, response.status]).toEqual([wrong, 400]);
    }
    expect((await app.post(attendees(`/${dateId}/door`), {}, cookie)).status).toBe(400);
    expect(cameOf(waiting)).toBeNull();
    expect(await textOf(attendees())).toContain("6 people came");
    // A check-in by mistake can be undone.
    const undo = { intent: "not_here", signUpId: guest.signUpId };
    expect((await app.post(attendees(), undo, cookie)).headers.get("location")).toBe(`${attendees()}?done=not_here`);
    expect(cameOf(guest)).toBeNull();
    expect((await app.post(attendees(), { ...undo, signUpId: randomUUID() }, cookie)).status).toBe(404);
    expect(app.faults).toEqual([]);
  });

  it("takes what a phone kept: the first time stands, sent once or ten times", async () => {
    await wait(days(24));
    const [first, second] = [makeGuest(app.db, event, { now: testNow }), makeGuest(app.db, event, { now: testNow })];
    const at = plus(app.clock.now(), -minutes(30));
    const list = { arrivals: [first, second].map(({ signUpId }) => ({ signUpId, at })) };
    expect([await noted(list), await noted(list)]).toEqual([2, 0]);
    expect(await noted({ arrivals: [{ signUpId: first.signUpId, at: at - 1 }] })).toBe(0);
    expect([cameOf(first), cameOf(second)]).toEqual([at, at]);
  });

  it("says in words why a party cannot be added, to browsers without the texts of faults too", async () => {
    makeGuest(app.db, event, { partySize: 6 });
    const party = { requestId: randomUUID(), nickname: "", partySize: "6" };
    const answer = await app.post(`${attendees(`/${dateId}/door`)}?add`, party, cookie);
    const html = await answer.text();
    expect([answer.status, html]).toEqual([400, expect.not.stringContaining("notEnoughSeats")]);
    expect(html.slice(html.indexOf("actionData"))).toContain(
      textsOf("en", "faults")("fault.notEnoughSeats", { count: 6 }),
    );
  });

  it("says so when it is not the day yet", async () => {
    expect(await textOf(attendees(`/${dateId}/door`))).toContain("This date is not today.");
    await wait(instantFrom("2026-12-18T00:30:00Z") - app.clock.now());
    expect(await textOf(attendees(`/${dateId}/door`))).not.toContain("This date is not today.");
  });

  it("believes no clock that cannot be right", async () => {
    const guests = Array.from({ length: 4 }, () => makeGuest(app.db, event));
    const now = app.clock.now();
    const clocks = [now + 1, now - days(2) - 1, now - days(2), 8.64e15];
    expect(await noted({ arrivals: guests.map(({ signUpId }, turn) => ({ signUpId, at: clocks[turn] })) })).toBe(4);
    expect(guests.map(cameOf)).toEqual([now, now, now - days(2), now]);
  });

  it("passes over who gave the seat back, who waits and who is not of this date", async () => {
    const other = makeHall(app.db, 5);
    const gone = makeGuest(app.db, event);
    await app.post(`/en/my/${gone.token}`, { intent: "cancel", signUpId: gone.signUpId });
    makeGuest(app.db, event, { partySize: 6 });
    const waiting = makeGuest(app.db, event);
    const stranger = makeGuest(app.db, other);
    const ids = [gone.signUpId, waiting.signUpId, stranger.signUpId, randomUUID()];
    expect(await noted({ arrivals: ids.map((signUpId) => ({ signUpId, at: testNow - hours(1) })) })).toBe(0);
    expect([gone, waiting, stranger].map(cameOf)).toEqual([null, null, null]);
  });

  it.each([
    "not json",
    "null",
    "[]",
    "{}",
    '{"arrivals":{}}',
    '{"arrivals":[{"signUpId":"x","at":1}]}',
    '{"arrivals":[{"signUpId":"11111111-1111-4111-8111-111111111111"}]}',
    '{"arrivals":[{"signUpId":"11111111-1111-4111-8111-111111111111","at":-1}]}',
    '{"arrivals":[{"signUpId":"11111111-1111-4111-8111-111111111111","at":1e300}]}',
    `{"arrivals":[${Array.from({ length: 1_001 }, () => '{"signUpId":"11111111-1111-4111-8111-111111111111","at":1}').join(",")}]}`,
  ])("answers %.60s with 400, and is nobody's fault", async (body) => {
    const { status } = await arrivals(body, { raw: true });
    expect([status, app.faults]).toEqual([400, []]);
  });
});
