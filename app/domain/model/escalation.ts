import { type Scope, type ScopeKind, scopeKinds } from "./scope.ts";
import type { Locality } from "../permissions.ts";

/** Each scope has this long, in working days of the place, before the next one up is asked as well. */
export const workingDaysPerLevel = 2;
/** So many clocks there are: the last scope has nobody above it. */
export const escalationSteps = scopeKinds.length - 1;

const scopeCodeAt = (level: ScopeKind, place: Locality): string =>
  ({ city: place.cityId, country: place.countryCode, region: place.regionCode, network: "" })[level];

/** Every scope that a place lies in, the narrowest first: the order in which they are asked (product 2, reviewer chain). */
export const scopesOfPlace = (place: Locality): Scope[] =>
  scopeKinds.map((kind) => ({ kind, code: scopeCodeAt(kind, place) }));

export const scopeKey = (scope: Scope): string => `${scope.kind}:${scope.code}`;

/**
 * The scopes to which something that waits in a place is offered now. The narrowest that has an active coordinator is
 * first; with each clock that has run out, the next such one is asked as well. The network is always one of them: there
 * nothing can be handed up.
 * @param active keys of the scopes that have an active coordinator
 * @param clocks how many clocks have run out
 */
export function escalatedLevels(place: Locality, active: ReadonlySet<string>, clocks: number): ScopeKind[] {
  return scopeKinds
    .filter((level) => level === "network" || active.has(scopeKey({ kind: level, code: scopeCodeAt(level, place) })))
    .slice(0, 1 + clocks);
}

/** Whether one of somebody's scopes is among those that are asked. */
export const isOfferedTo = (scopes: readonly Scope[], place: Locality, levels: readonly ScopeKind[]): boolean =>
  scopes.some((scope) => levels.includes(scope.kind) && scope.code === scopeCodeAt(scope.kind, place));
