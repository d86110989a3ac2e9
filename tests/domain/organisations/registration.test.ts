import { Conflict, Invalid } from "#app/domain/errors.ts";
import { registerOwnOrganisation } from "#app/domain/organisations/register-own-organisation.server.ts";
import { ownRegistrationForm } from "#app/domain/organisations/registration-form.ts";
import { findSessionActor } from "#app/domain/accounts/find-session-actor.server.ts";
import { redeemSignInCode } from "#app/domain/sign-in/redeem-sign-in-code.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { purge } from "#app/domain/installation/purge.server.ts";
import { hours, minutes, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import { actorOf, contextFor, makeOrganisation, openWeek } from "../../support/factories.ts";
import { everythingIn, mailedCode, registration, registerWithCode } from "../../support/registration.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
const anybody = () => contextFor(db, { actor: { kind: "anonymous" } });
const count = (table: string) => (db.$client.prepare(`select count(*) as c from ${table}`).get() as { c: number }).c;

describe("registering together with an account", () => {
  it("makes account, organisation and owner when the code is typed, and nothing before", () => {
    const { codeId } = requestSignInCode(anybody(), {
      email: " New@Example.org ",
      registration: registration(db, { alias: "Coletivo" }),
    });
    expect([count("account"), count("organisation")]).toEqual([0, 0]);
    const { token, organisationId } = redeemSignInCode(anybody(), { codeId, code: mailedCode(db, codeId) ?? "" });
    expect(findSessionActor(db, token, testNow)?.memberships).toEqual([{ organisationId, role: "owner" }]);
    expect(findOrganisation(db, organisationId ?? "")).toMatchObject({
      state: "pending",
      contactEmail: "new@example.org",
      alias: "Coletivo",
      slug: "coletivo",
    });
    expect(everythingIn(db)).not.toContain('kind\\":\\"register');
  });

  it("does the same work for an address that is known: same answer, same row, one mail", () => {
    const { email } = makeOrganisation(db);
    const traces = [email, "unknown@example.org"].map((address) => {
      const { codeId } = requestSignInCode(anybody(), { email: address, registration: registration(db) });
      const row = db.$client
        .prepare("select purpose, tries_left, expires_at from sign_in_code where id = ?")
        .get(codeId);
      return { row, isMailed: mailedCode(db, codeId) !== undefined };
    });
    expect(traces[0]).toEqual(traces[1]);
    expect(traces[0]?.isMailed).toBe(true);
  });

  it("is mailed five times an hour to one mailbox, whatever stands behind the plus", () => {
    const sent = Array.from({ length: 7 }, (_, index) => {
      const request = { email: `who+${index}@example.org`, registration: registration(db) };
      return mailedCode(db, requestSignInCode(anybody(), request).codeId);
    });
    expect(sent.filter((code) => code !== undefined)).toHaveLength(5);
  });

  it("leaves nothing of what nobody confirmed", () => {
    requestSignInCode(anybody(), { email: "new@example.org", registration: registration(db, { name: "Segredo" }) });
    purge(db, plus(testNow, minutes(15) + hours(1) + 1));
    expect(everythingIn(db)).not.toContain("Segredo");
  });

  it("forgets what was registered with the fifth wrong try", () => {
    const ctx = anybody();
    const { codeId } = requestSignInCode(ctx, {
      email: "new@example.org",
      registration: registration(db, { name: "Segredo" }),
    });
    for (let turn = 0; turn < 5; turn += 1) {
      expect(() => redeemSignInCode(ctx, { codeId, code: "WRONG222" })).toThrow(Invalid);
    }
    expect(everythingIn(db)).not.toContain("Segredo");
  });

  it("is one organisation for the same form twice, and another for another name", () => {
    const first = registerWithCode(db, "new@example.org");
    const second = registerWithCode(db, "new@example.org", { name: " casa do  bairro " });
    expect(second.organisationId).toBe(first.organisationId);
    expect(registerWithCode(db, "new@example.org", { name: "Outra" }).organisationId).not.toBe(first.organisationId);
    expect(count("organisation")).toBe(2);
  });

  it("signs in even when the organisation cannot be entered any more", () => {
    for (let turn = 0; turn < 5; turn += 1) {
      db.$client.exec("delete from outbox");
      registerWithCode(db, "new@example.org", { name: `Casa ${turn}` });
    }
    db.$client.exec("delete from outbox");
    const { token, organisationId } = registerWithCode(db, "new@example.org", { name: "One too many" });
    expect(organisationId).toBeNull();
    expect(findSessionActor(db, token, testNow)?.memberships).toHaveLength(5);
  });
});

describe("registering while signed in", () => {
  it("happens at once, at most five times until somebody verifies", () => {
    const owner = makeOrganisation(db);
    const ctx = contextFor(db, { actor: owner.actor });
    for (let turn = 0; turn < 5; turn += 1) registerOwnOrganisation(ctx, registration(db, { name: `Casa ${turn}` }));
    expect(actorOf(db, owner.email).memberships).toHaveLength(6);
    expect(() => registerOwnOrganisation(ctx, registration(db, { name: "Casa 5" }))).toThrow(Conflict);
    expect(registerOwnOrganisation(ctx, registration(db, { name: "Casa 4" })).organisationId).toBeDefined();
  });

  it("is refused for places that are not ours", () => {
    const ctx = contextFor(db, { actor: makeOrganisation(db).actor });
    expect(() => registerOwnOrganisation(ctx, registration(db, { cityId: "nowhere" }))).toThrow(Invalid);
    const proposedCity = { countryCode: "ZZ", name: "Atlantis" };
    expect(() => registerOwnOrganisation(ctx, registration(db, { cityId: null, proposedCity }))).toThrow(Invalid);
  });

  it("makes addresses of names in any script, and different ones", () => {
    const ctx = contextFor(db, { actor: makeOrganisation(db).actor });
    const slugs = ["بيت الجيران", "Casa", "CASA!"].map((name) => {
      const { organisationId } = registerOwnOrganisation(ctx, registration(db, { name }));
      return findOrganisation(db, organisationId)?.slug ?? "";
    });
    expect(slugs[0]).toBe("civil-society-lisboa");
    expect(slugs[1]).toBe("casa");
    expect(slugs[2]).toMatch(/^casa-[0-9a-f]{6}$/);
  });
});

describe("the form", () => {
  const whole = { kind: "network", cityId: "x", name: "n", proof: "p" };
  const faultsOf = (typed: Record<string, string>) => {
    const found = ownRegistrationForm.safeParse({ ...whole, ...typed });
    return found.success
      ? {}
      : Object.fromEntries(found.error.issues.map((issue) => [issue.path.join("."), issue.message]));
  };
  it.each(["é", "ع", "𞤀", "字"])("counts characters as Unicode does: %s", (letter) => {
    for (const [field, max] of [
      ["name", 120],
      ["alias", 80],
      ["cityName", 80],
      ["proof", 500],
    ] as const) {
      const place = field === "cityName" ? { cityId: "", countryCode: "PT" } : {};
      expect(faultsOf({ ...place, [field]: letter.repeat(max) })).toEqual({});
      expect(faultsOf({ ...place, [field]: letter.repeat(max + 1) })).toEqual({ [field]: `tooLong?max=${max}` });
    }
  });
  it("wants one city: chosen, or named with its country", () => {
    expect(faultsOf({ cityId: "" })).toEqual({ cityId: "required" });
    expect(faultsOf({ cityName: "Gao" })).toEqual({ cityId: "cityTwice" });
    expect(faultsOf({ cityId: "", cityName: "Gao" })).toEqual({ countryCode: "required" });
    expect(faultsOf({ cityId: "", cityName: "Gao", countryCode: "ML" })).toEqual({});
  });
});

it("keeps codes for at most two hours after they expired", () => {
  requestSignInCode(anybody(), { email: "new@example.org", registration: registration(db) });
  purge(db, plus(testNow, hours(1)));
  expect(count("sign_in_code")).toBe(1);
  purge(db, plus(testNow, minutes(15) + hours(1) + 1));
  expect(count("sign_in_code")).toBe(0);
});
