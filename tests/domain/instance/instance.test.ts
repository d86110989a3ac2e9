import { Conflict, NotFound } from "#app/domain/errors.ts";
import { contactLink } from "#app/domain/instance/contact-link.ts";
import {
  getInstanceFacts,
  getPublicTexts,
  securityContact,
  weekName,
} from "#app/domain/instance/get-instance.server.ts";
import type { InstanceSetting, SettingTexts } from "#app/domain/instance/instance-setting.ts";
import { listInstanceSettings } from "#app/domain/instance/list-instance-settings.server.ts";
import { saveInstanceSetting } from "#app/domain/instance/save-instance-setting.server.ts";
import { checkInstance } from "#app/cli/doctor/check-instance.ts";
import { instantFrom } from "#app/domain/time/zoned-time.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { contextFor, makeCoordinator, makeOrganisation, openWeek } from "#tests/support/factories.ts";

let db: ReturnType<typeof openWeek>;
let network: ReturnType<typeof makeCoordinator>;
beforeEach(() => {
  db = openWeek();
  network = makeCoordinator(db, { kind: "network", code: "" });
});
const office = () => contextFor(db, { actor: network.actor });
const save = (setting: InstanceSetting, texts: SettingTexts) => saveInstanceSetting(office(), { setting, texts });
const row = (setting: InstanceSetting) =>
  listInstanceSettings(office())
    .groups.flatMap(({ rows }) => rows)
    .find((found) => found.setting === setting);

describe("a setting of the installation", () => {
  it("is the secretariat's alone, with a second factor shown lately", () => {
    const others = [
      makeCoordinator(db, { kind: "country", code: "PT" }).actor,
      makeOrganisation(db).actor,
      { kind: "anonymous" } as const,
    ];
    for (const actor of others) {
      const ctx = contextFor(db, { actor });
      expect(() => listInstanceSettings(ctx)).toThrow(NotFound);
      expect(() => saveInstanceSetting(ctx, { setting: "legal", texts: { fr: "x" } })).toThrow(NotFound);
    }
    const stale = { ...network.actor, secondFactorAt: instantFrom("2026-11-01T00:00:00Z") };
    expect(() =>
      saveInstanceSetting(contextFor(db, { actor: stale }), { setting: "legal", texts: { fr: "x" } }),
    ).toThrow(new Conflict("factorStale"));
  });

  it("falls back from an empty language to the first that has a text, and says so", () => {
    save("legal", { en: null, fr: "Mentions", es: null, pt: "Informação", ar: null });
    expect(getPublicTexts(db, "pt", ["legal"]).given).toMatchObject([{ text: "Informação", language: "pt" }]);
    expect(getPublicTexts(db, "ar", ["legal", "hosting"])).toEqual({
      given: [{ setting: "legal", text: "Mentions", language: "fr" }],
      missing: ["hosting"],
    });
    expect(row("legal")).toMatchObject({ fallbacks: ["en", "es", "ar"], fallsBackTo: "fr" });
  });

  it("is in the log with its languages and without its text, and makes cached pages outdated, once", () => {
    const version = programmeVersionReader(db);
    const known = version();
    save("controller", { fr: "Mairie de Bourges", en: "City of Bourges" });
    save("controller", { fr: "Mairie de Bourges", en: "City of Bourges" });
    save("controller", { fr: null, en: null });
    expect(version()).toBe(known + 2);
    const sql = "select subject_id as what, fields, new_state as state from audit_entry where action = 'instance.edit'";
    expect(db.$client.prepare(sql).all()).toEqual([
      { what: "controller", fields: '["en","fr"]', state: "given" },
      { what: "controller", fields: '["en","fr"]', state: "empty" },
    ]);
    expect(row("controller")?.shown).toBeNull();
  });

  it("is asked for while it is empty, what the law asks for first, by its page and by the doctor", () => {
    const before = listInstanceSettings(office());
    expect([before.missing[0], before.missing.length, before.missingByLaw]).toEqual(["legal", 9, 4]);
    expect(checkInstance(db)).toMatchObject({ level: "warn" });
    expect(checkInstance(db).words).toContain("not said yet: legal, controller, basis, complaint, network");
    for (const setting of before.missing) {
      save(setting, ["contact", "security"].includes(setting) ? { zxx: "a@example.org" } : { pt: "x" });
    }
    expect(listInstanceSettings(office()).missing).toEqual([]);
    expect(checkInstance(db)).toMatchObject({ level: "ok" });
  });
});

it("the week has its usual name until the secretariat gives it another", () => {
  expect([weekName(db, "fr"), weekName(db, "ar")]).toEqual(["Semaine de l’accueil", "أسبوع الترحيب"]);
  save("week", { fr: "Festival des voisins" });
  expect([weekName(db, "fr"), weekName(db, "ar")]).toEqual(["Festival des voisins", "Festival des voisins"]);
});

it("pages name the first line of the operator only", () => {
  save("operator", { fr: "Association Exemple\n1 rue de l’Exemple, Bourges" });
  save("contact", { zxx: "Bonjour@Example.org" });
  expect(getInstanceFacts(db, "es")).toMatchObject({
    operator: { text: "Association Exemple", language: "fr" },
    contact: { href: "mailto:bonjour@example.org" },
    hasLegalNotice: false,
  });
  expect(securityContact(db)?.href).toBe("mailto:bonjour@example.org");
  save("security", { zxx: "https://example.org/security" });
  expect(securityContact(db)?.href).toBe("https://example.org/security");
});

it.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "ftp://example.org",
  "//example.org",
  "https://",
  "a b@c",
  "tel:1",
])("an address of another kind makes no link: %s", (text) => expect(contactLink(text)).toBeNull());
