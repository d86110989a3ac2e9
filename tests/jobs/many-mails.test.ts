import { sweepDigests } from "#app/domain/digests/sweep-digests.server.ts";
import { maxInFlight, maxPerDomain, maxPerDomainAndMinute } from "#app/domain/model/outbox.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { hashSecret } from "#app/domain/secrets.server.ts";
import { confirmEmail } from "#app/domain/attendees/confirm-email.server.ts";
import { hours, instantFrom, minutes } from "#app/domain/time/zoned-time.ts";
import { createInFlight, deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { startRunner } from "#app/jobs/runner.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { isSuppressed } from "#db/queries/suppressions.server.ts";
import { smtpTransport, type Transport } from "#emails/transport.server.ts";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClock, type TestClock } from "../support/clock.ts";
import { contextFor, makeEvent, makeOrganisation, openWeek, signUp } from "../support/factories.ts";
import { sender } from "../support/mailbox.ts";
import { openRawServer, type RawServer, type Script } from "../support/raw-smtp.ts";
import {
  confirmedDigest,
  confirmedSeat,
  deliveryOver,
  forgetAllBut,
  outboxOf,
  promised,
} from "../support/waiting-mail.ts";

let db: OpenDatabase;
let clock: TestClock;
const open: { close: () => unknown }[] = [];
beforeEach(() => {
  db = openWeek();
  clock = createClock();
});
afterEach(async () => {
  vi.useRealTimers();
  for (const server of open.splice(0).reverse()) await server.close();
});

async function serverThat(script: Script = () => undefined): Promise<RawServer> {
  const server = await openRawServer(script);
  open.push(server);
  return server;
}
const heardBy = (server: RawServer) => server.heard.map(({ to }) => to).sort();
const numbered = (count: number, domain: (number: number) => string) =>
  Array.from({ length: count }, (_, number) => `guest${number}@${domain(number)}`);
function waitingSeats(addresses: readonly string[]): void {
  const event = makeEvent(db);
  for (const address of addresses) confirmedSeat(db, event, address);
  forgetAllBut(db, "sign_up_confirmed");
}

/** Start a server that does not answer about recipients in one domain until the test lets it. */
async function serverSlowAbout(domain: string, ...awaited: string[]) {
  const { kept: isToldToAnswer, keep: answer } = promised();
  const { kept: othersArrived, keep: arrive } = promised();
  const left = new Set(awaited);
  const server = await serverThat(async ({ step, to }) => {
    if (step === "rcpt" && to.endsWith(`@${domain}`)) await isToldToAnswer;
    if (step === "end" && left.delete(to) && left.size === 0) arrive();
    return undefined;
  });
  return { server, answer, othersArrived };
}
const isSlow = (address: string) => address.endsWith("@slow.example");

describe("a domain whose mail goes slowly", () => {
  const slow = numbered(5, () => "slow.example");
  const others = numbered(8, (number) => `fast${number}.example`);

  it("has two in flight and holds up nobody else (OUT-06)", async () => {
    waitingSeats([...slow, ...others]);
    const { server, answer, othersArrived } = await serverSlowAbout("slow.example", ...others);
    const delivering = deliverOutbox(deliveryOver(server.connect(), { db, clock }));
    await othersArrived;
    expect(server.asked.filter(isSlow)).toHaveLength(maxPerDomain);
    expect(heardBy(server)).toEqual([...others].sort());
    answer();
    await delivering;
    for (let look = 0; look < 3; look += 1) {
      clock.advance(2_000);
      await deliverOutbox(deliveryOver(server.connect(), { db, clock }));
    }
    expect(heardBy(server)).toEqual([...slow, ...others].sort());
  });

  it("does not keep what is written meanwhile from going out either", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    waitingSeats(slow.slice(0, 1));
    const { email } = makeOrganisation(db, { contactEmail: "clerk@fast.example" });
    const { server, answer, othersArrived } = await serverSlowAbout("slow.example", email);
    const { kept: hasBegun, keep: begin } = promised();
    const transport = server.connect();
    const send: Transport["send"] = (mail, handing) => {
      begin();
      return transport.send(mail, handing);
    };
    const runner = startRunner(deliveryOver({ ...transport, send }, { db, clock }));
    vi.advanceTimersByTime(1_000);
    await hasBegun;
    await turn();
    requestSignInCode(contextFor(db, { now: clock.now() }), { email });
    clock.advance(hours(0.21));
    vi.advanceTimersByTime(1_000);
    await othersArrived;
    for (let turns = 0; turns < 20; turns += 1) await turn();
    // Mails in flight are not claimed again, even after their lease.
    expect(server.asked.filter(isSlow)).toHaveLength(1);
    const stopping = runner.stop();
    answer();
    await stopping;
    expect(server.heard.map(({ to }) => to).filter(isSlow)).toHaveLength(1);
    expect(outboxOf(db, "sign_up_confirmed")).toMatchObject([{ state: "sent", attempts: 1 }]);
  });
});

describe("a disk that is full for a while", () => {
  it("closes no domain: what could not be written goes out when there is room again", async () => {
    waitingSeats(numbered(3, () => "town.example"));
    const server = await serverThat();
    const hands = createInFlight();
    const deliver = () => deliverOutbox(deliveryOver(server.connect(), { db, clock }), undefined, hands);
    db.$client.exec(
      "create temp trigger full before update of mail on outbox begin select raise(abort, 'disk is full'); end",
    );
    for (let look = 0; look < 3; look += 1) await expect(deliver()).rejects.toThrow("disk is full");
    db.$client.exec("drop trigger full");
    for (let look = 0; look < 2; look += 1) {
      await deliver();
      clock.advance(2_000);
    }
    expect(heardBy(server)).toHaveLength(3);
  });
});

describe("a domain that many live at", () => {
  const many = numbered(maxPerDomainAndMinute + 5, () => "many.example");

  it("gets sixty in a minute, however often is looked, a code not counted", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    waitingSeats(many);
    const { email } = makeOrganisation(db, { contactEmail: "clerk@many.example" });
    const server = await serverThat();
    const delivery = deliveryOver(server.connect(), { db, clock });
    const runner = startRunner(delivery);
    const look = async (seconds: number) => {
      clock.advance(seconds * 1_000);
      vi.advanceTimersByTime(1_000);
      do await turn();
      while (outboxOf(db).some((row) => row.mail !== null && row.state === "queued"));
    };
    for (let time = 0; time < 25; time += 1) await look(2);
    expect(server.heard).toHaveLength(maxPerDomainAndMinute);
    requestSignInCode(contextFor(db, { now: clock.now() }), { email });
    await look(2);
    expect(server.heard.at(-1)?.to).toBe(email);
    for (let time = 0; time < 10; time += 1) await look(6);
    expect(heardBy(server)).toEqual([...many, email].sort());
    await runner.stop();
  });

  it("does not keep this process from anything else while its mails wait their turn", async () => {
    waitingSeats(many);
    const { server, answer } = await serverSlowAbout("many.example");
    let turns = 0;
    const count = () => {
      turns += 1;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    const delivering = deliverOutbox(deliveryOver(server.connect(), { db, clock }));
    while (outboxOf(db).some((row) => row.runAt <= clock.now() && row.mail === null && row.attempts === 0))
      await turn();
    clearImmediate(counting);
    expect(turns).toBeGreaterThan(many.length / maxInFlight);
    answer();
    await delivering;
  });

  it("has none written in vain that cannot go yet", async () => {
    waitingSeats(many.slice(0, 20));
    const server = await serverThat();
    const written = vi.fn();
    const delivery = deliveryOver(server.connect(), { db, clock });
    const counted = Object.defineProperty({ ...delivery }, "defaultLanguage", {
      get: () => {
        written();
        return "en";
      },
    });
    for (let look = 0; look < 30; look += 1) {
      await deliverOutbox(counted);
      clock.advance(2_000);
    }
    expect(server.heard).toHaveLength(20);
    // Each mail is written at most twice: once to learn its domain, and once to send it.
    expect(written.mock.calls.length).toBeLessThanOrEqual(40);
  });
});

describe("an address that is refused", () => {
  const gone = "gone@example.org";
  const refusing = (line: string) => serverThat(({ step, to }) => (step === "rcpt" && to === gone ? line : undefined));
  const isGone = () => isSuppressed(db, hashSecret(gone), clock.now());

  it("costs nobody else their mail, and gets none that it did not ask for (OUT-05)", async () => {
    const others = numbered(20, (number) => `town${number % 10}.example`);
    waitingSeats([...others.slice(0, 10), gone, ...others.slice(10)]);
    const server = await refusing("550 5.1.1 no such user");
    const deliver = () => deliverOutbox(deliveryOver(server.connect(), { db, clock }));
    await deliver();
    clock.advance(2_000);
    await deliver();
    expect(heardBy(server)).toEqual([...others].sort());
    expect(outboxOf(db).filter(({ state }) => state !== "sent")).toMatchObject([
      { state: "failed", error: "EENVELOPE 550", attempts: 1, mail: null },
    ]);
    expect(isGone()).toBe(true);
    const tries = server.asked.length;
    confirmedSeatAsBefore();
    await deliver();
    expect(server.asked).toHaveLength(tries);
    expect(outboxOf(db).at(-1)).toMatchObject({ kind: "sign_up_confirmed", state: "dropped", error: "suppressed" });
  });

  /** Make a sign-up with a confirmed address, without lifting the suppression as a confirmation would. */
  function confirmedSeatAsBefore(): void {
    const { token } = signUp(db, makeEvent(db), { email: gone });
    const { t } = db.$client.prepare("select confirm_token as t from attendee_page where token = ?").get(token) as {
      t: string;
    };
    const kept = db.$client.prepare("select * from suppression").all() as { address_hash: string }[];
    confirmEmail(contextFor(db), { token: t });
    const row = kept[0] as Record<string, unknown> | undefined;
    const names = Object.keys(row ?? {});
    db.$client.prepare(`insert into suppression (${names}) values (${names.map((name) => `@${name}`)})`).run(row ?? {});
    forgetAllBut(db, "sign_up_confirmed");
  }

  it("is still sent what its owner asks for; what they confirm lifts it", async () => {
    waitingSeats([gone]);
    let isBack = false;
    const server = await serverThat(({ step }) => (step === "rcpt" && !isBack ? "550 5.1.1 no such user" : undefined));
    const deliver = () => deliverOutbox(deliveryOver(server.connect(), { db, clock }));
    await deliver();
    isBack = true;
    makeOrganisation(db, { contactEmail: gone });
    requestSignInCode(contextFor(db), { email: gone });
    const { token } = signUp(db, makeEvent(db), { email: gone });
    await deliver();
    clock.advance(2_000);
    await deliver();
    expect(
      outboxOf(db)
        .filter(({ state }) => state === "sent")
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(expect.arrayContaining(["confirm_email", "sign_in_code"]));
    expect(server.heard.length).toBeGreaterThanOrEqual(2);
    expect(isGone()).toBe(true);
    const { t } = db.$client.prepare("select confirm_token as t from attendee_page where token = ?").get(token) as {
      t: string;
    };
    confirmEmail(contextFor(db), { token: t });
    expect(isGone()).toBe(false);
    clock.advance(2_000);
    await deliver();
    expect(outboxOf(db, "sign_up_confirmed").at(-1)?.state).toBe("sent");
  });

  it.each([
    ["550 5.7.1 we do not like you", "queued"],
    ["552 5.2.2 mailbox full", "queued"],
    ["550 no", "failed"],
  ])("by `%s` is not taken for one where nobody lives, and the mail is %s", async (line, state) => {
    waitingSeats([gone]);
    await deliverOutbox(deliveryOver((await refusing(line)).connect(), { db, clock }));
    expect(outboxOf(db)).toMatchObject([{ state, attempts: 1 }]);
    expect(isGone()).toBe(false);
  });
});

describe("a mail server that is down for an hour", () => {
  it("gets everything when it is back, once; codes that are too old it does not get", async () => {
    const addresses = numbered(12, (number) => `town${number}.example`);
    waitingSeats(addresses);
    const { email } = makeOrganisation(db, { contactEmail: "clerk@town.example" });
    requestSignInCode(contextFor(db), { email });
    const nobody = smtpTransport("smtp://127.0.0.1:1", sender);
    open.push(nobody);
    for (let minute = 0; minute < 60; minute += 1) {
      await deliverOutbox(deliveryOver(nobody, { db, clock }));
      clock.advance(minutes(1));
    }
    expect(outboxOf(db, "sign_up_confirmed").every(({ state, attempts }) => state === "queued" && attempts >= 3)).toBe(
      true,
    );
    const server = await serverThat();
    for (let minute = 0; minute < 80; minute += 1) {
      await deliverOutbox(deliveryOver(server.connect(), { db, clock }));
      clock.advance(minutes(1));
    }
    expect(heardBy(server)).toEqual([...addresses].sort());
    expect(outboxOf(db, "sign_in_code")).toMatchObject([{ state: "dropped" }]);
    expect(outboxOf(db, "sign_up_confirmed").every(({ state }) => state === "sent")).toBe(true);
  });
});

describe("a code", () => {
  it("goes before a hundred weekly mails that have waited longer (OUT-06)", async () => {
    makeEvent(db, { now: clock.now() });
    for (const address of numbered(100, (number) => `town${number}.example`)) confirmedDigest(db, address);
    const { email } = makeOrganisation(db, { contactEmail: "clerk@hall.example" });
    db.$client.prepare("delete from outbox").run();
    const monday = instantFrom("2026-12-14T08:00:00Z");
    sweepDigests(db, monday);
    clock.advance(monday - clock.now() + 5_000);
    requestSignInCode(contextFor(db, { now: clock.now() }), { email });
    const server = await serverThat();
    await deliverOutbox(deliveryOver(server.connect(), { db, clock }));
    expect(server.heard).toHaveLength(101);
    expect(server.asked.slice(0, maxInFlight)).toContain(email);
  });
});
