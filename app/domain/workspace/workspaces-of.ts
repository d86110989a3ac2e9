import type { Actor } from "../context.ts";

/** Workspaces of an account, also those that it enters with the second factor only. */
export type Workspaces = {
  isOrganiser: boolean;
  isCoordinator: boolean;
  isSecretariat: boolean;
  /** The only organisation of the account; null for several or none. */
  onlyOrganisationId: string | null;
};

export function workspacesOf({
  memberships,
  scopes,
  scopesAwaitingFactor,
}: Extract<Actor, { kind: "account" }>): Workspaces {
  const all = [...scopes, ...scopesAwaitingFactor];
  return {
    isOrganiser: memberships.length > 0,
    onlyOrganisationId: memberships.length === 1 ? (memberships[0]?.organisationId ?? null) : null,
    isCoordinator: all.length > 0,
    // A deputy decides for the network, and may not open the pages of the secretariat.
    isSecretariat: all.some(({ kind, isDeputy }) => kind === "network" && !isDeputy),
  };
}
