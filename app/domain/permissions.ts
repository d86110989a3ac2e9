import { type Actor, ownScopesOf } from "./context.ts";
import { Forbidden } from "./errors.ts";
import type { OrganisationKind, OrganisationState } from "./model/organisation.ts";
import { isCityAuthority, isLocalAuthority } from "./model/organisation.ts";
import { type Scope, type ScopeKind, scopeKinds } from "./model/scope.ts";

/** Place of a subject, to be compared with scopes. */
export type Locality = { cityId: string; countryCode: string; regionCode: string };
export type EventSubject = Locality & { leadOrganisationId: string };
/** The same with the organisations that agreed to co-host the event. */
export type SharedEventSubject = EventSubject & { coOrganiserIds: readonly string[] };

export type OrganisationSubject = { id: string };
/** Organisation that may be the local authority of its city. */
export type LocalAuthority = {
  id: string;
  kind: OrganisationKind;
  state: OrganisationState;
  cityId: string;
  authorityNamedAt: number | null;
};

type Subjects = {
  "event:edit": EventSubject;
  /** Read all of an event, and write its translations. */
  "event:translate": SharedEventSubject;
  "event:review": Locality;
  /** Take an event off the site at once. */
  "event:hide": EventSubject & { cityAuthorityIds: readonly string[] };
  "organisation:post": { organisationId: string };
  /** Register an organisation on behalf of others. */
  "organisation:register": Locality;
  "organisation:verify": Locality;
  /** Read profile, members and invitations. */
  "organisation:read": OrganisationSubject;
  /** Change profile, members and invitations. */
  "organisation:manage": OrganisationSubject;
  /** Vouch for an organisation in the city of a local authority. */
  "organisation:vouch": { cityId: string; state: OrganisationState; authority: LocalAuthority };
  /** Write a word of welcome of a city. */
  "city:welcome": { authority: LocalAuthority; cityId: string };
  /** Act for a city, e.g. set its default place level. */
  "city:speak": { authority: LocalAuthority; cityId: string };
  /** Add a proposed city to the list. */
  "city:confirm": Locality;
  /** Decide on what a city says of itself. */
  "city:review": Locality;
  /** Take all events of a city off the site. */
  "city:hide": Locality & { cityAuthorityIds: readonly string[] };
  "city:show": Locality;
  /** Feature an event on the page of a place; `place` is the location of that page. */
  "place:feature": { kind: ScopeKind; place: Locality; cityAuthorityIds: readonly string[] };
  /** Act as the secretariat: manage editions, cities, mail and imports, and read the audit log; not as a deputy. */
  "network:manage": null;
  /** Manage coordinators and reset second factors; not as a deputy. */
  "coordinators:manage": null;
};
export type Action = keyof Subjects;

declare const authorized: unique symbol;
/** Subject that the actor may change. Only `permitted` creates one, so that code without the check does not compile. */
export type Authorized<T> = T & { readonly [authorized]: true };

export function scopeCovers(scope: Scope, place: Locality): boolean {
  if (scope.kind === "network") return true;
  return scope.code === { city: place.cityId, country: place.countryCode, region: place.regionCode }[scope.kind];
}

/**
 * List the scopes in which an actor may see the addresses of organisers and write to all of them. A deputy only decides
 * review items, so that the scopes held for others are none of them.
 */
export const contactScopesOf = (actor: Actor): readonly Scope[] => ownScopesOf(actor);

const isMember = (actor: Actor, organisationId: string): boolean =>
  actor.kind === "account" && actor.memberships.some((membership) => membership.organisationId === organisationId);
const owns = (actor: Actor, organisationIds: readonly string[]): boolean =>
  actor.kind === "account" &&
  actor.memberships.some(
    (membership) => membership.role === "owner" && organisationIds.includes(membership.organisationId),
  );
const coordinates = (actor: Actor, place: Locality): boolean =>
  actor.kind === "account" && actor.scopes.some((scope) => scopeCovers(scope, place));

const ownsIn = (actor: Actor, authority: LocalAuthority, cityId: string): boolean =>
  owns(actor, [authority.id]) && authority.cityId === cityId;
const speaksFor = (actor: Actor, authority: LocalAuthority, cityId: string): boolean =>
  ownsIn(actor, authority, cityId) && isCityAuthority(authority);

/**
 * True for a scope of the place's kind or wider that covers it: a coordinator of a country features events on the pages
 * of its cities too, but not on that of its region.
 */
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
  "city:welcome": (actor, { authority, cityId }) => ownsIn(actor, authority, cityId) && isLocalAuthority(authority),
  "city:speak": (actor, { authority, cityId }) => speaksFor(actor, authority, cityId),
  "city:confirm": (actor, place) =>
    actor.kind === "account" && actor.scopes.some((scope) => scope.kind !== "city" && scopeCovers(scope, place)),
  "city:hide": (actor, city) => owns(actor, city.cityAuthorityIds) || coordinates(actor, city),
  "city:show": coordinates,
  "city:review": coordinates,
  "place:feature": (actor, { kind, place, cityAuthorityIds }) =>
    featuresByScope(actor, kind, place) || (kind === "city" && owns(actor, cityAuthorityIds)),
  "coordinators:manage": (actor) =>
    actor.kind === "account" && actor.scopes.some((scope) => scope.kind === "network" && !scope.isDeputy),
  "network:manage": (actor) =>
    actor.kind === "account" && actor.scopes.some((scope) => scope.kind === "network" && !scope.isDeputy),
};

/** Tell whether an actor may do an action; for functions, which throw, and for components, which hide. */
export function can<A extends Action>(actor: Actor, action: A, subject: Subjects[A]): boolean {
  return actor.kind === "operator" || rules[action](actor, subject);
}

/**
 * Return the subject, marked as authorized for the actor; null without the permission. Queries that change data accept
 * no other.
 */
export function permitted<A extends Action, T extends Subjects[A]>(
  actor: Actor,
  action: A,
  subject: T,
): Authorized<T> | null {
  return can(actor, action, subject) ? (subject as Authorized<T>) : null;
}

/** Require a permission for a subject that the actor may know of. @throws Forbidden */
export function authorize<A extends Action>(actor: Actor, action: A, subject: Subjects[A]): void {
  if (!can(actor, action, subject)) throw new Forbidden(action);
}
