import { leaseMs } from "#app/domain/model/outbox.ts";
import { getAttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { openDatabase, type OpenDatabase } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock, testNow, type TestClock } from "../support/clock.ts";
import { contextFor, makeEvent, openWeek } from "../support/factories.ts";
import { builtWorker, run, stopAll } from "../support/process.ts";
import { openRawServer, type RawServer, readMail, type Turn } from "../support/raw-smtp.ts";
import { confirmedSeat, deliveryOver, forgetAllBut, outboxOf } from "../support/waiting-mail.ts";

const worker = builtWorker("killed-worker");
const guest = "amal@example.org";
let file: string;
let clock: TestClock;
let server: RawServer;
/** Step of the SMTP dialogue at which the server kills its client. */
let deadlyStep: Turn["step"] | null = null;
let victim: ReturnType<typeof run> | null = null;

beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), "week-")), "week.sqlite");
  clock = createClock();
  server = await openRawServer(async ({ step }) => {
    if (step !== deadlyStep || !victim) return undefined;
    victim.child.kill("SIGKILL");
    await victim.ended;
    return "drop";
  });
});
afterEach(async () => {
  deadlyStep = null;
  victim = null;
  stopAll();
  await server.close();
});

function keep(db: OpenDatabase): void {
  db.$client.prepare("vacuum into ?").run(file);
  db.$client.close();
}
async function killedIn(task: "deliver" | "sign-up", step: string, last: string): Promise<void> {
  const running = run([worker, task, file, String(testNow), step, last], {
    TMPDIR: tmpdir(),
    NODE_ENV: "production",
  });
  victim = running;
  const { code, err } = await running.ended;
  victim = null;
  expect([code, err]).toEqual([null, ""]);
  expect(running.child.signalCode).toBe("SIGKILL");
}
async function onFile<T>(use: (db: OpenDatabase) => T | Promise<T>): Promise<T> {
  const db = openDatabase(file);
  try {
    return await use(db);
  } finally {
    db.$client.close();
  }
}
const deliver = () => onFile((db) => deliverOutbox(deliveryOver(server.connect(), { db, clock })));
const row = () => onFile((db) => outboxOf(db));

describe("a process that is killed while it delivers", () => {
  it.each([
    // Claimed and written in one transaction: the claim is undone.
    { step: "claimed", times: 1, attempts: 0 },
    { step: "frozen", times: 1, attempts: 1 },
    { step: "rcpt", times: 1, attempts: 1 },
    { step: "data", times: 1, attempts: 1 },
    { step: "end", times: 2, attempts: 1 },
    { step: "accepted", times: 2, attempts: 1 },
  ])("at $step loses nothing: it arrives $times times under one id", async ({ step, times, attempts }) => {
    const db = openWeek();
    confirmedSeat(db, makeEvent(db), guest);
    forgetAllBut(db, "sign_up_confirmed");
    keep(db);
    if (step === "rcpt" || step === "data" || step === "end") deadlyStep = step;
    await killedIn("deliver", step, server.url);
    deadlyStep = null;
    const [left, ...others] = await row();
    expect(others).toEqual([]);
    expect(left).toMatchObject({ state: "queued", attempts });
    expect(left?.mail !== null).toBe(attempts > 0);
    if (attempts > 0) {
      clock.advance(leaseMs);
      expect(await deliver()).toBe(0);
      clock.advance(1);
    }
    expect(await deliver()).toBe(1);
    expect(await row()).toMatchObject([{ state: "sent", attempts: attempts + 1 }]);
    clock.advance(leaseMs * 2);
    expect(await deliver()).toBe(0);
    const mails = await Promise.all(server.heard.map(readMail));
    expect(mails).toHaveLength(times);
    expect(new Set(mails.map(({ id, text }) => `${id} ${text}`)).size).toBe(1);
    expect(mails[0]?.id).toBe(`<seat-confirmed.${left?.id}@week.test>`);
  });
});

describe("a process that is killed while somebody signs up", () => {
  it.each([
    { step: "after insert on sign_up", isDone: false },
    { step: "before insert on outbox", isDone: false },
    { step: "after insert on outbox", isDone: false },
    { step: "committed", isDone: true },
  ])("at $step leaves the seat and its mail, or neither (OUT-01)", async ({ step, isDone }) => {
    const db = openWeek();
    const { token } = confirmedSeat(db, makeEvent(db), guest);
    const next = makeEvent(db);
    db.$client.prepare("delete from outbox").run();
    keep(db);
    const input = {
      slug: next.slug,
      dateId: next.dateIds[0],
      requestId: randomUUID(),
      partySize: 1,
      nickname: "Sol",
      needs: [],
      email: null,
      pageToken: token,
    };
    await killedIn("sign-up", step, JSON.stringify(input));
    const seats = await onFile((there) => getAttendeePage(contextFor(there), token).seats.length);
    expect(seats).toBe(isDone ? 2 : 1);
    expect((await row()).map(({ kind, state }) => `${kind} ${state}`)).toEqual(
      isDone ? ["sign_up_confirmed queued"] : [],
    );
    await deliver();
    expect(server.heard.map(({ to }) => to)).toEqual(isDone ? [guest] : []);
  });
});
