import { NotFound } from "#app/domain/errors.ts";
import { hideAll } from "#app/domain/hiding/hide-all.server.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import {
  emptyOrganisationListFilter,
  type OrganisationListFilter,
  organisationListQuery,
  parseOrganisationListFilter,
} from "#app/domain/scope-lists/organisation-list-filter.ts";
import { listOrganisationsInScope } from "#app/domain/scope-lists/list-organisations-in-scope.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import {
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
const as = (who: Pick<typeof portugal, "actor">) => contextFor(db, { actor: who.actor });
const list = (change: Partial<OrganisationListFilter> = {}, who: Pick<typeof portugal, "actor"> = portugal) =>
  listOrganisationsInScope(as(who), { ...emptyOrganisationListFilter, ...change });
const names = (...given: Parameters<typeof list>) => list(...given).rows.map(({ name }) => name);
const decide = (organisationId: string, decision: "refuse" | "suspend" | "trust", reason = "Razão") =>
  decideOrganisation(as(portugal), { organisationId, decision, reason });
const hide = (id: string) =>
  hideAll(as(portugal), { kind: "organisation", id, isHidden: true, reason: "Ameaças", told: "nothing", words: "" });

/** One organisation in each state, and one elsewhere. */
function setTheStage() {
  makeOrganisation(db, { name: "À espera", isVerified: false });
  makeOrganisation(db, { name: "Verificada" });
  decide(makeOrganisation(db, { name: "Recusada", isVerified: false }).organisationId, "refuse");
  decide(makeOrganisation(db, { name: "Suspensa" }).organisationId, "suspend");
  hide(makeOrganisation(db, { name: "Oculta" }).organisationId);
  makeOrganisation(db, { name: "Longe", city: "tunis" });
}

describe("the list of all organisations", () => {
  it("has every state, what waits first, and only the scope of the reader", () => {
    setTheStage();
    expect(names()).toEqual(["À espera", "Oculta", "Recusada", "Suspensa", "Verificada"]);
    expect(list().counts).toEqual(
      ["pending", "verified", "refused", "suspended", "hidden"].map((state) => ({ state, count: 1 })),
    );
    expect(names({}, makeCoordinator(db, { kind: "region", code: "africa" }))).toEqual(["Longe"]);
    expect(() => list({}, makeOrganisation(db))).toThrow(NotFound);
  });

  it("finds by words of the name, the public name and the city", () => {
    makeOrganisation(db, { name: "Maré de Vizinhos", alias: "Coletivo Oliva" });
    makeOrganisation(db, { name: "Casa", city: "porto" });
    for (const q of ["mare", "viz", "OLIVA", "vizinhos lisbonne"])
      expect([q, names({ q })]).toEqual([q, ["Maré de Vizinhos"]]);
    expect(names({ q: "porto" })).toEqual(["Casa"]);
    expect(list({ q: "mare", state: "hidden" })).toMatchObject({ count: 0, elsewhere: 1 });
  });

  it("filters by state, kind, place, trust and need, and sorts", () => {
    setTheStage();
    const city = makeOrganisation(db, { name: "Câmara", city: "porto", kind: "local_authority" });
    decide(city.organisationId, "trust");
    expect(names({ state: "suspended" })).toEqual(["Suspensa"]);
    expect(names({ kind: "local_authority" })).toEqual(["Câmara"]);
    expect(names({ cityId: cityId(db, "porto") })).toEqual(["Câmara"]);
    expect(names({ country: "FR" })).toEqual([]);
    expect(names({ isTrusted: true })).toEqual(["Câmara"]);
    db.$client.prepare("delete from membership where organisation_id = ?").run(city.organisationId);
    expect(names({ isInNeed: true }).sort()).toEqual(["Câmara", "À espera"]);
    expect(list({ kind: "local_authority" }).rows[0]).toMatchObject({ hasOwner: false, isTrusted: true });
    expect(names({ sort: "name" })[0]).toBe("À espera");
  });

  it("says when, by whom and why, and offers what is possible", () => {
    setTheStage();
    makeEvent(db, { organisationId: list({ q: "verificada" }).rows[0]?.id ?? "" });
    const row = (q: string) => list({ q }).rows[0];
    expect(row("oculta")?.verdict).toMatchObject({
      day: "2026-11-24",
      reason: "Ameaças",
      by: { places: ["Portugal"] },
    });
    expect(row("oculta")).toMatchObject({ isHideable: true, isHidden: true });
    expect(row("suspensa")).toMatchObject({ decisions: ["reinstate"], verdict: { reason: "Razão" } });
    expect(row("verificada")).toMatchObject({ decisions: ["suspend", "trust"], eventCount: 1, verdict: null });
    expect(row("espera")).toMatchObject({ decisions: ["verify", "refuse"], isHideable: false });
  });
});

it("keeps the filters in the address and ignores what has no meaning", () => {
  const parse = (query: string) => parseOrganisationListFilter(new URLSearchParams(query));
  const query = `q=casa&state=hidden&kind=network&country=PT&city=${cityId(db, "porto")}&sort=name&trusted=1&need=1&page=2`;
  expect(organisationListQuery(parse(query))).toBe(query);
  expect(parse("state=draft&kind=x&country=p&city=1&sort=x&trusted=yes&page=0")).toEqual(emptyOrganisationListFilter);
});
