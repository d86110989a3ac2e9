import { saveDraft } from "#app/domain/drafts/save-draft.server.ts";
import { purge } from "#app/domain/installation/purge.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { days, hours, instantFrom, plus } from "#app/domain/time/zoned-time.ts";
import { randomUUID } from "node:crypto";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import { contextFor, makeEvent, openWeek, signUp } from "#tests/support/factories.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
const count = (table: string) => (db.$client.prepare(`select count(*) as c from ${table}`).get() as { c: number }).c;
const end = instantFrom("2026-12-18T22:00:00Z");

describe("what has been kept long enough is erased", () => {
  it("sign-ups and their pages, seven days after the date ended", () => {
    signUp(db, makeEvent(db), { nickname: "Amal" });
    expect(purge(db, plus(end, days(7))).signUps).toBe(0);
    expect(purge(db, plus(end, days(7) + 1)).signUps).toBe(1);
    expect([count("sign_up"), count("attendee_page")]).toEqual([0, 0]);
  });

  it("what was typed of an event and never finished, half a year after it was last touched", () => {
    const { eventId, organisationId } = makeEvent(db, { until: "draft" });
    makeEvent(db, { until: "submitted" });
    const parts = { what: [["title", "Meio escrito"]] } as const;
    saveDraft(contextFor(db), { eventId, organisationId, parts });
    saveDraft(contextFor(db), { eventId: randomUUID(), organisationId, parts });
    purge(db, plus(testNow, days(182)));
    expect([count("event"), count("event_draft"), count("event_draft_part")]).toEqual([2, 2, 2]);
    purge(db, plus(testNow, days(182) + 1));
    expect([count("event"), count("event_draft"), count("event_draft_part")]).toEqual([1, 0, 0]);
  });

  it("addresses that nobody confirmed, after 48 hours, while the seat stays", () => {
    signUp(db, makeEvent(db), { email: "amal@example.org" });
    purge(db, plus(testNow, hours(48)));
    expect(db.$client.prepare("select email from attendee_page").get()).toEqual({ email: "amal@example.org" });
    expect(purge(db, plus(testNow, hours(48) + 1)).addresses).toBe(1);
    expect(db.$client.prepare("select email, confirm_token from attendee_page").get()).toEqual({
      email: null,
      confirm_token: null,
    });
    expect(count("sign_up")).toBe(1);
  });

  it("with them every mail about them, whether it waits, failed or was kept to be read", () => {
    const event = makeEvent(db);
    signUp(db, event, { email: "amal@example.org" });
    const mail = JSON.stringify({ to: "amal@example.org" });
    for (const state of ["queued", "failed", "sent"]) {
      db.$client.prepare("update outbox set state = ?, mail = ? where kind = 'confirm_email'").run(state, mail);
      db.$client.prepare("update attendee_page set email = 'amal@example.org', confirm_token = 'x'").run();
      purge(db, plus(testNow, hours(48) + 1));
      const row = db.$client.prepare("select state, mail, payload from outbox where kind = 'confirm_email'").get();
      expect(row).toEqual({ state: state === "sent" ? "sent" : "dropped", mail: null, payload: "{}" });
    }
  });

  it("the hash by which mails to an address are counted, after a day", () => {
    signUp(db, makeEvent(db), { email: "amal@example.org" });
    purge(db, plus(testNow, days(1) + 1));
    expect(db.$client.prepare("select recipient_hash from outbox where kind = 'confirm_email'").get()).toEqual({
      recipient_hash: null,
    });
  });

  it("codes and sessions that open nothing any more", () => {
    requestSignInCode(contextFor(db), { email: "nobody@example.org" });
    purge(db, plus(testNow, hours(2)));
    expect(count("sign_in_code")).toBe(0);
  });

  it("records of mail, thirty days after they were made, unless the mail still waits", () => {
    makeEvent(db);
    db.$client.prepare("update outbox set state = 'sent'").run();
    makeEvent(db);
    expect(purge(db, plus(testNow, days(30) + 1)).mails).toBe(1);
    expect(db.$client.prepare("select state from outbox").all()).toEqual([{ state: "queued" }]);
  });
});
