import { writableOf } from "#app/domain/changes/writable.server.ts";
import type { SessionInput } from "#app/domain/model/session.ts";
import type { Actor, Context } from "#app/domain/context.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { importCities } from "#app/domain/imports/import-cities.server.ts";
import type { OrganisationKind } from "#app/domain/model/organisation.ts";
import { registerOrganisation } from "#app/domain/organisations/register-organisation.server.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { inviteCoordinator } from "#app/domain/coordinators/invite-coordinator.server.ts";
import { makeFactorSecret } from "#app/domain/second-factor/totp.server.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { decideEvent } from "#app/domain/review/decide-event.server.ts";
import { signUpForDate } from "#app/domain/sign-ups/sign-up-for-date.server.ts";
import { type Instant, type LocalDate, type LocalDateTime, utcDay } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findCityBySlug } from "#db/queries/cities.server.ts";
import { insertEdition } from "#db/queries/editions.server.ts";
import { findEvent, listDates } from "#db/queries/events.server.ts";
import { listScopes } from "#db/queries/coordinators.server.ts";
import { listMemberships } from "#db/queries/accounts.server.ts";
import { findSecondFactor, insertSecondFactor } from "#db/queries/second-factors.server.ts";
import { findAccountByEmail } from "#db/queries/accounts.server.ts";
import { readSeed } from "#db/seed/read-seed.server.ts";
import { randomUUID } from "node:crypto";
import { testNow } from "./clock.ts";
import { copyOf, migrated } from "./database.ts";

export const testOrigin = "https://week.test";

let counter = 0;
const next = (): number => {
  counter += 1;
  return counter;
};

export const day = (text: string) => text as LocalDate;
export const local = (text: string) => text as LocalDateTime;

/** Make the context of a verb; by default of the operator, in English. */
export function contextFor(db: OpenDatabase, overrides: Partial<Context> = {}): Context {
  return { db, now: testNow, actor: { kind: "operator" }, language: "en", origin: testOrigin, ...overrides };
}

/** Return the account of an address as an actor, with its memberships and scopes. */
export function actorOf(db: OpenDatabase, email: string): Extract<Actor, { kind: "account" }> {
  const person = findAccountByEmail(db, email);
  if (!person) throw new Error(`nobody has the address ${email}`);
  return {
    kind: "account",
    accountId: person.id,
    memberships: listMemberships(db, person.id),
    scopes: listScopes(db, person.id, utcDay(testNow)),
    scopesAwaitingFactor: [],
    secondFactorAt: testNow,
  };
}

/** Open a database with an edition from 18 to 27 December 2026 in the 62 cities. */
export const openWeek = (db?: OpenDatabase): OpenDatabase =>
  db
    ? fillWeek(db)
    : copyOf("week", (empty) => {
        migrated(empty);
        fillWeek(empty);
      });

function fillWeek(db: OpenDatabase): OpenDatabase {
  importCities(contextFor(db), { file: readSeed("cities.csv"), dryRun: false });
  insertEdition(
    writableOf(db),
    {
      id: randomUUID(),
      code: "week-2026",
      state: "open",
      startsOn: day("2026-12-18"),
      endsOn: day("2026-12-27"),
      submitUntil: day("2026-12-15"),
      createdAt: testNow,
    },
    { en: "Week 2026", fr: "Semaine 2026", es: "Semana 2026", pt: "Semana 2026", ar: "أسبوع 2026" },
  );
  return db;
}

export function cityId(db: OpenDatabase, slug: string): string {
  const city = findCityBySlug(db, slug);
  if (!city) throw new Error(`no city ${slug}`);
  return city.id;
}

export function makeOrganisation(
  db: OpenDatabase,
  overrides: Partial<{
    city: string;
    name: string;
    alias: string | null;
    kind: OrganisationKind;
    contactEmail: string;
    isVerified: boolean;
  }> = {},
): { organisationId: string; email: string; actor: Extract<Actor, { kind: "account" }> } {
  const number = next();
  const email = overrides.contactEmail ?? `organiser${number}@example.org`;
  const { organisationId } = registerOrganisation(contextFor(db), {
    kind: overrides.kind ?? "civil_society",
    cityId: cityId(db, overrides.city ?? "lisboa"),
    name: overrides.name ?? `Organisation ${number}`,
    alias: overrides.alias ?? null,
    contactEmail: email,
  });
  withoutMail(db, "organisation_registered");
  if (overrides.isVerified ?? true) {
    decideOrganisation(contextFor(db), { organisationId, decision: "verify", reason: "" });
    withoutMail(db, "organisation_decided");
  }
  return { organisationId, email, actor: actorOf(db, email) };
}

/** Delete mails of the set-up, because tests count mails. */
function withoutMail(db: OpenDatabase, kind: string): void {
  db.$client.prepare("delete from outbox where kind = ?").run(kind);
}

export function makeCoordinator(db: OpenDatabase, scope: Scope, email = `coordinator${next()}@example.org`) {
  const { accountId } = inviteCoordinator(contextFor(db), { email, scope });
  withoutMail(db, "coordinator_invited");
  if (!findSecondFactor(db, accountId)) {
    const secret = makeFactorSecret();
    insertSecondFactor(db, { accountId, secret, confirmedAt: testNow, createdAt: testNow });
  }
  return { email, actor: actorOf(db, email) };
}

/** Complete input for an event in Lisbon on one evening. */
export function eventInput(db: OpenDatabase, overrides: Partial<EventInput> = {}): EventInput {
  return {
    organisationId: "",
    language: "pt",
    title: `Jantar de vizinhos ${next()}`,
    summary: "Um jantar para quem chegou e para quem já cá estava.",
    description: "",
    themes: ["solidarity"],
    format: "community_meal",
    cityId: cityId(db, "lisboa"),
    attendance: "in_person",
    placeLevel: "public",
    venueName: "Casa do bairro",
    streetAddress: "Rua dos Tecelões, 14",
    district: null,
    placeAsk: null,
    revealHours: null,
    joinUrl: null,
    door: "sign_up",
    partyLimit: null,
    contactEmail: "privado@example.org",
    publicContact: null,
    spoken: [],
    otherLanguage: null,
    interpreted: [],
    signed: [],
    inclusion: {},
    dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00")],
    ...overrides,
  };
}

/** A span between two wall clock times, neither of which comes twice. */
export const span = (start: string, end: string) => ({
  start: local(start),
  end: local(end),
  startOffset: null,
  endOffset: null,
});

/** Input for a workshop in room A on the evening of the first date, with a sign-up of its own. */
export const sessionInput = (start: string, end: string, overrides: Partial<SessionInput> = {}): SessionInput => ({
  ...span(`2026-12-18T${start}`, `2026-12-18T${end}`),
  titles: { pt: "Oficina" },
  room: "Sala A",
  track: null,
  spokenLanguage: null,
  capacity: null,
  door: "sign_up",
  ...overrides,
});

export const dateInput = (start: string, end: string, capacity: number | null = null): EventInput["dates"][number] => ({
  ...span(start, end),
  capacity,
});

export type MadeEvent = { eventId: string; slug: string; dateIds: string[]; organisationId: string; email: string };

/** Make an event with a given review state: draft, submitted or approved. */
export function makeEvent(
  db: OpenDatabase,
  overrides: Partial<EventInput> & { until?: "draft" | "submitted" | "approved"; now?: Instant } = {},
): MadeEvent {
  const { until = "approved", now = testNow, ...typed } = overrides;
  const organisation = typed.organisationId ? null : makeOrganisation(db);
  const organisationId = typed.organisationId ?? organisation?.organisationId ?? "";
  const eventId = randomUUID();
  const ctx = contextFor(db, { now });
  saveEvent(ctx, { ...eventInput(db, typed), organisationId, eventId });
  if (until !== "draft") submitEvent(ctx, { eventId });
  if (until === "approved") approve(db, eventId, now);
  return {
    eventId,
    slug: findEvent(db, eventId)?.slug ?? "",
    dateIds: listDates(db, eventId).map((date) => date.id),
    organisationId,
    email: organisation?.email ?? "",
  };
}

export function approve(db: OpenDatabase, eventId: string, now: Instant = testNow): void {
  const revision = findEvent(db, eventId)?.revision ?? 0;
  decideEvent(contextFor(db, { now }), { eventId, revision, decision: "approve", reason: "" });
}

/** Sign up for the first date of an event. */
export function signUp(
  db: OpenDatabase,
  event: MadeEvent,
  overrides: Partial<Parameters<typeof signUpForDate>[1]> & {
    now?: Instant;
    language?: Context["language"];
    network?: string | null;
  } = {},
): { token: string } {
  const { now = testNow, language = "en", network = null, ...input } = overrides;
  return signUpForDate(contextFor(db, { now, language, network, actor: { kind: "anonymous" } }), {
    slug: event.slug,
    dateId: event.dateIds[0] ?? "",
    requestId: randomUUID(),
    partySize: 1,
    nickname: "Sol",
    needs: [],
    email: null,
    ...input,
  });
}

/** Make the context of an account with its scopes, in a session whose second factor was given just now. */
export function actAs(db: OpenDatabase, email: string, now: Instant) {
  const { id } = db.$client.prepare("select id from account where email = ?").get(email) as { id: string };
  const scopes = listScopes(db, id, utcDay(now));
  const actor = {
    kind: "account",
    accountId: id,
    memberships: [],
    scopes,
    scopesAwaitingFactor: [],
    secondFactorAt: now,
  } as const;
  return { ...contextFor(db, { now }), actor };
}
