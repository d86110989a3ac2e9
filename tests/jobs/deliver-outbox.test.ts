import { confirmEmail } from "#app/domain/attendees/confirm-email.server.ts";
import { cancelSignUp } from "#app/domain/sign-ups/cancel-sign-up.server.ts";
import { getAttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { getEventCalendar } from "#app/domain/calendar/get-event-calendar.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { days, hours, minutes } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { startRunner } from "#app/jobs/runner.server.ts";
import { openDatabase, type OpenDatabase, waitForLock } from "#db/client.server.ts";
import { smtpTransport } from "#emails/transport.server.ts";
import { claimDueMail } from "#db/queries/outbox-delivery.server.ts";
import { Sqlite } from "#db/driver.server.ts";
import ICAL from "ical.js";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClock, type TestClock } from "../support/clock.ts";
import { actorOf, contextFor, makeEvent, makeOrganisation, openWeek, signUp } from "../support/factories.ts";
import { deliveryTo, type Mailbox, openMailbox, sender } from "../support/mailbox.ts";

let db: OpenDatabase;
let clock: TestClock;
let mailbox: Mailbox;
beforeEach(async () => {
  db = openWeek();
  clock = createClock();
  mailbox = await openMailbox();
});
afterEach(() => mailbox.close());

const rows = () =>
  db.$client
    .prepare("select kind, state, attempts, last_error as error, mail, payload from outbox order by priority")
    .all() as {
    kind: string;
    state: string;
    attempts: number;
    error: string | null;
    mail: string | null;
    payload: string;
  }[];
const confirmTokenOf = (token: string) =>
  (db.$client.prepare("select confirm_token as t from attendee_page where token = ?").get(token) as { t: string }).t;
function confirmedSeat(overrides: Parameters<typeof makeEvent>[1] = {}) {
  const event = makeEvent(db, overrides);
  const { token } = signUp(db, event, { email: "amal@example.org", partySize: 2, language: "ar" });
  confirmEmail(contextFor(db), { token: confirmTokenOf(token) });
  return { event, token };
}

describe("mail that is due", () => {
  it("is sent in the reader's language, codes first, and forgotten once it is sent", async () => {
    const { email } = makeOrganisation(db);
    confirmedSeat();
    requestSignInCode(contextFor(db, { language: "fr" }), { email });
    await deliverOutbox(deliveryTo(mailbox, { db, clock }));
    const languagesOf = () => mailbox.mails.map((mail) => mail.parsed.headers.get("content-language"));
    // Two mails to one domain are sent at a time; the third, less urgent one follows a moment later.
    expect(languagesOf().sort()).toEqual(["ar", "fr"]);
    clock.advance(2_000);
    await deliverOutbox(deliveryTo(mailbox, { db, clock }));
    expect(languagesOf().sort()).toEqual(["ar", "fr", "pt"]);
    expect(mailbox.newestTo(email).parsed.subject).toMatch(/^Votre code\s: [2-9A-Z]{8}$/);
    for (const row of rows().filter((row) => row.state === "sent")) {
      expect(row).toMatchObject({ mail: null, payload: "{}" });
    }
  });

  it("with the seat has a calendar that is the one of the page, but for METHOD, ORGANIZER and how to take part (ITIP-02, ITIP-10)", async () => {
    const { event } = confirmedSeat();
    await deliverOutbox(deliveryTo(mailbox, { db, clock }));
    const { parsed } = mailbox.newestTo("amal@example.org");
    const attached = parsed.attachments[0]?.content.toString("utf8") ?? "";
    const download = getEventCalendar(contextFor(db, { language: "ar" }), event.slug).text;
    const unfolded = (text: string) => text.replaceAll("\r\n ", "");
    const own = unfolded(attached)
      .replace("METHOD:PUBLISH\r\n", "")
      .replace(/ORGANIZER;[^\r]*\r\n/, "");
    const invitation = `للمشاركة: https://week.test/ar/events/${event.slug}/join\\n`;
    expect(unfolded(download)).toContain(invitation);
    expect(own).toBe(unfolded(download).replace(invitation, ""));
    const vevent = new ICAL.Component(ICAL.parse(attached)).getFirstSubcomponent("vevent");
    expect(String(vevent?.getFirstPropertyValue("organizer"))).toBe("mailto:week@week.test");
    expect(vevent?.getFirstProperty("attendee")).toBeNull();
    expect(parsed.text).toContain("شخصان");
  });

  it("with the seat does not name the place of an event that shows only its district", async () => {
    confirmedSeat({
      placeLevel: "area",
      venueName: "Sala Secreta",
      streetAddress: "Rua Secreta, 1",
      district: "Perto da estação",
    });
    await deliverOutbox(deliveryTo(mailbox, { db, clock }));
    const { raw, parsed } = mailbox.newestTo("amal@example.org");
    const all =
      raw +
      parsed.text +
      parsed.html +
      parsed.attachments.map((attachment) => attachment.content.toString("utf8")).join("");
    expect(all).not.toContain("Secreta");
    expect(parsed.text).toContain("Perto da estação");
  });

  it("does not go out when it is no longer true", async () => {
    const { token } = confirmedSeat();
    const signUpId = getAttendeePage(contextFor(db), token).seats[0]?.signUpId ?? "";
    cancelSignUp(contextFor(db), { token, signUpId });
    await deliverOutbox(deliveryTo(mailbox, { db, clock }));
    expect(mailbox.mails.filter((mail) => mail.to === "amal@example.org")).toEqual([]);
    expect(rows().find((row) => row.kind === "sign_up_confirmed")?.state).toBe("dropped");
  });

  it("does not go out with a seat of a date that was cancelled, but with the news of it; nor with a code that is old", async () => {
    const { event } = confirmedSeat();
    cancelDate(contextFor(db, { actor: actorOf(db, event.email) }), { dateId: event.dateIds[0] ?? "", note: "off" });
    requestSignInCode(contextFor(db), { email: event.email });
    clock.advance(minutes(16));
    await deliverOutbox(deliveryTo(mailbox, { db, clock }));
    expect(mailbox.mails.map((mail) => mail.to).sort()).toEqual(["amal@example.org", "privado@example.org"]);
    expect(rows().find((row) => row.kind === "sign_up_confirmed")?.state).toBe("dropped");
    expect(mailbox.newestTo("amal@example.org").raw).toContain("method=CANCEL");
  });
});

it("is noted as sent, and sent once, though another process writes meanwhile", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "week-")), "week.sqlite");
  db.$client.prepare("vacuum into ?").run(file);
  const shared = openDatabase(file);
  makeEvent(shared);
  waitForLock(shared, 10);
  const otherConnection = new Sqlite(file);
  const delivery = deliveryTo(mailbox, { db: shared, clock });
  const send = delivery.transport.send;
  delivery.transport.send = async (mail, id) => {
    const result = await send(mail, id);
    otherConnection.exec("begin immediate");
    setImmediate(() => otherConnection.exec("rollback"));
    return result;
  };
  await deliverOutbox(delivery);
  clock.advance(hours(1));
  await deliverOutbox(deliveryTo(mailbox, { db: shared, clock }));
  expect(mailbox.mails).toHaveLength(1);
  expect(shared.$client.prepare("select state from outbox").all()).toEqual([{ state: "sent" }]);
  shared.$client.close();
});

describe("mail that is refused", () => {
  it("is tried again after a growing while with the same words under the same id, then given up", async () => {
    const answers = [451, 451, 451, 451, 451, 451, 451];
    const ids: string[] = [];
    const busy = await openMailbox({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error("later"), { responseCode: answers.shift() ?? 451 })),
    });
    const event = makeEvent(db);
    const delivery = deliveryTo(busy, { db, clock });
    const send = delivery.transport.send;
    delivery.transport.send = (mail, id) => {
      ids.push(`${id} ${mail.subject}`);
      return send(mail, id);
    };
    for (let turn = 0; turn < 12; turn += 1) {
      await deliverOutbox(delivery);
      clock.advance(hours(16));
    }
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(7);
    expect(rows()).toMatchObject([{ state: "failed", attempts: 7, error: "EENVELOPE 451", mail: null }]);
    // The payload is kept for a retry by hand.
    expect(rows()[0]?.payload).toContain("reviewId");
    expect(JSON.stringify(rows()[0]?.error)).not.toContain(event.email);
    await busy.close();
  });

  it("waits at least a minute before the second try", async () => {
    makeEvent(db);
    const delivery = deliveryTo(mailbox, { db, clock }, { transport: smtpTransport("smtp://127.0.0.1:1", sender) });
    expect(await deliverOutbox(delivery)).toBe(1);
    clock.advance(minutes(1) - 1);
    expect(await deliverOutbox(delivery)).toBe(0);
    clock.advance(minutes(0.25) + 1);
    expect(await deliverOutbox(deliveryTo(mailbox, { db, clock }))).toBe(1);
    expect(mailbox.mails).toHaveLength(1);
  });

  it("that cannot be written does not hold up the others", async () => {
    makeEvent(db);
    db.$client
      .prepare(
        "insert into outbox (id, kind, payload, dedupe_key, priority, state, run_at, attempts, created_at) values ('x', 'nonsense', '{}', 'x', 0, 'queued', 0, 0, 0)",
      )
      .run();
    const faults: unknown[] = [];
    await deliverOutbox(deliveryTo(mailbox, { db, clock }, { report: (fault) => faults.push(fault) }));
    expect(mailbox.mails).toHaveLength(1);
    expect(String(faults[0])).toContain("no such mail: nonsense");
  });
});

describe("two workers on one file", () => {
  it("never take the same mail, and take over from one that died when its lease is over", () => {
    makeEvent(db);
    expect(claimDueMail(db, clock.now())).not.toBeNull();
    expect(claimDueMail(db, clock.now())).toBeNull();
    clock.advance(minutes(12) + 1);
    expect(claimDueMail(db, clock.now())?.attempts).toBe(2);
  });
});

describe("the demonstration", () => {
  it("keeps its mail to be read instead of sending it", async () => {
    confirmedSeat();
    await deliverOutbox(deliveryTo(mailbox, { db, clock }, { transport: null }));
    expect(mailbox.mails).toEqual([]);
    expect(rows().find((row) => row.kind === "sign_up_confirmed")).toMatchObject({
      state: "sent",
      mail: expect.stringContaining("amal@example.org"),
    });
  });
});

describe("the runner", () => {
  it("looks every second, erases every hour, and stops when it is told to", async () => {
    vi.useFakeTimers();
    confirmedSeat();
    const runner = startRunner(deliveryTo(mailbox, { db, clock }, { transport: null }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rows().every((row) => row.state !== "queued")).toBe(true);
    clock.advance(days(40));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(db.$client.prepare("select count(*) as c from sign_up").get()).toEqual({ c: 0 });
    await runner.stop();
    makeEvent(db);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(rows().filter((row) => row.state === "queued")).toHaveLength(1);
    vi.useRealTimers();
  });
});
