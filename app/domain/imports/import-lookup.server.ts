import { findCityByName } from "#db/queries/cities.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import type { Context } from "../context.ts";
import { findPostingOrganisation, type NamedOrganisation } from "./find-posting-organisation.server.ts";

/** What the rows of a table name over and over: a table of five thousand rows names few organisations and cities. */
export type ImportLookup = {
  organisation: (name: string) => NamedOrganisation;
  city: (countryCode: string, name: string) => ReturnType<typeof findCityByName>;
  edition: () => ReturnType<typeof findCurrentEdition>;
};

export function createImportLookup(ctx: Context): ImportLookup {
  const organisation = remembered((name) => findPostingOrganisation(ctx, name));
  const city = remembered((countryCode, name) => findCityByName(ctx.db, countryCode, name));
  const edition = remembered(() => findCurrentEdition(ctx.db, ctx.language));
  return { organisation, city, edition };
}

function remembered<A extends string[], T>(find: (...asked: A) => T): (...asked: A) => T {
  const known = new Map<string, { found: T }>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    const answer = known.get(key) ?? { found: find(...asked) };
    known.set(key, answer);
    return answer.found;
  };
}
