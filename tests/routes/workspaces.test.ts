import type { OpenDatabase } from "#db/client.server.ts";
import { inviteCoordinator } from "#app/domain/coordinators/invite-coordinator.server.ts";
import { makeFactorSecret } from "#app/domain/second-factor/totp.server.ts";
import { insertSecondFactor } from "#db/queries/second-factors.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { contextFor, makeCoordinator, makeEvent, makeOrganisation, openWeek } from "../support/factories.ts";
import { newestCode } from "../support/registration.ts";

let db: OpenDatabase;
let app: TestApp;
beforeEach(async () => {
  db = openWeek();
  app = await createApp({ db });
});

/** Follow redirects. @returns the path of the page and its HTML */
async function follow(path: string, cookie: string): Promise<{ path: string; html: string }> {
  const answer = await app.ask(path, { headers: { cookie }, redirect: "manual" });
  const location = answer.headers.get("location");
  return location ? follow(location, cookie) : { path, html: await answer.text() };
}
const landing = (cookie: string) => follow("/en/workspaces", cookie);
const addressesOfMenu = (html: string) =>
  [...(/<nav class="workspace-menu".*?<\/nav>/s.exec(html)?.[0] ?? "").matchAll(/href="([^"]+)"/g)].map(
    ([, href]) => href,
  );

/** Make an organiser of Lisbon who coordinates Portugal too. */
function makeBoth() {
  const organiser = makeOrganisation(db);
  const operator = contextFor(db, { actor: { kind: "operator" } });
  const { accountId } = inviteCoordinator(operator, { email: organiser.email, scope: { kind: "country", code: "PT" } });
  const times = { confirmedAt: operator.now, createdAt: operator.now };
  insertSecondFactor(db, { accountId, secret: makeFactorSecret(), ...times });
  return organiser;
}

describe("after signing in", () => {
  it("leads an organiser to the events", async () => {
    const { email } = makeOrganisation(db);
    expect((await landing(await app.signIn(email))).path).toBe("/en/organise");
  });

  it("leads a coordinator to the queue by way of the second factor, which says how much waits and nothing else", async () => {
    makeEvent(db, { until: "submitted", title: "Baile secreto" });
    const { email } = makeCoordinator(db, { kind: "country", code: "PT" });
    const { path, html } = await landing(await app.signIn(email, { isUnlocked: false }));
    expect(path).toBe(`/en/coordinate/second-factor?${new URLSearchParams({ to: "/en/coordinate" })}`);
    expect(html).toContain("One thing to decide");
    expect(html).not.toContain("Baile secreto");
    expect(addressesOfMenu(html)).toContain("/en/coordinate");
    expect((await landing(await app.signIn(email))).path).toBe("/en/coordinate");
  });

  it("shows somebody with both roles what waits in each, before the second factor too", async () => {
    const { email } = makeBoth();
    makeEvent(db, { until: "submitted", title: "Baile secreto" });
    const { path, html } = await landing(await app.signIn(email, { isUnlocked: false }));
    expect(path).toBe("/en/workspaces");
    expect(html).toContain("One thing to decide");
    expect(html).not.toContain("Baile secreto");
    expect(html).toContain('href="/en/coordinate/second-factor"');
    expect(addressesOfMenu(html)).toEqual(
      expect.arrayContaining(["/en/workspaces", "/en/organise", "/en/organise/events/new", "/en/coordinate"]),
    );
    expect(addressesOfMenu(html).some((address) => address?.includes("secretariat"))).toBe(false);
  });

  it("leads on to the page that was asked for", async () => {
    const { email } = makeOrganisation(db);
    const asked = await app.post("/en/sign-in?to=%2Fen%2Forganise%2Faccount", { email });
    const cookie = (asked.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const done = await app.post(asked.headers.get("location") ?? "", { code: newestCode(db) }, cookie);
    expect(done.headers.get("location")).toBe("/en/organise/account");
  });
});

describe("the menu of the workspaces", () => {
  it("names the page where one is, and no other", async () => {
    const { email } = makeOrganisation(db);
    const cookie = await app.signIn(email);
    const currentOn = async (path: string) =>
      [...(await follow(path, cookie)).html.matchAll(/<a class="menu-item" href="([^"]+)" aria-current="page"/g)].map(
        ([, href]) => href,
      );
    expect(await currentOn("/en/organise")).toEqual(["/en/organise"]);
    expect(await currentOn("/en/organise/week")).toEqual(["/en/organise/week"]);
    expect(await currentOn("/en/organise/account")).toEqual(["/en/organise/account"]);
  });

  it("has the secretariat for coordinators of the network only", async () => {
    const { email } = makeCoordinator(db, { kind: "network", code: "" });
    const { html } = await landing(await app.signIn(email));
    expect(addressesOfMenu(html)).toContain("/en/coordinate/secretariat/editions");
  });
});

describe("the lists of everything in scope", () => {
  it("stand in the menu of coordinators, one of events and one of organisations", async () => {
    const { email } = makeCoordinator(db, { kind: "country", code: "PT" });
    const cookie = await app.signIn(email);
    const { html } = await follow("/en/coordinate/events", cookie);
    const lists = ["/en/coordinate/events", "/en/coordinate/organisations"];
    expect(addressesOfMenu(html)).toEqual(expect.arrayContaining(lists));
    expect(html).toContain('href="/en/coordinate/events" aria-current="page"');
  });

  it("keep the filters in the address, offer only what is allowed, and survive odd addresses", async () => {
    makeEvent(db, { title: "Mesa de línguas" });
    const { email } = makeCoordinator(db, { kind: "country", code: "PT" });
    const cookie = await app.signIn(email);
    const { html } = await follow("/en/coordinate/events?q=linguas&sort=title", cookie);
    expect(html).toContain("Mesa de línguas");
    expect(html).toContain('href="/en/coordinate/events?q=linguas&amp;state=hidden&amp;sort=title"');
    expect(html).toContain("Hide…");
    expect(html).not.toContain("Show again…");
    for (const list of ["events", "organisations"])
      for (const query of [
        "q[]=a&q=b",
        "q=%00",
        "page=1e9",
        "page=99999",
        "state=x&state=y",
        `q=${"ا".repeat(3_000)}`,
      ]) {
        const answer = await app.ask(`/en/coordinate/${list}?${query}`, { headers: { cookie } });
        expect([query, answer.status]).toEqual([query, 200]);
      }
    expect(app.faults).toEqual([]);
    const organiser = await app.signIn(makeOrganisation(db).email);
    for (const list of ["events", "organisations"]) {
      const answer = await app.ask(`/en/coordinate/${list}`, { headers: { cookie: organiser } });
      expect(answer.status).toBe(404);
    }
  });
});

describe("a code that did not come", () => {
  it("is sent anew by one button, and the page says so and for how long it works", async () => {
    const { email } = makeOrganisation(db);
    const asked = await app.post("/en/sign-in?to=%2Fen%2Forganise%2Faccount", { email });
    const page = asked.headers.get("location") ?? "";
    const again = await app.post(`${page}&again=1`, {}, (asked.headers.get("set-cookie") ?? "").split(";")[0]);
    const cookie = (again.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const sent = again.headers.get("location") ?? "";
    const { html } = await follow(sent, cookie);
    expect(html).toContain("A new code is on its way");
    expect(html).toContain("The code still works for 15 minutes.");
    const done = await app.post(sent, { code: newestCode(db) }, cookie);
    expect([done.status, done.headers.get("location")]).toEqual([303, "/en/organise/account"]);
  });
});
