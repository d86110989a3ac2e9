import type { Database } from "#db/client.server.ts";
import type { Language } from "./languages/language.ts";
import type { MemberRole } from "./model/organisation.ts";
import type { Scope } from "./model/scope.ts";
import type { Instant } from "./time/zoned-time.ts";

/**
 * Scope of a coordinator, or of an absent one for whom the account is a deputy: a deputy may only decide review items.
 */
export type HeldScope = Scope & { isDeputy?: boolean };

/** Acting party. The operator works at the command line of the installation and acts for the whole network. */
export type Actor =
  | { kind: "anonymous" }
  | { kind: "operator" }
  | {
      kind: "account";
      accountId: string;
      memberships: readonly { organisationId: string; role: MemberRole }[];
      /** Scopes in a session that has shown the second factor; else empty. */
      scopes: readonly HeldScope[];
      /** Scopes that become available once this session has shown the second factor. */
      scopesAwaitingFactor: readonly HeldScope[];
      /** Time at which this session last showed the second factor. */
      secondFactorAt: Instant | null;
    };

export const accountIdOf = (actor: Actor): string | null => (actor.kind === "account" ? actor.accountId : null);

/** List the ids of the organisations of which the actor is a member. */
export const organisationIdsOf = (actor: Actor): string[] =>
  actor.kind === "account" ? actor.memberships.map((membership) => membership.organisationId) : [];

export const ownedOrganisationIdsOf = (actor: Actor): string[] =>
  actor.kind === "account"
    ? actor.memberships
        .filter((membership) => membership.role === "owner")
        .map((membership) => membership.organisationId)
    : [];

/** List the actor's scopes without those held as a deputy. */
export const ownScopesOf = (actor: Actor): readonly Scope[] => scopesOf(actor).filter((scope) => !scope.isDeputy);

/** List the actor's scopes, those held as a deputy included. */
export const scopesOf = (actor: Actor): readonly HeldScope[] => (actor.kind === "account" ? actor.scopes : []);

export type Context = {
  db: Database;
  now: Instant;
  actor: Actor;
  /** Language of the reader. */
  language: Language;
  /** Scheme and host of all absolute links, never taken from the request. No slash at the end. */
  origin: string;
  /** Keyed hash of the network of the request, for counting; null where unknown. */
  network?: string | null;
  /** Folder of uploaded pictures; absent where nothing is copied. */
  uploadsDir?: string;
};
