import { inviteCoordinator } from "#app/domain/coordinators/invite-coordinator.server.ts";
import { factorCode } from "#app/domain/second-factor/totp.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { findSecondFactor } from "#db/queries/second-factors.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { actorOf, contextFor, makeCoordinator, makeEvent } from "../support/factories.ts";

let app: TestApp;
beforeEach(async () => {
  app = await createApp();
});
const path = "/fr/coordinate/second-factor";
const see = async (address: string, cookie: string) => {
  const answer = await app.ask(address, { headers: { Cookie: cookie } });
  return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
};
const codesIn = (html: string) =>
  [...html.matchAll(/<ul class="recovery-codes"[^>]*>(.*?)<\/ul>/gs)].flatMap(
    ([, list = ""]) => list.match(/<li/g) ?? [],
  );

describe("a new coordinator", () => {
  const email = "new@example.org";
  beforeEach(() => {
    inviteCoordinator(contextFor(app.db), { email, scope: { kind: "country", code: "PT" } });
  });

  it("sets up a device with the square or the letters beside it, reads the recovery codes once, and is in", async () => {
    const cookie = await app.signIn(email, { isUnlocked: false });
    expect((await see("/fr/coordinate", cookie)).location).toContain("/fr/coordinate/second-factor");
    expect((await app.post(path, { intent: "begin" }, cookie)).status).toBe(303);
    const secret = findSecondFactor(app.db, actorOf(app.db, email).accountId)?.secret ?? "";
    const begun = await see(path, cookie);
    expect(begun.text).toContain('class="qr"');
    expect(begun.text.replaceAll(/ /g, "")).toContain(secret);

    const wrong = await app.post(path, { intent: "confirm", code: "000000" }, cookie);
    expect([wrong.status, (await wrong.text()).includes('value="000000"')]).toEqual([400, true]);
    const confirmed = await app.post(path, { intent: "confirm", code: factorCode(secret, app.clock.now()) }, cookie);
    expect(confirmed.status).toBe(200);
    expect(confirmed.headers.get("cache-control")).toContain("no-store");
    expect(codesIn(await confirmed.text())).toHaveLength(10);

    // The session gets another secret, so that anyone who knows the former one is locked out.
    const renewed = (confirmed.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    expect(renewed).toContain("ww_session=");
    expect((await see(path, cookie)).location).toContain("/fr/sign-in");
    const later = await see(path, renewed);
    expect(codesIn(later.text)).toEqual([]);
    expect(later.text.replaceAll(/ /g, "")).not.toContain(secret);
    expect((await see("/fr/coordinate", renewed)).status).toBe(200);
  });
});

it("a decision sent from a session without it decides nothing, and comes back as it was written", async () => {
  const { email } = makeCoordinator(app.db, { kind: "country", code: "PT" });
  const event = makeEvent(app.db, { until: "submitted" });
  const cookie = await app.signIn(email, { isUnlocked: false });
  const form = { intent: "decide", decision: "request_changes", revision: "1", reason: "Où est-ce exactement ?" };
  const answer = await app.post(`/fr/coordinate/events/${event.eventId}`, form, cookie);
  const page = await answer.text();
  expect(answer.status).toBe(401);
  expect(page).toContain("Où est-ce exactement ?");
  expect(page).toContain("second-factor");
  expect(findEvent(app.db, event.eventId)?.review).toBe("submitted");
});
