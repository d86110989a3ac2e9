import type { ContactsQuery } from "#db/queries/contacts.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import type { Scope } from "../model/scope.ts";
import { contactScopesOf } from "../permissions.ts";
import { listWords } from "../search/list-search.ts";
import { activeStates, type ContactFilter } from "./contact-filter.ts";

/** Return the scopes whose organisers the actor may write to. @throws NotFound for an actor without any */
export function requireContactScopes(ctx: Context): readonly Scope[] {
  const scopes = contactScopesOf(ctx.actor);
  if (scopes.length === 0) throw new NotFound("scope");
  return scopes;
}

/** Return the query of a filter within the actor's scopes. @throws NotFound as `requireContactScopes` does */
export const contactsQueryOf = (ctx: Context, filter: ContactFilter): ContactsQuery => ({
  scopes: requireContactScopes(ctx),
  words: listWords(filter.q),
  states: filter.state === null ? activeStates : [filter.state],
  kind: filter.kind,
  regionCode: filter.region,
  countryCode: filter.country,
  cityId: filter.cityId,
  events: filter.events,
  language: filter.language,
});
