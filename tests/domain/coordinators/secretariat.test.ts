import { workspacesOf } from "#app/domain/workspace/workspaces-of.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#app/domain/errors.ts";
import { getEventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { languages } from "#app/domain/languages/language.ts";
import { prepareCoordinatorInvited } from "#emails/coordinator-invited/prepare.server.ts";
import { prepareSecondFactorReset } from "#emails/second-factor-reset/prepare.server.ts";
import { reasonTemplatesFor } from "#app/domain/review/reason-templates-for.server.ts";
import { type AuditFilter, auditQuery, readAuditFilter } from "#app/domain/audit/audit-filter.ts";
import { getEditions } from "#app/domain/editions/get-editions.server.ts";
import { getCityDetails, getPlaces } from "#app/domain/cities/get-cities.server.ts";
import { getAuditPage, writeAuditTable } from "#app/domain/audit/list-audit.server.ts";
import { listCoordinators } from "#app/domain/coordinators/list-coordinators.server.ts";
import { listTrusted } from "#app/domain/organisations/list-trusted-organisations.server.ts";
import { manageCoordinators } from "#app/domain/coordinators/run-coordinators-action.server.ts";
import { listReasons, saveReason } from "#app/domain/review/reason-templates.server.ts";
import { saveCity } from "#app/domain/cities/save-city.server.ts";
import { saveEdition } from "#app/domain/editions/save-edition.server.ts";
import { renameRegion, setCountryPlaceLevel } from "#app/domain/cities/save-country-and-region.server.ts";
import { removeOwnWindow, setOwnWindow } from "#app/domain/editions/set-city-window.server.ts";
import { endCoordinator } from "#app/domain/coordinators/end-coordinator.server.ts";
import { inviteCoordinator } from "#app/domain/coordinators/invite-coordinator.server.ts";
import { getOwnAbsence } from "#app/domain/coordinators/get-own-absence.server.ts";
import { setOwnAbsence } from "#app/domain/coordinators/set-absence.server.ts";
import { decideEvent } from "#app/domain/review/decide-event.server.ts";
import { resetSecondFactor } from "#app/domain/second-factor/reset-second-factor.server.ts";
import { addDays, days, type Instant, instantFrom, minutes, plus, utcDay } from "#app/domain/time/zoned-time.ts";
import { findAbsence } from "#db/queries/coordinators.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { findEvent, listDates } from "#db/queries/events.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import * as make from "#tests/support/factories.ts";
import { cityId, contextFor, day, makeCoordinator, makeEvent, openWeek } from "#tests/support/factories.ts";

let db: ReturnType<typeof openWeek>;
let network: ReturnType<typeof makeCoordinator>;
let portugal: ReturnType<typeof makeCoordinator>;
beforeEach(() => {
  db = openWeek();
  network = makeCoordinator(db, { kind: "network", code: "" });
  portugal = makeCoordinator(db, { kind: "country", code: "PT" });
});
const office = () => contextFor(db, { actor: network.actor });
const stale = () =>
  contextFor(db, { actor: { ...network.actor, secondFactorAt: instantFrom("2026-11-23T20:59:59Z") } });
const inAll = <T>(value: T) =>
  Object.fromEntries(languages.map((language) => [language, value])) as Record<(typeof languages)[number], T>;
const said = "account_id as who, subject_id as what, old_state as was, new_state as becomes";
const audit = (action: string) => db.$client.prepare(`select ${said} from audit_entry where action = ?`).all(action);
const mailSql = "select payload from outbox where kind = ? order by rowid";
const payloads = <T>(kind: string): T[] =>
  (db.$client.prepare(mailSql).pluck().all(kind) as string[]).map((text) => JSON.parse(text) as T);
function faultsOf(act: () => void): Record<string, string> {
  try {
    act();
    return {};
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return Object.fromEntries(Object.entries(error.faults).map(([at, { key }]) => [at, key]));
  }
}
const week = { startsOn: day("2027-06-01"), endsOn: day("2027-06-10"), submitUntil: day("2027-05-20") };
const edition = (change: Partial<Parameters<typeof saveEdition>[1]> = {}) => ({
  ...{ editionId: "", code: "week-2027", state: "open" as const, takesDrafts: false, names: inAll("Week 2027") },
  ...{ ...week, ...change },
});
const city = (change: Partial<Parameters<typeof saveCity>[1]> = {}) => ({
  ...{ cityId: null, countryCode: "PT", regionCode: "", name: "Braga", names: { ...inAll(null), ar: "براغا" } },
  ...{ timeZone: "Europe/Lisbon", latitude: 41.55, longitude: -8.42, defaultPlaceLevel: "public" as const, ...change },
});
const editions = () => getEditions(office()).editions;
const current = () => findCurrentEdition(db, "en")?.id ?? "";
const everything: AuditFilter = { action: null, who: null, subjectId: null, from: null, to: null, before: null };

it("is the network's coordinator's alone: for everybody else the secretariat does not exist", () => {
  const organiser = make.makeOrganisation(db);
  const entries = () => db.$client.prepare("select count(*) from audit_entry").pluck().get();
  const known = entries();
  const locked = { ...network.actor, scopes: [], scopesAwaitingFactor: network.actor.scopes, secondFactorAt: null };
  for (const actor of [portugal.actor, organiser.actor, locked, { kind: "anonymous" } as const]) {
    for (const act of steps(contextFor(db, { actor }))) expect(act).toThrow(NotFound);
  }
  expect(entries()).toBe(known);
});
const steps = (ctx: ReturnType<typeof contextFor>) => [
  ...[listCoordinators, getEditions, getPlaces, listReasons, listTrusted].map((read) => () => read(ctx)),
  () => getCityDetails(ctx, "new"),
  () => getAuditPage(ctx, everything),
  () => writeAuditTable(ctx, everything),
  () => manageCoordinators(ctx, { intent: "invite", email: "a@example.org", place: "network" }),
  () => manageCoordinators(ctx, { intent: "reset", email: network.email }),
  () => saveEdition(ctx, edition()),
  () => setOwnWindow(ctx, { ...week, editionId: current(), citySlug: "lisboa" }),
  () => removeOwnWindow(ctx, { editionId: current(), cityId: cityId(db, "lisboa") }),
  () => saveCity(ctx, city()),
  () => setCountryPlaceLevel(ctx, { code: "PT", level: "area" }),
  () => renameRegion(ctx, { code: "europe", names: inAll("x") }),
  () => saveReason(ctx, { kind: "hidden", code: "", texts: inAll("x") }),
];

describe("coordinators", () => {
  const invite = (place: string, ctx = office()) =>
    manageCoordinators(ctx, { intent: "invite", email: "Rosa@Example.org", place });
  const holder = (email: string) =>
    listCoordinators(office()).coordinators.find((coordinator) => coordinator.email === email);
  it("are invited once to a place, by mail, and are listed without a second factor at first", () => {
    invite("city:lisboa");
    invite("city:lisboa");
    const rosa = holder("rosa@example.org");
    const code = cityId(db, "lisboa");
    expect(rosa).toMatchObject({ hasFactor: false, isSelf: false, scopes: [{ kind: "city", code }] });
    expect(payloads("coordinator_invited")).toEqual([{ personId: rosa?.accountId }]);
    const mail = prepareCoordinatorInvited(contextFor(db), { personId: rosa?.accountId ?? "" });
    expect(mail).toMatchObject({ to: "rosa@example.org", facts: { about: "coordinator_invited", scopes: ["Lisbon"] } });
    const entry = { who: network.actor.accountId, what: rosa?.accountId, was: null, becomes: `city:${code}` };
    expect(audit("coordinator.invite").at(-1)).toEqual(entry);
  });

  it("are invited in a language that the secretariat chooses, in the whole mail", () => {
    manageCoordinators(office(), { intent: "invite", email: "amal@example.org", place: "city:tunis", language: "ar" });
    const [payload] = payloads("coordinator_invited") as [{ personId: string; language: "ar" }];
    expect(payload.language).toBe("ar");
    // An account that never chose its own language is written to in the chosen one too.
    db.$client.prepare("update account set language = 'pt' where id = ?").run(payload.personId);
    const mail = prepareCoordinatorInvited(contextFor(db), payload);
    expect(mail).toMatchObject({ language: "ar", facts: { scopes: ["تونس"] } });
    expect(mail?.facts.url).toContain("/ar/sign-in");
  });

  it("show the secretariat the day of their last activity, never the moment", () => {
    expect(holder(network.email)?.lastSeenOn).toBeNull();
    invite("city:lisboa");
    expect(holder(network.email)?.lastSeenOn).toBe("2026-11-24");
    expect(JSON.stringify(holder(network.email))).not.toContain("T09");
  });

  it("are warned of a deputy who coordinates in no country of theirs, and see what the deputy does", () => {
    const porto = makeCoordinator(db, { kind: "city", code: cityId(db, "porto") });
    const tunis = makeCoordinator(db, { kind: "city", code: cityId(db, "tunis") });
    const own = () => make.actAs(db, portugal.email, testNow);
    const name = (deputyEmail: string) => {
      setOwnAbsence(own(), { until: addDays(utcDay(testNow), 3), deputyEmail });
      return getOwnAbsence(own());
    };
    expect(name(porto.email)).toMatchObject({ isDeputyElsewhere: false, deputy: { places: ["Porto"] } });
    expect(name(network.email)).toMatchObject({ isDeputyElsewhere: false, deputy: { places: [null] } });
    expect(name(tunis.email)).toMatchObject({ isDeputyElsewhere: true, deputy: { email: tunis.email } });
    expect(getOwnAbsence(make.actAs(db, tunis.email, testNow)).standsInFor).toMatchObject([{ places: ["Portugal"] }]);
  });

  it("are invited to places there are, by a secretariat that showed its second factor lately", () => {
    const places = ["city:atlantis", "country:ZZ", "planet:earth"];
    for (const place of places) expect(faultsOf(() => invite(place))).toEqual({ place: "choose" });
    expect(() => invite("country:FR", stale())).toThrow(new Conflict("factorStale"));
    expect(payloads("coordinator_invited")).toEqual([]);
  });

  it("are ended for one place, and the last of the secretariat is not", () => {
    const { accountId } = portugal.actor;
    manageCoordinators(office(), { intent: "invite", email: portugal.email, place: "country:FR" });
    manageCoordinators(office(), { intent: "end", accountId, kind: "country", code: "PT" });
    expect(holder(portugal.email)?.scopes).toEqual([{ kind: "country", code: "FR", name: "France" }]);
    expect(audit("coordinator.end")).toMatchObject([{ what: accountId, was: "country:PT", becomes: null }]);
    const self = { intent: "end", accountId: network.actor.accountId, kind: "network", code: "" } as const;
    expect(() => manageCoordinators(office(), self)).toThrow(new Conflict("lastSecretariat"));
  });

  it("have a lost second factor taken away; both sides are told, and it is written down", () => {
    const { accountId } = portugal.actor;
    const reset = { intent: "reset", email: portugal.email } as const;
    expect(() => manageCoordinators(stale(), reset)).toThrow(new Conflict("factorStale"));
    expect(holder(portugal.email)?.hasFactor).toBe(true);
    manageCoordinators(office(), reset);
    expect(holder(portugal.email)?.hasFactor).toBe(false);
    const told = payloads<{ personId: string; toId: string }>("second_factor_reset");
    expect(told.map((mail) => prepareSecondFactorReset(contextFor(db), mail))).toMatchObject([
      { to: portugal.email, facts: { about: "factor_reset_own" } },
      { to: network.email, facts: { about: "factor_reset_told" } },
    ]);
    expect(audit("factor.reset")).toEqual([
      { who: network.actor.accountId, what: accountId, was: null, becomes: null },
    ]);
    expect(faultsOf(() => manageCoordinators(office(), reset))).toEqual({ email: "choose" });
  });
});

describe("an edition", () => {
  it("that is opened becomes the current one, and takes unfinished drafts along if that is wanted", () => {
    const made = [makeEvent(db, { until: "draft" }), makeEvent(db, { until: "submitted" })];
    const [old, version] = [current(), programmeVersionReader(db)];
    const known = version();
    const { editionId, drafts } = saveEdition(office(), edition({ takesDrafts: true }));
    expect([drafts, current(), version()]).toEqual([1, editionId, known + 1]);
    expect(made.map((item) => findEvent(db, item.eventId)?.editionId)).toEqual([editionId, old]);
    expect(editions()[0]).toMatchObject({ code: "week-2027", ...week, names: inAll("Week 2027") });
    expect(audit("edition.open")).toMatchObject([{ what: editionId, was: null, becomes: "open" }]);
  });

  it("is changed where it stands: closed, it takes no more events", () => {
    const event = makeEvent(db, { until: "draft" });
    const names = inAll("Closed week");
    saveEdition(office(), edition({ editionId: current(), code: "week-2026", state: "closed", names }));
    expect(findCurrentEdition(db, "fr")).toMatchObject({ state: "closed", name: "Closed week", ...week });
    expect(faultsOf(() => submitEvent(contextFor(db), event))).toEqual({ "": "submissionsClosed" });
    expect(audit("edition.edit")).toMatchObject([{ was: "open", becomes: "closed" }]);
  });

  it("has days in their order, a code of its own, and asks for a second factor", () => {
    const faults = (change: Parameters<typeof edition>[0]) => faultsOf(() => saveEdition(office(), edition(change)));
    expect(faults({ endsOn: day("2027-05-31") })).toEqual({ endsOn: "beforeFirstDay" });
    expect(faults({ submitUntil: day("2027-06-11") })).toEqual({ submitUntil: "afterTheEnd" });
    expect(faults({ startsOn: null })).toEqual({ startsOn: "required" });
    expect(faults({ code: "week-2026" })).toEqual({ code: "codeTaken" });
    expect(() => saveEdition(office(), edition({ editionId: "no-such" }))).toThrow(NotFound);
    expect(() => saveEdition(stale(), edition())).toThrow(new Conflict("factorStale"));
    expect(editions()).toHaveLength(1);
  });
});

describe("a city's own days", () => {
  const own = { startsOn: day("2026-12-19"), endsOn: day("2026-12-20"), submitUntil: day("2026-12-10") };
  const set = (change: Partial<typeof own> & { citySlug?: string } = {}) =>
    setOwnWindow(office(), { editionId: current(), citySlug: "lisboa", ...own, ...change });
  const submitOn = (text: string, eventId: string) =>
    faultsOf(() => submitEvent(contextFor(db, { now: instantFrom(`${text}T12:00:00Z`) }), { eventId }));
  it("decide until when its events may be handed in, earlier or later than everywhere else", () => {
    const [here, alsoHere] = [makeEvent(db, { until: "draft" }), makeEvent(db, { until: "draft" })];
    const there = makeEvent(db, { until: "draft", cityId: cityId(db, "porto") });
    set();
    expect(submitOn("2026-12-11", here.eventId)).toEqual({ "": "submissionsClosed" });
    expect(submitOn("2026-12-11", there.eventId)).toEqual({});
    expect(submitOn("2026-12-10", here.eventId)).toEqual({});
    set({ submitUntil: day("2026-12-17") });
    expect(submitOn("2026-12-17", alsoHere.eventId)).toEqual({});
  });

  it("decide on which days its events may be, until the city goes by the edition's days again", () => {
    set();
    const until = "draft";
    expect(faultsOf(() => makeEvent(db, { until }))).toEqual({ "dates[0].day": "outsideEdition" });
    const dates = [make.dateInput("2026-12-19T19:00", "2026-12-19T20:00")];
    expect(faultsOf(() => makeEvent(db, { until, dates }))).toEqual({});
    expect(editions()[0]?.windows).toMatchObject([{ cityName: "Lisboa", ...own }]);
    removeOwnWindow(office(), { editionId: current(), cityId: cityId(db, "lisboa") });
    expect(editions()[0]?.windows).toEqual([]);
    expect(submitOn("2026-12-15", makeEvent(db, { until }).eventId)).toEqual({});
    expect(audit("edition.city-window")).toMatchObject([{ what: current(), becomes: "2026-12-19/2026-12-20" }]);
  });

  it("lie near the edition's, in a city there is", () => {
    const faults = (change: Parameters<typeof set>[0]) => faultsOf(() => set(change));
    expect(faults({ citySlug: "atlantis" })).toEqual({ citySlug: "unknownCity" });
    expect(faults({ startsOn: day("2026-12-03") })).toEqual({ startsOn: "dayBetween" });
    expect(faults({ endsOn: day("2027-01-11") })).toEqual({ endsOn: "dayBetween" });
    expect(faults({ startsOn: day("2026-12-04"), endsOn: day("2027-01-10") })).toEqual({});
  });
});

describe("places", () => {
  it("have a city entered once, with its names, in a zone there is; a new country needs a region", () => {
    const faults = (change = {}) => faultsOf(() => saveCity(office(), city(change)));
    const { cityId: id } = saveCity(office(), city());
    const values = { name: "Braga", countryCode: "PT", names: { ...inAll(""), ar: "براغا" } };
    expect(getCityDetails(office(), id).values).toMatchObject(values);
    expect(faults()).toEqual({ name: "cityKnown" });
    expect(faults({ timeZone: "Mars/Base" })).toEqual({ timeZone: "unknownZone" });
    expect(faults({ countryCode: "IS", name: "Akureyri" })).toEqual({ regionCode: "choose" });
    expect(faults({ countryCode: "IS", name: "Akureyri", regionCode: "europe" })).toEqual({});
    expect(getPlaces(office()).countries.find((country) => country.code === "IS")?.cities).toHaveLength(1);
    expect(audit("city.enter")).toHaveLength(2);
  });

  it("move what takes place in a city with its clock, and cached pages go", () => {
    const event = makeEvent(db);
    const version = programmeVersionReader(db);
    const known = version();
    saveCity(office(), city({ cityId: cityId(db, "lisboa"), name: "Lisboa", timeZone: "Atlantic/Azores" }));
    const startsAtUtc = instantFrom("2026-12-18T20:00:00Z");
    expect(listDates(db, event.eventId)).toMatchObject([{ startsAtUtc, sequence: 1 }]);
    expect(version()).toBe(known + 1);
    expect(audit("city.edit")).toMatchObject([{ what: cityId(db, "lisboa") }]);
  });

  it("begin with the stricter of the levels of country and city", () => {
    const levels = () => ["lisboa", "palermo"].map((slug) => levelOf(cityId(db, slug)));
    const levelOf = (id: string) => getEventChoices(contextFor(db)).cities.find((city) => city.id === id)?.placeLevel;
    expect(levels()).toEqual(["public", "public"]);
    setCountryPlaceLevel(office(), { code: "PT", level: "area" });
    expect(levels()).toEqual(["area", "public"]);
    saveCity(office(), city({ cityId: cityId(db, "lisboa"), name: "Lisboa", defaultPlaceLevel: "by_partner" }));
    expect(levels()).toEqual(["by_partner", "public"]);
    expect(audit("country.place-level")).toMatchObject([{ what: "PT", was: "public", becomes: "area" }]);
    expect(() => setCountryPlaceLevel(office(), { code: "ZZ", level: "area" })).toThrow(NotFound);
  });
});

it("reason templates are added, changed, and taken away by leaving no words", () => {
  const codes = () => listReasons(office()).map((reason) => reason.code);
  const save = (code: string, texts: object) =>
    saveReason(office(), { kind: "hidden", code, texts: { ...inAll(null), ...texts } });
  const known = codes();
  save("", { pt: "Ameaças", en: "Threats" });
  const code = codes().find((code) => !known.includes(code)) ?? "";
  const offered = () =>
    reasonTemplatesFor(contextFor(db), "pt").filter((reasonTemplate) => reasonTemplate.code === code);
  expect(offered()).toMatchObject([{ text: "Ameaças", label: "Threats", kind: "hidden" }]);
  save(code, { pt: "Perigo" });
  expect(offered()).toMatchObject([{ text: "Perigo", label: "Perigo" }]);
  save(code, {});
  expect([codes(), offered()]).toEqual([known, []]);
  expect(audit("reason.edit")).toMatchObject(Array.from({ length: 3 }, () => ({ what: `hidden.${code}` })));
});

describe("the audit log", () => {
  const note = (action: string, at: string, actor: typeof network.actor = network.actor, subjectId = "x") =>
    recordAudit(db, { actor, now: instantFrom(at) }, { action, subjectKind: "event", subjectId, newState: "=1+1" });
  const found = (filter: Partial<AuditFilter>) =>
    getAuditPage(office(), { ...everything, action: "test", ...filter }).entries.map((entry) => entry.at.slice(0, 10));
  it("is filtered by what, who, about what, and by days in UTC with both ends", () => {
    note("test", "2026-11-01T00:00:00Z");
    note("test", "2026-11-02T23:59:59Z", portugal.actor);
    note("test", "2026-11-03T00:00:00Z", network.actor, "y");
    note("other", "2026-11-02T00:00:00Z");
    expect(found({})).toEqual(["2026-11-03", "2026-11-02", "2026-11-01"]);
    expect(found({ who: portugal.email.toUpperCase() })).toEqual(["2026-11-02"]);
    expect(found({ subjectId: "y" })).toEqual(["2026-11-03"]);
    expect(found({ from: day("2026-11-02"), to: day("2026-11-02") })).toEqual(["2026-11-02"]);
    const query = "action=test&who=a%40example.org&from=2026-11-02";
    const typed = new URLSearchParams(`${query}&to=yesterday&subject=%3Cb%3E&before=-1`);
    expect(auditQuery(readAuditFilter(typed)).toString()).toBe(query);
  });

  it("is a table in which no spreadsheet runs a cell", () => {
    const { actor } = makeCoordinator(db, { kind: "country", code: "PT" }, "+sum@example.org");
    note("test", "2026-11-01T00:00:00Z", actor);
    note("other", "2026-11-01T00:00:00Z");
    const text = writeAuditTable(office(), { ...everything, action: "test" });
    expect(text.startsWith("\uFEFF")).toBe(true);
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(rows).toMatchObject([{ who: "'+sum@example.org", action: "test", newState: "'=1+1" }]);
  });
});

describe("a deputy of the secretariat", () => {
  const until = addDays(utcDay(testNow), 5);
  const away = (now: Instant = testNow) =>
    setOwnAbsence(make.actAs(db, network.email, now), { until, deputyEmail: portugal.email });
  const deputy = (now: Instant = testNow) => make.actAs(db, portugal.email, now);
  beforeEach(() => away());

  it("decides what waits in the whole network, until the day it ends", () => {
    const event = makeEvent(db, { cityId: cityId(db, "paris"), until: "submitted" });
    expect(deputy(plus(testNow, days(6))).actor.scopes).toEqual([{ kind: "country", code: "PT" }]);
    decideEvent(deputy(), { eventId: event.eventId, revision: 1, decision: "approve", reason: "" });
    expect(findEvent(db, event.eventId)?.review).toBe("approved");
  });

  it("invites nobody, ends nobody, resets no second factor, and sees no list of coordinators", () => {
    const { accountId } = network.actor;
    const forms = [
      { intent: "invite", email: "thief@example.org", place: "network" },
      { intent: "end", accountId, kind: "network", code: "" },
      { intent: "reset", email: network.email },
    ] as const;
    for (const form of forms) expect(() => manageCoordinators(deputy(), form)).toThrow(NotFound);
    const scope = { kind: "network", code: "" } as const;
    expect(() => inviteCoordinator(deputy(), { email: "thief@example.org", scope })).toThrow(Forbidden);
    expect(() => endCoordinator(deputy(), { accountId, scope })).toThrow(Forbidden);
    expect(() => resetSecondFactor(deputy(), { email: network.email })).toThrow(Forbidden);
    expect(() => listCoordinators(deputy())).toThrow(NotFound);
  });

  it("is not led to pages of the secretariat, before and after the second factor", () => {
    const { actor } = deputy();
    const locked = { ...actor, scopes: [], scopesAwaitingFactor: actor.scopes };
    const workspaces = { isOrganiser: false, onlyOrganisationId: null, isCoordinator: true, isSecretariat: false };
    expect([workspacesOf(actor), workspacesOf(locked)]).toEqual([workspaces, workspaces]);
    expect(workspacesOf(network.actor).isSecretariat).toBe(true);
  });

  it("is none any more who coordinates nothing of their own, and changes nobody's absence", () => {
    endCoordinator(office(), { accountId: portugal.actor.accountId, scope: { kind: "country", code: "PT" } });
    expect(deputy().actor.scopes).toEqual([]);
    const standIn = { ...deputy().actor, scopes: [{ kind: "network", code: "", isDeputy: true }] } as const;
    const change = () => setOwnAbsence(contextFor(db, { actor: standIn }), { until: null, deputyEmail: null });
    expect(change).toThrow(NotFound);
    expect(findAbsence(db, network.actor.accountId)?.until).toBe(until);
  });
});

it("who coordinates and who is away is changed with a second factor shown just now, each time", () => {
  const shownAgo = (ms: number) => contextFor(db, { actor: { ...network.actor, secondFactorAt: plus(testNow, -ms) } });
  const scope = { kind: "country", code: "FR" } as const;
  const acts: ((ctx: ReturnType<typeof shownAgo>) => void)[] = [
    (ctx) => inviteCoordinator(ctx, { email: "rosa@example.org", scope }),
    (ctx) => endCoordinator(ctx, { accountId: network.actor.accountId, scope }),
    (ctx) => resetSecondFactor(ctx, { email: portugal.email }),
    (ctx) => setOwnAbsence(ctx, { until: addDays(utcDay(testNow), 1), deputyEmail: null }),
    (ctx) => setOwnAbsence(ctx, { until: null, deputyEmail: null }),
  ];
  for (const act of acts) {
    expect(() => act(shownAgo(minutes(5) + 1))).toThrow(new Conflict("factorStale"));
    act(shownAgo(minutes(5)));
  }
});
