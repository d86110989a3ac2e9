import type { Database } from "#db/client.server.ts";
import type { Language } from "./languages/language.ts";
import type { MemberRole } from "./organisations/organisation.ts";
import type { Scope } from "./people/person.ts";
import type { Instant } from "./time/zoned-time.ts";

/** Who acts. The operator works at the command line of the installation and acts for the whole network. */
export type Actor =
  | { kind: "anonymous" }
  | { kind: "operator" }
  | {
      kind: "person";
      personId: string;
      memberships: readonly { organisationId: string; role: MemberRole }[];
      scopes: readonly Scope[];
    };

/** The account behind an actor, if there is one. */
export const personIdOf = (actor: Actor): string | null => (actor.kind === "person" ? actor.personId : null);

/** The organisations an actor speaks for. */
export const organisationIdsOf = (actor: Actor): string[] =>
  actor.kind === "person" ? actor.memberships.map((one) => one.organisationId) : [];

export type Context = {
  db: Database;
  now: Instant;
  actor: Actor;
  /** Language of the reader. */
  language: Language;
  /** Every absolute link is made from it, never from the request. No slash at the end. */
  origin: string;
};
