import { answerInvitation } from "#app/domain/events/answer-invitation.server.ts";
import { inviteCoOrganiser } from "#app/domain/events/invite-co-organiser.server.ts";
import { inviteMember } from "#app/domain/organisations/invite-member.server.ts";
import { registerOwnOrganisation } from "#app/domain/organisations/register-own-organisation.server.ts";
import { addMember, findOrganisation } from "#db/queries/organisations.server.ts";
import { ensurePerson } from "#db/queries/people.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { testNow } from "../support/clock.ts";
import { actorOf, cityId, contextFor, makeCoordinator, makeEvent, makeOrganisation } from "../support/factories.ts";
import { invitationTo, registration } from "../support/joining.ts";
import { addressOf, walkRoutes, type WalkedRoute } from "../support/route-walk.ts";

/**
 * Every role at every address, with every form that it takes: the table in `golden/permissions.txt` is read and argued
 * for by people. A route without a line, or without a form to try where it takes one, fails here.
 */
const golden = "tests/golden/permissions.txt";
type Fields = Record<string, string>;

/** Who asks, by the address they sign in with; nobody has none. */
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
  network: "network@example.org",
} as const;

/** Forms to try, by pattern: valid ones, so that what refuses them is who sends them. */
const forms = (values: Record<string, string>): Record<string, Record<string, Fields>> => ({
  "/:lang/coordinate/events/:eventId": { approve: { decision: "approve", revision: "1", reason: "" } },
  "/:lang/coordinate/organisations/:organisationId/verify": { verify: {} },
  "/:lang/coordinate/organisations/:organisationId": { inviteOwner: { email: "heir@example.org" } },
  "/:lang/coordinate/cities/:cityId": {
    confirm: { intent: "confirm", name: "Tavira", timeZone: "Europe/Lisbon", latitude: "37.1", longitude: "-7.6" },
    assign: { intent: "assign", toCityId: values["listedCityId"] ?? "" },
  },
  "/:lang/register": {
    register: {
      kind: "network",
      cityId: values["listedCityId"] ?? "",
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
    withdraw: { intent: "withdraw", invitationId: values["invitationId"] ?? "" },
    role: { intent: "role", personId: values["editorId"] ?? "", role: "owner" },
    remove: { intent: "remove", personId: values["editorId"] ?? "" },
    handOver: { intent: "handOver", personId: values["editorId"] ?? "" },
    leave: { intent: "leave" },
    placeLevel: { intent: "placeLevel", level: "area" },
  },
  "/:lang/organise/organisations/:organisationId/profile": {
    save: { name: "Maré", alias: "Vizinhos", contactEmail: "private@example.org", proof: "" },
  },
  "/:lang/organise/organisations/:organisationId/vouch": {
    vouch: { organisationId: values["pendingId"] ?? "" },
  },
  "/:lang/organise/events/:eventId": Object.fromEntries(
    ["submit", "delete", "discard", "publish", "withdraw"].map((intent) => [intent, { intent }]),
  ),
  "/:lang/organise/events/:eventId/duplicate": { duplicate: {} },
  "/:lang/organise/events/:eventId/edit/:part": { save: whatPart(values) },
  "/:lang/organise/events/:eventId/keep/:part": { keep: whatPart(values) },
  "/:lang/organise/events/:eventId/picture": { remove: { intent: "remove", pictureId: values["eventId"] ?? "" } },
  "/:lang/organise/import": { check: { intent: "check" } },
  "/:lang/sign-in": { ask: { email: "somebody@example.org" } },
  "/:lang/sign-in/code": { redeem: { code: "ABCDEFGH" } },
  "/:lang/sign-out": { leave: {} },
  "/:lang/events/:slug/join": { join: { nickname: "Sol" } },
  "/:lang/my/:token": { erase: { intent: "erase" } },
  "/:lang/confirm/:token": { confirm: {} },
});
const whatPart = (values: Record<string, string>): Fields => ({
  base: "none",
  go: "next",
  organisationId: values["organisationId"] ?? "",
  language: "pt",
  title: "Outro",
  summary: "Outro resumo.",
  themes: "solidarity",
  format: "community_meal",
});

let world: { image: Buffer; values: Record<string, string> };

beforeAll(async () => {
  const app = await createApp();
  world = { values: populate(app), image: app.db.$client.serialize() };
  world.image.fill(1, 18, 20);
});

function populate(app: TestApp): Record<string, string> {
  const { db } = app;
  const owner = makeOrganisation(db, { name: "Maré", contactEmail: roles.owner });
  const partner = makeOrganisation(db, { name: "Porto", contactEmail: roles.partner });
  const invited = makeOrganisation(db, { name: "Faro", contactEmail: roles.invited });
  makeOrganisation(db, { name: "Braga", contactEmail: roles.stranger });
  makeOrganisation(db, { name: "Câmara", kind: "local_authority", contactEmail: roles.city });
  makeCoordinator(db, { kind: "country", code: "FR" }, roles.elsewhere);
  makeCoordinator(db, { kind: "country", code: "PT" }, roles.country);
  makeCoordinator(db, { kind: "network", code: "" }, roles.network);
  for (const [email, role] of [[roles.editor, "editor"]] as const) {
    const person = ensurePerson(db, { id: randomUUID(), email, language: "en", now: testNow });
    const { organisationId } = owner;
    addMember(db, { organisationId, personId: person.id, role, createdAt: testNow });
  }
  ensurePerson(db, { id: randomUUID(), email: roles.alone, language: "en", now: testNow });
  const asked = { organisationId: owner.organisationId, email: roles.alone, role: "editor" } as const;
  inviteMember(contextFor(db), asked);
  const newcomer = contextFor(db, { actor: makeOrganisation(db, { name: "Olhão" }).actor });
  const proposedCity = { countryCode: "PT", name: "Tavira" };
  const pending = registerOwnOrganisation(newcomer, registration(db, { cityId: null, proposedCity }));
  const event = makeEvent(db, { organisationId: owner.organisationId, until: "submitted" });
  for (const guest of [partner, invited]) {
    inviteCoOrganiser(contextFor(db), { eventId: event.eventId, organisationId: guest.organisationId });
  }
  const { organisationId } = partner;
  answerInvitation(contextFor(db), { eventId: event.eventId, organisationId, answer: "accepted" });
  return {
    lang: "en",
    slug: event.slug,
    eventId: event.eventId,
    organisationId: owner.organisationId,
    dateId: event.dateIds[0] ?? "",
    part: "what",
    language: "fr",
    file: "none.jpg",
    token: "none",
    mailId: randomUUID(),
    invitationId: invitationTo(db, roles.alone),
    editorId: actorOf(db, roles.editor).personId,
    pendingId: pending.organisationId,
    cityId: findOrganisation(db, pending.organisationId)?.cityId ?? "",
    listedCityId: cityId(db, "lisboa"),
  };
}

/** What one role is answered, in a world of its own. */
async function answered(role: keyof typeof roles, address: string, fields: Fields | null): Promise<string> {
  const app = await createApp({ db: openDatabase(world.image) });
  const email = roles[role];
  const cookie = email ? await app.signIn(email) : "";
  const answer = fields
    ? await app.post(address, fields, cookie)
    : await app.ask(address, { headers: { Cookie: cookie } });
  expect([address, app.faults]).toEqual([address, []]);
  const location = answer.headers.get("location");
  return location?.includes("/sign-in") ? "sign-in" : String(answer.status);
}

/** What was asked, then each answer with the roles that get it. */
async function lineFor(what: string, address: string, fields: Fields | null): Promise<string> {
  const byAnswer = new Map<string, string[]>();
  for (const role of Object.keys(roles) as (keyof typeof roles)[]) {
    const answer = await answered(role, address, fields);
    byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), role]);
  }
  const isAll = byAnswer.size === 1;
  const said = [...byAnswer].map(([answer, who]) => `    ${answer.padEnd(8)}${isAll ? "everybody" : who.join(" ")}`);
  return [what, ...said].join("\n");
}

async function linesFor(route: WalkedRoute): Promise<string[]> {
  const address = addressOf(route.pattern, world.values);
  const lines = route.gets ? [await lineFor(`GET ${route.pattern}`, address, null)] : [];
  if (!route.posts) return lines;
  const known = forms(world.values)[route.pattern];
  if (!known) throw new Error(`${route.pattern} takes a form: give one to try`);
  for (const [name, fields] of Object.entries(known)) {
    lines.push(await lineFor(`POST ${route.pattern} ${name}`, address, fields));
  }
  return lines;
}

describe("every role at every address", () => {
  it("is answered as the table says", { timeout: 240_000 }, async () => {
    const routes = (await walkRoutes()).filter((route) => !route.pattern.includes("*"));
    const lines: string[] = [];
    for (const route of routes.sort((one, other) => (one.pattern < other.pattern ? -1 : 1))) {
      lines.push(...(await linesFor(route)));
    }
    const table = `${lines.join("\n")}\n`;
    if (process.env["UPDATE_GOLDEN"]) {
      mkdirSync("tests/golden", { recursive: true });
      writeFileSync(golden, table);
    }
    expect(table).toBe(readFileSync(golden, "utf8"));
  });
});
