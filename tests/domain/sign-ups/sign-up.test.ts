import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { cancelSignUp } from "#app/domain/sign-ups/cancel-sign-up.server.ts";
import { confirmEmail } from "#app/domain/attendees/confirm-email.server.ts";
import { eraseAttendee } from "#app/domain/attendees/erase-attendee.server.ts";
import { getConfirmation } from "#app/domain/attendees/get-confirmation.server.ts";
import { getAttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { instantFrom } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { actorOf, contextFor, dateInput, makeEvent, openWeek, signUp } from "../../support/factories.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
const withSeats = (capacity: number | null) => ({
  dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", capacity)],
});
const seats = () =>
  (db.$client.prepare("select sum(party_size) as s from sign_up where state = 'confirmed'").get() as { s: number }).s;
const confirmTokenOf = (token: string) =>
  (db.$client.prepare("select confirm_token as t from attendee_page where token = ?").get(token) as { t: string }).t;
const page = (token: string, now?: string) =>
  getAttendeePage(contextFor(db, now ? { now: instantFrom(now) } : {}), token);

describe("seats", () => {
  it("are counted from the rows and never sold twice", () => {
    const event = makeEvent(db, withSeats(5));
    signUp(db, event, { partySize: 3 });
    const waiting = signUp(db, event, { partySize: 3 });
    signUp(db, event, { partySize: 2 });
    signUp(db, event);
    expect(seats()).toBe(5);
    expect(page(waiting.token).seats[0]).toMatchObject({ state: "waiting", position: 1 });
  });

  it("raise the public version exactly when 'full' begins or ends, so that pages say so at once", () => {
    const event = makeEvent(db, withSeats(2));
    const version = programmeVersionReader(db);
    const start = version();
    signUp(db, event);
    expect(version()).toBe(start);
    const { token } = signUp(db, event);
    expect(version()).toBe(start + 1);
    cancelSignUp(contextFor(db), { token, signUpId: page(token).seats[0]?.signUpId ?? "" });
    expect(version()).toBe(start + 2);
    signUp(db, event);
    expect(seats()).toBe(2);
  });

  it("are one sign-up when the form is sent five times", () => {
    const event = makeEvent(db, withSeats(10));
    const requestId = randomUUID();
    const tokens = Array.from({ length: 5 }, () => signUp(db, event, { requestId, partySize: 2 }).token);
    expect(new Set(tokens).size).toBe(1);
    expect(seats()).toBe(2);
  });

  it("are not to be had when nobody needs them, or when the date is off, begun, closed or not of this event", () => {
    const open = makeEvent(db, { door: "just_come" });
    expect(() => signUp(db, open)).toThrow(Conflict);
    const event = makeEvent(db);
    expect(() => signUp(db, event, { now: instantFrom("2026-12-18T19:00:00Z") })).toThrow(Conflict);
    expect(() => signUp(db, event, { dateId: makeEvent(db).dateIds[0] ?? "" })).toThrow(NotFound);
    expect(() => signUp(db, makeEvent(db, { until: "submitted" }))).toThrow(NotFound);
    cancelDate(contextFor(db, { actor: actorOf(db, event.email) }), { dateId: event.dateIds[0] ?? "", note: "off" });
    expect(() => signUp(db, event)).toThrow(Conflict);
    const closed = makeEvent(db);
    db.$client.prepare("update event_date set sign_up_closed = 1 where event_id = ?").run(closed.eventId);
    expect(() => signUp(db, closed)).toThrow(Conflict);
  });

  it("come in parties of one to six", () => {
    const event = makeEvent(db);
    for (const partySize of [0, -1, 7, 1.5e9]) expect(() => signUp(db, event, { partySize })).toThrow(Invalid);
  });
});

describe("what is recorded", () => {
  it("is the size of the party and nothing else at door 1, whatever a form may send", () => {
    const event = makeEvent(db, { door: "count_me_in" });
    signUp(db, event, { nickname: "Amal", email: "amal@example.org", needs: ["childcare"] });
    expect(db.$client.prepare("select nickname from sign_up").get()).toEqual({ nickname: null });
    expect(db.$client.prepare("select email, confirm_token from attendee_page").get()).toEqual({
      email: null,
      confirm_token: null,
    });
    expect(db.$client.prepare("select count(*) as c from sign_up_need").get()).toEqual({ c: 0 });
    expect(db.$client.prepare("select count(*) as c from outbox where kind = 'confirm_email'").get()).toEqual({
      c: 0,
    });
  });

  it("needs a nickname at door 2, and takes needs and an address if they are given", () => {
    const event = makeEvent(db);
    expect(() => signUp(db, event, { nickname: null })).toThrow(Invalid);
    signUp(db, event, { nickname: "Amal", email: "Amal@Example.org", needs: ["childcare", "childcare"] });
    expect(db.$client.prepare("select email from attendee_page").get()).toEqual({ email: "amal@example.org" });
    expect(db.$client.prepare("select need from sign_up_need").all()).toEqual([{ need: "childcare" }]);
  });

  it("gives every sign-up of a date its own short code", () => {
    const event = makeEvent(db);
    const codes = Array.from({ length: 30 }, () => page(signUp(db, event).token).seats[0]?.checkInCode ?? "");
    expect(new Set(codes).size).toBe(30);
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}$/);
  });
});

describe("an address", () => {
  const withMail = () => signUp(db, makeEvent(db), { email: "amal@example.org" });

  it("is confirmed by pressing, not by looking, and only then gets the seat's mail, once", () => {
    const { token } = withMail();
    const confirmation = confirmTokenOf(token);
    const kinds = () =>
      db.$client.prepare("select kind from outbox where kind <> 'event_decided' order by created_at, kind").all();
    expect(getConfirmation(contextFor(db), confirmation)).toMatchObject({ isConfirmed: false, pageToken: null });
    expect(kinds()).toEqual([{ kind: "confirm_email" }]);
    expect(confirmEmail(contextFor(db), { token: confirmation })).toEqual({ token });
    confirmEmail(contextFor(db), { token: confirmation });
    expect(kinds()).toEqual([{ kind: "confirm_email" }, { kind: "sign_up_confirmed" }]);
    expect(getConfirmation(contextFor(db), confirmation)).toMatchObject({ isConfirmed: true, pageToken: token });
  });

  it("cannot be bombed by strangers: three mails a day, whatever is signed up for", () => {
    for (let turn = 0; turn < 5; turn += 1) withMail();
    expect(db.$client.prepare("select count(*) as c from outbox where kind = 'confirm_email'").get()).toEqual({
      c: 3,
    });
  });

  it("cannot be bombed by whoever erases and begins again, or adds a label to the address", () => {
    const event = makeEvent(db);
    for (const label of ["", "+a", "+b", "+c", ""]) {
      const { token } = signUp(db, event, { email: `amal${label}@example.org` });
      eraseAttendee(contextFor(db), { token });
    }
    expect(db.$client.prepare("select count(*) as c from outbox where kind = 'confirm_email'").get()).toEqual({
      c: 3,
    });
  });

  it("is not known under a link that was never sent", () => {
    expect(() => getConfirmation(contextFor(db), "guess")).toThrow(NotFound);
    expect(() => confirmEmail(contextFor(db), { token: "guess" })).toThrow(NotFound);
  });
});

describe("an attendee page", () => {
  const secret = {
    placeLevel: "area",
    venueName: "Sala Secreta",
    district: "Perto da estação",
    joinUrl: null,
  } as const;

  it("shows an exact place from the chosen time, and never after the seat was given back", () => {
    const event = makeEvent(db, secret);
    const { token } = signUp(db, event);
    expect(page(token).seats[0]).toMatchObject({
      place: { district: "Perto da estação" },
      placeRevealsOn: "2026-12-16",
    });
    expect(JSON.stringify(page(token))).not.toContain("Secreta");
    expect(page(token, "2026-12-17T00:00:00Z").seats[0]?.place.venueName).toBe("Sala Secreta");
    cancelSignUp(contextFor(db), { token, signUpId: page(token).seats[0]?.signUpId ?? "" });
    expect(JSON.stringify(page(token, "2026-12-18T12:00:00Z"))).not.toContain("Secreta");
  });

  it("gives back only what is on it", () => {
    const event = makeEvent(db);
    const [mine, yours] = [signUp(db, event), signUp(db, event)];
    const signUpId = page(yours.token).seats[0]?.signUpId ?? "";
    expect(() => cancelSignUp(contextFor(db), { token: mine.token, signUpId })).toThrow(NotFound);
    cancelSignUp(contextFor(db), { token: yours.token, signUpId });
    cancelSignUp(contextFor(db), { token: yours.token, signUpId });
    expect(page(yours.token).seats[0]).toMatchObject({ state: "cancelled", canCancel: false });
  });

  it("is gone with everything on it when its owner says so, mail not yet sent included", () => {
    const event = makeEvent(db, withSeats(1));
    const { token } = signUp(db, event, { email: "amal@example.org", nickname: "Amal" });
    eraseAttendee(contextFor(db), { token });
    expect(() => page(token)).toThrow(NotFound);
    expect(() => eraseAttendee(contextFor(db), { token })).toThrow(NotFound);
    for (const table of ["attendee_page", "sign_up", "sign_up_need"]) {
      expect(db.$client.prepare(`select count(*) as c from ${table}`).get()).toEqual({ c: 0 });
    }
    const outbox = db.$client.prepare("select state, payload, mail from outbox where kind = 'confirm_email'").all();
    expect(outbox).toEqual([{ state: "dropped", payload: "{}", mail: null }]);
    signUp(db, event);
  });

  it("says on which day it will be erased", () => {
    expect(page(signUp(db, makeEvent(db)).token).seats[0]?.erasedOn).toBe("2026-12-25");
  });
});
