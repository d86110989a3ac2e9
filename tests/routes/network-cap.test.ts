import { makeEvent, dateInput } from "#tests/support/factories.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";

let app: TestApp;
let event: ReturnType<typeof makeEvent>;
beforeEach(async () => {
  app = await createApp({ visitor: "203.0.113.9" });
  event = makeEvent(app.db, { dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 30)] });
});
const seeAs = async (path: string, cookie = "") => {
  const answer = await app.ask(path, { headers: { Cookie: cookie } });
  return { status: answer.status, text: await answer.text() };
};
const dateId = () => event.dateIds[0] ?? "";
const join = (more: { limitSeen?: string; requestId?: string } = { limitSeen: "yes" }) =>
  app.post(`/fr/events/${event.slug}/join`, {
    dateId: dateId(),
    requestId: randomUUID(),
    partySize: "1",
    nickname: "Sol",
    ...more,
  });
const states = () => app.db.$client.prepare("select state from sign_up order by rowid").pluck().all() as string[];

it("says that seats will be provisional before somebody signs up, and until when on their page", async () => {
  const path = `/ar/events/${event.slug}/join`;
  expect((await seeAs(path)).text).not.toContain("سجّل كثيرون من الشبكة");
  for (let turn = 0; turn < 10; turn += 1) await join();
  // Another address in the same network.
  app.context.visitor = "203.0.113.200";
  expect((await seeAs(path)).text).toContain("سجّل كثيرون من الشبكة");
  const answer = await join();
  expect(answer.status).toBe(303);
  expect(states().at(-1)).toBe("provisional");
  const page = await seeAs(answer.headers.get("location") ?? "");
  expect(page.text).toContain("Vos places sont provisoires");
  expect(page.text).toContain("Confirmez une adresse e-mail sur cette page avant");
  expect((await seeAs("/en/what-we-keep")).text).toContain("from which network it came");
  app.context.visitor = "198.51.100.7";
  expect((await seeAs(path)).text).not.toContain("سجّل كثيرون من الشبكة");
});

it("holds for all whose network nobody can tell, together", async () => {
  app.context.visitor = "unknown";
  for (let turn = 0; turn < 12; turn += 1) await join();
  expect(states().filter((state) => state === "confirmed")).toHaveLength(10);
  expect(states().at(-1)).toBe("provisional");
});

it("shows organisers a crowd, a button that releases it, the cap to raise, and a form to add people by hand", async () => {
  for (let turn = 0; turn < 12; turn += 1) await join();
  const cookie = await app.signIn(event.email);
  const path = `/fr/organise/events/${event.eventId}/people`;
  const list = (await seeAs(path, cookie)).text;
  expect(list).toContain("Beaucoup d’inscriptions d’un même endroit");
  const signUpId = /name="signUpId" value="([^"]+)"\/><button type="submit" name="intent" value="release_crowd"/.exec(
    list,
  );
  expect(signUpId).not.toBeNull();
  const wrong = await app.post(path, { intent: "network_cap", dateId: dateId(), cap: "0" }, cookie);
  expect([wrong.status, (await wrong.text()).includes('value="0"')]).toEqual([400, true]);
  expect((await app.post(path, { intent: "network_cap", dateId: dateId(), cap: "40" }, cookie)).status).toBe(303);
  await join();
  expect(states().at(-1)).toBe("confirmed");
  const release = { intent: "release_crowd", signUpId: signUpId?.[1] ?? "" };
  expect((await app.post(path, release, cookie)).status).toBe(303);
  expect(new Set(states())).toEqual(new Set(["cancelled"]));

  const door = `/fr/organise/events/${event.eventId}/people/${dateId()}/door`;
  const form = (await seeAs(door, cookie)).text;
  expect(form).toContain("Ajouter quelqu’un sans inscription");
  const add = (partySize: string) =>
    app.post(`${door}?add`, { requestId: randomUUID(), nickname: "Avó", partySize }, cookie);
  const refused = await add("99");
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('value="Avó"');
  expect((await add("3")).status).toBe(303);
  expect((await seeAs(door, cookie)).text).toContain("Avó");
});

it("comes back with the notice where the limit was reached after the page was opened; a form sent twice is one all the same", async () => {
  const requestId = randomUUID();
  for (let turn = 0; turn < 9; turn += 1) await join();
  expect((await join({ requestId })).status).toBe(303);
  expect((await join({ requestId })).status).toBe(303);
  const late = await join({});
  const page = await late.text();
  expect([late.status, states().includes("provisional")]).toEqual([400, false]);
  expect(page).toContain("Entre-temps, beaucoup de personnes se sont inscrites");
  expect(page).toContain('name="limitSeen" value="yes"');
  expect(page).toContain('value="Sol"');
  expect((await join()).status).toBe(303);
  expect(states().at(-1)).toBe("provisional");
});
