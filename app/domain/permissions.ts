import type { Actor } from "./context.ts";
import { Forbidden } from "./errors.ts";
import type { Scope } from "./people/person.ts";

/** Where a thing lies, for scopes. */
export type Locality = { cityId: string; countryCode: string; regionCode: string };
/** What a permission about an event depends on. */
export type EventSubject = Locality & { leadOrganisationId: string };

type Subjects = {
  "event:edit": EventSubject;
  "event:review": Locality;
  /** Taking it out of everything public at once. */
  "event:hide": EventSubject & { cityAuthorityIds: readonly string[] };
  "organisation:post": { organisationId: string };
  /** Entering an organisation for others. */
  "organisation:register": Locality;
  "organisation:verify": Locality;
  /** Editions, regions, cities, coordinators, imports for anybody. */
  "network:manage": null;
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
  actor.kind === "person" && actor.memberships.some((membership) => membership.organisationId === organisationId);
const owns = (actor: Actor, organisationIds: readonly string[]): boolean =>
  actor.kind === "person" &&
  actor.memberships.some((one) => one.role === "owner" && organisationIds.includes(one.organisationId));
const coordinates = (actor: Actor, place: Locality): boolean =>
  actor.kind === "person" && actor.scopes.some((scope) => scopeCovers(scope, place));

const rules: { [A in Action]: (actor: Actor, subject: Subjects[A]) => boolean } = {
  "event:edit": (actor, event) => isMember(actor, event.leadOrganisationId),
  "event:review": coordinates,
  "event:hide": (actor, event) =>
    owns(actor, [event.leadOrganisationId, ...event.cityAuthorityIds]) || coordinates(actor, event),
  "organisation:post": (actor, organisation) => isMember(actor, organisation.organisationId),
  "organisation:register": coordinates,
  "organisation:verify": coordinates,
  "network:manage": (actor) => actor.kind === "person" && actor.scopes.some((scope) => scope.kind === "network"),
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
