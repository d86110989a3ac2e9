import { writableOf } from "#app/domain/changes/writable.server.ts";
import { answerInvitation } from "#app/domain/co-hosts/answer-invitation.server.ts";
import { inviteCoHost } from "#app/domain/co-hosts/invite-co-host.server.ts";
import { inviteMember } from "#app/domain/organisations/invite-member.server.ts";
import { registerOwnOrganisation } from "#app/domain/organisations/register-own-organisation.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { dateVersion } from "#app/domain/dates/date-actions.ts";
import { dateTickOf } from "#app/domain/dates/date-actions-form.ts";
import { organisationVersion } from "#app/domain/organisations/organisation-version.server.ts";
import { findDate, findEvent } from "#db/queries/events.server.ts";
import { listSessionTimes } from "#db/queries/sessions.server.ts";
import { addMember, findOrganisation } from "#db/queries/organisations.server.ts";
import { ensureAccount } from "#db/queries/accounts.server.ts";
import { setFeature } from "#db/queries/features.server.ts";
import { languages } from "#app/domain/languages/language.ts";
import type { LocalDate } from "#app/domain/time/zoned-time.ts";
import { openDatabase } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { testNow } from "../support/clock.ts";
import {
  actorOf,
  cityId,
  contextFor,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  approve,
  dateInput,
} from "../support/factories.ts";
import { invitationTo, registration } from "../support/registration.ts";
import { addressOf, walkRoutes, type WalkedRoute } from "../support/route-walk.ts";

/**
 * Expected answers for each role at each address, with each form that it takes. The table is reviewed by people. A
 * route without a line, or without a form to try where it takes one, fails the test.
 */
const golden = "tests/golden/permissions.txt";
type Fields = Record<string, string>;

/** Roles with the addresses they sign in with; null: not signed in. */
const roles = {
  anonymous: null,
  alone: "alone@example.org",
  stranger: "stranger@example.org",
  invited: "invited@example.org",
  partner: "partner@example.org",
  editor: "editor@example.org",
  owner: "owner@example.org",
  city: "city@example.org",
  elsewhere: "france@example.org",
  country: "portugal@example.org",
  /** A coordinator of the country whose session has not given the second factor. */
  locked: "locked@example.org",
  network: "network@example.org",
} as const;

/** Valid forms by pattern, so that a refusal depends on the role alone. */
const forms = (of: (name: string) => string): Record<string, Record<string, Fields>> => ({
  "/:lang/coordinate/decide": {
    ask: { action: "agree", items: of("queueKey") },
    agree: { action: "agree", isSure: "1", items: of("queueKey") },
    take: { action: "take", items: of("queueKey") },
  },
  "/:lang/coordinate/contacts.csv": { download: { reason: "Convite", filter: "" } },
  "/:lang/coordinate/messages/write": {
    keep: { intent: "draft", filter: "", "subject.pt": "Olá", "text.pt": "Olá a todas e a todos" },
  },
  "/:lang/coordinate/messages/check": {
    send: { intent: "send", messageId: of("none"), savedAt: "0", readers: "1" },
    discard: { intent: "discard", messageId: of("none") },
  },
  "/:lang/coordinate/second-factor": { begin: { intent: "begin" }, renew: { intent: "renew" } },
  "/:lang/coordinate/welcomes": {
    approve: { decision: "approve", cityId: of("listedCityId"), language: "pt", sentence: "Olá." },
  },
  "/:lang/organise/join/:cityId": { ask: { intent: "ask" } },
  "/:lang/coordinate/absence": { away: { intent: "away", until: "2026-12-01" } },
  "/:lang/coordinate/events/:eventId": {
    approve: { intent: "decide", decision: "approve", revision: "1", reason: "" },
    accept: { intent: "revise", decision: "accept", version: "none", reason: "" },
    undo: { intent: "undo", urgentChangeId: of("eventId"), version: "none", reason: "x" },
    seen: { intent: "seen", urgentChangeId: of("eventId"), version: "none" },
    show: { intent: "show", reason: "" },
    answer: { intent: "answer", reportId: of("eventId"), answer: "x" },
    write: { intent: "write", text: "Olá" },
    note: { intent: "note", text: "Conheço." },
    take: { intent: "take" },
  },
  "/:lang/coordinate/events/:eventId/mend/:language": {
    save: { revision: "1", title: "Titre", summary: "Résumé.", description: "" },
  },
  "/:lang/coordinate/events/:eventId/feature": {
    city: { intent: "feature", kind: "city", code: of("listedCityId"), startsOn: "2026-12-01", endsOn: "2026-12-18" },
    country: { intent: "feature", kind: "country", code: "PT", startsOn: "2026-12-01", endsOn: "2026-12-18" },
    network: { intent: "feature", kind: "network", code: "", startsOn: "2026-12-01", endsOn: "2026-12-18" },
    remove: { intent: "remove", featureId: of("featureId") },
  },
  "/:lang/coordinate/secretariat/coordinators": {
    invite: { intent: "invite", email: "new@example.org", place: "country:PT" },
    end: { intent: "end", accountId: of("coordinatorId"), kind: "country", code: "PT" },
    reset: { intent: "reset", email: roles.country },
  },
  "/:lang/coordinate/secretariat/editions": {
    save: {
      intent: "save",
      code: "2028",
      state: "draft",
      ...inFive("names"),
      startsOn: "2028-12-14",
      endsOn: "2028-12-20",
      submitUntil: "2028-12-01",
    },
    window: {
      intent: "window",
      editionId: of("editionId"),
      citySlug: "lisboa",
      startsOn: "2026-12-12",
      endsOn: "2026-12-20",
      submitUntil: "2026-12-01",
    },
    noWindow: { intent: "noWindow", editionId: of("editionId"), cityId: of("listedCityId") },
  },
  "/:lang/coordinate/secretariat/instance/:setting": { save: inFive("texts") },
  "/:lang/coordinate/secretariat/lists/:list": {
    add: { intent: "add", code: "open_house", ...inFive("labels") },
    later: { intent: "later", code: "solidarity" },
  },
  "/:lang/coordinate/secretariat/lists/:list/:term": {
    rename: { intent: "rename", ...inFive("labels") },
    retire: { intent: "retire" },
    restore: { intent: "restore" },
  },
  "/:lang/coordinate/secretariat/lists/languages": {
    adopt: { intent: "adopt", name: "menik", language: "Wolof" },
    dismiss: { intent: "dismiss", name: "menik" },
  },
  "/:lang/coordinate/secretariat/lists/synonyms/:language": { add: { words: "puxirum, ajuri" } },
  "/:lang/coordinate/secretariat/lists/synonyms/:language/:line": {
    change: { intent: "change", words: "puxirum, ajuri" },
    remove: { intent: "remove" },
  },
  "/:lang/coordinate/secretariat/cities": {
    country: { intent: "country", code: "PT", level: "area" },
  },
  "/:lang/coordinate/secretariat/cities/:cityId": {
    save: {
      countryCode: "PT",
      name: "Lisboa",
      ...inFive("names"),
      timeZone: "Europe/Lisbon",
      latitude: "37.1",
      longitude: "-7.6",
      defaultPlaceLevel: "area",
    },
  },
  "/:lang/coordinate/secretariat/reasons": { save: { kind: "event_changes", code: "", ...inFive("texts") } },
  "/:lang/coordinate/hide/:kind/:id": {
    hide: { intent: "hide", reason: "Ameaças", told: "nothing" },
    show: { intent: "show", reason: "" },
  },
  "/:lang/coordinate/organisations/:organisationId": {
    trust: { intent: "decide", decision: "trust", version: of("organisationVersion"), reason: "" },
    suspend: { intent: "decide", decision: "suspend", version: of("organisationVersion"), reason: "Queixas" },
    inviteOwner: { intent: "inviteOwner", email: "heir@example.org" },
    write: { intent: "write", text: "Olá" },
    note: { intent: "note", text: "Conheço." },
    take: { intent: "take" },
  },
  "/:lang/coordinate/cities/:cityId": {
    confirm: { intent: "confirm", name: "Tavira", timeZone: "Europe/Lisbon", latitude: "37.1", longitude: "-7.6" },
    assign: { intent: "assign", toCityId: of("listedCityId") },
  },
  "/:lang/register": {
    register: {
      kind: "network",
      cityId: of("listedCityId"),
      name: "Casa",
      proof: "p",
      email: "a@example.org",
    },
  },
  "/:lang/organise/account": {
    language: { intent: "language", language: "fr" },
    endOthers: { intent: "endOthers" },
    changeEmail: { intent: "changeEmail", email: "another@example.org" },
  },
  "/:lang/organise/account/delete": { delete: {} },
  "/:lang/organise/invitations/:invitationId": { accept: { answer: "accept" }, decline: { answer: "decline" } },
  "/:lang/organise/organisations/:organisationId": {
    invite: { intent: "invite", email: "another@example.org", role: "editor" },
    withdraw: { intent: "withdraw", invitationId: of("invitationId") },
    role: { intent: "role", accountId: of("editorId"), role: "owner" },
    remove: { intent: "remove", accountId: of("editorId") },
    handOver: { intent: "handOver", accountId: of("editorId") },
    leave: { intent: "leave" },
    placeLevel: { intent: "placeLevel", level: "area" },
    welcome: { intent: "welcome", "welcomes.pt": "Olá." },
  },
  "/:lang/organise/organisations/:organisationId/profile": {
    save: { name: "Maré", alias: "Vizinhos", contactEmail: "private@example.org", proof: "" },
  },
  "/:lang/organise/organisations/:organisationId/vouch": {
    vouch: { organisationId: of("pendingId") },
  },
  "/:lang/organise/events/:eventId": Object.fromEntries(
    ["submit", "delete", "discard", "publish", "withdraw"].map((intent) => [intent, { intent }]),
  ),
  "/:lang/organise/events/:eventId/duplicate": { duplicate: {} },
  "/:lang/organise/events/:eventId/edit/:part": { save: whatPart(of) },
  "/:lang/organise/events/:eventId/keep/:part": { keep: whatPart(of) },
  "/:lang/organise/events/:eventId/picture": {
    remove: { intent: "remove", pictureId: of("eventId") },
    describe: { intent: "describe", pictureId: of("eventId"), alternativeText: "x" },
  },
  "/:lang/organise/chosen": { submit: { act: "submit", e: of("eventId") } },
  "/:lang/organise/copy": { copy: { e: of("eventId") } },
  "/:lang/organise/import": { check: { intent: "check" } },
  "/:lang/organise/events/:eventId/dates": Object.fromEntries(
    ["postpone", "cancel", "close_sign_up"].map((intent) => [
      intent,
      { intent, dateId: of("dateId"), note: "Chuva", version: of("version") },
    ]),
  ),
  "/:lang/organise/events/:eventId/hide": { hide: { note: "Ameaças" } },
  "/:lang/organise/events/:eventId/conversation": { write: { intent: "write", text: "Olá" } },
  "/:lang/organise/organisations/:organisationId/conversation": { write: { intent: "write", text: "Olá" } },
  "/:lang/organise/dates": { cancel: { action: "cancel", dates: of("tick"), note: "Chuva", confirmed: "1" } },
  "/:lang/organise/events/:eventId/programme/:sessionId": { remove: { intent: "remove" } },
  "/:lang/organise/events/:eventId/texts/:language": {
    save: { intent: "save", version: of("none"), title: "Titre", summary: "Résumé.", description: "" },
  },
  "/:lang/organise/events/:eventId/partners": {
    remove: { intent: "remove", organisationId: of("partnerId") },
  },
  "/:lang/organise/events/:eventId/shared": { leave: { intent: "leave", organisationId: of("partnerId") } },
  "/:lang/organise/events/:eventId/together": { ask: { otherEventId: of("eventId") } },
  "/:lang/organise/invitations": {
    accept: { intent: "accept", eventId: of("eventId"), organisationId: of("invitedId") },
  },
  "/:lang/sign-in": { ask: { email: "somebody@example.org" } },
  "/:lang/sign-in/code": { redeem: { code: "ABCDEFGH" } },
  "/:lang/sign-out": { leave: {} },
  "/:lang/events/:slug/report": { report: { kind: "other", text: "Isto não está certo." } },
  "/:lang/events/:slug/join": { join: { nickname: "Sol" } },
  "/:lang/organise/events/:eventId/people": {
    release: { intent: "release", signUpId: of("eventId"), reason: "x" },
    not_here: { intent: "not_here", signUpId: of("eventId") },
    write: { intent: "write", words: "Olá" },
    release_crowd: { intent: "release_crowd", signUpId: of("eventId") },
    network_cap: { intent: "network_cap", dateId: of("dateId"), cap: "60" },
  },
  "/:lang/organise/events/:eventId/people/:dateId/door": {
    check: { code: "ABCD" },
  },
  "/:lang/organise/events/:eventId/people/:dateId/release": {
    review: { intent: "review", signUpIds: of("eventId"), reason: "" },
    release: { intent: "release", signUpIds: of("eventId"), reason: "x" },
  },
  "/:lang/organise/events/:eventId/people/:dateId/messages": {
    draft: { intent: "draft", audience: "seated", words: "Olá" },
    send: { intent: "send", messageId: of("eventId") },
  },
  "/:lang/organise/events/:eventId/people/:dateId/arrivals": { sync: {} },
  "/:lang/coordinate/secretariat/mail": {
    lift: { intent: "lift", email: "nobody@example.org" },
    retry: { intent: "retry", mailId: of("eventId") },
    retryAll: { intent: "retryAll" },
    drop: { intent: "drop", mailId: of("eventId") },
  },
  "/:lang/events/:slug/follow": { follow: { requestId: of("eventId") } },
  "/:lang/digest": { subscribe: { email: "somebody@example.org" } },
  "/u/:token": { stop: {} },
  "/u/organisers/:token": { stop: {} },
  "/:lang/my": { send: { email: "somebody@example.org" } },
  "/:lang/my/:token/join/:slug": { follow: { intent: "follow", requestId: of("eventId") } },
  "/:lang/my/:token": { erase: { intent: "erase" } },
  "/:lang/confirm/:token": { confirm: {} },
  "/:lang/sign-in/undo/:token": { undo: {} },
});
const whatPart = (of: (name: string) => string): Fields => ({
  version: "none",
  go: "next",
  organisationId: of("organisationId"),
  language: "pt",
  title: "Outro",
  summary: "Outro resumo.",
  themes: "solidarity",
  format: "community_meal",
});

const inFive = (name: string): Fields =>
  Object.fromEntries(languages.map((language) => [`${name}.${language}`, "Palavras"]));

type World = { image: Buffer; values: Record<string, string> };
let waiting: World;
let open: World;

/** Make the same people around a submitted event and around a public one. */
beforeAll(async () => {
  const made = async (until: "submitted" | "approved"): Promise<World> => {
    const app = await createApp();
    const world = { values: populate(app, until), image: app.db.$client.serialize() };
    // A copy in memory has no write-ahead log; the header must say so.
    world.image.fill(1, 18, 20);
    return world;
  };
  waiting = await made("submitted");
  open = await made("approved");
});

function populate(app: TestApp, until: "submitted" | "approved"): Record<string, string> {
  const { db } = app;
  const owner = makeOrganisation(db, { name: "Maré", contactEmail: roles.owner });
  const partner = makeOrganisation(db, { name: "Porto", contactEmail: roles.partner });
  const invited = makeOrganisation(db, { name: "Faro", contactEmail: roles.invited });
  makeOrganisation(db, { name: "Braga", contactEmail: roles.stranger });
  makeOrganisation(db, { name: "Câmara", kind: "local_authority", contactEmail: roles.city });
  makeCoordinator(db, { kind: "country", code: "FR" }, roles.elsewhere);
  makeCoordinator(db, { kind: "country", code: "PT" }, roles.country);
  makeCoordinator(db, { kind: "country", code: "PT" }, roles.locked);
  makeCoordinator(db, { kind: "network", code: "" }, roles.network);
  for (const [email, role] of [[roles.editor, "editor"]] as const) {
    const person = ensureAccount(db, { id: randomUUID(), email, language: "en", now: testNow });
    const { organisationId } = owner;
    addMember(db, { organisationId, accountId: person.id, role, createdAt: testNow });
  }
  ensureAccount(db, { id: randomUUID(), email: roles.alone, language: "en", now: testNow });
  const asked = { organisationId: owner.organisationId, email: roles.alone, role: "editor" } as const;
  inviteMember(contextFor(db), asked);
  const newcomer = contextFor(db, { actor: makeOrganisation(db, { name: "Olhão" }).actor });
  const proposedCity = { countryCode: "PT", name: "Tavira" };
  const pending = registerOwnOrganisation(newcomer, registration(db, { cityId: null, proposedCity }));
  const event = makeEvent(db, { organisationId: owner.organisationId, until: "submitted", otherLanguage: "Menik" });
  const dateId = event.dateIds[0] ?? "";
  scheduleSession(contextFor(db), {
    ...dateInput("2026-12-18T19:30", "2026-12-18T20:00"),
    dateId,
    titles: { pt: "Primeira parte" },
    room: null,
    track: null,
    spokenLanguage: null,
  });
  for (const guest of [partner, invited]) {
    inviteCoHost(contextFor(db), { eventId: event.eventId, organisationId: guest.organisationId });
  }
  const { organisationId } = partner;
  answerInvitation(contextFor(db), { eventId: event.eventId, organisationId, answer: "accepted" });
  if (until === "approved") approve(db, event.eventId);
  const featureId = randomUUID();
  if (until === "approved") {
    setFeature(writableOf(db), {
      id: featureId,
      eventId: event.eventId,
      placeKind: "country",
      placeCode: "PT",
      startsOn: "2026-12-01" as LocalDate,
      endsOn: "2026-12-18" as LocalDate,
      position: 1,
      accountId: null,
      createdAt: testNow,
    });
  }
  const date = findDate(db, dateId);
  return {
    featureId,
    coordinatorId: actorOf(db, roles.country).accountId,
    editionId: findEvent(db, event.eventId)?.editionId ?? "",
    none: "none",
    partnerId: partner.organisationId,
    invitedId: invited.organisationId,
    code: "lisboa",
    sessionId: listSessionTimes(db, dateId)[0]?.id ?? "",
    version: date ? dateVersion(date) : "",
    tick: date ? dateTickOf({ dateId, version: dateVersion(date) }) : "",
    lang: "en",
    slug: event.slug,
    eventId: event.eventId,
    organisationId: owner.organisationId,
    dateId,
    part: "what",
    setting: "legal",
    list: "theme",
    term: "solidarity",
    line: "40",
    guide: "organisers",
    language: "fr",
    name: "digest",
    file: "none.jpg",
    token: "none",
    mailId: randomUUID(),
    kind: "city",
    id: cityId(db, "lisboa"),
    queueKey: `event:${event.eventId}:${findEvent(db, event.eventId)?.revision ?? 0}`,
    organisationVersion: stampOf(db, owner.organisationId),
    messageId: "none",
    invitationId: invitationTo(db, roles.alone),
    editorId: actorOf(db, roles.editor).accountId,
    pendingId: pending.organisationId,
    cityId: findOrganisation(db, pending.organisationId)?.cityId ?? "",
    listedCityId: cityId(db, "lisboa"),
  };
}

function stampOf(db: TestApp["db"], organisationId: string): string {
  const organisation = findOrganisation(db, organisationId);
  return organisation ? organisationVersion(organisation) : "";
}

type Role = keyof typeof roles;
const roleNames = Object.keys(roles) as Role[];
/** A request of the table: with the fields of a form, or none for a page. */
type Asked = { what: string; world: World; address: string; fields: Fields | null };

/** Sign a role in to a world once. @returns its cookie, and the world with its session */
async function enter(world: World, role: Role): Promise<{ cookie: string; image: Buffer }> {
  const app = await createApp({ db: openDatabase(world.image) });
  const email = roles[role];
  const cookie = email ? await app.signIn(email, { isUnlocked: role !== "locked" }) : "";
  const image = app.db.$client.serialize();
  image.fill(1, 18, 20);
  return { cookie, image };
}

/** Return the answer to one request, in a fresh copy of the world. */
async function answerTo(
  { address, fields }: Asked,
  { cookie, image }: { cookie: string; image: Buffer },
): Promise<string> {
  const app = await createApp({ db: openDatabase(image) });
  const answer = fields
    ? await app.post(address, fields, cookie)
    : await app.ask(address, { headers: { Cookie: cookie } });
  expect([address, app.faults]).toEqual([address, []]);
  app.db.$client.close();
  const location = answer.headers.get("location");
  return location?.includes("/sign-in") ? "sign-in" : String(answer.status);
}

/** Format a part of the table: the request, then each answer with the roles that get it. */
function lineOf(what: string, answers: ReadonlyMap<Role, string>): string {
  const byAnswer = new Map<string, Role[]>();
  for (const role of roleNames) {
    const answer = answers.get(role) ?? "none";
    byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), role]);
  }
  const isAll = byAnswer.size === 1;
  const said = [...byAnswer].map(([answer, who]) => `    ${answer.padEnd(8)}${isAll ? "everybody" : who.join(" ")}`);
  return [what, ...said].join("\n");
}

/** Read the expected answers to one role from the table. */
function expectedFor(role: Role): Map<string, string> {
  const expected = new Map<string, string>();
  let what = "";
  for (const line of readFileSync(golden, "utf8").split("\n")) {
    const [answer = "", ...who] = line.trim().split(/\s+/);
    if (!line.startsWith(" ")) what = line;
    else if (who.includes(role) || who.includes("everybody")) expected.set(what, answer);
  }
  return expected;
}

function requestsFor(world: World, route: WalkedRoute, mark: string): Asked[] {
  // Coordinators confirm proposed cities; the secretariat edits listed ones.
  const isListed = route.pattern.includes("/secretariat/cities/");
  const cityId = world.values[isListed ? "listedCityId" : "cityId"] ?? "";
  const address = addressOf(route.pattern, { ...world.values, cityId });
  const pages = route.gets ? [{ what: `${mark}GET ${route.pattern}`, world, address, fields: null }] : [];
  if (!route.posts) return pages;
  const known = forms((name) => world.values[name] ?? "")[route.pattern];
  if (!known) throw new Error(`${route.pattern} takes a form: give one to try`);
  const posts = Object.entries(known).map(([name, fields]) => ({
    what: `${mark}POST ${route.pattern} ${name}`,
    world,
    address,
    fields,
  }));
  return [...pages, ...posts];
}

/** True when the answer depends on the state of the event. */
const isOfEvent = (route: WalkedRoute): boolean =>
  /:eventId|:slug|organise\/(?:dates|invitations)$/.test(route.pattern);

describe("every role at every address", () => {
  const requests: Asked[] = [];
  const table = new Map<string, Map<Role, string>>();
  beforeAll(async () => {
    const routes = (await walkRoutes()).filter((route) => !route.pattern.includes("*"));
    for (const route of routes.sort((a, b) => (a.pattern < b.pattern ? -1 : 1))) {
      requests.push(...requestsFor(waiting, route, ""));
      if (isOfEvent(route)) requests.push(...requestsFor(open, route, "public event: "));
    }
  });

  it.each(roleNames)("is answered as the table says: %s", async (role) => {
    const entered = new Map([
      [waiting, await enter(waiting, role)],
      [open, await enter(open, role)],
    ]);
    const answers = new Map<string, string>();
    for (const request of requests) {
      const visit = entered.get(request.world);
      if (!visit) throw new Error("a world nobody entered");
      const answer = await answerTo(request, visit);
      answers.set(request.what, answer);
      const row = table.get(request.what) ?? new Map<Role, string>();
      table.set(request.what, row.set(role, answer));
    }
    if (!process.env["UPDATE_GOLDEN"]) expect(answers).toEqual(expectedFor(role));
  });

  it("is kept in the table, with every address", () => {
    const text = `${requests.map(({ what }) => lineOf(what, table.get(what) ?? new Map())).join("\n")}\n`;
    if (process.env["UPDATE_GOLDEN"]) {
      mkdirSync("tests/golden", { recursive: true });
      writeFileSync(golden, text);
    }
    expect(text).toBe(readFileSync(golden, "utf8"));
  });
});
