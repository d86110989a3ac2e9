import { type Scope, type ScopeKind, scopeKinds } from "./scope.ts";
import type { Locality } from "../permissions.ts";

/** Working days (of the place) that a scope has to decide before the next wider scope is asked as well. */
export const workingDaysPerLevel = 2;
/** Maximum escalation level: one less than the number of scopes, because the network has no wider scope. */
export const escalationSteps = scopeKinds.length - 1;

const scopeCodeAt = (level: ScopeKind, place: Locality): string =>
  ({ city: place.cityId, country: place.countryCode, region: place.regionCode, network: "" })[level];

/**
 * Return every scope that contains a place, narrowest first: the order in which they are asked (product 2, reviewer
 * chain).
 */
export const scopesOfPlace = (place: Locality): Scope[] =>
  scopeKinds.map((kind) => ({ kind, code: scopeCodeAt(kind, place) }));

export const scopeKey = (scope: Scope): string => `${scope.kind}:${scope.code}`;

/**
 * Return the scopes to which an item that waits in a place is offered now: the narrowest one with an active
 * coordinator, and one wider such scope for each expired deadline. The network always counts as active: no scope is
 * wider.
 * @param active keys (`scopeKey`) of the scopes that have an active coordinator
 * @param clocks number of expired deadlines
 */
export function escalatedLevels(place: Locality, active: ReadonlySet<string>, clocks: number): ScopeKind[] {
  return scopeKinds
    .filter((level) => level === "network" || active.has(scopeKey({ kind: level, code: scopeCodeAt(level, place) })))
    .slice(0, 1 + clocks);
}

export const isOfferedTo = (scopes: readonly Scope[], place: Locality, levels: readonly ScopeKind[]): boolean =>
  scopes.some((scope) => levels.includes(scope.kind) && scope.code === scopeCodeAt(scope.kind, place));
