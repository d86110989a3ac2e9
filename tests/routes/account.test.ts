import { findAccountByEmail } from "#db/queries/accounts.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { makeCoordinator, makeOrganisation } from "../support/factories.ts";
import { mailedCode } from "../support/registration.ts";

let app: TestApp;
beforeEach(async () => {
  app = await createApp();
});
const path = "/fr/organise/account";
const see = async (address: string, cookie = "", method = "GET") => {
  const answer = await app.ask(address, { method, headers: { Cookie: cookie } });
  return { status: answer.status, text: method === "HEAD" ? "" : await answer.text(), headers: answer.headers };
};
const codeTo = (email: string) => {
  const sql = "select id from sign_in_code where email = ? order by rowid desc";
  return mailedCode(app.db, String(app.db.$client.prepare(sql).pluck().get(email))) ?? "";
};
const linkOf = () => {
  const sql = "select json_extract(payload, '$.undoToken') from outbox where kind = 'email_changed'";
  return `/ar/sign-in/undo/${app.db.$client.prepare(`${sql} and json_extract(payload, '$.isOwn') = 0`).pluck().get()}`;
};

describe("another address", () => {
  it("is had with two codes; what was typed stays where one is wrong, and the old address undoes it with a button", async () => {
    const { email } = makeOrganisation(app.db);
    const cookie = await app.signIn(email);
    const elsewhere = await app.signIn(email);
    expect((await app.post(path, { intent: "changeEmail", email: "sol@example.org" }, cookie)).status).toBe(303);
    const codes = { code: codeTo("sol@example.org"), proof: codeTo(email) };
    const wrong = await app.post(path, { intent: "confirmEmail", ...codes, proof: "WRONG222" }, cookie);
    expect(wrong.status).toBe(400);
    const page = await wrong.text();
    expect(page).toContain(`value="${codes.code}"`);
    expect(page).toContain('value="WRONG222"');
    const without = await app.post(path, { intent: "confirmEmail", code: codes.code }, cookie);
    expect(without.status).toBe(400);
    expect(findAccountByEmail(app.db, "sol@example.org")).toBeNull();
    expect((await app.post(path, { intent: "confirmEmail", ...codes }, cookie)).status).toBe(303);
    expect((await see(path, cookie)).text).toContain("sol@example.org");
    expect((await see(path, elsewhere)).status).toBe(302);

    const link = linkOf();
    for (const method of ["GET", "HEAD", "GET"]) {
      const seen = await see(link, "", method);
      expect([seen.status, seen.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    }
    // GET must not undo the change, because mail scanners follow links.
    expect(findAccountByEmail(app.db, "sol@example.org")).not.toBeNull();
    const shown = (await see(link)).text;
    expect(shown).toContain('dir="rtl"');
    expect(shown).toContain('<form method="post">');
    expect((await app.post(link, {})).status).toBe(303);
    expect(findAccountByEmail(app.db, email)).not.toBeNull();
    expect((await see(path, cookie)).status).toBe(302);
    expect((await see(link)).text).not.toContain('<form method="post">');
    expect((await see("/fr/sign-in/undo/nothing")).status).toBe(404);
  });
});

describe("a coordinator's account in a session without the second factor", () => {
  it("shows the way to show it, and keeps everything as it is", async () => {
    const { email, actor } = makeCoordinator(app.db, { kind: "country", code: "PT" });
    const unlocked = await app.signIn(email);
    const cookie = await app.signIn(email, { isUnlocked: false });
    const page = (await see(path, cookie)).text;
    expect(page).toContain("/fr/coordinate/second-factor?to=%2Ffr%2Forganise%2Faccount");
    expect(page).not.toContain('value="changeEmail"');
    for (const form of [
      { intent: "changeEmail", email: "thief@example.org" },
      { intent: "confirmEmail", code: "A", proof: "B" },
      { intent: "endOthers" },
      { intent: "language", language: "ar" },
    ]) {
      const answer = await app.post(path, form, cookie);
      expect(answer.status).toBe(401);
    }
    expect((await app.post(`${path}/delete`, {}, cookie)).status).toBe(401);
    expect(findAccountByEmail(app.db, email)?.id).toBe(actor.accountId);
    expect((await see(path, unlocked)).text).toContain('value="changeEmail"');
  });
});

describe("a browser that signed in before", () => {
  it("keeps a signed mark that names no address, and gets a code whatever strangers asked for", async () => {
    const { email } = makeOrganisation(app.db);
    const cookieIn = (answer: Response, name: string) =>
      answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`__Host-${name}=`)) ?? "";
    const pair = (cookie: string) => cookie.split(";")[0] ?? "";
    const asked = await app.post("/fr/sign-in", { email });
    const entered = await app.post("/fr/sign-in/code", { code: codeTo(email) }, pair(cookieIn(asked, "ww_code")));
    const known = cookieIn(entered, "ww_known");
    expect(known).toMatch(/Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax/);
    expect(Buffer.from(decodeURIComponent(known.split("=")[1] ?? ""), "base64").toString()).not.toContain(email);
    for (let turn = 0; turn < 20; turn += 1) await app.post("/fr/sign-in", { email });
    expect(codeTo(email)).toBe("");
    await app.post("/fr/sign-in", { email }, pair(known));
    expect(codeTo(email)).toMatch(/^\w{8}$/);
    const forged = `${pair(known).slice(0, -3)}abc`;
    await app.post("/fr/sign-in", { email }, forged);
    expect(codeTo(email)).toBe("");
  });
});
