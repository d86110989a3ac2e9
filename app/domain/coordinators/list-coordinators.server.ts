import { listCities, listCountryCodes, listRegions } from "#db/queries/cities.server.ts";
import { lastActivityOf } from "#db/queries/account-functions.server.ts";
import { listHolders } from "#db/queries/coordinators.server.ts";
import { countryName } from "../model/country.ts";
import { type Context, accountIdOf } from "../context.ts";
import type { Scope } from "../model/scope.ts";
import { scopeName } from "./scope-name.server.ts";
import { type Instant, type LocalDate, utcDay } from "../time/zoned-time.ts";
import { requireSecretariat } from "./require-secretariat.server.ts";

type Coordinator = {
  accountId: string;
  email: string;
  isSelf: boolean;
  /** True when they have a second factor; without one, no items are offered to them. */
  hasFactor: boolean;
  awayUntil: string | null;
  /** The last day on which they were here, in UTC; null: never, or long ago. No more than the day is told. */
  lastSeenOn: LocalDate | null;
  scopes: (Scope & { name: string | null })[];
};

/**
 * List all coordinators with their scopes, and all places that can be a scope.
 * @throws NotFound unless the actor is the secretariat (deputies excluded)
 */
export function listCoordinators(ctx: Context) {
  requireSecretariat(ctx);
  const today = utcDay(ctx.now);
  const found = new Map<string, Coordinator>();
  const holders = listHolders(ctx.db);
  const lastSeen = lastActivityOf(
    ctx.db,
    holders.map(({ accountId }) => accountId),
  );
  for (const holder of holders) {
    const { accountId, email, kind, code, confirmedAt, awayUntil } = holder;
    const coordinator = found.get(accountId) ?? {
      accountId,
      email,
      isSelf: accountId === accountIdOf(ctx.actor),
      hasFactor: confirmedAt !== null,
      awayUntil: awayUntil !== null && awayUntil >= today ? awayUntil : null,
      lastSeenOn: dayOf(lastSeen.get(accountId)),
      scopes: [],
    };
    coordinator.scopes.push({ kind, code, name: scopeName(ctx.db, { kind, code }, ctx.language) });
    found.set(accountId, coordinator);
  }
  return { coordinators: [...found.values()], places: placesOf(ctx) };
}
const dayOf = (at: Instant | undefined): LocalDate | null => (at === undefined ? null : utcDay(at));

export type CoordinatorList = ReturnType<typeof listCoordinators>;

/** List the places that can be a scope, with values that `resolveScope` parses. */
function placesOf(ctx: Context) {
  const inOrder = new Intl.Collator(ctx.language);
  const sorted = (rows: { value: string; label: string }[]) => rows.sort((a, b) => inOrder.compare(a.label, b.label));
  return {
    regions: listRegions(ctx.db, ctx.language).map(({ code, name }) => ({ value: `region:${code}`, label: name })),
    countries: sorted(
      listCountryCodes(ctx.db).map((code) => ({ value: `country:${code}`, label: countryName(code, ctx.language) })),
    ),
    cities: sorted(
      listCities(ctx.db, ctx.language).map(({ slug, localName, countryCode }) => ({
        value: `city:${slug}`,
        label: `${localName} (${countryName(countryCode, ctx.language)})`,
      })),
    ),
  };
}
