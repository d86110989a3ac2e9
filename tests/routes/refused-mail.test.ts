import { hours, minutes } from "#app/domain/time/zoned-time.ts";
import { createInFlight, deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { makeCoordinator, makeEvent } from "../support/factories.ts";
import { openRawServer, type RawServer, type Turn } from "../support/raw-smtp.ts";
import { confirmedSeat, deliveryOver, forgetAllBut, outboxOf } from "../support/waiting-mail.ts";

let app: TestApp;
let server: RawServer;
let answers: Partial<Record<Turn["step"], string>>;
let email: string;
let secretariat: string;
beforeEach(async () => {
  app = await createApp();
  answers = {};
  server = await openRawServer(({ step }) => answers[step]);
  const event = makeEvent(app.db);
  for (const guest of ["amal@example.org", "joana@example.net"])
    confirmedSeat(app.db, event, guest, { language: "en" });
  ({ email } = makeCoordinator(app.db, { kind: "network", code: "" }));
  secretariat = await app.signIn(email);
  forgetAllBut(app.db, "sign_up_confirmed");
});
afterEach(() => server.close());

const hands = createInFlight();
const deliver = () => deliverOutbox(deliveryOver(server.connect(), app), undefined, hands);
const see = async (path: string, cookie = secretariat) => (await app.ask(path, { headers: { Cookie: cookie } })).text();
const mailPage = "/en/coordinate/secretariat/mail";
const title = "A mail server refuses our mail";

it("a refusal of us is said on every page of the secretariat and beside the readiness, until mail goes out again", async () => {
  answers = { mail: "550 5.7.1 sender not allowed" };
  await deliver();
  for (const page of ["", "/mail", "/cities", "/editions"])
    expect([page, (await see(`/en/coordinate/secretariat${page}`)).includes(title)]).toEqual([page, true]);
  const ready = await app.ask("/readyz");
  expect([ready.status, await ready.text()]).toEqual([200, "ok\nmail refused: sender (2)\n"]);
  // Only the secretariat is notified, because other coordinators cannot repair it.
  const other = await app.signIn(makeCoordinator(app.db, { kind: "country", code: "PT" }).email);
  expect(await see("/en/coordinate", other)).not.toContain(title);
  answers = {};
  app.clock.advance(minutes(30));
  await deliver();
  expect(await see(mailPage)).not.toContain(title);
  expect(await (await app.ask("/readyz")).text()).toBe("ok\n");
});

it("mails that failed go out again from their page, one, then all the others; none twice", async () => {
  answers = { rcpt: "450 4.2.1 busy" };
  for (let turn = 0; turn < 20; turn += 1) {
    await deliver();
    app.clock.advance(hours(12));
  }
  expect(outboxOf(app.db).map(({ state }) => state)).toEqual(["failed", "failed"]);
  answers = {};
  secretariat = await app.signIn(email);
  forgetAllBut(app.db, "sign_up_confirmed");
  const page = await see(mailPage);
  const mailId = /name="mailId" value="([^"]+)"/.exec(page)?.[1] ?? "";
  expect([page.match(/value="retry"/g)?.length, page.match(/value="retryAll"/g)?.length]).toEqual([2, 1]);
  expect((await app.post(mailPage, { intent: "retry", mailId }, secretariat)).status).toBe(303);
  await deliver();
  expect(
    outboxOf(app.db)
      .map(({ state }) => state)
      .sort(),
  ).toEqual(["failed", "sent"]);
  expect((await app.post(mailPage, { intent: "retryAll" }, secretariat)).status).toBe(303);
  expect((await app.post(mailPage, { intent: "retryAll" }, secretariat)).status).toBe(303);
  await deliver();
  expect(outboxOf(app.db).map(({ state }) => state)).toEqual(["sent", "sent"]);
  expect(server.heard.filter(({ answer }) => answer.startsWith("250"))).toHaveLength(2);
  expect(await see(mailPage)).not.toContain('value="retryAll"');
});
