import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { days, instantFrom, minutes } from "#app/domain/time/zoned-time.ts";
import { type Runner, startRunner } from "#app/jobs/runner.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { claimDueMail } from "#db/queries/outbox-delivery.server.ts";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createClock, type TestClock } from "../support/clock.ts";
import { contextFor, makeEvent, makeOrganisation, openWeek } from "../support/factories.ts";
import { openRawServer, type RawServer } from "../support/raw-smtp.ts";
import { confirmedSeat, deliveryOver, forgetAllBut, outboxOf } from "../support/waiting-mail.ts";

let db: OpenDatabase;
let clock: TestClock;
let server: RawServer;
let runner: Runner;
const guest = "amal@example.org";
/** The evening before the event, a quarter of an hour before its reminder is due. */
const evening = instantFrom("2026-12-17T18:45:00Z");

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  db = openWeek();
  clock = createClock();
  confirmedSeat(db, makeEvent(db), guest);
  forgetAllBut(db, "sign_up_confirmed");
  server = await openRawServer(() => undefined);
});
afterEach(async () => {
  await runner.stop();
  vi.useRealTimers();
  await server.close();
});

const sending = new Set<Promise<unknown>>();
function start(): void {
  const transport = server.connect();
  runner = startRunner(
    deliveryOver(
      {
        ...transport,
        send(mail, handing) {
          const sent = transport.send(mail, handing);
          sending.add(sent);
          return sent.finally(() => sending.delete(sent));
        },
      },
      { db, clock },
    ),
  );
}
/** Run one turn of the runner to its end. */
async function look(): Promise<void> {
  vi.advanceTimersByTime(1_000);
  // Between two mails there are moments in which none is being sent.
  for (let quiet = 0; quiet < 5; quiet += 1) {
    await turn();
    if (sending.size > 0) {
      await Promise.all(sending);
      quiet = 0;
    }
  }
}
const heard = () => server.heard.map(({ to }) => to).filter((to) => to === guest).length;
const setClock = (to: number) => clock.advance(to - clock.now());

it("goes on with everything when the clock was a day ahead and is set right", async () => {
  // By the wrong clock the event has begun, so no reminder is sent.
  setClock(evening + days(1) + minutes(60));
  start();
  await look();
  const before = heard();
  expect(before).toBe(1);
  setClock(evening);
  makeOrganisation(db, { contactEmail: "clerk@hall.example" });
  requestSignInCode(contextFor(db, { now: clock.now() }), { email: "clerk@hall.example" });
  await look();
  expect(server.heard.map(({ to }) => to)).toContain("clerk@hall.example");
  expect(outboxOf(db, "reminder")).toEqual([]);
  clock.advance(minutes(16));
  await look();
  expect(outboxOf(db, "reminder")).toMatchObject([{ state: "sent" }]);
  expect(heard()).toBe(before + 1);
});

it("tells nobody twice when the clock goes back by a day, then forward by two", async () => {
  setClock(evening + minutes(16));
  start();
  await look();
  expect(
    outboxOf(db)
      .map(({ kind, state }) => `${kind} ${state}`)
      .sort(),
  ).toEqual(["reminder sent", "sign_up_confirmed sent"]);
  for (const jump of [-days(1), days(2), -days(1), minutes(20)]) {
    clock.advance(jump);
    await look();
    await look();
  }
  expect(heard()).toBe(2);
});

it("frees what a worker took that died while the clock was a day ahead", async () => {
  setClock(evening);
  expect(claimDueMail(db, clock.now())).not.toBeNull();
  clock.advance(-days(1));
  start();
  await look();
  expect(heard()).toBe(1);
});
