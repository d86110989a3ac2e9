import type { Actor } from "./context.ts";
import { Forbidden } from "./errors.ts";
import type { OrganisationKind, OrganisationState } from "./model/organisation.ts";
import { isLocalAuthority } from "./model/organisation.ts";
import { type Scope, type ScopeKind, scopeKinds } from "./model/scope.ts";

/** Where a thing lies, for scopes. */
export type Locality = { cityId: string; countryCode: string; regionCode: string };
/** What a permission about an event depends on. */
export type EventSubject = Locality & { leadOrganisationId: string };
/** With the organisations that agreed to organise it together. */
export type SharedEventSubject = EventSubject & { coOrganiserIds: readonly string[] };

/** What a permission about an organisation's own affairs depends on. */
export type OrganisationSubject = { id: string };
/** A city's own organisation, and the city it wants to act for. */
export type LocalAuthority = { id: string; kind: OrganisationKind; state: OrganisationState; cityId: string };

type Subjects = {
  "event:edit": EventSubject;
  /** Reading everything of an event, and writing its texts in other languages. */
  "event:translate": SharedEventSubject;
  "event:review": Locality;
  /** Taking it out of everything public at once. */
  "event:hide": EventSubject & { cityAuthorityIds: readonly string[] };
  "organisation:post": { organisationId: string };
  /** Entering an organisation for others. */
  "organisation:register": Locality;
  "organisation:verify": Locality;
  /** Its profile, its members, its invitations: to see. */
  "organisation:read": OrganisationSubject;
  /** The same: to change. */
  "organisation:manage": OrganisationSubject;
  /** Saying that one knows an organisation of one's own city. */
  "organisation:vouch": { cityId: string; state: OrganisationState; authority: LocalAuthority };
  /** Speaking for a city, e.g. on how careful it is with places. */
  "city:speak": { authority: LocalAuthority; cityId: string };
  /** Making a proposed city one of the list. */
  "city:confirm": Locality;
  /** Taking the whole programme of a city out of everything public. */
  "city:hide": Locality & { cityAuthorityIds: readonly string[] };
  "city:show": Locality;
  /** Leading the page of a place with an event; `place` is where that page is. */
  "place:feature": { kind: ScopeKind; place: Locality; cityAuthorityIds: readonly string[] };
  /** Editions, regions, cities, imports for anybody. */
  "network:manage": null;
  /** Who coordinates what, and whose second factor is taken away: never as a deputy. */
  "coordinators:manage": null;
};
export type Action = keyof Subjects;

declare const authorized: unique symbol;
/** A thing somebody may change; only `permitted` makes one, so a forgotten check does not compile. */
export type Authorized<T> = T & { readonly [authorized]: true };

export function scopeCovers(scope: Scope, place: Locality): boolean {
  if (scope.kind === "network") return true;
  return scope.code === { city: place.cityId, country: place.countryCode, region: place.regionCode }[scope.kind];
}

const isMember = (actor: Actor, organisationId: string): boolean =>
  actor.kind === "account" && actor.memberships.some((membership) => membership.organisationId === organisationId);
const owns = (actor: Actor, organisationIds: readonly string[]): boolean =>
  actor.kind === "account" &&
  actor.memberships.some(
    (membership) => membership.role === "owner" && organisationIds.includes(membership.organisationId),
  );
const coordinates = (actor: Actor, place: Locality): boolean =>
  actor.kind === "account" && actor.scopes.some((scope) => scopeCovers(scope, place));

const speaksFor = (actor: Actor, authority: LocalAuthority, cityId: string): boolean =>
  owns(actor, [authority.id]) && isLocalAuthority(authority) && authority.cityId === cityId;

/** Who coordinates a country has the pages of its cities too, not that of its region. */
const featuresByScope = (actor: Actor, kind: ScopeKind, place: Locality): boolean =>
  actor.kind === "account" &&
  actor.scopes.some((scope) => scopeKinds.indexOf(scope.kind) >= scopeKinds.indexOf(kind) && scopeCovers(scope, place));

const rules: { [A in Action]: (actor: Actor, subject: Subjects[A]) => boolean } = {
  "event:edit": (actor, event) => isMember(actor, event.leadOrganisationId),
  "event:translate": (actor, event) =>
    [event.leadOrganisationId, ...event.coOrganiserIds].some((id) => isMember(actor, id)),
  "event:review": coordinates,
  "event:hide": (actor, event) =>
    owns(actor, [event.leadOrganisationId, ...event.cityAuthorityIds]) || coordinates(actor, event),
  "organisation:post": (actor, organisation) => isMember(actor, organisation.organisationId),
  "organisation:register": coordinates,
  "organisation:verify": coordinates,
  "organisation:read": (actor, organisation) => isMember(actor, organisation.id),
  "organisation:manage": (actor, organisation) => owns(actor, [organisation.id]),
  "organisation:vouch": (actor, { authority, cityId, state }) =>
    state === "pending" && speaksFor(actor, authority, cityId),
  "city:speak": (actor, { authority, cityId }) => speaksFor(actor, authority, cityId),
  "city:confirm": (actor, place) =>
    actor.kind === "account" && actor.scopes.some((scope) => scope.kind !== "city" && scopeCovers(scope, place)),
  "city:hide": (actor, city) => owns(actor, city.cityAuthorityIds) || coordinates(actor, city),
  "city:show": coordinates,
  "place:feature": (actor, { kind, place, cityAuthorityIds }) =>
    featuresByScope(actor, kind, place) || (kind === "city" && owns(actor, cityAuthorityIds)),
  "coordinators:manage": (actor) =>
    actor.kind === "account" && actor.scopes.some((scope) => scope.kind === "network" && !scope.isDeputy),
  "network:manage": (actor) =>
    actor.kind === "account" && actor.scopes.some((scope) => scope.kind === "network" && !scope.isDeputy),
};

/** Whether an actor may do this; for verbs (which throw) and for components (which hide). */
export function can<A extends Action>(actor: Actor, action: A, subject: Subjects[A]): boolean {
  return actor.kind === "operator" || rules[action](actor, subject);
}

/** The thing itself, marked as one this actor may do this to; null when not. Queries that change things take no other. */
export function permitted<A extends Action, T extends Subjects[A]>(
  actor: Actor,
  action: A,
  subject: T,
): Authorized<T> | null {
  return can(actor, action, subject) ? (subject as Authorized<T>) : null;
}

/** For what the actor may know of, but not do. @throws Forbidden */
export function authorize<A extends Action>(actor: Actor, action: A, subject: Subjects[A]): void {
  if (!can(actor, action, subject)) throw new Forbidden(action);
}
