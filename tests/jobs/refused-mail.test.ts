import { runMailQueueAction, getMailQueue } from "#app/domain/mail/mail-queue.server.ts";
import { listMailTroubles } from "#app/domain/mail/mail-trouble.server.ts";
import { recordBounce } from "#app/domain/mail/record-bounce.server.ts";
import { bounceAddress } from "#app/domain/mail/bounce-address.server.ts";
import { hashSecret } from "#app/domain/secrets.server.ts";
import { days, hours, minutes, plus } from "#app/domain/time/zoned-time.ts";
import { createInFlight, deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { isSuppressed } from "#db/queries/suppressions.server.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock, type TestClock } from "../support/clock.ts";
import { contextFor, makeEvent, openWeek } from "../support/factories.ts";
import { openRawServer, type RawServer, readMail, type Turn } from "../support/raw-smtp.ts";
import { confirmedSeat, deliveryOver, forgetAllBut, outboxOf } from "../support/waiting-mail.ts";

let db: OpenDatabase;
let clock: TestClock;
let server: RawServer;
/** Answers of the server by step, until they are cleared. */
let answers: Partial<Record<Turn["step"], string>>;
beforeEach(async () => {
  db = openWeek();
  clock = createClock();
  answers = {};
  server = await openRawServer(({ step }) => answers[step]);
});
afterEach(() => server.close());

const guest = "amal@example.org";
const hands = createInFlight();
const deliver = (warn?: (line: string) => void) =>
  deliverOutbox(deliveryOver(server.connect(), { db, clock }, warn ? { warn } : {}), undefined, hands);
const rows = () => outboxOf(db);
const secretariat = () => contextFor(db, { now: clock.now() });
const isSilenced = () => isSuppressed(db, hashSecret(guest), clock.now());
/** Make confirmed seats whose mails are the only ones queued. */
function waitingSeats(addresses: readonly string[] = [guest], language: "en" | "ar" = "en"): void {
  const event = makeEvent(db);
  for (const address of addresses) confirmedSeat(db, event, address, { language });
  forgetAllBut(db, "sign_up_confirmed");
}

describe("a refusal that speaks of us", () => {
  it.each([
    ["mail", "550 5.7.60 SMTP; Client does not have permissions to send as this sender", "sender"],
    ["mail", "530 5.7.0 Authentication required", "login"],
    ["mail", "550 5.1.1 User unknown", "sender"],
    ["rcpt", "550 5.4.5 Daily user sending limit exceeded.", "quota"],
    ["rcpt", "554 5.7.1 Relay access denied", "relay"],
    ["rcpt", "550 5.1.8 Sender address rejected", "sender"],
    ["rcpt", "550 5.7.1 Service unavailable; client blocked using zen.spamhaus.org", "block_list"],
    ["data", "554 5.7.1 no", "policy"],
    ["end", "550 5.1.90 daily limit", "quota"],
    ["end", "554 5.7.1 Message quota exceeded", "quota"],
    ["end", "552 5.3.4 Message size exceeds fixed limit", "size"],
  ] as const)("keeps the mail, however long it lasts: at %s, %s", async (step, answer, cause) => {
    waitingSeats();
    answers = { [step]: answer };
    for (let turn = 0; turn < 20; turn += 1) {
      await deliver();
      clock.advance(hours(5));
    }
    expect(rows()).toMatchObject([{ state: "queued", attempts: 20 }]);
    expect(listMailTroubles(db, clock.now())).toMatchObject([{ cause, waiting: 1, cameBack: 0 }]);
    expect(isSilenced()).toBe(false);
    answers = {};
    await deliver();
    expect(rows()).toMatchObject([{ state: "sent", error: null }]);
    expect(listMailTroubles(db, clock.now())).toEqual([]);
    expect(server.heard.filter(({ answer }) => answer.startsWith("250"))).toHaveLength(1);
  });

  it("is logged once a minute at most, without an address", async () => {
    waitingSeats([guest, "joana@example.net", "musa@example.com"]);
    answers = { rcpt: "550 5.4.5 <amal@example.org> Daily user sending limit exceeded" };
    const lines: string[] = [];
    const warn = (line: string) => void lines.push(line);
    await deliver(warn);
    expect(rows().every(({ attempts }) => attempts === 1)).toBe(true);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("refuses us (quota) rcpt: 550 5.4.5");
    expect(lines[0]).not.toContain("@");
    clock.advance(minutes(2));
    await deliver(warn);
    expect(lines).toHaveLength(2);
  });

  it("is spoken of after some tries where it may pass by itself, and never given up", async () => {
    waitingSeats();
    await server.close();
    for (let turn = 0; turn < 12; turn += 1) {
      expect(listMailTroubles(db, clock.now())).toHaveLength(turn < 3 ? 0 : 1);
      await deliver();
      clock.advance(hours(5));
    }
    expect(listMailTroubles(db, clock.now())).toMatchObject([{ cause: "unreachable", waiting: 1 }]);
    expect(rows()).toMatchObject([{ state: "queued", attempts: 12 }]);
  });

  it("that comes as a bounce is said for a day, and silences nobody", async () => {
    waitingSeats();
    await deliver();
    const [mail] = rows();
    const to = bounceAddress(mail?.id ?? "", "secret", "week.example.org");
    const report = `Final-Recipient: rfc822; ${guest}\nAction: failed\nStatus: 5.1.3\nDiagnostic-Code: smtp; 553 http://www.spamhaus.org/query/bl?ip=192.0.2.1`;
    const raw = `To: ${to}\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n${report}\n\n--b--\n`;
    await recordBounce(db, Buffer.from(raw), { now: clock.now(), secrets: ["secret"] });
    expect(isSilenced()).toBe(false);
    expect(listMailTroubles(db, clock.now())).toMatchObject([{ cause: "block_list", waiting: 0, cameBack: 1 }]);
    expect(listMailTroubles(db, plus(clock.now(), days(1) + 1))).toEqual([]);
  });
});

describe("a refusal that speaks of that mailbox", () => {
  it.each([
    ["rcpt", "550 5.1.1 no"],
    ["rcpt", "550 5.7.1 No such user!"],
    ["rcpt", "550 5.4.1 Recipient address rejected: Access denied."],
    ["end", "554 delivery error: dd This user doesn't have a yahoo.example account"],
  ] as const)("ends the mail and silences the address: at %s, %s", async (step, answer) => {
    waitingSeats();
    answers = { [step]: answer };
    await deliver();
    expect(rows()).toMatchObject([{ state: "failed", attempts: 1 }]);
    expect(isSilenced()).toBe(true);
    expect(listMailTroubles(db, clock.now())).toEqual([]);
  });

  it.each([
    "552 5.2.2 Mailbox full",
    "552 no",
    "550 5.2.1 receiving mail at a rate that prevents",
    "450 4.1.1 User unknown",
  ])("only for now is tried again, and never silences it: %s", async (answer) => {
    waitingSeats();
    answers = { rcpt: answer };
    await deliver();
    expect(rows()).toMatchObject([{ state: "queued", attempts: 1 }]);
    for (let turn = 0; turn < 8; turn += 1) {
      clock.advance(hours(16));
      await deliver();
    }
    expect(rows()).toMatchObject([{ state: "failed", attempts: 7 }]);
    expect(isSilenced()).toBe(false);
  });
});

describe("a mail that was given up", () => {
  async function givenUp(language: "en" | "ar" = "en") {
    waitingSeats([guest], language);
    answers = { rcpt: "451 later" };
    for (let turn = 0; turn < 7; turn += 1) {
      await deliver();
      clock.advance(hours(16));
    }
    expect(rows()).toMatchObject([{ state: "failed" }]);
    answers = {};
    return rows()[0]?.id ?? "";
  }

  it("is tried again from the mail page, and says in the reader's language when it was due", async () => {
    const mailId = await givenUp("ar");
    expect(getMailQueue(secretariat()).troubled).toMatchObject([{ id: mailId, canRetry: 1 }]);
    runMailQueueAction(secretariat(), { intent: "retry", mailId });
    await deliver();
    expect(rows()).toMatchObject([{ state: "sent" }]);
    const [heard] = server.heard;
    const mail = await readMail(heard!);
    for (const form of [mail.text, String(mail.html)]) {
      expect(form).toContain("وقد وصلت متأخرة");
      // The clock of Lisbon, which shows UTC in winter.
      expect(form).toMatch(/09:00 \(UTC\+00:00\)/);
    }
  });

  it("is tried again with all others, but for what a mailbox has ended", async () => {
    await givenUp();
    const event = makeEvent(db, { title: "Another" });
    confirmedSeat(db, event, "gone@example.net", { now: clock.now() });
    forgetAllBut(db, "sign_up_confirmed");
    answers = { rcpt: "550 5.1.1 no such user" };
    await deliver();
    answers = {};
    runMailQueueAction(secretariat(), { intent: "retryAll" });
    await deliver();
    expect(rows().map(({ state }) => state)).toEqual(["sent", "failed"]);
  });

  it("for want of a mailbox can be tried singly, which lets its address have mail again", async () => {
    waitingSeats();
    answers = { rcpt: "550 5.1.1 no such user" };
    await deliver();
    expect(isSilenced()).toBe(true);
    answers = {};
    runMailQueueAction(secretariat(), { intent: "retry", mailId: rows()[0]?.id ?? "" });
    expect(isSilenced()).toBe(false);
    await deliver();
    expect(rows()).toMatchObject([{ state: "sent" }]);
  });

  it("carries nothing more once it is dropped, and cannot be tried then", async () => {
    const mailId = await givenUp();
    runMailQueueAction(secretariat(), { intent: "drop", mailId });
    expect(db.$client.prepare("select payload from outbox").all()).toEqual([{ payload: "{}" }]);
    expect(() => runMailQueueAction(secretariat(), { intent: "retry", mailId })).toThrow("mail");
  });
});

describe("a mail that is late", () => {
  it.each([
    [hours(1), false],
    [hours(1) + 1, true],
  ])("by %d milliseconds says so: %s", async (late, isSaid) => {
    waitingSeats();
    clock.advance(late);
    await deliver();
    const mail = await readMail(server.heard[0]!);
    expect(mail.text?.includes("comes late")).toBe(isSaid);
    expect(String(mail.html).includes("comes late")).toBe(isSaid);
  });
});
