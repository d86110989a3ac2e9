import {
  type ContactFilter,
  contactQuery,
  emptyContactFilter,
  parseContactFilter,
} from "#app/domain/contacts/contact-filter.ts";
import { exportContacts } from "#app/domain/contacts/export-contacts.server.ts";
import { listContacts } from "#app/domain/contacts/list-contacts.server.ts";
import { listAudit } from "#db/queries/audit.server.ts";
import { setOwnAbsence } from "#app/domain/coordinators/set-absence.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { addDays, utcDay } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import {
  actorOf,
  cityId,
  contextFor,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
let portugal: ReturnType<typeof makeCoordinator>;
beforeEach(() => {
  db = openWeek();
  portugal = makeCoordinator(db, { kind: "country", code: "PT" });
});
type Who = Pick<typeof portugal, "actor">;
const list = (change: Partial<ContactFilter> = {}, who: Who = portugal) =>
  listContacts(contextFor(db, { actor: who.actor }), { ...emptyContactFilter, ...change });
const names = (...given: Parameters<typeof list>) => list(...given).rows.map(({ name }) => name);
const speak = (email: string, language: string) =>
  db.$client.prepare("update account set language = ? where email = ?").run(language, email);

describe("the contact list", () => {
  it("has the organisations of the own scope with who may be reached, and nobody of another country", () => {
    makeOrganisation(db, { name: "Maré", contactEmail: "mare@example.org" });
    makeOrganisation(db, { name: "Sahab", city: "tunis" });
    expect(list().rows).toMatchObject([
      {
        name: "Maré",
        cityName: "Lisbon",
        countryCode: "PT",
        state: "verified",
        contactEmail: "mare@example.org",
        organisers: [{ email: "mare@example.org", language: "en", role: "owner", isWilling: true }],
      },
    ]);
    expect(names({}, makeCoordinator(db, { kind: "country", code: "FR" }))).toEqual([]);
    expect(names({}, makeCoordinator(db, { kind: "region", code: "africa" }))).toEqual(["Sahab"]);
    expect(names({}, makeCoordinator(db, { kind: "network", code: "" }))).toEqual(["Maré", "Sahab"]);
    expect(() => list({}, makeOrganisation(db))).toThrow(NotFound);
  });

  it("shows a deputy no addresses of the scope that they stand in for", () => {
    makeOrganisation(db, { name: "Maré" });
    const porto = makeCoordinator(db, { kind: "city", code: cityId(db, "porto") });
    const until = addDays(utcDay(testNow), 3);
    setOwnAbsence(contextFor(db, { actor: portugal.actor }), { until, deputyEmail: porto.email });
    const deputy = { actor: actorOf(db, porto.email) };
    expect(deputy.actor.scopes).toHaveLength(2);
    expect(names({}, deputy)).toEqual([]);
  });

  it("leaves out who does not take part, unless their state is asked for", () => {
    makeOrganisation(db, { name: "À espera", isVerified: false });
    makeOrganisation(db, { name: "Verificada" });
    const suspended = makeOrganisation(db, { name: "Suspensa" }).organisationId;
    const ctx = contextFor(db, { actor: portugal.actor });
    decideOrganisation(ctx, { organisationId: suspended, decision: "suspend", reason: "Queixas" });
    expect(names()).toEqual(["À espera", "Verificada"]);
    expect(list()).toMatchObject({ count: 2, elsewhere: 1, readers: { count: 2 } });
    expect(list({ state: "suspended" })).toMatchObject({
      count: 1,
      rows: [{ name: "Suspensa" }],
      readers: { count: 1 },
    });
  });

  it("filters by place, kind, events and language, and counts events by state", () => {
    const city = makeOrganisation(db, { name: "Câmara", city: "porto", kind: "local_authority" });
    const group = makeOrganisation(db, { name: "Grupo", contactEmail: "grupo@example.org" });
    const idle = makeOrganisation(db, { name: "Nova" });
    speak("grupo@example.org", "ar");
    makeEvent(db, { organisationId: city.organisationId });
    makeEvent(db, { organisationId: group.organisationId, until: "submitted" });
    makeEvent(db, { organisationId: group.organisationId, until: "draft" });
    expect(names({ cityId: cityId(db, "porto") })).toEqual(["Câmara"]);
    expect(names({ kind: "local_authority" })).toEqual(["Câmara"]);
    expect(names({ country: "FR" })).toEqual([]);
    expect(names({ events: "public" })).toEqual(["Câmara"]);
    expect(names({ events: "waiting" })).toEqual(["Grupo"]);
    expect(names({ events: "draft" })).toEqual(["Grupo"]);
    expect(names({ events: "none" })).toEqual(["Nova"]);
    expect(list({ language: "ar" })).toMatchObject({ rows: [{ name: "Grupo" }], readers: { count: 1 } });
    expect(names({ q: "camara" })).toEqual(["Câmara"]);
    expect(names({ q: idle.email })).toEqual([]);
    expect(list({ events: "waiting" }).rows).toMatchObject([{ publicEvents: 0, waitingEvents: 1, drafts: 1 }]);
  });

  it("has forty on a page and the rest on the next", () => {
    for (let number = 0; number < 42; number += 1) makeOrganisation(db);
    expect(list()).toMatchObject({ count: 42, pages: 2 });
    expect(list().rows).toHaveLength(40);
    expect(list({ page: 2 }).rows).toHaveLength(2);
    expect(list({ page: 9 }).rows).toHaveLength(0);
  });

  it("keeps its filter in the address", () => {
    const filter: ContactFilter = {
      q: "maré viva",
      state: "suspended",
      kind: "network",
      region: "latin-america",
      country: "PT",
      cityId: cityId(db, "porto"),
      events: "none",
      language: "ar",
      page: 3,
    };
    expect(parseContactFilter(new URLSearchParams(contactQuery(filter)))).toEqual(filter);
    expect(contactQuery(emptyContactFilter)).toBe("");
    const nonsense = "state=x&kind=x&region=%00&country=portugal&city=1&events=all&language=de&page=-1";
    expect(parseContactFilter(new URLSearchParams(nonsense))).toEqual(emptyContactFilter);
  });
});

describe("the download of contacts", () => {
  const download = (filter: Partial<ContactFilter>, reason: string, who: Who = portugal) =>
    exportContacts(contextFor(db, { actor: who.actor }), { filter: { ...emptyContactFilter, ...filter }, reason });
  const logged = () =>
    listAudit(db, {
      action: "contacts.export",
      accountId: null,
      subjectId: null,
      from: null,
      until: null,
      before: null,
      limit: 9,
    });

  it("has a row for each member, without formulas, and stands in the log without an address", () => {
    makeOrganisation(db, { name: "=HYPERLINK(1)", contactEmail: "grupo@example.org" });
    makeOrganisation(db, { name: "Longe", city: "tunis", contactEmail: "longe@example.org" });
    const table = download({ q: "hyperlink grupo@example.org" }, "Convite para maria@example.org");
    expect(table.split("\r\n")).toHaveLength(2);
    const lines = download({}, "Convite para maria@example.org").split("\r\n");
    expect(lines).toEqual([
      expect.stringContaining('"organisation","public_name"'),
      `"'=HYPERLINK(1)",,"civil_society","Lisbon","PT","verified","0","0","0","grupo@example.org","grupo@example.org","owner","en","yes"`,
      "",
    ]);
    expect(logged()).toMatchObject([
      { accountId: portugal.actor.accountId, fields: ["rows=1", "scope=country:PT"], reason: "Convite para …" },
      { fields: ["rows=0", "scope=country:PT", "q=hyperlink …"] },
    ]);
    expect(JSON.stringify(logged().map(({ fields, reason }) => [fields, reason]))).not.toContain("@");
  });

  it("is nobody's without a scope", () => {
    expect(() => download({}, "Razão", makeOrganisation(db))).toThrow(NotFound);
    expect(logged()).toEqual([]);
  });
});
