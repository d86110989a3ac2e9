import type { Context } from "#app/domain/context.ts";
import { readTable } from "#app/domain/tables/read-table.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { OrganisationKind } from "#app/domain/model/organisation.ts";
import { registerOrganisation } from "#app/domain/organisations/register-organisation.server.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { inviteCoordinator } from "#app/domain/coordinators/invite-coordinator.server.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { makeFactorSecret } from "#app/domain/second-factor/totp.server.ts";
import { findCityByName } from "#db/queries/cities.server.ts";
import { insertSecondFactor } from "#db/queries/second-factors.server.ts";
import { readSeed } from "#db/seed/read-seed.server.ts";

export type DemoOrganisation = {
  id: string;
  name: string;
  publicName: string;
  kind: OrganisationKind;
  language: Language;
  contactEmail: string;
  isVerified: boolean;
  city: NonNullable<ReturnType<typeof findCityByName>>;
};

/** Accounts that the demonstration offers for signing in. */
export const demoAccounts = {
  organiser: { email: "organiser@example.org", organisation: "Associação Maré de Vizinhos" },
  municipality: { email: "ville@example.org", organisation: "Ville de Strasbourg · Mission bienvenue" },
  coordinators: [
    { email: "coordinator.pt@example.org", language: "pt", scope: { kind: "country", code: "PT" }, of: "Portugal" },
    { email: "coordinator.fr@example.org", language: "fr", scope: { kind: "country", code: "FR" }, of: "France" },
    {
      email: "coordinator.africa@example.org",
      language: "fr",
      scope: { kind: "region", code: "africa" },
      of: "Africa",
    },
    { email: "network@example.org", language: "en", scope: { kind: "network", code: "" }, of: "the whole network" },
  ] satisfies { email: string; language: Language; scope: Scope; of: string }[],
} as const;

const columns = ["city", "country", "kind", "name", "alias", "language"] as const;

/** Enter the invented organisations and the accounts to sign in with. Every fortieth organisation stays unverified. */
export function enterCast(ctx: Context): DemoOrganisation[] {
  const { rows, faults } = readTable<(typeof columns)[number]>(readSeed("organisations.csv"), {
    required: columns,
    optional: [],
  });
  if (faults[0]) throw new Error(`organisations.csv, row ${faults[0].row}: ${faults[0].fault.key}`);
  const organisations = rows.map(({ cells, row }) => enterOrganisation(ctx, cells, row));
  for (const account of demoAccounts.coordinators) {
    const { accountId } = inviteCoordinator({ ...ctx, language: account.language }, account);
    // No person has this device: the page that asks for the code shows it in the demonstration.
    insertSecondFactor(ctx.db, {
      accountId,
      secret: makeFactorSecret(),
      confirmedAt: ctx.now,
      createdAt: ctx.now,
    });
  }
  return organisations;
}

type Cells = Record<(typeof columns)[number], string>;

function enterOrganisation(ctx: Context, cells: Cells, row: number): DemoOrganisation {
  const city = findCityByName(ctx.db, cells.country, cells.city);
  if (!city) throw new Error(`organisations.csv, row ${row}: no city ${cells.city}`);
  const language = cells.language as Language;
  const contactEmail =
    [demoAccounts.organiser, demoAccounts.municipality].find((account) => account.organisation === cells.name)?.email ??
    `organisation${row}@example.org`;
  const kind = cells.kind as OrganisationKind;
  const alias = cells.alias === "" ? null : cells.alias;
  const input = { kind, cityId: city.id, name: cells.name, alias, contactEmail };
  const { organisationId } = registerOrganisation({ ...ctx, language }, input);
  const isVerified = row % 40 !== 0;
  if (isVerified) decideOrganisation(ctx, { organisationId, decision: "verify", reason: "" });
  return {
    id: organisationId,
    name: cells.name,
    publicName: alias ?? cells.name,
    kind,
    language,
    contactEmail,
    isVerified,
    city,
  };
}
