import { purge } from "#app/domain/installation/purge.server.ts";
import { eraseAttendee } from "#app/domain/attendees/erase-attendee.server.ts";
import { followEvent } from "#app/domain/attendees/follow-event.server.ts";
import { releaseSignUp } from "#app/domain/sign-ups/release-sign-up.server.ts";
import { writeToAttendees } from "#app/domain/check-in/write-to-attendees.server.ts";
import { days, instantFrom, minutes, plus } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { openDatabase, type OpenDatabase } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp } from "#tests/support/app.ts";
import { createClock, type TestClock } from "#tests/support/clock.ts";
import { contextFor, type MadeEvent, openWeek } from "#tests/support/factories.ts";
import { deliveryTo, type Mailbox, openMailbox } from "#tests/support/mailbox.ts";
import { confirmMail, type Guest, makeGuest, makeHall, organiserContactOf } from "#tests/support/seats.ts";

let folder: string;
let file: string;
let db: OpenDatabase;
let clock: TestClock;
let mailbox: Mailbox;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "week-"));
  file = join(folder, "week.sqlite");
  openWeek().$client.prepare("vacuum into ?").run(file);
  db = openDatabase(file);
  clock = createClock();
  mailbox = await openMailbox();
});
afterEach(async () => {
  db.$client.close();
  await mailbox.close();
  rmSync(folder, { recursive: true });
});

/** Names that can be found in any file. There are enough attendees to fill several pages of the database. */
const nickname = (turn: number) => `Xyzzy-${turn}-Ndèye`;
/** Addresses in different domains, because only a few mails to one domain are sent at once. */
const address = (turn: number) => `plugh-${turn}@town${turn}.example.org`;
const people = 150;

/** Return all secrets stored about an attendee. */
function tracesOf(guest: Guest): string[] {
  const row = db.$client
    .prepare("select token, calendar_token, confirm_token from attendee_page where token = ?")
    .raw()
    .get(guest.token) as (string | null)[];
  return row.filter((entry) => entry !== null);
}

/** Set a long check-in code, because four letters could be in any file by chance. */
function giveLongCode({ signUpId }: Guest, turn: number): string {
  const code = `DOORCODE${turn}X`;
  db.$client.prepare("update sign_up set check_in_code = ? where id = ?").run(code, signUpId);
  return code;
}

/**
 * Let attendees sign up, some without an address, confirm and get mails; release some, and add a follower.
 * @returns the words that must be erased
 */
async function aWeek(event: MadeEvent): Promise<string[]> {
  const traces = ["Xyzzy-", "plugh-", "DOORCODE"];
  for (let turn = 0; turn < people; turn += 1) {
    const email = turn % 5 === 0 ? null : address(turn);
    const guest = makeGuest(db, event, { nickname: nickname(turn), email, needs: ["childcare"] });
    giveLongCode(guest, turn);
    if (email) confirmMail(db, guest.token);
    traces.push(...tracesOf(guest));
    if (turn % 10 === 1) {
      releaseSignUp(organiserContactOf(db, event), {
        eventId: event.eventId,
        signUpId: guest.signUpId,
        reason: "Xyzzy-lugar em dobro",
      });
    }
  }
  writeToAttendees(organiserContactOf(db, event), { eventId: event.eventId, words: "Tragam pratos." });
  const follower = followEvent(contextFor(db, { actor: { kind: "anonymous" } }), {
    slug: event.slug,
    requestId: randomUUID(),
    email: address(999),
  });
  confirmMail(db, follower.token);
  await deliver();
  clock.advance(minutes(15));
  await deliver();
  return traces;
}
const deliver = () => deliverOutbox(deliveryTo(mailbox, { db, clock }));

const bytesOf = (path: string) => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0));
const found = (bytes: Buffer, traces: readonly string[]) => traces.filter((trace) => bytes.includes(trace));

describe("eight days after it ended, an evening has left nothing of who came", () => {
  it("in the file, beside it, or in a copy made then; before, all of it was there", async () => {
    const event = makeHall(db, people - 30);
    const traces = await aWeek(event);
    expect(mailbox.mails.length).toBeGreaterThan(people);
    // Before the purge all traces must be found, or the test would search the wrong place.
    expect(found(Buffer.concat([bytesOf(file), bytesOf(`${file}-wal`)]), traces)).toEqual(traces);
    purge(db, plus(instantFrom("2026-12-18T22:00:00Z"), days(7)));
    expect(found(bytesOf(file), traces)).toContain("Xyzzy-");
    const { signUps } = purge(db, plus(instantFrom("2026-12-18T22:00:00Z"), days(8)));
    expect(signUps).toBe(people);
    const copy = join(folder, "copy.sqlite");
    await db.$client.backup(copy);
    for (const path of [file, `${file}-wal`, `${file}-shm`, copy]) {
      expect([path, found(bytesOf(path), traces)]).toEqual([path, []]);
    }
  });

  it("in the file or beside it when a page was erased by its owner, with the next purge", async () => {
    const event = makeHall(db, null);
    const guest = makeGuest(db, event, { nickname: nickname(1), email: address(1) });
    giveLongCode(guest, 1);
    confirmMail(db, guest.token);
    await deliver();
    const traces = ["Xyzzy-", "plugh-", "DOORCODE", ...tracesOf(guest)];
    eraseAttendee(contextFor(db), guest);
    purge(db, clock.now());
    for (const path of [file, `${file}-wal`]) expect([path, found(bytesOf(path), traces)]).toEqual([path, []]);
  });

  it("in what the log is told when something fails in the middle of it", async () => {
    const told: string[] = [];
    // Use stack traces as in production: those of the test runner search the sources of the whole build.
    Reflect.deleteProperty(Error, "prepareStackTrace");
    const app = await createApp({
      db,
      reportFault: (fault, where) => told.push(`${where} ${(fault as Error).message} ${(fault as Error).stack}`),
    });
    const event = makeHall(db, null);
    const guest = makeGuest(db, event, { nickname: nickname(1), email: address(1) });
    confirmMail(db, guest.token);
    const [token = "", calendar = "", confirm = ""] = tracesOf(guest);
    db.$client.exec("alter table sign_up_need rename to lost; drop table ended_calendar; drop table follow");
    const form = { intent: "cancel", signUpId: guest.signUpId, nickname: nickname(1), email: address(1) };
    const answers = [
      await app.ask(`/en/my/${token}`),
      await app.ask(`/calendar/my/${calendar}.ics`),
      await app.post(`/en/my/${token}`, { ...form, intent: "erase" }),
      await app.post(`/en/events/${event.slug}/follow`, { requestId: randomUUID(), email: address(1) }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([500, 500, 500, 500]);
    expect(told.length).toBeGreaterThanOrEqual(4);
    expect(found(Buffer.from(told.join("\n")), ["Xyzzy-", "plugh-", token, calendar, confirm])).toEqual([]);
  });
});
