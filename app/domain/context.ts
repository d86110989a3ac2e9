import type { Database } from "#db/client.server.ts";
import type { Language } from "./languages/language.ts";
import type { MemberRole } from "./model/organisation.ts";
import type { Scope } from "./model/scope.ts";
import type { Instant } from "./time/zoned-time.ts";

/** A scope of one's own; or as a deputy, one of somebody who is away: that decides what waits there, and nothing else. */
export type HeldScope = Scope & { isDeputy?: boolean };

/** Who acts. The operator works at the command line of the installation and acts for the whole network. */
export type Actor =
  | { kind: "anonymous" }
  | { kind: "operator" }
  | {
      kind: "account";
      accountId: string;
      memberships: readonly { organisationId: string; role: MemberRole }[];
      /** What they coordinate, in a session that showed its second factor; without that, none. */
      scopes: readonly HeldScope[];
      /** What they would coordinate once this session has shown it. */
      scopesAwaitingFactor: readonly HeldScope[];
      /** When this session showed it last. */
      secondFactorAt: Instant | null;
    };

/** The account behind an actor, if there is one. */
export const accountIdOf = (actor: Actor): string | null => (actor.kind === "account" ? actor.accountId : null);

/** The organisations an actor speaks for. */
export const organisationIdsOf = (actor: Actor): string[] =>
  actor.kind === "account" ? actor.memberships.map((membership) => membership.organisationId) : [];

/** Those among them that an actor owns. */
export const ownedOrganisationIdsOf = (actor: Actor): string[] =>
  actor.kind === "account"
    ? actor.memberships
        .filter((membership) => membership.role === "owner")
        .map((membership) => membership.organisationId)
    : [];

/** What an actor coordinates by themselves, not in place of somebody who is away. */
export const ownScopesOf = (actor: Actor): readonly Scope[] => scopesOf(actor).filter((scope) => !scope.isDeputy);

/** Where an actor coordinates. */
export const scopesOf = (actor: Actor): readonly HeldScope[] => (actor.kind === "account" ? actor.scopes : []);

export type Context = {
  db: Database;
  now: Instant;
  actor: Actor;
  /** Language of the reader. */
  language: Language;
  /** Every absolute link is made from it, never from the request. No slash at the end. */
  origin: string;
  /** A keyed hash of the network the request comes from, to be counted by; null where it is not known. */
  network?: string | null;
};
