import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { unknownWaitMs } from "#app/domain/model/outbox.ts";
import { hours, minutes } from "#app/domain/time/zoned-time.ts";
import { type Delivery, deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock, type TestClock } from "../support/clock.ts";
import { actorOf, contextFor, local, makeEvent, type MadeEvent, openWeek } from "../support/factories.ts";
import { openRawServer, type RawServer, readMail, type Script } from "../support/raw-smtp.ts";
import { confirmedSeat, deliveryOver, forgetAllBut, outboxOf } from "../support/waiting-mail.ts";

let db: OpenDatabase;
let clock: TestClock;
const open: { close: () => unknown }[] = [];
beforeEach(() => {
  db = openWeek();
  clock = createClock();
});
afterEach(async () => {
  for (const server of open.splice(0).reverse()) await server.close();
});

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const dkim = { domainName: "week.test", keySelector: "s1", privateKey };

async function serverThat(script: Script): Promise<RawServer> {
  const server = await openRawServer(script);
  open.push(server);
  return server;
}
/** Make a script with given first answers at a step; afterwards the server behaves correctly. */
const firstThen =
  (step: string, ...answers: string[]): Script =>
  async (turn) => {
    // Answer late, so that the client has sent what it pipelines.
    for (let turns = 0; turns < 50; turns += 1) await new Promise(setImmediate);
    return turn.step === step ? answers.shift() : undefined;
  };
const deliver = (transport: Delivery["transport"]) => deliverOutbox(deliveryOver(transport, { db, clock }));
const rows = () => outboxOf(db);
/** Make a confirmed seat whose confirmation is the only queued mail. */
function waitingSeat(email: string): MadeEvent {
  const event = makeEvent(db);
  confirmedSeat(db, event, email);
  onlySeats();
  return event;
}
const onlySeats = () => forgetAllBut(db, "sign_up_confirmed");
const move = (event: MadeEvent, start: string, end: string) => {
  const times = { start: local(start), end: local(end), startOffset: null, endOffset: null };
  const ctx = contextFor(db, { actor: actorOf(db, event.email), now: clock.now() });
  rescheduleDate(ctx, { dateId: event.dateIds[0] ?? "", ...times });
  onlySeats();
};
const guest = "amal@example.org";

describe("a server that says later to whom it does not know", () => {
  it("is asked again after the delay, and takes the mail once", async () => {
    waitingSeat(guest);
    const server = await serverThat(firstThen("rcpt", "451 4.7.1 greylisted, come back"));
    const ids: string[] = [];
    const transport = server.connect();
    const counted = {
      ...transport,
      send: (...parameters: Parameters<typeof transport.send>) => {
        ids.push(parameters[1].messageId);
        return transport.send(...parameters);
      },
    };
    await deliver(counted);
    expect(rows()).toMatchObject([{ state: "queued", error: "EENVELOPE 451", attempts: 1, mail: null }]);
    clock.advance(minutes(1) - 1);
    expect(await deliver(counted)).toBe(0);
    clock.advance(minutes(0.25) + 1);
    await deliver(counted);
    clock.advance(hours(20));
    expect(await deliver(counted)).toBe(0);
    expect(server.heard).toHaveLength(1);
    expect(rows()).toMatchObject([{ state: "sent", attempts: 2, error: null }]);
    expect(new Set(ids).size).toBe(1);
    expect((await readMail(server.heard[0]!)).id).toBe(ids[0]);
  });
});

describe.each([
  ["without a signature", undefined],
  ["with one, for which the library reads all of a mail beforehand", dkim],
])("a connection that breaks %s", (_name, key) => {
  const connect = (server: RawServer) => server.connect({ dkim: key });

  it("after the last dot: the mail may have arrived, and is repeated after an hour, the same (OUT-04)", async () => {
    waitingSeat(guest);
    const server = await serverThat(firstThen("end", "drop"));
    await deliver(connect(server));
    expect(rows()).toMatchObject([{ state: "queued", error: expect.stringMatching(/^unknown E/), attempts: 1 }]);
    expect(rows()[0]?.mail).not.toBeNull();
    clock.advance(unknownWaitMs - 1);
    expect(await deliver(connect(server))).toBe(0);
    clock.advance(1);
    await deliver(connect(server));
    const [first, second] = await Promise.all(server.heard.map(readMail));
    expect(server.heard).toHaveLength(2);
    expect([second?.id, second?.subject, second?.text]).toEqual([first?.id, first?.subject, first?.text]);
    expect(rows()).toMatchObject([{ state: "sent", mail: null }]);
  });

  it.each(["mail", "rcpt", "data"])("at %s: it did not arrive, and is written anew after a minute", async (step) => {
    const event = waitingSeat(guest);
    const server = await serverThat(firstThen(step, "drop"));
    await deliver(connect(server));
    expect(rows()).toMatchObject([{ state: "queued", error: expect.stringMatching(/^E/), mail: null }]);
    expect(rows()[0]!.runAt - clock.now()).toBeLessThanOrEqual(minutes(1.25));
    move(event, "2026-12-21T18:00", "2026-12-21T21:00");
    clock.advance(minutes(1.25));
    await deliver(connect(server));
    expect(server.heard).toHaveLength(1);
    const mail = await readMail(server.heard[0]!);
    expect(mail.text).toContain("21 December");
    expect(mail.id).toMatch(/^<seat-confirmed\.[0-9a-f-]{36}@week\.test>$/);
  });

  it("in the middle of a long mail: it did not arrive", async () => {
    const server = await serverThat(firstThen("body", "drop"));
    const long = { to: guest, subject: "x", text: "x", html: `<p>${"x ".repeat(2_000_000)}</p>`, language: "en" };
    const sent = await server.connect({ dkim: key }).send(long, { messageId: "<a.b@week.test>" });
    expect(sent).toMatchObject({ kind: "later" });
    expect(server.heard).toEqual([]);
  });
});

describe("a mail that may have arrived", () => {
  const idsOf = async (server: RawServer) => (await Promise.all(server.heard.map(readMail))).map(({ id }) => id);
  const plain = /^<seat-confirmed\.[0-9a-f-]{36}@week\.test>$/;
  const revised = /^<seat-confirmed\.[0-9a-f-]{36}\.1@week\.test>$/;

  it("and would say something else now is another mail under another id (MAIL-07)", async () => {
    const event = waitingSeat(guest);
    const server = await serverThat(firstThen("end", "drop"));
    await deliver(server.connect());
    move(event, "2026-12-21T18:00", "2026-12-21T21:00");
    clock.advance(hours(1.25));
    await deliver(server.connect());
    const mails = await Promise.all(server.heard.map(readMail));
    expect(mails.map(({ id }) => id)).toEqual([expect.stringMatching(plain), expect.stringMatching(revised)]);
    expect(mails[0]?.text).toContain("18 December");
    expect(mails[1]?.text).toContain("21 December");
  });

  it("is remembered although the next try certainly failed", async () => {
    const event = waitingSeat(guest);
    const answers = ["drop"];
    const refusals: (string | undefined)[] = [undefined, "451 4.3.0 busy"];
    const server = await serverThat(({ step }) => {
      if (step === "end") return answers.shift();
      return step === "rcpt" ? refusals.shift() : undefined;
    });
    await deliver(server.connect());
    clock.advance(hours(1.25));
    await deliver(server.connect());
    expect(rows()).toMatchObject([{ state: "queued", error: "EENVELOPE 451", attempts: 2 }]);
    move(event, "2026-12-21T18:00", "2026-12-21T21:00");
    clock.advance(hours(1.25));
    await deliver(server.connect());
    expect(await idsOf(server)).toEqual([expect.stringMatching(plain), expect.stringMatching(revised)]);
  });
});
