import { sweepDigests } from "#app/domain/digests/sweep-digests.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { recordBounce } from "#app/domain/mail/record-bounce.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { hashSecret } from "#app/domain/secrets.server.ts";
import { sweepReminders } from "#app/domain/sign-ups/sweep-reminders.server.ts";
import { instantFrom, minutes } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { isSuppressed } from "#db/queries/suppressions.server.ts";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock, type TestClock } from "../support/clock.ts";
import {
  actorOf,
  contextFor,
  local,
  makeEvent,
  makeOrganisation,
  openWeek,
  signUp,
  testOrigin,
} from "../support/factories.ts";
import { openRawServer, type RawMail, type RawServer, readMail, type Script } from "../support/raw-smtp.ts";
import { confirmedDigest, confirmedSeat, deliveryOver, forgetAllBut, outboxOf } from "../support/waiting-mail.ts";

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

async function serverThat(script: Script = () => undefined): Promise<RawServer> {
  const server = await openRawServer(script);
  open.push(server);
  return server;
}
const at = (text: string) => clock.advance(instantFrom(text) - clock.now());
const guest = "amal@example.org";

/** Return the header fields as transferred, unfolding only their values. */
function fieldsOf({ raw }: Pick<RawMail, "raw">): { name: string; value: string; isFolded: boolean }[] {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n"));
  return head.split(/\r\n(?![ \t])/).map((field) => ({
    name: field.slice(0, field.indexOf(":")).toLowerCase(),
    value: field
      .slice(field.indexOf(":") + 1)
      .replaceAll("\r\n", "")
      .trim(),
    isFolded: field.includes("\r\n"),
  }));
}
const named = (mail: RawMail, name: string) => fieldsOf(mail).filter((field) => field.name === name);
const listFields = ["list-unsubscribe", "list-unsubscribe-post", "list-id", "precedence"];

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const signing = { newsEmail: "news@week.test", dkim: { domainName: "week.test", keySelector: "s1", privateKey } };

/** Send a digest, a one-time code and a sign-up confirmation through a server that does not sign mails. */
async function oneOfEach(origin = testOrigin) {
  const event = makeEvent(db);
  const { unsubscribeToken } = confirmedDigest(db, "reader@news.example");
  confirmedSeat(db, event, guest);
  forgetAllBut(db, "sign_up_confirmed");
  at("2026-12-14T08:00:00Z");
  sweepDigests(db, clock.now());
  const { email } = makeOrganisation(db, { contactEmail: "clerk@hall.example" });
  requestSignInCode(contextFor(db, { now: clock.now() }), { email });
  const server = await serverThat();
  await deliverOutbox(deliveryOver(server.connect(signing), { db, clock }, { origin }));
  const to = (address: string) => {
    const found = server.heard.find((mail) => mail.to === address);
    if (!found) throw new Error(`nothing came to ${address}`);
    return found;
  };
  return { digest: to("reader@news.example"), others: [to(guest), to(email)], unsubscribeToken };
}

describe("a weekly mail", () => {
  it("says once and in one line how to end it, of which list it is, and from where (MAIL-01, MAIL-03, MAIL-04)", async () => {
    const { digest, others, unsubscribeToken } = await oneOfEach();
    const [way, ...more] = named(digest, "list-unsubscribe");
    expect(more).toEqual([]);
    expect(way).toMatchObject({ isFolded: false, value: expect.stringMatching(/^<https:\/\/week\.test\/\S+>$/) });
    expect(way?.value).toContain(unsubscribeToken);
    expect(`List-Unsubscribe: ${way?.value}`.length).toBeLessThanOrEqual(76);
    expect(named(digest, "list-unsubscribe-post")).toMatchObject([{ value: "List-Unsubscribe=One-Click" }]);
    expect(named(digest, "list-id")).toMatchObject([{ value: "<weekly.week.test>", isFolded: false }]);
    expect(named(digest, "precedence")).toMatchObject([{ value: "bulk" }]);
    expect(named(digest, "from")[0]?.value).toContain("<news@week.test>");
    expect(digest.from).toBe("news@week.test");
    for (const mail of others) {
      expect(fieldsOf(mail).filter(({ name }) => listFields.includes(name))).toEqual([]);
      expect(named(mail, "from")[0]?.value).toContain("<week@week.test>");
      expect(mail.from).toBe("week@week.test");
    }
  });

  it("has that line whole also where the address of the site is long", async () => {
    const { digest } = await oneOfEach("https://semaine-de-la-bienvenue.villes-et-associations.example");
    expect(named(digest, "list-unsubscribe")).toMatchObject([{ isFolded: false }]);
  });

  it("has a signature over the way out, and every mail has one over what says that a machine wrote it", async () => {
    const { digest, others } = await oneOfEach();
    for (const mail of [digest, ...others]) {
      const [signature] = named(mail, "dkim-signature");
      const parts = Object.fromEntries(
        (signature?.value ?? "").split(";").map((part) => {
          const [name = "", ...value] = part.trim().split("=");
          return [name, value.join("=").replaceAll(/\s/g, "")];
        }),
      );
      const covered = (parts["h"] ?? "").toLowerCase().split(":");
      expect(parts).toMatchObject({ d: "week.test", s: "s1", a: "rsa-sha256" });
      expect(covered).toEqual(
        expect.arrayContaining(["from", "to", "subject", "date", "message-id", "auto-submitted"]),
      );
      const there = ["list-unsubscribe", "list-unsubscribe-post", "list-id"].filter((name) => named(mail, name)[0]);
      expect(covered).toEqual(expect.arrayContaining(there));
      expect(there).toHaveLength(mail === digest ? 3 : 0);
    }
  });
});

describe("a mail that comes back", () => {
  const bounces = { domain: "bounce.week.test", secret: "a secret of this installation" };
  const report = (to: string) =>
    Buffer.from(
      readFileSync(join(import.meta.dirname, "../golden/dsn/postfix-unknown-user.eml"), "latin1").replaceAll(
        /bounce\+[0-9a-f]{56}@week\.example\.org/g,
        to,
      ),
      "latin1",
    );
  const isGone = () => isSuppressed(db, hashSecret(guest), clock.now());
  const note = (to: string) => recordBounce(db, report(to), { now: clock.now(), secrets: [bounces.secret] });

  async function sentWithBounceAddress() {
    confirmedSeat(db, makeEvent(db), guest);
    forgetAllBut(db, "sign_up_confirmed");
    const server = await serverThat();
    await deliverOutbox(deliveryOver(server.connect(), { db, clock }, { bounces }));
    return server.heard[0]?.from ?? "";
  }

  it("comes back to an address of its own, by which the reader's is known (OUT-08)", async () => {
    const from = await sentWithBounceAddress();
    expect(from).toMatch(/^bounce\+[0-9a-f]{56}@bounce\.week\.test$/);
    await note(from);
    expect(isGone()).toBe(true);
    confirmedSeat(db, makeEvent(db), "second@example.org");
    db.$client.prepare("update attendee_page set email = ? where email = 'second@example.org'").run(guest);
    const server = await serverThat();
    forgetAllBut(db, "sign_up_confirmed");
    await deliverOutbox(deliveryOver(server.connect(), { db, clock }, { bounces }));
    expect(server.heard).toEqual([]);
    expect(outboxOf(db).at(-1)).toMatchObject({ state: "dropped", error: "suppressed" });
  });

  it("says nothing where the address is one that somebody made up", async () => {
    const from = await sentWithBounceAddress();
    const [, id = "", signature = ""] = /^bounce\+(\w{32})(\w{24})@/.exec(from) ?? [];
    const turned = [...signature].reverse().join("");
    await note(`bounce+${id}${turned === signature ? "0".repeat(24) : turned}@bounce.week.test`);
    await note(`bounce+${"0".repeat(32)}${signature}@bounce.week.test`);
    await note("week@week.test");
    expect(isGone()).toBe(false);
  });
});

describe("the thread of a seat", () => {
  const times = {
    start: local("2026-12-20T18:00"),
    end: local("2026-12-20T21:00"),
    startOffset: null,
    endOffset: null,
  };

  it("is gone on with by the news of a change and by the reminder (MAIL-07)", async () => {
    const event = makeEvent(db);
    confirmedSeat(db, event, guest);
    forgetAllBut(db, "sign_up_confirmed");
    const server = await serverThat();
    const deliver = () => deliverOutbox(deliveryOver(server.connect(), { db, clock }));
    await deliver();
    const owner = contextFor(db, { actor: actorOf(db, event.email), now: clock.now() });
    rescheduleDate(owner, { dateId: event.dateIds[0] ?? "", ...times });
    clock.advance(minutes(16));
    await deliver();
    at("2026-12-19T18:00:00Z");
    sweepReminders(db, clock.now());
    await deliver();
    const mails = await Promise.all(server.heard.filter(({ to }) => to === guest).map(readMail));
    const [seat, change, reminder, ...others] = mails;
    expect(others).toEqual([]);
    expect(seat?.inReplyTo).toBeUndefined();
    expect([change?.inReplyTo, change?.references]).toEqual([seat?.id, seat?.id]);
    expect([reminder?.inReplyTo, reminder?.references]).toEqual([seat?.id, seat?.id]);
    expect(new Set(mails.map(({ id }) => id)).size).toBe(3);
  });

  it("begins with the reminder where the mail with the seat never went out", async () => {
    confirmedSeat(db, makeEvent(db), guest);
    forgetAllBut(db, "sign_up_confirmed");
    const refusing = await serverThat(({ step }) => (step === "rcpt" ? "550 5.7.1 no" : undefined));
    await deliverOutbox(deliveryOver(refusing.connect(), { db, clock }));
    at("2026-12-17T19:00:00Z");
    sweepReminders(db, clock.now());
    const server = await serverThat();
    await deliverOutbox(deliveryOver(server.connect(), { db, clock }));
    const [reminder] = await Promise.all(server.heard.map(readMail));
    expect(reminder?.id).toMatch(/^<reminder\./);
    expect(reminder?.inReplyTo).toBeUndefined();
  });

  it("is not known to a mailbox that never confirmed its address", async () => {
    signUp(db, makeEvent(db), { email: guest });
    at("2026-12-17T19:00:00Z");
    sweepReminders(db, clock.now());
    expect(outboxOf(db, "reminder")).toEqual([]);
  });
});
